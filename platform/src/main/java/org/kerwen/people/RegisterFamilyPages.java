package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.SentForm;
import org.kerwen.web.AppFrame;
import org.kerwen.web.NotFound;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A whole family on one form, saved at once or not at all. Of each person it is asked before whether somebody who is recorded
 * is the same; whoever says so, takes the recorded one into the family and records nobody twice.
 */
@RestController
final class RegisterFamilyPages {
    private static final int ALIKE = 5;

    private final Desk desk;
    private final People people;
    private final Families families;
    private final Clock clock;
    private final ZoneId zone;

    RegisterFamilyPages(Desk desk, People people, Families families, Clock clock, WebSettings settings) {
        this.desk = desk;
        this.people = people;
        this.families = families;
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    @Demands("family.register")
    @GetMapping("/app/families/register")
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed) {
        return desk.show(page(request, signed, null, TypedFamily.empty(true, Typed.NOTHING), FamilyForm.Said.NOTHING));
    }

    /** What a browser asks while somebody types: who may be there already, of all of them. */
    @Demands("family.register")
    @PostMapping("/app/families/like")
    ResponseEntity<byte[]> like(
            HttpServletRequest request, Signed signed, @RequestParam MultiValueMap<String, String> fields) {
        TypedFamily typed = TypedFamily.of(fields, true);
        return desk.answers()
                .page(new View("app/part/asides.jte", asides(found(signed, typed, typed.suggestion()), signed)));
    }

    @Demands("family.register")
    @PostMapping("/app/families/register")
    ResponseEntity<byte[]> register(
            HttpServletRequest request, Signed signed, @RequestParam MultiValueMap<String, String> fields) {
        TypedFamily typed = TypedFamily.of(fields, true);
        return save(request, signed, null, typed, fields, typed.suggestion());
    }

    @Demands("family.change")
    @GetMapping("/app/families/{id}/new")
    ResponseEntity<byte[]> more(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Family family = found(signed, id);
        return desk.show(page(
                request,
                signed,
                family,
                TypedFamily.empty(false, suggestion(signed, family)),
                FamilyForm.Said.NOTHING));
    }

    @Demands("family.change")
    @PostMapping("/app/families/{id}/new")
    ResponseEntity<byte[]> more(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields) {
        Family family = found(signed, id);
        return save(request, signed, family, TypedFamily.of(fields, false), fields, suggestion(signed, family));
    }

    private Family found(Signed signed, UUID id) {
        return families.find(signed.actor(), new FamilyId(id)).orElseThrow(NotFound::new);
    }

    /** What the head has and the next one probably has too. */
    private Typed suggestion(Signed signed, Family family) {
        return family.head()
                .flatMap(head -> people.find(signed.actor(), head.person()))
                .map(head -> TypedFamily.suggestion(
                        head.names().getFirst().is().family(),
                        head.known().nationalities().isEmpty()
                                ? ""
                                : head.known().nationalities().getFirst()))
                .orElse(Typed.NOTHING);
    }

    private ResponseEntity<byte[]> save(
            HttpServletRequest request,
            Signed signed,
            @Nullable Family family,
            TypedFamily typed,
            MultiValueMap<String, String> fields,
            Typed suggestion) {
        Texts texts = desk.texts(signed);
        Zones zones = zones(typed);
        if (zones.isAny()) {
            return desk.show(page(
                    request,
                    signed,
                    family,
                    zones.typed(),
                    new FamilyForm.Said(
                            zones.wrong(),
                            found(signed, zones.typed(), suggestion),
                            zones.wrong().isEmpty() ? texts.get("people.zone.filled") : null)));
        }
        Map<Integer, List<Like>> found = found(signed, typed, suggestion);
        if (fields.containsKey("more")) {
            return desk.show(
                    page(request, signed, family, typed.more(suggestion), new FamilyForm.Said(Map.of(), found, null)));
        }
        Map<Integer, Map<String, String>> wrong = new LinkedHashMap<>();
        List<Newcomer> newcomers = new ArrayList<>();
        for (TypedFamily.Row row : typed.rows()) {
            if (!row.isEmpty(suggestion)) {
                Map<String, String> own = new LinkedHashMap<>();
                Optional.ofNullable(row.read(today(), own)).ifPresent(newcomers::add);
                if (isAskedFor(row, found.getOrDefault(row.number(), List.of()))) {
                    own.put("same", "same-missing");
                }
                if (!own.isEmpty()) {
                    wrong.put(row.number(), own);
                }
            }
        }
        SentForm form = Desk.sent(request);
        if (!wrong.isEmpty() || newcomers.isEmpty()) {
            boolean alike = wrong.values().stream().anyMatch(own -> own.containsKey("same"));
            Optional<UUID> before = alike ? people.recordedBy(signed.actor(), form) : Optional.empty();
            if (before.isPresent()) {
                return done(before.get(), family == null);
            }
            String sentence = newcomers.isEmpty() && wrong.isEmpty() ? "people.family.nobody" : "people.family.alike";
            return desk.show(page(
                    request,
                    signed,
                    family,
                    typed,
                    new FamilyForm.Said(wrong, found, alike || wrong.isEmpty() ? texts.get(sentence) : null)));
        }
        return switch (write(signed, form, family, newcomers, typed.childrenOfBoth())) {
            case FamilyAnswer.Done(UUID id) -> done(id, family == null);
            case FamilyAnswer.NotThere none -> throw new NotFound();
            case FamilyAnswer.Refused(String text) ->
                desk.show(page(request, signed, family, typed, new FamilyForm.Said(Map.of(), found, texts.get(text))));
        };
    }

