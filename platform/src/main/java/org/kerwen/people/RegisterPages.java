package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.PersonId;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Recording somebody. Who may be there already is shown while typing where scripts run, and before saving in any case; nobody
 * is recorded twice without having been asked.
 */
@RestController
final class RegisterPages {
    private static final int ALIKE = 5;

    private final Desk desk;
    private final People people;
    private final Clock clock;
    private final ZoneId zone;

    RegisterPages(Desk desk, People people, Clock clock, WebSettings settings) {
        this.desk = desk;
        this.people = people;
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    @Demands("person.register")
    @GetMapping("/app/people/register")
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed) {
        return desk.show(page(request, signed, Typed.NOTHING, Map.of(), List.of(), null, ""));
    }

    /** What a browser asks while somebody types: who may be there already. */
    @Demands("person.register")
    @PostMapping("/app/people/like")
    ResponseEntity<byte[]> like(HttpServletRequest request, Signed signed, @RequestParam Map<String, String> fields) {
        Texts texts = desk.texts(signed);
        return desk.answers().page(new View("app/part/asides.jte", asides(found(signed, typed(fields)), texts)));
    }

    @Demands("person.register")
    @PostMapping("/app/people/register")
    ResponseEntity<byte[]> register(
            HttpServletRequest request, Signed signed, @RequestParam Map<String, String> fields) {
        Texts texts = desk.texts(signed);
        Typed typed = typed(fields);
        String zoneText = fields.getOrDefault("zone", "");
        if (!zoneText.isBlank()) {
            return zone(request, signed, typed, zoneText);
        }
        Registration.Read read = typed.read(today());
        if (read.registration() == null) {
            return desk.show(page(request, signed, typed, read.wrong(), found(signed, typed), null, zoneText));
        }
        List<Like> found = found(signed, typed);
        if (!seen(found).equals(fields.getOrDefault("seen", "")) && !found.isEmpty()) {
            return desk.show(
                    page(request, signed, typed, Map.of(), found, texts.get("people.register.alike"), zoneText));
        }
        PersonId id = people.register(signed.actor(), read.registration());
        return desk.answers().goTo("/app/people/" + id + "?done=registered");
    }

