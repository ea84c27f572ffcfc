package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One member of a family: how they stand in it, and leaving it. */
@RestController
final class MemberPages {
    private final Desk desk;
    private final Families families;

    MemberPages(Desk desk, Families families) {
        this.desk = desk;
        this.families = families;
    }

    /** The page with what was typed: in one of its forms, or in none. */
    private record Asked(Family family, Family.Member member) {
        String here() {
            return "/app/families/" + family.id() + "/members/" + member.id();
        }

        boolean isHead() {
            return member.relationship() == Relationship.HEAD;
        }
    }

    private Asked asked(Signed signed, UUID id, UUID member) {
        Family family = families.find(signed.actor(), new FamilyId(id)).orElseThrow(NotFound::new);
        return new Asked(family, family.member(member).orElseThrow(NotFound::new));
    }

    @Demands("family.change")
    @GetMapping("/app/families/{id}/members/{member}")
    ResponseEntity<byte[]> member(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable UUID member) {
        Asked asked = asked(signed, id, member);
        AppFrame frame = frame(request, signed);
        return desk.show(
                page(frame, asked, change(frame, asked, TypedPlace.of(asked.member()), Map.of()), leave(frame, asked)));
    }

    @Demands("family.change")
    @PostMapping("/app/families/{id}/members/{member}")
    ResponseEntity<byte[]> change(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable UUID member,
            @RequestParam Map<String, String> fields) {
        Asked asked = asked(signed, id, member);
        AppFrame frame = frame(request, signed);
        TypedPlace typed = TypedPlace.of(fields);
        TypedPlace.Read read = typed.read(asked.isHead());
        Form form = change(frame, asked, typed, read.wrong());
        return read.place() == null
                ? desk.refused(page(frame, asked, form, leave(frame, asked)))
                : answer(
                        asked,
                        families.change(signed.actor(), asked.family().id(), member, read.place()),
                        "?done=family-changed",
                        text -> page(frame, asked, form.refused(frame.t(text)), leave(frame, asked)));
    }

    @Demands("family.change")
    @PostMapping("/app/families/{id}/members/{member}/leave")
    ResponseEntity<byte[]> leave(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable UUID member,
            @RequestParam Map<String, String> fields) {
        Asked asked = asked(signed, id, member);
        AppFrame frame = frame(request, signed);
        Map<String, String> wrong = new LinkedHashMap<>();
        String why = fields.getOrDefault("why", "");
        String until = Typed.cleaned(fields.getOrDefault("until", ""), 60);
        @Nullable
        Leaving reason = Leaving.CHOSEN.stream()
                .filter(each -> each.word().equals(why))
                .findFirst()
                .orElse(null);
        if (reason == null) {
            wrong.put("why", "why-missing");
        }
        FuzzyDate ends = TypedPlace.date("until", until, wrong);
        Form change = change(frame, asked, TypedPlace.of(asked.member()), Map.of());
        Form form = leave(frame, asked, why, until, wrong);
        return reason == null || !wrong.isEmpty()
                ? desk.refused(page(frame, asked, change, form))
                : answer(
                        asked,
                        families.leave(signed.actor(), asked.family().id(), member, reason, ends),
                        "?done=family-left",
                        text -> page(frame, asked, change, form.refused(frame.t(text))));
    }

    private ResponseEntity<byte[]> answer(
            Asked asked, FamilyAnswer answer, String done, java.util.function.Function<String, DeskPage> refused) {
        return switch (answer) {
            case FamilyAnswer.Done any ->
                desk.answers().goTo("/app/families/" + asked.family().id() + done);
            case FamilyAnswer.NotThere none -> throw new NotFound();
            case FamilyAnswer.Refused(String text) -> desk.refused(refused.apply(text));
        };
    }

    private AppFrame frame(HttpServletRequest request, Signed signed) {
        return desk.frame(request, signed, desk.texts(signed).get("people.family.member"));
    }

    private static Form change(AppFrame frame, Asked asked, TypedPlace typed, Map<String, String> wrong) {
        return Form.of(
                frame,
                asked.here(),
                typed.fields(wrong, asked.isHead(), frame.texts()),
                frame.t("people.family.member.save"));
    }

    private static Form leave(AppFrame frame, Asked asked) {
        return leave(frame, asked, "", "", Map.of());
    }

    private static Form leave(AppFrame frame, Asked asked, String why, String until, Map<String, String> wrong) {
        Texts texts = frame.texts();
        FamilyFields typed = new FamilyFields(wrong, texts);
        return Form.of(
                        frame,
                        asked.here() + "/leave",
                        List.of(
                                typed.of("radios", "why", why, Leaving.CHOSEN, null),
                                typed.of("text", "until", until)
                                        .longest(60)
                                        .labelled(texts.get("people.family.until"))
                                        .hint(texts.get("people.field.since.hint"))),
                        texts.get("people.family.leave.button"))
                .styled("danger");
    }

    private DeskPage page(AppFrame frame, Asked asked, Form change, Form leave) {
        Texts texts = frame.texts();
        FamilyWords words = new FamilyWords(texts);
        Section stands = Section.of("stands", texts.get("people.family.stands"))
                .facts(List.of(new Section.Fact(
                        texts.get("people.field.relationship"),
                        org.kerwen.access.pages.Cell.text(
                                texts.choice(asked.member().relationship())))))
                .forms(List.of(change));
        Section leaves = Section.of("leaves", texts.get("people.family.leave"));
        boolean alone = asked.family().members().size() == 1;
        return DeskPage.of(
                frame,
                Head.of(words.called(asked.member()))
                        .named()
                        .below(
                                texts.get("people.family.title"),
                                "/app/families/" + asked.family().id()),
                List.of(
                        asked.isHead()
                                ? stands
                                : stands.links(List.of(new AppFrame.Link(
                                        texts.get("people.family.head"),
                                        "/app/families/" + asked.family().id() + "/head/"
                                                + asked.member().id(),
                                        false))),
                        asked.isHead() && !alone
                                ? Section.of(
                                        "leaves",
                                        texts.get("people.family.leave"),
                                        texts.get(FamilyRefusal.HEAD_FIRST.text))
                                : leaves.forms(List.of(leave))));
    }
}
