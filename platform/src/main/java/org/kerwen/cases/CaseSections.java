package org.kerwen.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Desk;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.Section;
import org.kerwen.casework.Moment;
import org.kerwen.casework.MoveKind;
import org.kerwen.casework.Programme;
import org.kerwen.casework.ProgrammeForm;
import org.kerwen.files.FileLabel;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.movements.Clearance;
import org.kerwen.movements.ClearanceAnswer;
import org.kerwen.movements.Hold;
import org.kerwen.web.AppFrame;
import org.kerwen.web.DateWords;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;

/** The parts of a case's page: what is to be done first, what is known beside it. */
final class CaseSections {
    private static final int STEPS = 40;

    private final AppFrame frame;
    private final Texts texts;
    private final CaseFile file;
    private final CaseRules rules;
    private final CaseWords words;
    private final Cases.Opened opened;
    private final Actor.Person reader;
    private final Map<AccountId, String> colleagues;
    private final Map<UUID, FileLabel> labels;
    private final Function<OrganisationId, String> organisations;
    private final boolean opensFiles;
    private final boolean works;
    private final boolean prints;
    private final boolean moves;
    private final boolean handsOver;
    private final boolean asks;
    private final Desk desk;
    private final String address;

    CaseSections(
            AppFrame frame,
            Cases.Opened opened,
            Actor.Person reader,
            Map<AccountId, String> colleagues,
            Map<UUID, FileLabel> labels,
            Function<OrganisationId, String> organisations,
            boolean opensFiles,
            boolean works,
            boolean moves,
            boolean handsOver,
            boolean asks,
            Desk desk) {
        this.frame = frame;
        this.texts = frame.texts();
        this.opened = opened;
        this.file = opened.file();
        this.rules = opened.rules();
        this.words = new CaseWords(rules.programme(), opened.people(), texts);
        this.reader = reader;
        this.colleagues = colleagues;
        this.labels = labels;
        this.organisations = organisations;
        this.opensFiles = opensFiles;
        this.works = works && file.closedOn() == null;
        this.prints = works;
        this.moves = moves;
        this.handsOver = handsOver;
        this.asks = asks;
        this.desk = desk;
        this.address = CaseListPages.LIST + "/" + file.id();
    }

    List<Section> toDo() {
        List<Section> sections = new ArrayList<>();
        if (file.proposal() != null) {
            sections.add(proposal(file.proposal()));
        }
        sections.add(next());
        sections.add(owed());
        travellers().ifPresent(sections::add);
        sections.add(forms());
        sections.add(files());
        grants().ifPresent(sections::add);
        sections.add(people());
        sections.add(consents());
        return sections;
    }

    private Section proposal(CaseFile.Proposal proposal) {
        List<Form> forms = new ArrayList<>();
        boolean own = proposal.by().equals(reader.account());
        if (moves && !own) {
            forms.add(Form.button(frame, address + "/confirm", texts.get("cases.confirm"))
                    .styled(""));
        }
        if (moves) {
            forms.add(Form.of(
                            frame,
                            address + "/decline",
                            List.of(Form.Field.of("text", "words", texts.get("cases.field.words"))
                                    .longest(400)
                                    .optional()),
                            texts.get(own ? "cases.takeBack" : "cases.decline"))
                    .styled("plain"));
        }
        return Section.of(
                        "proposal",
                        texts.get("cases.proposed", Map.of("move", words.move(proposal.move()))),
                        texts.get(
                                own ? "cases.proposed.own" : "cases.proposed.by",
                                Map.of("who", colleagues.getOrDefault(proposal.by(), ""))))
                .forms(forms);
    }

    /** Where the case may go on to, and what hinders it. */
    private Section next() {
        List<List<Cell>> rows = new ArrayList<>();
        List<AppFrame.Link> links = new ArrayList<>();
        Set<Role> held = rules.roles(reader);
        for (CaseRules.Possible possible : rules.moves(file)) {
            Programme.Move move = possible.move();
            boolean main = move.kind() == MoveKind.ADVANCE || move.kind() == MoveKind.RESUME;
            boolean mine = moves
                    && file.proposal() == null
                    && (move.roles().stream().anyMatch(held::contains) || (move.twoPeople() && isWorking(held)));
            for (Missing missing : possible.missing()) {
                if (main || move.kind() == MoveKind.CLOSURE) {
                    rows.add(List.of(Cell.text(words.missing(missing)), words.whom(missing.person()), again(missing)));
                }
            }
            if (mine && possible.isOpen()) {
                links.add(new AppFrame.Link(words.move(move.id()), address + "/moves/" + move.id(), main));
            }
        }
        String stands = texts.get("cases.stands", Map.of("stage", words.stage(file.stage())));
        Section section = links.isEmpty() && rows.isEmpty()
                ? Section.of("next", texts.get("cases.next"), stands, texts.get("cases.next.others"))
                : Section.of("next", texts.get("cases.next"), stands);
        return (rows.isEmpty()
                        ? section
                        : section.table(new Section.Table(
                                texts.get("cases.missing"),
                                List.of(texts.get("cases.missing"), texts.get("cases.field.whom"), ""),
                                rows.stream().distinct().toList(),
                                "")))
                .links(links);
    }