    /** A zone fills the form; what it says is compared with the document by a person before it is saved. */
    private ResponseEntity<byte[]> zone(HttpServletRequest request, Signed signed, Typed typed, String text) {
        Texts texts = desk.texts(signed);
        return switch (ZoneText.read(text, typed, today())) {
            case ZoneText.Filled filled ->
                desk.show(page(
                        request,
                        signed,
                        filled.typed(),
                        Map.of(),
                        found(signed, filled.typed()),
                        texts.get("people.zone.filled"),
                        ""));
            case ZoneText.Refused(String word) ->
                desk.show(page(request, signed, typed, Map.of("zone", word), found(signed, typed), null, text));
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private List<Like> found(Signed signed, Typed typed) {
        return people.like(signed.actor(), typed.questions(), null, ALIKE);
    }

    /** Whoever was shown: when others are found meanwhile, it is asked again. */
    static String seen(List<Like> found) {
        return found.stream()
                .map(like -> like.person().id().toString())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    static Typed typed(Map<String, String> fields) {
        return new Typed(
                fields.getOrDefault("family", ""),
                fields.getOrDefault("given", ""),
                fields.getOrDefault("patronymic", ""),
                fields.getOrDefault("localFamily", ""),
                fields.getOrDefault("localGiven", ""),
                fields.getOrDefault("sex", ""),
                fields.getOrDefault("birth", ""),
                fields.getOrDefault("nationality", ""),
                fields.getOrDefault("kind", ""),
                fields.getOrDefault("number", ""),
                fields.getOrDefault("issuer", ""),
                fields.getOrDefault("until", ""));
    }

    private FormPage page(
            HttpServletRequest request,
            Signed signed,
            Typed typed,
            Map<String, String> wrong,
            List<Like> found,
            @Nullable String sentence,
            String zoneText) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.register.title"));
        Form form = Form.of(
                        frame,
                        "/app/people/register",
                        fields(typed, wrong, zoneText, texts),
                        texts.get(found.isEmpty() ? "people.register.button" : "people.register.another"))
                .with(Map.of("seen", seen(found)))
                .refused(sentence);
        return new FormPage(
                        frame,
                        Head.of(texts.get("people.register.title"), texts.get("people.register.text"))
                                .below(texts.get("people.title"), "/app/people"),
                        form,
                        asides(found, texts))
                .asking("/app/people/like");
    }

    private static List<Form.Field> fields(Typed typed, Map<String, String> wrong, String zoneText, Texts texts) {
        List<Form.Field> fields = new ArrayList<>();
        fields.add(field("text", "zone", zoneText, wrong, texts, 500).optional());
        fields.add(field("text", "family", typed.family(), wrong, texts, 200).optional());
        fields.add(field("text", "given", typed.given(), wrong, texts, 200).optional());
        fields.add(field("text", "patronymic", typed.patronymic(), wrong, texts, 200)
                .optional());
        fields.add(field("text", "localFamily", typed.localFamily(), wrong, texts, 200)
                .optional());
        fields.add(field("text", "localGiven", typed.localGiven(), wrong, texts, 200)
                .optional());
        fields.add(field("radios", "sex", typed.sex(), wrong, texts, 0)
                .options(choices(Sex.values(), typed.sex(), texts, "people.notKnown")));
        fields.add(field("text", "birth", typed.birth(), wrong, texts, 60).optional());
        fields.add(field("select", "nationality", typed.nationality(), wrong, texts, 0)
                .options(nationalities(typed.nationality(), texts)));
        fields.add(field("select", "kind", typed.kind(), wrong, texts, 0)
                .options(choices(DocumentKind.values(), typed.kind(), texts, null)));
        fields.add(field("text", "number", typed.number(), wrong, texts, 50).optional());
        fields.add(field("text", "issuer", typed.issuer(), wrong, texts, 3).optional());
        fields.add(field("text", "until", typed.until(), wrong, texts, 60).optional());
        return fields;
    }

    static Form.Field field(
            String kind, String name, String value, Map<String, String> wrong, Texts texts, int longest) {
        Form.Field field = Form.Field.of(kind, name, texts.get("people.field." + name))
                .hint(texts.find("people.field." + name + ".hint").orElse(null))
                .value(value)
                .longest(longest);
        return Optional.ofNullable(wrong.get(name))
                .map(word -> field.error(texts.get("people.wrong." + word)))
                .orElse(field);
    }

    static List<Form.Option> choices(Choice[] choices, String chosen, Texts texts, @Nullable String none) {
        List<Form.Option> options = new ArrayList<>();
        for (Choice each : choices) {
            options.add(new Form.Option(
                    each.word(), texts.choice(each), null, each.word().equals(chosen)));
        }
        if (none != null) {
            options.add(new Form.Option("", texts.get(none), null, chosen.isEmpty()));
        }
        return options;
    }

    static List<Form.Option> nationalities(String chosen, Texts texts) {
        List<Form.Option> options = new ArrayList<>();
        options.add(new Form.Option("", texts.get("people.notKnown"), null, chosen.isEmpty()));
        for (String code : States.inOrder(texts)) {
            options.add(new Form.Option(code, States.name(code, texts), null, code.equals(chosen)));
        }
        return options;
    }

    static List<FormPage.Aside> asides(List<Like> found, Texts texts) {
        PersonWords words = new PersonWords(texts);
        return found.stream()
                .map(like -> new FormPage.Aside(
                        like.person().called(),
                        words.why(like),
                        new AppFrame.Link(
                                texts.get("people.open"),
                                "/app/people/" + like.person().id(),
                                false)))
                .toList();
    }
}
