package org.kerwen.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.ColleagueNames;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.casework.Programme;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;
import org.kerwen.keys.SpokenCode;
import org.kerwen.web.AppFrame;
import org.kerwen.web.DateWords;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The cases that concern the reader, by what is due next. */
@RestController
final class CaseListPages {
    static final String LIST = "/app/cases";
    private static final int ON_A_PAGE = 30;

    private final Desk desk;
    private final Cases cases;
    private final Looks looks;
    private final Drafts drafts;
    private final ColleagueNames colleagues;
    private final Permissions permissions;

    CaseListPages(
            Desk desk, Cases cases, Looks looks, Drafts drafts, ColleagueNames colleagues, Permissions permissions) {
        this.desk = desk;
        this.cases = cases;
        this.looks = looks;
        this.drafts = drafts;
        this.colleagues = colleagues;
        this.permissions = permissions;
    }

    /** What stands before the first page: who looked at the reader's cases, and what they typed and did not save. */
    private record Before(List<Looks.Shown> told, List<Drafts.Of> drafts) {}

    private Before before(DSLContext database, Actor.Person by) {
        return new Before(looks.told(database, by), drafts.own(database, by));
    }

    @Demands("case.list")
    @GetMapping(LIST)
    ResponseEntity<byte[]> list(
            HttpServletRequest request,
            Signed signed,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID after) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("cases.title"));
        CaseQuestion.State wanted = switch (state) {
            case "closed" -> CaseQuestion.State.CLOSED;
            case "over" -> CaseQuestion.State.OVER;
            default -> CaseQuestion.State.OPEN;
        };
        // What was typed and is no reference finds nothing, as one that nobody has.
        String reference = q.isBlank() ? null : SpokenCode.read(q).orElse(q.strip());
        Cases.Listed<Before> listed = cases.list(
                signed.actor(),
                new CaseQuestion(programme, reference, wanted),
                after == null ? null : new CaseId(after),
                ON_A_PAGE,
                database -> after == null ? before(database, signed.actor()) : new Before(List.of(), List.of()));
        Cases.Page page = listed.page();
        String narrowed = Objects.requireNonNullElse(page.asked().programme(), "");
        List<AppFrame.Link> links = new ArrayList<>();
        if (page.more()) {
            links.add(new AppFrame.Link(
                    texts.get("cases.more"),
                    LIST + "?programme=" + narrowed + "&state=" + word(wanted) + "&after="
                            + page.lines().getLast().id(),
                    false));
        }
        List<Section> sections = new ArrayList<>();
        told(listed.beside().told(), signed, texts).ifPresent(sections::add);
        typed(listed.beside().drafts(), texts).ifPresent(sections::add);
        sections.add(Section.of("cases", texts.get(heading(wanted)))
                .table(table(page, wanted, texts))
                .links(links));
        return desk.show(DeskPage.of(
                        frame,
                        Head.of(texts.get("cases.title"), texts.get("cases.text"))
                                .saying("ok", Desk.done(request, texts, "cases"))
                                .saying(
                                        "warn",
                                        page.locked() == 0
                                                ? null
                                                : texts.get("cases.locked", Map.of("count", page.locked()))),
                        sections)
                .narrowedBy(new DeskPage.Filter(
                        LIST,
                        fields(page.offered(), programme, states(wanted, signed, texts), q, texts),
                        texts.get("cases.filter"))));
    }

    /** At which of the reader's cases others looked. */
    private Optional<Section> told(List<Looks.Shown> told, Signed signed, Texts texts) {
        return told.isEmpty()
                ? Optional.empty()
                : LookSections.ofList(
                        told,
                        colleagues.of(
                                signed.actor(),
                                told.stream()
                                        .map(each -> each.look().askedBy())
                                        .distinct()
                                        .toList()),
                        desk,
                        texts);
    }

    /** What the reader typed into forms and did not save. */
    private Optional<Section> typed(List<Drafts.Of> own, Texts texts) {
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.of("drafts", texts.get("cases.drafts"), texts.get("cases.drafts.text"))
                        .table(new Section.Table(
                                texts.get("cases.drafts"),
                                List.of(
                                        texts.get("cases.form"),
                                        texts.get("cases.field.reference"),
                                        texts.get("cases.drafts.typed")),
                                own.stream()
                                        .map(each -> List.of(
                                                Cell.link(
                                                        texts.of(each.form().label()),
                                                        CaseFormPages.address(
                                                                each.draft().of(),
                                                                each.form().id(),
                                                                each.draft().person(),
                                                                "")),
                                                Cell.code(each.draft().reference()),
                                                Cell.text(desk.when(each.draft().keptAt(), texts))))
                                        .toList(),
                                "")));
    }

    private static List<Form.Field> fields(
            List<Programme> offered, String programme, List<Form.Option> states, String q, Texts texts) {
        List<Form.Option> programmes = new ArrayList<>();
        programmes.add(new Form.Option("", texts.get("cases.all"), null, programme.isEmpty()));
        offered.forEach(each -> programmes.add(new Form.Option(
                each.id().value(),
                texts.of(each.label()),
                null,
                each.id().value().equals(programme))));
        return List.of(
                Form.Field.of("select", "programme", texts.get("cases.field.programme"))
                        .options(programmes)
                        .optional(),
                Form.Field.of("select", "state", texts.get("cases.field.state"))
                        .options(states)
                        .optional(),
                Form.Field.of("search", "q", texts.get("cases.field.reference"))
                        .value(q)
                        .longest(20)
                        .optional());
    }

    /** Those whose time is over are offered to whoever decides what becomes of them. */
    private List<Form.Option> states(CaseQuestion.State wanted, Signed signed, Texts texts) {
        return Stream.of(CaseQuestion.State.values())
                .filter(each -> each != CaseQuestion.State.OVER
                        || each == wanted
                        || permissions.may(signed.actor(), "case.keep"))
                .map(each -> new Form.Option(word(each), texts.get(heading(each)), null, each == wanted))
                .toList();
    }

    private static String word(CaseQuestion.State state) {
        return switch (state) {
            case OPEN -> "";
            case CLOSED -> "closed";
            case OVER -> "over";
        };
    }

    private static String heading(CaseQuestion.State state) {
        return switch (state) {
            case OPEN -> "cases.open";
            case CLOSED -> "cases.closed";
            case OVER -> "cases.over";
        };
    }

    private Section.Table table(Cases.Page page, CaseQuestion.State wanted, Texts texts) {
        return new Section.Table(
                texts.get("cases.title"),
                List.of(
                        texts.get("cases.who"),
                        texts.get("cases.field.programme"),
                        texts.get("cases.stage"),
                        texts.get(wanted == CaseQuestion.State.OPEN ? "cases.due" : "cases.ended"),
                        texts.get("cases.field.reference")),
                page.lines().stream()
                        .map(line -> {
                            Programme programme =
                                    Objects.requireNonNull(page.programmes().get(line.id()));
                            CaseWords words = CaseWords.ofNamed(programme, page.names(), texts);
                            return List.of(
                                    Cell.link(words.called(line.people()), LIST + "/" + line.id()),
                                    line.sealed()
                                            ? Cell.badge(texts.get("cases.sealed"), "stop")
                                            : Cell.text(words.programme()),
                                    Cell.text(words.stage(line.stage())),
                                    line.closedOn() == null
                                            ? words.due(line.due(), cases.today())
                                            : Cell.text(DateWords.of(line.closedOn(), texts)),
                                    Cell.code(line.reference()));
                        })
                        .toList(),
                texts.get(
                        switch (wanted) {
                            case OPEN -> "cases.none";
                            case CLOSED -> "cases.none.closed";
                            case OVER -> "cases.none.over";
                        }));
    }
}
