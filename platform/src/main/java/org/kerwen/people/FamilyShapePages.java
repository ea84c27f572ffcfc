package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FamilyId;
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

/**
 * Another head, a family that splits, two that become one. Each asks of everybody concerned what they are to the head, with a
 * suggestion where there is one.
 */
@RestController
final class FamilyShapePages {
    private static final String FIELD = "r-";

    private final Desk desk;
    private final Families families;

    FamilyShapePages(Desk desk, Families families) {
        this.desk = desk;
        this.families = families;
    }

    /**
     * One of the three.
     *
     * @param title key of the text that names it
     * @param text key of the text that says what it does
     * @param button key of the text on the button
     * @param action where the form is sent
     * @param asked of whom it is asked
     * @param none key of what can be chosen beside a relationship; null where one must be
     * @param withHead whether one of them becomes the head
     */
    private record Shape(
            String title,
            String text,
            String button,
            String action,
            FamilyId family,
            List<Family.Member> asked,
            @Nullable String none,
            boolean withHead) {}

    private Family found(Signed signed, UUID id) {
        return families.find(signed.actor(), new FamilyId(id)).orElseThrow(NotFound::new);
    }

    private Shape head(Signed signed, UUID id, UUID member) {
        Family family = found(signed, id);
        Family.Member next = family.member(member).orElseThrow(NotFound::new);
        return new Shape(
                "people.family.head",
                "people.family.head.text",
                "people.family.head.button",
                "/app/families/" + id + "/head/" + member,
                family.id(),
                family.members().stream().filter(each -> !each.equals(next)).toList(),
                null,
                false);
    }

    @Demands("family.change")
    @GetMapping("/app/families/{id}/head/{member}")
    ResponseEntity<byte[]> head(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable UUID member) {
        Shape shape = head(signed, id, member);
        Family.Member next = found(signed, id).member(member).orElseThrow(NotFound::new);
        Map<UUID, String> suggested = new LinkedHashMap<>();
        shape.asked()
                .forEach(each -> suggested.put(
                        each.id(),
                        Relationship.suggested(next.relationship(), each.relationship(), each.sex())
                                .word()));
        return desk.show(page(request, signed, shape, suggested, Map.of(), null));
    }

    @Demands("family.change")
    @PostMapping("/app/families/{id}/head/{member}")
    ResponseEntity<byte[]> head(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable UUID member,
            @RequestParam Map<String, String> fields) {
        return act(
                request,
                signed,
                head(signed, id, member),
                fields,
                chosen -> families.head(signed.actor(), new FamilyId(id), member, chosen));
    }

    private Shape split(Signed signed, UUID id) {
        Family family = found(signed, id);
        return new Shape(
                "people.family.split",
                "people.family.split.text",
                "people.family.split.button",
                "/app/families/" + id + "/split",
                family.id(),
                family.members().stream()
                        .filter(each -> each.relationship() != Relationship.HEAD)
                        .toList(),
                "people.family.split.stays",
                true);
    }

    @Demands("family.change")
    @GetMapping("/app/families/{id}/split")
    ResponseEntity<byte[]> split(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return desk.show(page(request, signed, split(signed, id), Map.of(), Map.of(), null));
    }

    @Demands("family.change")
    @PostMapping("/app/families/{id}/split")
    ResponseEntity<byte[]> split(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        return act(
                request,
                signed,
                split(signed, id),
                fields,
                chosen -> families.split(signed.actor(), new FamilyId(id), chosen));
    }

    private Shape join(Signed signed, UUID id, UUID other) {
        List<Family> both = families.both(signed.actor(), new FamilyId(id), new FamilyId(other))
                .orElseThrow(NotFound::new);
        return new Shape(
                "people.family.join",
                "people.family.join.text",
                "people.family.join.button",
                "/app/families/" + id + "/join/" + other,
                both.getFirst().id(),
                Families.comers(both.getFirst(), both.getLast()),
                null,
                false);
    }

    @Demands("family.change")
    @GetMapping("/app/families/{id}/join/{other}")
    ResponseEntity<byte[]> join(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable UUID other) {
        return desk.show(page(request, signed, join(signed, id, other), Map.of(), Map.of(), null));
    }

    @Demands("family.change")
    @PostMapping("/app/families/{id}/join/{other}")
    ResponseEntity<byte[]> join(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable UUID other,
            @RequestParam Map<String, String> fields) {
        return act(
                request,
                signed,
                join(signed, id, other),
                fields,
                chosen -> families.join(signed.actor(), new FamilyId(id), new FamilyId(other), chosen));
    }

    private ResponseEntity<byte[]> act(
            HttpServletRequest request,
            Signed signed,
            Shape shape,
            Map<String, String> fields,
            java.util.function.Function<Map<UUID, Relationship>, FamilyAnswer> act) {
        Map<UUID, String> typed = new LinkedHashMap<>();
        Map<UUID, Relationship> chosen = new LinkedHashMap<>();
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Family.Member each : shape.asked()) {
            String word = fields.getOrDefault(FIELD + each.id(), "");
            typed.put(each.id(), word);
            if (shape.withHead() && word.equals(Relationship.HEAD.word())) {
                chosen.put(each.id(), Relationship.HEAD);
            } else if (TypedPlace.relationship(word).isPresent()) {
                chosen.put(each.id(), Choice.of(Relationship.class, word));
            } else if (shape.none() == null || !word.isEmpty()) {
                wrong.put(FIELD + each.id(), "relationship-missing");
            }
        }
        if (!wrong.isEmpty()) {
            return desk.show(page(request, signed, shape, typed, wrong, null));
        }
        return switch (act.apply(chosen)) {
            case FamilyAnswer.Done(UUID family) ->
                desk.answers().goTo("/app/families/" + family + "?done=family-changed");
            case FamilyAnswer.NotThere none -> throw new NotFound();
            case FamilyAnswer.Refused(String text) -> desk.show(page(request, signed, shape, typed, Map.of(), text));
        };
    }

    private FormPage page(
            HttpServletRequest request,
            Signed signed,
            Shape shape,
            Map<UUID, String> typed,
            Map<String, String> wrong,
            @Nullable String refusal) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get(shape.title()));
        FamilyWords words = new FamilyWords(texts);
        List<Form.Field> fields = new ArrayList<>();
        for (Family.Member each : shape.asked()) {
            String name = FIELD + each.id();
            String chosen = typed.getOrDefault(each.id(), "");
            List<Form.Option> options =
                    words.relationships(chosen, shape.none() == null ? "people.choose" : shape.none());
            if (shape.withHead()) {
                options.add(
                        1,
                        new Form.Option(
                                Relationship.HEAD.word(),
                                texts.choice(Relationship.HEAD),
                                null,
                                chosen.equals(Relationship.HEAD.word())));
            }
            Form.Field field = Form.Field.of("select", name, words.called(each))
                    .hint(texts.choice(each.relationship()))
                    .options(options);
            String word = wrong.get(name);
            fields.add(word == null ? field : field.error(texts.get("people.wrong." + word)));
        }
        return new FormPage(
                frame,
                Head.of(texts.get(shape.title()), texts.get(shape.text()))
                        .below(texts.get("people.family.title"), "/app/families/" + shape.family()),
                Form.of(frame, shape.action(), fields, texts.get(shape.button()))
                        .refused(refusal == null ? null : texts.get(refusal)),
                List.of());
    }
}
