package org.kerwen.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.ColleagueNames;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.cases.pages.CasePage;
import org.kerwen.casework.MoveKind;
import org.kerwen.casework.Programme;
import org.kerwen.directory.Directory;
import org.kerwen.files.FileLabel;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.money.Books;
import org.kerwen.money.Cost;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Filled;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A case on one page, and moving it on. */
@RestController
final class CasePages {
    private static final String CASE = CaseListPages.LIST + "/{id}";

    private final Desk desk;
    private final Cases cases;
    private final Permissions permissions;
    private final ColleagueNames colleagues;
    private final Directory directory;
    private final Looks looks;
    private final Books books;
    private final CaseFiles files;

    CasePages(
            Desk desk,
            Cases cases,
            Permissions permissions,
            ColleagueNames colleagues,
            Directory directory,
            Looks looks,
            Books books,
            CaseFiles files) {
        this.desk = desk;
        this.cases = cases;
        this.looks = looks;
        this.books = books;
        this.files = files;
        this.permissions = permissions;
        this.colleagues = colleagues;
        this.directory = directory;
    }

    /** A case that is not there, or not the reader's, is no page; all other refusals are said on one. */
    static void orNotFound(CaseAnswer.Refused refused) {
        if (refused.why() == CaseAnswer.Why.NOT_THERE) {
            throw new NotFound();
        }
    }

    @Demands("case.read")
    @GetMapping(CASE)
    ResponseEntity<byte[]> one(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return desk.answers().page(new View("cases/case.jte", page(request, signed, id, null)));
    }

    /** What the page shows besides the case. */
    private record Besides(
            Map<AccountId, String> colleagues, List<Looks.Shown> looks, List<Cost> costs, Map<UUID, FileLabel> files) {}

    private CasePage page(HttpServletRequest request, Signed signed, UUID id, CaseAnswer.@Nullable Refused refused) {
        Looks.Seen seen = looks.read(signed.actor(), new CaseId(id)).orElse(null);
        Cases.Beside<Besides> read = seen == null
                ? cases.read(
                                signed.actor(),
                                new CaseId(id),
                                (database, found) -> new Besides(
                                        colleagues.all(database, 1000),
                                        looks.at(database, signed.actor(), found.file()),
                                        books.about(database, id),
                                        files.labels(database, found.file())))
                        .orElseThrow(NotFound::new)
                : new Cases.Beside<>(
                        seen.opened(),
                        new Besides(
                                colleagues.all(signed.actor(), 1000),
                                List.of(),
                                List.of(),
                                files.labels(signed.actor(), seen.opened().file())));
        Cases.Opened opened = read.opened();
        Texts texts = desk.texts(signed);
        CaseFile file = opened.file();
        // Who looks only from outside the team reads and does nothing else; nothing comes to a case that was emptied.
        boolean works = seen == null && !file.isEmptied();
        CaseWords words = new CaseWords(opened.rules().programme(), opened.people(), texts);
        // The title stands in the history of the browser: it names nobody.
        AppFrame frame = desk.frame(request, signed, texts.get("cases.case"));
        Map<AccountId, String> names = read.beside().colleagues();
        CaseSections sections = new CaseSections(
                frame,
                opened,
                signed.actor(),
                names,
                read.beside().files(),
                names(file, texts),
                works,
                works && permissions.may(signed.actor(), "case.work"),
                works && permissions.may(signed.actor(), "case.move"),
                works && permissions.may(signed.actor(), "case.hand-over"),
                works && permissions.may(signed.actor(), "grant.ask"),
                desk);
        Head head = Head.of(words.called(file.people()), words.programme() + " · " + file.reference())
                .below(texts.get("cases.title"), CaseListPages.LIST)
                .saying("ok", Desk.done(request, texts, "cases"))
                .saying("stop", refused == null ? null : sentence(refused, words, texts))
                .saying("stop", file.sealed() ? texts.get("cases.sealed") : null)
                .saying(
                        "warn",
                        seen == null
                                ? null
                                : texts.get("cases.look.reading", Map.of("until", desk.when(seen.until(), texts))))
                .saying(
                        "calm",
                        file.closedOn() == null
                                ? null
                                : texts.get(
                                        "cases.closed.because",
                                        Map.of("reason", words.reason(Objects.requireNonNull(file.closingReason())))))
                .saying("calm", file.isEmptied() ? texts.get("cases.emptied") : null);
        List<Section> known = new ArrayList<>(sections.known());
        if (!read.beside().costs().isEmpty()) {
            known.add(Cost.section(read.beside().costs(), texts));
        }
        if (works && file.closedOn() != null && permissions.may(signed.actor(), "case.keep")) {
            known.add(CaseKeepingPages.section(frame, file, cases.today()));
        }
        if (seen == null) {
            LookSections.ofCase(
                            frame,
                            read.beside().looks(),
                            names,
                            desk,
                            file.team().contains(signed.actor().account())
                                    && permissions.may(signed.actor(), "look.end"))
                    .ifPresent(known::addFirst);
        } else {
            known.addFirst(Section.of("looks", texts.get("cases.looks.title"), texts.get("cases.look.ask.told"))
                    .forms(List.of(LookPages.end(frame, seen.look().id(), texts.get("cases.look.done")))));
        }
        return new CasePage(frame, head, line(file, opened, words), sections.toDo(), known);
    }

