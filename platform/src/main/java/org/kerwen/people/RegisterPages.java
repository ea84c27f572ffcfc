package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.kernel.SentForm;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
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
    ResponseEntity<byte[]> like(
            HttpServletRequest request, Signed signed, @RequestParam MultiValueMap<String, String> fields) {
        Texts texts = desk.texts(signed);
        return desk.answers().page(new View("app/part/asides.jte", asides(found(signed, Typed.of(fields)), texts)));
    }

    @Demands("person.register")
    @PostMapping("/app/people/register")
    ResponseEntity<byte[]> register(
            HttpServletRequest request, Signed signed, @RequestParam MultiValueMap<String, String> fields) {
        Texts texts = desk.texts(signed);
        Typed typed = Typed.of(fields);
        String zoneText = Objects.requireNonNullElse(fields.getFirst("zone"), "");
        if (!zoneText.isBlank()) {
            return zone(request, signed, typed, zoneText);
        }
        Registration.Read read = typed.read(today());
        if (read.registration() == null) {
            return desk.show(page(request, signed, typed, read.wrong(), found(signed, typed), null, zoneText));
        }
        List<Like> found = found(signed, typed);
        SentForm form = Desk.sent(request);
        if (!seen(found).equals(Objects.requireNonNullElse(fields.getFirst("seen"), "")) && !found.isEmpty()) {
            return people.recordedBy(signed.actor(), form)
                    .map(this::registered)
                    .orElseGet(() -> desk.show(page(
                            request, signed, typed, Map.of(), found, texts.get("people.register.alike"), zoneText)));
        }
        return registered(people.register(
                        signed.actor(),
                        form,
                        read.registration(),
                        found.stream().map(like -> like.person().id()).toList())
                .value());
    }

    private ResponseEntity<byte[]> registered(UUID id) {
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
                        new PersonFields(typed, wrong, texts).registration(zoneText),
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