    private ResponseEntity<byte[]> done(UUID family, boolean begun) {
        return desk.answers()
                .goTo("/app/families/" + family + (begun ? "?done=family-registered" : "?done=family-added"));
    }

    private FamilyAnswer write(
            Signed signed, SentForm form, @Nullable Family family, List<Newcomer> newcomers, boolean childrenOfBoth) {
        return family == null
                ? families.register(signed.actor(), form, newcomers, childrenOfBoth)
                : families.add(signed.actor(), form, family.id(), newcomers);
    }

    /** Whoever was shown and not decided about; when others are found meanwhile, it is asked again. */
    private static boolean isAskedFor(TypedFamily.Row row, List<Like> found) {
        if (found.isEmpty()) {
            return false;
        }
        boolean known = row.known()
                .map(id -> found.stream().anyMatch(like -> like.person().id().equals(id)))
                .orElse(false);
        return !known
                && !(row.same().equals(TypedFamily.Row.NEW)
                        && RegisterPages.seen(found).equals(row.seen()));
    }

    /** What came of reading machine readable zones. */
    private record Zones(boolean isAny, TypedFamily typed, Map<Integer, Map<String, String>> wrong) {}

    private Zones zones(TypedFamily typed) {
        List<TypedFamily.Row> rows = new ArrayList<>();
        Map<Integer, Map<String, String>> wrong = new LinkedHashMap<>();
        boolean any = false;
        for (TypedFamily.Row row : typed.rows()) {
            if (row.zone().isBlank()) {
                rows.add(row);
                continue;
            }
            any = true;
            switch (ZoneText.read(row.zone(), row.typed(), today())) {
                case ZoneText.Filled(Typed filled) -> rows.add(row.with(filled, ""));
                case ZoneText.Refused(String word) -> {
                    rows.add(row);
                    wrong.put(row.number(), Map.of("zone", word));
                }
            }
        }
        return new Zones(any, typed.with(rows), wrong);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Who may be the same, for each person of whom anything was typed. */
    private Map<Integer, List<Like>> found(Signed signed, TypedFamily typed, Typed suggestion) {
        Map<Integer, List<Like>> found = new LinkedHashMap<>();
        for (TypedFamily.Row row : typed.rows()) {
            if (!row.isEmpty(suggestion)) {
                found.put(row.number(), people.like(signed.actor(), row.typed().questions(), null, ALIKE));
            }
        }
        return found;
    }

    private List<FormPage.Aside> asides(Map<Integer, List<Like>> found, Signed signed) {
        Map<PersonId, Like> all = new LinkedHashMap<>();
        found.values()
                .forEach(likes ->
                        likes.forEach(like -> all.putIfAbsent(like.person().id(), like)));
        return RegisterPages.asides(List.copyOf(all.values()), desk.texts(signed));
    }

    private FormPage page(
            HttpServletRequest request,
            Signed signed,
            @Nullable Family family,
            TypedFamily typed,
            FamilyForm.Said said) {
        Texts texts = desk.texts(signed);
        String title = texts.get(family == null ? "people.family.register.title" : "people.family.add");
        String above = family == null ? "/app/people" : "/app/families/" + family.id();
        AppFrame frame = desk.frame(request, signed, title);
        return new FormPage(
                        frame,
                        Head.of(title, texts.get("people.family.register.text"))
                                .below(texts.get(family == null ? "people.title" : "people.family.title"), above),
                        FamilyForm.of(frame, family == null ? "/app/families/register" : above + "/new", typed, said),
                        asides(said.found(), signed))
                .asking("/app/families/like");
    }
}