    private boolean isWorking(Set<Role> held) {
        return rules.stage(file.stage())
                .map(stage -> stage.roles().stream().anyMatch(held::contains))
                .orElse(false);
    }

    private Cell again(Missing missing) {
        return missing.how() == Missing.How.REFUSED && works
                ? Cell.form(Form.button(frame, address + "/again", texts.get("cases.again"))
                        .with(
                                missing.person() == null
                                        ? Map.of("what", missing.what())
                                        : Map.of(
                                                "what",
                                                missing.what(),
                                                "person",
                                                missing.person().toString())))
                : Cell.text("");
    }

    private Section owed() {
        Section section = Section.of("owed", texts.get("cases.owed"))
                .table(new Section.Table(
                        texts.get("cases.owed"),
                        List.of(texts.get("cases.what"), texts.get("cases.field.whom"), texts.get("cases.due"), ""),
                        file.commitments().stream()
                                .filter(CaseFile.Commitment::isOwed)
                                .sorted(Comparator.comparing(
                                        CaseFile.Commitment::due, Comparator.nullsLast(Comparator.naturalOrder())))
                                .map(this::owed)
                                .toList(),
                        texts.get("cases.owed.none")));
        List<AppFrame.Link> links = new ArrayList<>();
        if (works && !CaseClearances.open(opened).isEmpty()) {
            links.add(new AppFrame.Link(texts.get("cases.agency.ask"), address + "/agency", false));
        }
        if (works) {
            links.add(new AppFrame.Link(texts.get("cases.offer"), address + "/services", false));
        }
        if (prints) {
            links.add(new AppFrame.Link(texts.get("cases.papers"), address + "/papers", false));
        }
        return section.links(links);
    }

    /** What is owed; where an agency was asked for it, what that says. */
    private List<Cell> owed(CaseFile.Commitment owed) {
        Clearance asked = opened.clearances().get(owed.id());
        Clearance.Answer answer = asked == null ? null : asked.answer();
        Cell when = asked == null
                ? words.due(owed.due(), rules.today())
                : answer == null
                        ? Cell.badge(
                                texts.get("cases.agency.waits", Map.of("day", DateWords.of(asked.due(), texts))),
                                "calm")
                        : Cell.badge(
                                texts.choice(answer.answer()),
                                answer.answer() == ClearanceAnswer.PERMITTED ? "ok" : "stop");
        return List.of(
                Cell.text(words.owed(owed.kind(), owed.what())),
                words.whom(owed.person()),
                when,
                works
                        ? Cell.link(
                                texts.get(answer == null ? "cases.end" : "cases.agency.take"),
                                address + "/owed/" + owed.id())
                        : Cell.text(""));
    }

    private Section forms() {
        List<List<Cell>> rows = new ArrayList<>();
        for (ProgrammeForm form : rules.programme().forms()) {
            boolean now = form.stages().contains(file.stage());
            for (CaseRules.Whom whom : rules.concerned(form.forWhom(), file)) {
                if (now || file.answered(form.id(), whom.person()).isPresent()) {
                    String href =
                            address + "/forms/" + form.id() + (whom.person() == null ? "" : "?person=" + whom.person());
                    rows.add(List.of(
                            works ? Cell.link(words.form(form.id()), href) : Cell.text(words.form(form.id())),
                            words.whom(whom.person()),
                            words.state(file, form, whom, rules)));
                }
            }
        }
        return Section.of("forms", texts.get("cases.forms"))
                .table(new Section.Table(
                        texts.get("cases.forms"),
                        List.of(texts.get("cases.form"), texts.get("cases.field.whom"), texts.get("cases.form.state")),
                        rows,
                        texts.get("cases.forms.none")));
    }