    /** What the organisations are called that get to know something; none is asked for where nobody agreed to that. */
    private Function<OrganisationId, String> names(CaseFile file, Texts texts) {
        Map<OrganisationId, String> names = new HashMap<>();
        if (file.consents().stream().anyMatch(consent -> consent.recipient() != null)) {
            directory.organisations().forEach(each -> names.put(each.id(), texts.of(each.name())));
        }
        return organisation -> names.getOrDefault(organisation, organisation.value());
    }

    private static String sentence(CaseAnswer.Refused refused, CaseWords words, Texts texts) {
        String why = texts.get("cases.refused." + refused.why().word());
        return refused.missing().isEmpty()
                ? why
                : why + " "
                        + refused.missing().stream()
                                .map(words::missing)
                                .distinct()
                                .collect(Collectors.joining(" "));
    }

    /** The way as the programme draws it; where the case stands beside it, that comes first. */
    private static List<CasePage.Stage> line(CaseFile file, Cases.Opened opened, CaseWords words) {
        List<CasePage.Stage> line = new ArrayList<>();
        List<Programme.Stage> way = opened.rules().programme().stages().stream()
                .filter(stage -> stage.place() != Programme.Stage.Place.BESIDE)
                .toList();
        boolean beside = way.stream().noneMatch(stage -> stage.id().equals(file.stage()));
        if (beside) {
            line.add(new CasePage.Stage(words.stage(file.stage()), "now"));
        }
        boolean past = !beside;
        for (Programme.Stage stage : way) {
            boolean now = stage.id().equals(file.stage());
            past = past && !now;
            line.add(new CasePage.Stage(words.stage(stage.id()), now ? "now" : past ? "past" : "ahead"));
        }
        return line;
    }

    @Demands("case.move")
    @GetMapping(CASE + "/moves/{move}")
    ResponseEntity<byte[]> move(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable String move) {
        return desk.show(move(request, signed, id, move, Filled.nothing("cases", Map.of()), null));
    }

