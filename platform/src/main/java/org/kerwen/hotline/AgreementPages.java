package org.kerwen.hotline;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.directory.Directory;
import org.kerwen.hotline.pages.AgreementPage;
import org.kerwen.kernel.Language;
import org.kerwen.linkage.Reason;
import org.kerwen.people.CallSafety;
import org.kerwen.people.Like;
import org.kerwen.people.Need;
import org.kerwen.people.People;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Assets;
import org.kerwen.web.Form.Field;
import org.kerwen.web.Form.Option;
import org.kerwen.web.Languages;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A caller wants more than advice. A text is read to them in their language; only when they agree are they asked who they are, and
 * what they said before is sent along, so that nothing is asked or typed twice.
 */
@RestController
final class AgreementPages {
    private static final int ALIKE = 5;

    /** A caller has told a name and little else: how many thousandths of a bit the name alone must say before anybody is asked. */
    private static final long ENOUGH_MILLIBITS = 6_000;

    private final Desk desk;
    private final CallPages calls;
    private final Hotline hotline;
    private final People people;
    private final Directory directory;
    private final Languages languages;
    private final Assets assets;

    AgreementPages(
            Desk desk,
            CallPages calls,
            Hotline hotline,
            People people,
            Directory directory,
            Languages languages,
            Assets assets) {
        this.desk = desk;
        this.calls = calls;
        this.hotline = hotline;
        this.people = people;
        this.directory = directory;
        this.languages = languages;
        this.assets = assets;
    }

    /** The text to be read. Nothing is kept yet: whoever does not agree stays anonymous. */
    @Demands("hotline.agree")
    @PostMapping("/app/hotline/agree")
    ResponseEntity<byte[]> ask(
            HttpServletRequest request, Signed signed, @RequestParam MultiValueMap<String, String> fields) {
        Typed typed = new Typed(fields);
        if (calls.read(signed, typed).isEmpty()) {
            return calls.refused(request, signed, typed);
        }
        return desk.answers().page(new View("hotline/agreement.jte", page(request, signed, typed, List.of(), null)));
    }

    @Demands("hotline.agree")
    @PostMapping("/app/hotline/agree/record")
    ResponseEntity<byte[]> record(
            HttpServletRequest request, Signed signed, @RequestParam MultiValueMap<String, String> fields) {
        Typed typed = new Typed(fields);
        Optional<Call> call = calls.read(signed, typed);
        if (call.isEmpty()) {
            return calls.refused(request, signed, typed);
        }
        var typedAgreement = new TypedAgreement(
                typed,
                spoken(),
                hotline.programmes(signed.actor()).stream()
                        .map(each -> each.id().value())
                        .toList());
        Optional<Agreement> agreement = typedAgreement.read();
        if (agreement.isEmpty()) {
            return shown(request, signed, typed, List.of(), desk.texts(signed).get("access.form.look"));
        }
        List<Like> found = hotline.isAgreed(signed.actor(), call.get().id())
                ? List.of()
                : people.search(signed.actor(), typedAgreement.name(), ALIKE).stream()
                        .filter(AgreementPages::speaksForIt)
                        .toList();
        if (!found.isEmpty() && !seen(found).equals(typed.get("seen"))) {
            return shown(request, signed, typed, found, desk.texts(signed).get("hotline.agreement.alike"));
        }
        return hotline.agree(signed.actor(), call.get(), agreement.get())
                .map(recorded -> desk.answers().goTo(whereHelpGoesOn(recorded)))
                .orElseGet(() -> desk.answers().goTo("/app/hotline?done=no-shift"));
    }

    /** The case, where one was opened; else the record that was made, from which one can be opened. */
    private static String whereHelpGoesOn(Agreement.Recorded recorded) {
        return recorded.opened() == null
                ? "/app/people/" + recorded.person() + "?done=registered"
                : "/app/cases/" + recorded.opened();
    }

    private ResponseEntity<byte[]> shown(
            HttpServletRequest request, Signed signed, Typed typed, List<Like> found, @Nullable String refusal) {
        return desk.answers()
                .page(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        new View("hotline/agreement.jte", page(request, signed, typed, found, refusal)));
    }

    private static boolean speaksForIt(Like like) {
        return like.likeness().reasons().stream()
                        .filter(reason -> reason.kind() == Reason.Kind.FIELD)
                        .mapToLong(Reason::millibits)
                        .sum()
                >= ENOUGH_MILLIBITS;
    }

