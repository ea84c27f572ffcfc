package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.MessagePage;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.SentForm;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Assets;
import org.kerwen.web.DateWords;
import org.kerwen.web.Languages;
import org.kerwen.web.Negotiation;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.StaffAnswers;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** What every page of the staff side is made with: texts, what stands around it, the answer. */
@Component
public final class Desk {
    private final Languages languages;
    private final Assets assets;
    private final StaffAnswers answers;
    private final Organisations organisations;
    private final Permissions permissions;
    private final KeyStates keyStates;
    private final ZoneId zone;
    private final boolean demo;

    Desk(
            Languages languages,
            Assets assets,
            StaffAnswers answers,
            Organisations organisations,
            Permissions permissions,
            KeyStates keyStates,
            WebSettings settings,
            @Value("${kerwen.demo}") boolean demo) {
        this.languages = languages;
        this.assets = assets;
        this.answers = answers;
        this.organisations = organisations;
        this.permissions = permissions;
        this.keyStates = keyStates;
        this.zone = settings.timeZone();
        this.demo = demo;
    }

    /** What the organisation is called for which somebody works. */
    public String organisation(Signed signed, Texts texts) {
        return texts.of(organisations.of(signed.actor().organisation()).name());
    }

    public boolean demo() {
        return demo;
    }

    public StaffAnswers answers() {
        return answers;
    }

    /** Who is signed in, for pages that need nobody. */
    static Optional<Signed> signedIn(HttpServletRequest request) {
        return request.getAttribute(WhoComes.SIGNED) instanceof Signed signed ? Optional.of(signed) : Optional.empty();
    }

    /** The texts in the language of the person. */
    public Texts texts(Signed signed) {
        return languages
                .texts(signed.language())
                .orElseGet(() -> languages.texts(languages.all().getFirst()).orElseThrow());
    }

    /**
     * The texts for somebody who is not signed in: what was chosen on the page, else what is known of the person, else what
     * the browser asks for.
     */
    Texts texts(HttpServletRequest request, @Nullable Language known) {
        return offered(request.getParameter("language"))
                .or(() -> Optional.ofNullable(known))
                .flatMap(languages::texts)
                .orElseGet(() -> textsOfBrowser(request));
    }

    /** The texts in the language for which the browser asks, where the person could not be found out. */
    Texts textsOfBrowser(HttpServletRequest request) {
        return languages.texts(Negotiation.preferred(request, languages.all())).orElseThrow();
    }

    /** A language that pages can be shown in; empty where this is none. */
    Optional<Language> offered(@Nullable String tag) {
        return languages.all().stream()
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** All languages that pages can be shown in, with their own names. */
    List<AppFrame.InLanguage> inLanguages(Texts texts, String href) {
        return languages.all().stream()
                .map(language -> new AppFrame.InLanguage(
                        language.tag(),
                        languages
                                .texts(language)
                                .map(own -> own.get("language.name"))
                                .orElse(language.tag()),
                        href + language,
                        language.equals(texts.language())))
                .toList();
    }

    /** What stands around a page of somebody who is signed in. */
    public AppFrame frame(HttpServletRequest request, Signed signed, String title) {
        Texts texts = texts(signed);
        String path = path(request);
        KeyStates.State key = keyStates.of(signed.actor().organisation());
        return new AppFrame(
                texts,
                title,
                path,
                demo,
                new AppFrame.Person(
                        signed.name(),
                        texts.of(organisations.of(signed.actor().organisation()).name()),
                        key == KeyStates.State.NONE ? null : texts.get(key.text),
                        key.colour),
                sections(signed, texts, path),
                inLanguages(texts, ""),
                "",
                token(request),
                files());
    }

    /** What stands around a page of somebody who is not. */
    AppFrame frame(HttpServletRequest request, Texts texts, String title) {
        String next = request.getParameter("next");
        String href = request.getRequestURI()
                + (Next.isOurs(next) ? "?next=" + Next.inAddress(next) + "&language=" : "?language=");
        return new AppFrame(
                texts, title, "/app/", demo, null, List.of(), inLanguages(texts, href), "", token(request), files());
    }

    /** What stands around a page that must ask nobody: it names neither the person nor an address, and has a form. */
    AppFrame unaskedFrame(HttpServletRequest request, Texts texts, String title) {
        return new AppFrame(texts, title, "/app/", demo, null, List.of(), List.of(), "", token(request), files());
    }

    /** What stands around a page that must be the same whatever was asked for: it has no form and names no address. */
    AppFrame bareFrame(HttpServletRequest request, @Nullable Signed signed, Texts texts, String title) {
        AppFrame frame = signed == null
                ? new AppFrame(texts, title, "/app/", demo, null, List.of(), List.of(), "", "", files())
                : frame(request, signed, title);
        return new AppFrame(
                texts,
                title,
                "/app/",
                demo,
                frame.person(),
                signed == null ? List.of() : sections(signed, texts, ""),
                List.of(),
                "",
                "",
                files());
    }

    private AppFrame.Files files() {
        return new AppFrame.Files(assets.address("app.css"), assets.address("app.js"), assets.address("mark.svg"));
    }

    private List<AppFrame.Link> sections(Signed signed, Texts texts, String path) {
        List<AppFrame.Link> links = new ArrayList<>();
        for (StaffSection section : StaffSection.values()) {
            if (section.isFor(signed.actor(), permissions, demo)) {
                boolean current =
                        section == StaffSection.WORK ? path.equals(section.path) : path.startsWith(section.path);
                links.add(new AppFrame.Link(texts.get(section.title), section.path, current));
            }
        }
        return links;
    }

    /** The address with what was chosen in it, to come back to; without that where something was sent. */
    private static String path(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getMethod().equals("GET") && query != null
                ? request.getRequestURI() + "?" + query
                : request.getRequestURI();
    }

    private static String token(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    /** The form that was sent with this request. */
    public static SentForm sent(HttpServletRequest request) {
        Map<String, List<String>> typed = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, List.of(values)));
        return SentForm.of(request.getRequestURI(), typed);
    }

    /** A moment in words, as clocks show it where people work. */
    public String when(Instant moment, Texts texts) {
        return DateWords.of(moment, zone, texts);
    }

    /** A day in words. */
    public String day(Instant moment, Texts texts) {
        return DateWords.of(moment.atZone(zone).toLocalDate(), texts);
    }

    /** The day, as calendars have it where people work. */
    public LocalDate local(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    Cell moment(Instant moment, Texts texts) {
        return Cell.text(when(moment, texts));
    }

    /** What has just been done, where the address says so; only sentences that we have. */
    static @Nullable String done(HttpServletRequest request, Texts texts) {
        return done(request, texts, "access");
    }

    /** The same with the sentences of a module, {@code <module>.done.<word>}. */
    public static @Nullable String done(HttpServletRequest request, Texts texts, String module) {
        String word = request.getParameter("done");
        return word == null ? null : texts.find(module + ".done." + word).orElse(null);
    }

    public ResponseEntity<byte[]> show(DeskPage page) {
        return answers.page(new View("app/desk.jte", page));
    }

    ResponseEntity<byte[]> show(MessagePage page) {
        return answers.page(new View("app/message.jte", page));
    }

    /** A page of work with a form in it that was refused. */
    public ResponseEntity<byte[]> refused(DeskPage page) {
        return answers.page(HttpStatus.UNPROCESSABLE_CONTENT, new View("app/desk.jte", page));
    }

    public ResponseEntity<byte[]> show(FormPage page) {
        return answers.page(
                page.form().refusal() == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                new View("app/form.jte", page));
    }
}
