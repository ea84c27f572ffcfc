package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.PersonId;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Two people side by side, joined and parted again. */
@RestController
final class MergePages {
    private static final String BELONGS = "of-";

    private final Desk desk;
    private final People people;

    MergePages(Desk desk, People people) {
        this.desk = desk;
        this.people = people;
    }

    @Demands("person.merge")
    @GetMapping("/app/people/{id}/merge/{other}")
    ResponseEntity<byte[]> compare(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable UUID other) {
        List<Person> both = people.both(signed.actor(), new PersonId(id), new PersonId(other))
                .orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.merge.title"));
        PersonWords words = new PersonWords(texts);
        Person kept = both.getFirst();
        Person folded = both.getLast();
        Optional<String> conflict = people.conflict(signed.actor(), kept.id(), folded.id());
        List<Form> answers = new ArrayList<>();
        if (conflict.isEmpty()) {
            answers.add(Form.button(
                            frame,
                            "/app/people/" + kept.id() + "/merge/" + folded.id(),
                            texts.get("people.merge.button"))
                    .styled(""));
        }
        answers.add(Form.button(
                frame, "/app/people/" + kept.id() + "/apart/" + folded.id(), texts.get("people.merge.two")));
        return desk.show(DeskPage.of(
                        frame,
                        Head.of(texts.get("people.merge.title"), texts.get("people.merge.text"))
                                .below(texts.get("people.person.title"), "/app/people/" + kept.id())
                                .saying("stop", conflict.map(texts::get).orElse(null)),
                        List.of(
                                Section.of("kept", kept.called()).facts(Faces.before(kept, words.facts(kept), texts)),
                                Section.of("same", texts.get("people.merge.same"), texts.get("people.merge.undo"))
                                        .forms(answers)
                                        .links(List.of(new AppFrame.Link(
                                                texts.get("people.merge.not"), "/app/people/" + kept.id(), false)))))
                .beside(List.of(Section.of("folded", folded.called())
                        .facts(Faces.before(folded, words.facts(folded), texts)))));
    }

    @Demands("person.merge")
    @PostMapping("/app/people/{id}/merge/{other}")
    ResponseEntity<byte[]> merge(Signed signed, @PathVariable UUID id, @PathVariable UUID other) {
        People.Outcome outcome = people.merge(signed.actor(), new PersonId(id), new PersonId(other));
        // What speaks against it stands on the page that compares both.
        return outcome == People.Outcome.IN_CONFLICT
                ? desk.answers().goTo("/app/people/" + id + "/merge/" + other)
                : after(id, outcome, "merged");
    }

    /** Before they are taken apart: of what was written since, which is of which? */
    @Demands("person.merge")
    @GetMapping("/app/people/{id}/unmerge/{merge}")
    ResponseEntity<byte[]> beforeParting(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable UUID merge) {
        Person kept = people.find(signed.actor(), new PersonId(id)).orElseThrow(NotFound::new);
        People.Apart apart = people.apart(signed.actor(), kept.id(), merge).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.unmerge.title"));
        PersonWords words = new PersonWords(texts);
        List<Form.Field> fields = apart.between().stream()
                .map(each -> Form.Field.of("radios", BELONGS + each.id(), words.between(each))
                        .hint(texts.get("people.unmerge.since", Map.of("when", desk.when(each.at(), texts))))
                        .options(List.of(
                                new Form.Option("kept", kept.called(), null, true),
                                new Form.Option("folded", apart.folded().called(), null, false))))
                .toList();
        return desk.show(new FormPage(
                frame,
                Head.of(
                                texts.get("people.unmerge.title"),
                                texts.get(fields.isEmpty() ? "people.unmerge.nothing" : "people.unmerge.text"))
                        .below(texts.get("people.person.title"), "/app/people/" + kept.id()),
                Form.of(frame, "/app/people/" + kept.id() + "/unmerge/" + merge, fields, texts.get("people.unmerge")),
                List.of()));
    }

    @Demands("person.merge")
    @PostMapping("/app/people/{id}/unmerge/{merge}")
    ResponseEntity<byte[]> unmerge(
            Signed signed,
            @PathVariable UUID id,
            @PathVariable UUID merge,
            @RequestParam MultiValueMap<String, String> fields) {
        Set<UUID> ofTheOther = fields.entrySet().stream()
                .filter(field -> field.getKey().matches(BELONGS + "[0-9a-f-]{36}")
                        && field.getValue().contains("folded"))
                .map(field -> UUID.fromString(field.getKey().substring(BELONGS.length())))
                .collect(Collectors.toSet());
        return after(id, people.unmerge(signed.actor(), new PersonId(id), merge, ofTheOther), "unmerged");
    }

    private ResponseEntity<byte[]> after(UUID id, People.Outcome outcome, String word) {
        return switch (outcome) {
            case DONE -> desk.answers().goTo("/app/people/" + id + "?done=" + word);
            case RESTRICTED -> desk.answers().goTo("/app/people/" + id);
            case ONE_ALREADY -> desk.answers().goTo("/app/people/" + id + "?done=one");
            case NOT_THERE, IN_CONFLICT -> throw new NotFound();
        };
    }
}