    /** Whoever was shown: when others are found meanwhile, it is asked again. */
    private static String seen(List<Like> found) {
        return found.stream()
                .map(like -> like.person().id().toString())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** The languages in which the text can be read. */
    private List<String> spoken() {
        return languages.all().stream()
                .filter(language -> !language.equals(Languages.PSEUDO))
                .map(Language::tag)
                .toList();
    }

    private AgreementPage page(
            HttpServletRequest request, Signed signed, Typed typed, List<Like> found, @Nullable String refusal) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("hotline.agreement"));
        List<Field> hidden = new ArrayList<>();
        new TypedAgreement(typed, List.of(), List.of())
                .ofTheCall()
                .forEach(
                        each -> hidden.add(Field.of("hidden", each.getKey(), "").value(each.getValue())));
        hidden.add(Field.of("hidden", "seen", "").value(seen(found)));
        return new AgreementPage(
                frame,
                Head.of(texts.get("hotline.agreement"), texts.get("hotline.agreement.about")),
                assets.address("hotline.js"),
                refusal,
                hidden,
                spoken().stream()
                        .map(tag -> inLanguage(new Language(tag), signed))
                        .toList(),
                fields(signed, typed, texts),
                texts.get(found.isEmpty() ? "hotline.agreement.button" : "hotline.agreement.another"),
                found.stream()
                        .map(like -> new FormPage.Aside(
                                like.person().called(),
                                List.of(texts.get("hotline.agreement.maybe")),
                                new AppFrame.Link(
                                        texts.get("people.open"),
                                        "/app/people/" + like.person().id(),
                                        false)))
                        .toList());
    }

    private AgreementPage.InLanguage inLanguage(Language language, Signed signed) {
        Texts own = languages.texts(language).orElseThrow();
        return new AgreementPage.InLanguage(
                language.tag(),
                language.direction(),
                own.get("language.name"),
                own.get("hotline.agreement.text", Map.of("organisation", desk.organisation(signed, own)))
                        .lines()
                        .toList());
    }

    private List<Field> fields(Signed signed, Typed typed, Texts texts) {
        var words = new HotlineWords(texts, directory);
        var shown = new CallFields(typed, words, texts);
        String none = texts.get("hotline.not-said");
        List<Field> fields = new ArrayList<>();
        fields.add(shown.shown(Field.of("select", "language", texts.get("hotline.field.language"))
                .options(Stream.concat(
                                Stream.of(new Option(
                                        "", none, null, typed.get("language").isEmpty())),
                                languages.all().stream()
                                        .filter(language -> !language.equals(Languages.PSEUDO))
                                        .map(language -> new Option(
                                                language.tag(),
                                                languages
                                                        .texts(language)
                                                        .orElseThrow()
                                                        .get("language.name"),
                                                null,
                                                language.tag().equals(typed.get("language")))))
                        .toList())));
        fields.add(shown.shown(Field.of("select", "agreedTo", texts.get("hotline.field.agreedTo"))
                .options(words.options("agreed-to", AgreementPurpose.class, typed.get("agreedTo"), none))));
        fields.add(shown.shown(Field.of("tick", "agrees", texts.get("hotline.field.agrees"))
                .value(typed.get("agrees"))
                .optional()));
        for (String name : List.of("family", "given", "telephone")) {
            fields.add(shown.shown(Field.of("text", name, texts.get("hotline.field." + name))
                    .value(typed.get(name))
                    .longest(100)
                    .optional()));
        }
        List<Option> safe = new ArrayList<>();
        for (CallSafety safety : CallSafety.values()) {
            safe.add(new Option(
                    safety.word(), texts.choice(safety), null, safety.word().equals(typed.get("safety"))));
        }
        fields.add(shown.shown(
                Field.of("select", "safety", texts.get("hotline.field.safety")).options(safe)));
        for (String name : List.of("from", "to")) {
            fields.add(shown.shown(Field.of("text", name, texts.get("hotline.field." + name))
                    .value(typed.get(name))
                    .longest(5)
                    .optional()));
        }
        fields.add(shown.shown(Field.of("checks", "needs", texts.get("hotline.field.needs"))
                .options(Stream.of(Need.values())
                        .map(need -> new Option(
                                need.word(),
                                texts.choice(need),
                                null,
                                typed.all("needs").contains(need.word())))
                        .toList())));
        List<Option> programmes = new ArrayList<>();
        programmes.add(new Option(
                "", texts.get("hotline.no-case"), null, typed.get("programme").isEmpty()));
        hotline.programmes(signed.actor())
                .forEach(each -> programmes.add(new Option(
                        each.id().value(),
                        texts.of(each.label()),
                        null,
                        each.id().value().equals(typed.get("programme")))));
        fields.add(shown.shown(Field.of("select", "programme", texts.get("hotline.field.programme"))
                .options(programmes)));
        return fields;
    }
}
