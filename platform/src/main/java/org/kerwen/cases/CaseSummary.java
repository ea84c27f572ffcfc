package org.kerwen.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kerwen.cases.pages.CasePaper;
import org.kerwen.casework.MoveKind;
import org.kerwen.kernel.PersonId;

/**
 * A case on a sheet, for the hands of the person or of a colleague who takes it over: where it stands, what is done, what is still to do.
 * What forms were filled in with and what was noted is not in it. Of a sealed case it does not say of which programme it is: whoever finds
 * the paper must not learn that somebody was a victim.
 */
final class CaseSummary {
    private final BlankPaper paper;
    private final CaseFile file;
    private final Labels labels;
    private final List<GrantReceipt.Paid> paid;
    private final Function<Instant, LocalDate> days;

    CaseSummary(BlankPaper paper, List<GrantReceipt.Paid> paid, Function<Instant, LocalDate> days) {
        this.paper = paper;
        this.file = paper.file();
        this.labels = paper.labels();
        this.paid = paid;
        this.days = days;
    }

    CasePaper written() {
        return paper.written(
                "summary",
                paper.get(file.sealed() ? "summary.sealed" : "summary.lede"),
                paper.made(),
                List.of(
                        new CasePaper.Part("", stands()),
                        new CasePaper.Part(paper.get("summary.people"), people()),
                        new CasePaper.Part(paper.get("summary.done"), orNothing(done())),
                        new CasePaper.Part(paper.get("summary.toDo"), orNothing(toDo()))),
                List.of(),
                List.of());
    }

    private List<CasePaper.Line> orNothing(List<CasePaper.Line> lines) {
        return lines.isEmpty() ? List.of(paper.line("summary.nothing", "")) : lines;
    }

    private List<CasePaper.Line> stands() {
        List<CasePaper.Line> lines = new ArrayList<>();
        lines.add(paper.line("reference", file.reference()));
        if (!file.sealed()) {
            lines.add(paper.line("summary.programme", labels.programme()));
        }
        lines.add(paper.line("summary.stage", labels.stage(file.stage())));
        lines.add(paper.line("summary.opened", file.openedOn().toString()));
        day(lines, "summary.travel", file.days().travel());
        day(lines, "summary.departure", file.days().departure());
        day(lines, "summary.arrival", file.days().arrival());
        String reason = file.closingReason();
        if (file.closedOn() != null) {
            lines.add(paper.line(
                    "summary.closed", file.closedOn() + (reason == null ? "" : " · " + labels.reason(reason))));
        }
        return lines;
    }

    private void day(List<CasePaper.Line> lines, String key, @Nullable LocalDate day) {
        if (day != null) {
            lines.add(paper.line(key, day.toString()));
        }
    }

    private List<CasePaper.Line> people() {
        return file.people().stream()
                .filter(person -> paper.opened().people().containsKey(person))
                .map(person -> new CasePaper.Line(
                        paper.called(person),
                        paper.born(person).isEmpty() ? "" : paper.get("born") + ": " + paper.born(person)))
                .toList();
    }

    /** Something that is done, and on which day. */
    private record Done(LocalDate day, CasePaper.Line line) {}

    private List<CasePaper.Line> done() {
        List<Done> done = new ArrayList<>();
        for (CaseFile.Commitment each : file.commitments()) {
            if (each.outcome() == HowEnded.DONE) {
                LocalDate day = doneOn(each);
                LocalDate until = each.validUntil();
                done.add(new Done(
                        day,
                        line(
                                labels.owed(each.kind(), each.what()),
                                each.person(),
                                until == null
                                        ? day.toString()
                                        : day + " · " + paper.get("summary.until") + ": " + until)));
            }
        }
        paid.forEach(each -> done.add(new Done(
                each.entry().day(),
                new CasePaper.Line(
                        labels.award(each.payment().award(), each.payment().instalment()),
                        each.entry().day() + " · " + each.payment().amount()))));
        return done.stream()
                .sorted(Comparator.comparing(Done::day))
                .map(Done::line)
                .toList();
    }

    private LocalDate doneOn(CaseFile.Commitment done) {
        LocalDate from = done.validFrom();
        return file.steps().stream()
                .filter(step -> step.kind() == StepKind.DONE && done.isFor(step.what(), step.person()))
                .map(step -> days.apply(step.at()))
                .reduce((first, last) -> last)
                .orElse(from == null ? file.openedOn() : from);
    }

    private CasePaper.Line line(String what, @Nullable PersonId person, String value) {
        String who = person == null ? "" : paper.called(person);
        return new CasePaper.Line(who.isEmpty() ? what : what + " · " + who, value);
    }

    private List<CasePaper.Line> toDo() {
        List<CasePaper.Line> lines = new ArrayList<>();
        file.commitments().stream()
                .filter(CaseFile.Commitment::isOwed)
                .sorted(Comparator.comparing(CaseFile.Commitment::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .forEach(each -> lines.add(line(
                        labels.owed(each.kind(), each.what()),
                        each.person(),
                        each.due() == null ? "" : each.due().toString())));
        paper.opened().rules().moves(file).stream()
                .filter(possible -> possible.move().kind() == MoveKind.ADVANCE
                        || possible.move().kind() == MoveKind.RESUME)
                .flatMap(possible -> possible.missing().stream())
                .distinct()
                .filter(missing -> file.commitments().stream()
                        .noneMatch(each -> each.isOwed() && each.isFor(missing.what(), missing.person())))
                .forEach(missing -> lines.add(line(
                        missing.how() == Missing.How.FORM
                                ? labels.form(missing.what())
                                : labels.requirement(missing.what()),
                        missing.person(),
                        paper.get("missing." + missing.how().word()))));
        grants(lines);
        return lines;
    }

    /** What of its grants was asked for or can be. */
    private void grants(List<CasePaper.Line> lines) {
        for (Payment each : paper.opened().payments()) {
            if (each.state() == Payment.State.REQUESTED) {
                lines.add(new CasePaper.Line(
                        labels.award(each.award(), each.instalment()),
                        each.amount() + " · " + paper.get("summary.asked")));
            }
        }
        for (Instalment due : Grants.notAsked(paper.opened())) {
            lines.add(new CasePaper.Line(
                    labels.award(due.grant().id(), due.number()), due.amount().toString()));
        }
    }
}