    private FormPage move(
            HttpServletRequest request,
            Signed signed,
            UUID id,
            String moveId,
            Filled filled,
            CaseAnswer.@Nullable Refused refused) {
        Cases.Opened opened = cases.read(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        CaseWords words = new CaseWords(opened.rules().programme(), opened.people(), texts);
        Programme.Move move = opened.rules().programme().moves().stream()
                .filter(each -> each.id().equals(moveId))
                .findFirst()
                .orElseThrow(NotFound::new);
        String label = words.move(moveId);
        AppFrame frame = desk.frame(request, signed, texts.get("cases.move"));
        List<Form.Field> fields = new ArrayList<>();
        if (move.kind() == MoveKind.CLOSURE) {
            fields.add(filled.options(
                    "reason",
                    opened.rules().programme().closingReasons().stream()
                            .map(each -> Map.entry(each.id(), texts.of(each.label())))
                            .toList(),
                    texts));
        }
        fields.add(filled.field("text", "words", texts).longest(400).optional());
        return new FormPage(
                frame,
                Head.of(label, texts.get(move.twoPeople() ? "cases.move.two" : "cases.move.text"))
                        .below(words.called(opened.file().people()), CaseListPages.LIST + "/" + id),
                Form.of(frame, CaseListPages.LIST + "/" + id + "/moves/" + moveId, fields, label)
                        .styled(move.kind() == MoveKind.ADVANCE || move.kind() == MoveKind.RESUME ? "" : "danger")
                        .refused(refused == null ? null : sentence(refused, words, texts)),
                List.of());
    }

    @Demands("case.move")
    @PostMapping(CASE + "/moves/{move}")
    ResponseEntity<byte[]> moved(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable String move,
            @RequestParam Map<String, String> fields) {
        Filled filled = new Filled("cases", fields);
        String words = filled.anyText("words", 400);
        String reason = fields.get("reason");
        if (!filled.isRight()) {
            return desk.show(move(request, signed, id, move, filled, null));
        }
        CaseAnswer answer = cases.move(signed.actor(), new CaseId(id), move, reason, words);
        if (answer instanceof CaseAnswer.Refused refused) {
            orNotFound(refused);
            if (refused.why() == CaseAnswer.Why.NO_REASON) {
                filled.refuse("reason", "choose");
                return desk.show(move(request, signed, id, move, filled, null));
            }
            if (refused.why() == CaseAnswer.Why.NO_SUCH_MOVE) {
                // Somebody else was faster: the page shows where the case stands now.
                return said(request, signed, id, refused);
            }
            return desk.show(move(request, signed, id, move, filled, refused));
        }
        return after(request, signed, id, answer, "moved");
    }

    @Demands("case.move")
    @PostMapping(CASE + "/confirm")
    ResponseEntity<byte[]> confirm(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return after(request, signed, id, cases.confirm(signed.actor(), new CaseId(id)), "moved");
    }

    @Demands("case.move")
    @PostMapping(CASE + "/decline")
    ResponseEntity<byte[]> decline(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String words) {
        return after(
                request,
                signed,
                id,
                cases.decline(signed.actor(), new CaseId(id), words.length() > 400 ? words.substring(0, 400) : words),
                "declined");
    }

    /** The page with what came of it. */
    private ResponseEntity<byte[]> after(
            HttpServletRequest request, Signed signed, UUID id, CaseAnswer answer, String done) {
        return switch (answer) {
            case CaseAnswer.Done any -> desk.answers().goTo(CaseListPages.LIST + "/" + id + "?done=" + done);
            case CaseAnswer.Waits any -> desk.answers().goTo(CaseListPages.LIST + "/" + id + "?done=proposed");
            case CaseAnswer.Refused refused -> {
                orNotFound(refused);
                yield said(request, signed, id, refused);
            }
        };
    }

    private ResponseEntity<byte[]> said(
            HttpServletRequest request, Signed signed, UUID id, CaseAnswer.Refused refused) {
        return desk.answers()
                .page(HttpStatus.UNPROCESSABLE_CONTENT, new View("cases/case.jte", page(request, signed, id, refused)));
    }

    @Demands("case.work")
    @PostMapping(CASE + "/notes")
    ResponseEntity<byte[]> note(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String words) {
        String note = words.strip();
        if (note.isEmpty()) {
            return desk.answers().goTo(CaseListPages.LIST + "/" + id);
        }
        return after(
                request,
                signed,
                id,
                cases.note(
                        signed.actor(),
                        Desk.sent(request),
                        new CaseId(id),
                        note.length() > 2000 ? note.substring(0, 2000) : note),
                "noted");
    }

    @Demands("case.work")
    @PostMapping(CASE + "/again")
    ResponseEntity<byte[]> again(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam String what,
            @RequestParam(required = false) @Nullable UUID person) {
        return after(
                request,
                signed,
                id,
                cases.askAgain(
                        signed.actor(),
                        Desk.sent(request),
                        new CaseId(id),
                        what,
                        person == null ? null : new PersonId(person)),
                "asked");
    }
}