    /** What was brought, the last first. */
    private Section files() {
        Map<String, String> called = words.files(file.attachments(), labels);
        List<String> columns = new ArrayList<>(
                List.of(texts.get("cases.file"), texts.get("cases.field.whom"), texts.get("cases.file.brought")));
        if (works) {
            columns.add("");
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (CaseFile.Attachment each : file.attachments().reversed()) {
            String href = address + "/files/" + each.file();
            String name = called.getOrDefault(each.file().toString(), "");
            List<Cell> row = new ArrayList<>(List.of(
                    opensFiles && labels.containsKey(each.file()) ? Cell.link(name, href) : Cell.text(name),
                    words.whom(each.person()),
                    Cell.name(desk.when(each.at(), texts) + " · "
                            + colleagues.getOrDefault(each.by(), texts.get("cases.gone")))));
            if (works) {
                row.add(Cell.link(texts.get("cases.file.away"), href + "/away"));
            }
            rows.add(row);
        }
        Section section = Section.of("files", texts.get("cases.files"))
                .table(new Section.Table(texts.get("cases.files"), columns, rows, texts.get("cases.files.none")));
        return works
                ? section.links(List.of(new AppFrame.Link(texts.get("cases.file.bring"), address + "/files", false)))
                : section;
    }

    /** What is due of grants by the stage at which the case stands. */
    private Optional<Section> grants() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Payment payment : opened.payments()) {
            rows.add(List.of(
                    Cell.text(words.award(payment.award(), payment.instalment())),
                    Cell.text(GrantPages.sum(payment, texts)),
                    Cell.badge(
                            texts.choice(payment.state()),
                            payment.state() == Payment.State.PAID
                                    ? "ok"
                                    : payment.state() == Payment.State.REQUESTED ? "warn" : "calm")));
        }
        for (Instalment due : Grants.notAsked(opened)) {
            rows.add(List.of(
                    Cell.text(words.award(due.grant().id(), due.number())),
                    Cell.text(GrantPages.sum(due.amount(), texts)),
                    asks
                            ? Cell.form(Form.button(frame, address + "/grants", texts.get("cases.grant.ask"))
                                    .with(Map.of(
                                            "award", due.grant().id(), "instalment", String.valueOf(due.number()))))
                            : Cell.text(texts.get("cases.grant.due"))));
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.of("grants", texts.get("cases.grants"))
                        .table(new Section.Table(
                                texts.get("cases.grants"),
                                List.of(
                                        texts.get("cases.grant"),
                                        texts.get("cases.grant.amount"),
                                        texts.get("cases.form.state")),
                                rows,
                                "")));
    }

    private Section people() {
        Section section = Section.of("people", texts.get("cases.people"))
                .table(new Section.Table(
                        texts.get("cases.people"),
                        List.of(texts.get("cases.who"), texts.get("cases.age"), texts.get("cases.since")),
                        file.members().stream()
                                .map(member -> List.of(
                                        opened.people().containsKey(member.person())
                                                ? Cell.link(
                                                        words.person(member.person()), "/app/people/" + member.person())
                                                : Cell.text(words.person(member.person())),
                                        Cell.text(texts.get(
                                                rules.isChild(file, member.person()) ? "cases.child" : "cases.adult")),
                                        member.until() == null
                                                ? Cell.text(DateWords.of(member.since(), texts))
                                                : Cell.badge(
                                                        texts.get(
                                                                "cases.left",
                                                                Map.of("day", DateWords.of(member.until(), texts))),
                                                        "calm")))
                                .toList(),
                        ""));
        return works
                ? section.links(List.of(
                        new AppFrame.Link(texts.get("cases.join"), address + "/people", false),
                        new AppFrame.Link(texts.get("cases.leave"), address + "/leave", false)))
                : section;
    }

    private Section consents() {
        Section section = Section.of("consents", texts.get("cases.consents"))
                .table(new Section.Table(
                        texts.get("cases.consents"),
                        List.of(
                                texts.get("cases.who"),
                                texts.get("cases.field.purpose"),
                                texts.get("cases.field.recipient"),
                                texts.get("cases.consent.given"),
                                ""),
                        file.consents().stream()
                                .map(each -> List.of(
                                        words.whom(each.person()),
                                        Cell.text(texts.choice(each.purpose())),
                                        Cell.text(
                                                each.recipient() == null
                                                        ? texts.get("cases.nobodyElse")
                                                        : organisations.apply(each.recipient())),
                                        Cell.text(DateWords.of(each.givenOn(), texts)),
                                        state(each)))
                                .toList(),
                        texts.get("cases.consents.none")));
        return works
                ? section.links(List.of(new AppFrame.Link(texts.get("cases.consent"), address + "/consents", false)))
                : section;
    }

    private Cell state(Consent consent) {
        if (!consent.holds()) {
            return Cell.badge(texts.get("cases.consent.withdrawn"), "stop");
        }
        return works ? Cell.link(texts.get("cases.withdraw"), address + "/consents/" + consent.id()) : Cell.text("");
    }

    List<Section> known() {
        List<Section> sections = new ArrayList<>();
        List<Section.Fact> days = new ArrayList<>();
        day(days, Moment.TRAVEL, file.days().travel());
        day(days, Moment.DEPARTURE, file.days().departure());
        day(days, Moment.ARRIVAL, file.days().arrival());
        Section journey = days.isEmpty()
                ? Section.of("days", texts.get("cases.days"), texts.get("cases.days.none"))
                : Section.of("days", texts.get("cases.days")).facts(days);
        sections.add(journey(journey));
        Section team = Section.of(
                "team",
                texts.get("cases.team"),
                file.team().stream()
                        .map(each -> colleagues.getOrDefault(each, texts.get("cases.gone")))
                        .toArray(String[]::new));
        sections.add(
                handsOver
                        ? team.links(List.of(new AppFrame.Link(texts.get("cases.handOver"), address + "/team", false)))
                        : team);
        if (works && file.sealed()) {
            sections.add(Section.of("cost", texts.get("money.costs"), texts.get("cases.cost.where"))
                    .links(List.of(new AppFrame.Link(texts.get("cases.cost"), address + "/costs", false))));
        }
        sections.add(history());
        if (works) {
            sections.add(Section.of("note", texts.get("cases.note"))
                    .forms(List.of(Form.of(
                                    frame,
                                    address + "/notes",
                                    List.of(Form.Field.of("text", "words", texts.get("cases.field.note"))
                                            .longest(2000)),
                                    texts.get("cases.note.button"))
                            .styled("plain"))));
        }
        return sections;
    }

    /** How far the places of the travellers are arranged, where a journey was asked for. */
    private Optional<Section> travellers() {
        if (opened.journeys().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Section.of("travellers", texts.get("cases.travellers"))
                .table(new Section.Table(
                        texts.get("cases.travellers"),
                        List.of(
                                texts.get("cases.who"),
                                texts.get("cases.journey.place"),
                                texts.get("cases.journey.holds")),
                        opened.journeys().stream()
                                .map(each -> List.of(
                                        words.whom(each.person()),
                                        each.booking() == null
                                                ? Cell.badge(texts.get("cases.journey.waits"), "calm")
                                                : Cell.text(texts.choice(each.booking())),
                                        Cell.text(each.holds().stream()
                                                .map(this::hold)
                                                .collect(Collectors.joining(" ")))))
                                .toList(),
                        "")));
    }

    /** What can be done about the days of the journey. */
    private Section journey(Section days) {
        if (!works) {
            return days;
        }
        List<AppFrame.Link> links = new ArrayList<>();
        links.add(new AppFrame.Link(texts.get("cases.days.change"), address + "/days", false));
        opened.journeys().stream()
                .filter(each -> each.first() != null && each.last() != null)
                .findFirst()
                .ifPresent(each -> links.add(new AppFrame.Link(
                        texts.get("cases.journey.take"),
                        address + "/days?travel=" + each.first() + "&departure=" + each.first() + "&arrival="
                                + each.last(),
                        false)));
        links.add(new AppFrame.Link(
                texts.get(file.wish() == null ? "cases.journey.ask" : "cases.journey.change"),
                address + "/journey",
                false));
        return days.links(links);
    }

    private String hold(Hold hold) {
        return texts.get(
                "movements.hold." + hold.why().word(),
                Map.of(
                        "what",
                        hold.kind() == null ? "" : texts.choice(hold.kind()),
                        "who",
                        texts.choice(hold.owedBy()),
                        "due",
                        DateWords.of(hold.due(), texts),
                        "last",
                        hold.lapsesOn() == null ? "" : DateWords.of(hold.lapsesOn(), texts)));
    }

    private void day(List<Section.Fact> days, Moment moment, @Nullable LocalDate day) {
        if (day != null) {
            days.add(new Section.Fact(texts.choice(moment), Cell.text(DateWords.of(day, texts))));
        }
    }

    private Section history() {
        List<CaseFile.Step> steps =
                file.steps().reversed().stream().limit(STEPS).toList();
        return Section.of("history", texts.get("cases.history"))
                .facts(steps.stream()
                        .map(step -> new Section.Fact(
                                desk.when(step.at(), texts) + " · "
                                        + colleagues.getOrDefault(step.by(), texts.get("cases.gone")),
                                Cell.name(said(step))))
                        .toList());
    }

    private String said(CaseFile.Step step) {
        PersonId person = step.person();
        String sentence = words.step(step) + (person == null ? "" : " (" + words.person(person) + ")");
        return step.words().isEmpty() ? sentence : sentence + " " + step.words();
    }
}
