package org.kerwen.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.ColleagueNames;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.AccountId;
import org.kerwen.keys.SpokenCode;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Filled;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Urgent looks: asking for a case by its number, and what waits for another person. */
@RestController
final class LookPages {
    static final String LIST = "/app/looks";
    private static final int LONGEST = 400;

    private final Desk desk;
    private final Looks looks;
    private final Permissions permissions;
    private final ColleagueNames colleagues;

    LookPages(Desk desk, Looks looks, Permissions permissions, ColleagueNames colleagues) {
        this.desk = desk;
        this.looks = looks;
        this.permissions = permissions;
        this.colleagues = colleagues;
    }

    @Demands("look.list")
    @GetMapping(LIST)
    ResponseEntity<byte[]> list(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("cases.looks.title"));
        Looks.Page page = looks.page(signed.actor());
        Map<AccountId, String> names =
                names(signed, Stream.concat(page.awaiting().stream(), page.unreviewed().stream()));
        List<Section> sections = new ArrayList<>();
        if (permissions.may(signed.actor(), "look.agree")) {
            sections.add(others(
                    "awaiting", "cases.looks.awaiting", "cases.looks.awaiting.none", page.awaiting(), names, texts));
        }
        if (permissions.may(signed.actor(), "look.review")) {
            sections.add(others(
                    "unreviewed",
                    "cases.looks.unreviewed",
                    "cases.looks.unreviewed.none",
                    page.unreviewed(),
                    names,
                    texts));
        }
        sections.add(own(frame, page.own(), texts));
        return desk.show(DeskPage.of(
                frame,
                Head.of(texts.get("cases.looks.title"), texts.get("cases.looks.text"))
                        .saying("ok", Desk.done(request, texts, "cases")),
                sections));
    }

    private Map<AccountId, String> names(Signed signed, Stream<Looks.Shown> shown) {
        return colleagues.of(
                signed.actor(),
                shown.map(each -> each.look().askedBy()).distinct().toList());
    }

    /** Those of others: who asks leads to where it is answered. */
    private Section others(
            String id, String title, String none, List<Looks.Shown> shown, Map<AccountId, String> names, Texts texts) {
        return Section.of(id, texts.get(title))
                .table(new Section.Table(
                        texts.get(title),
                        List.of(
                                texts.get("cases.look.who"),
                                texts.get("cases.field.number"),
                                texts.get("cases.look.asked")),
                        shown.stream()
                                .map(each -> List.of(
                                        Cell.link(
                                                names.getOrDefault(each.look().askedBy(), texts.get("cases.gone")),
                                                LIST + "/" + each.look().id()),
                                        Cell.code(each.look().reference()),
                                        Cell.text(desk.when(each.look().askedAt(), texts))))
                                .toList(),
                        texts.get(none)));
    }

    private Section own(AppFrame frame, List<Looks.Shown> shown, Texts texts) {
        return Section.of("own", texts.get("cases.looks.own"))
                .table(new Section.Table(
                        texts.get("cases.looks.own"),
                        List.of(
                                texts.get("cases.field.number"),
                                texts.get("cases.look.asked"),
                                texts.get("cases.form.state"),
                                ""),
                        shown.stream()
                                .map(each -> List.of(
                                        each.state() == Look.State.READ_NOW && each.file() != null
                                                ? Cell.link(
                                                        each.look().reference(), CaseListPages.LIST + "/" + each.file())
                                                : Cell.code(each.look().reference()),
                                        Cell.text(desk.when(each.look().askedAt(), texts)),
                                        Cell.text(
                                                each.state() == Look.State.READ_NOW && each.file() == null
                                                        ? texts.get("cases.look.nothing")
                                                        : LookSections.state(each, desk, texts)),
                                        each.state() == Look.State.READ_NOW
                                                ? Cell.form(
                                                        end(frame, each.look().id(), texts.get("cases.look.done")))
                                                : Cell.text("")))
                                .toList(),
                        texts.get("cases.looks.own.none")))
                .links(List.of(new AppFrame.Link(texts.get("cases.look.ask"), LIST + "/new", true)));
    }

    static Form end(AppFrame frame, UUID look, String words) {
        return Form.button(frame, LIST + "/" + look + "/end", words);
    }

    @Demands("look.ask")
    @GetMapping(LIST + "/new")
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed) {
        return desk.show(form(request, signed, Filled.nothing("cases", Map.of()), null));
    }

    private FormPage form(HttpServletRequest request, Signed signed, Filled filled, CaseAnswer.@Nullable Why refused) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("cases.look.ask"));
        return new FormPage(
                frame,
                Head.of(texts.get("cases.look.ask"), texts.get("cases.look.ask.text"), texts.get("cases.look.ask.told"))
                        .below(texts.get("cases.looks.title"), LIST),
                Form.of(
                                frame,
                                LIST + "/new",
                                List.of(
                                        filled.field("text", "number", texts).longest(40),
                                        filled.field("text", "why", texts).longest(LONGEST)),
                                texts.get("cases.look.ask.button"))
                        .refused(refused == null ? null : texts.get("cases.refused." + refused.word())),
                List.of());
    }

    @Demands("look.ask")
    @PostMapping(LIST + "/new")
    ResponseEntity<byte[]> ask(HttpServletRequest request, Signed signed, @RequestParam Map<String, String> fields) {
        Filled filled = new Filled("cases", fields);
        // The check characters of a number say that it was misheard; whether there is a case of this number nobody
        // says.
        Optional<String> number = SpokenCode.read(filled.plain("number"));
        if (number.isEmpty()) {
            filled.refuse("number", filled.isEmpty("number") ? "missing" : "number");
        }
        String why = filled.text("why", LONGEST);
        if (number.isEmpty() || !filled.isRight()) {
            return desk.show(form(request, signed, filled, null));
        }
        return switch (looks.ask(signed.actor(), number.get(), why)) {
            case Looks.Answer.Reads(var file) -> desk.answers().goTo(CaseListPages.LIST + "/" + file);
            case Looks.Answer.Waits any -> desk.answers().goTo(LIST + "?done=look");
            case Looks.Answer.Refused(CaseAnswer.Why refused) -> desk.show(form(request, signed, filled, refused));
        };
    }

    @Demands("look.agree")
    @GetMapping(LIST + "/{look}")
    ResponseEntity<byte[]> one(HttpServletRequest request, Signed signed, @PathVariable UUID look) {
        return one(request, signed, look, Filled.nothing("cases", Map.of()));
    }

    private ResponseEntity<byte[]> one(HttpServletRequest request, Signed signed, UUID id, Filled filled) {
        Looks.Shown shown = looks.find(signed.actor(), id).orElseThrow(NotFound::new);
        Look look = shown.look();
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("cases.looks.title"));
        Head head = Head.of(
                        texts.get("cases.look.at", Map.of("number", look.reference())),
                        texts.get(
                                "cases.look.by",
                                Map.of(
                                        "who",
                                        names(signed, Stream.of(shown))
                                                .getOrDefault(look.askedBy(), texts.get("cases.gone")),
                                        "when",
                                        desk.when(look.askedAt(), texts))),
                        look.reason())
                .below(texts.get("cases.looks.title"), LIST);
        if (shown.state() == Look.State.AWAITED) {
            return desk.show(new FormPage(
                            frame,
                            head.saying("calm", texts.get("cases.look.agree.text")),
                            Form.button(frame, LIST + "/" + id + "/agree", texts.get("cases.look.agree")),
                            List.of())
                    .also(Form.button(frame, LIST + "/" + id + "/refuse", texts.get("cases.look.refuse"))));
        }
        Head known = head.saying("calm", LookSections.state(shown, desk, texts));
        if (look.file() == null) {
            return desk.show(DeskPage.of(frame, known, List.of()));
        }
        if (look.review() != null) {
            return desk.show(
                    DeskPage.of(frame, known.saying("calm", LookSections.found(look.review(), texts)), List.of()));
        }
        return desk.show(new FormPage(
                frame,
                known,
                Form.of(
                        frame,
                        LIST + "/" + id + "/review",
                        List.of(
                                filled.choices(Look.Finding.class, "finding", texts),
                                filled.field("text", "words", texts).longest(LONGEST)),
                        texts.get("cases.look.review")),
                List.of(new FormPage.Aside(
                        texts.get("cases.case"),
                        List.of(),
                        new AppFrame.Link(look.reference(), CaseListPages.LIST + "/" + look.file(), false)))));
    }

    @Demands("look.agree")
    @PostMapping(LIST + "/{look}/agree")
    ResponseEntity<byte[]> agree(Signed signed, @PathVariable UUID look) {
        return after(look, looks.agree(signed.actor(), look), "look-agreed");
    }

    @Demands("look.refuse")
    @PostMapping(LIST + "/{look}/refuse")
    ResponseEntity<byte[]> refuse(Signed signed, @PathVariable UUID look) {
        return after(look, looks.refuse(signed.actor(), look), "look-refused");
    }

    /** What is answered already is shown as it is now. */
    private ResponseEntity<byte[]> after(UUID look, Optional<CaseAnswer.Why> against, String done) {
        if (against.isEmpty()) {
            return desk.answers().goTo(LIST + "?done=" + done);
        }
        if (against.get() == CaseAnswer.Why.ENDED_ALREADY) {
            return desk.answers().goTo(LIST + "/" + look);
        }
        throw new NotFound();
    }

    @Demands("look.review")
    @PostMapping(LIST + "/{look}/review")
    ResponseEntity<byte[]> review(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID look,
            @RequestParam Map<String, String> fields) {
        Filled filled = new Filled("cases", fields);
        Look.Finding finding = filled.choice(Look.Finding.class, "finding");
        String words = filled.text("words", LONGEST);
        return filled.isRight()
                ? after(look, looks.review(signed.actor(), look, finding, words), "look-reviewed")
                : one(request, signed, look, filled);
    }

    @Demands("look.end")
    @PostMapping(LIST + "/{look}/end")
    ResponseEntity<byte[]> end(Signed signed, @PathVariable UUID look) {
        Optional<CaseAnswer.Why> against = looks.end(signed.actor(), look);
        if (against.isPresent() && against.get() == CaseAnswer.Why.NOT_THERE) {
            throw new NotFound();
        }
        return desk.answers().goTo(LIST + "?done=look-ended");
    }
}
