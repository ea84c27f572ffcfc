package org.kerwen.site;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kerwen.directory.HotlineLine;
import org.kerwen.directory.Mission;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Words;
import org.kerwen.site.pages.Frame;
import org.kerwen.web.Assets;
import org.kerwen.web.DateWords;
import org.kerwen.web.Languages;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Builds what stands around a page. */
@Component
final class Frames {
    /** The mission's own page always showed its hotline message in these two, whatever else it was written in. */
    private static final List<Language> ALWAYS = List.of(new Language("en"), new Language("ru"));

    private final Languages languages;
    private final Assets assets;
    private final WebSettings settings;
    private final Clock clock;
    private final boolean demo;

    Frames(
            Languages languages,
            Assets assets,
            WebSettings settings,
            Clock clock,
            @Value("${kerwen.demo}") boolean demo) {
        this.demo = demo;
        this.languages = languages;
        this.assets = assets;
        this.settings = settings;
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /** Whether people are invented here. */
    boolean isDemo() {
        return demo;
    }

    WebSettings settings() {
        return settings;
    }

    /** The texts of a language that this mission is shown in; anything else is not found. */
    Texts texts(Published published, String tag) {
        if (!Language.isTag(tag) || !offered(published.mission()).contains(new Language(tag))) {
            throw new NotFound();
        }
        return languages.texts(new Language(tag)).orElseThrow(NotFound::new);
    }

    /** The texts of a language, where there are any. */
    Optional<Texts> textsOf(Language language) {
        return languages.texts(language);
    }

    /** The languages that this mission is shown in. */
    List<Language> offered(Mission mission) {
        List<Language> offered = new ArrayList<>();
        for (Language language : mission.languages()) {
            if (languages.texts(language).isPresent()) {
                offered.add(language);
            }
        }
        if (offered.isEmpty()) {
            // A mission in languages that nobody has written texts for yet is shown in the first that there are.
            offered.add(languages.all().getFirst());
        }
        if (settings.pseudoLanguage()) {
            offered.add(Languages.PSEUDO);
        }
        return offered;
    }

    /**
     * The frame of a page.
     *
     * @param title what the page is, in neutral words; empty on the first page
     * @param path the page's path without its language
     */
    Frame frame(Published published, Texts texts, String title, String path) {
        return frame(published, texts, Frame.Head.of(title, path));
    }

    /** The frame of a page that tells more of itself. */
    Frame frame(Published published, Texts texts, Frame.Head head) {
        Mission mission = published.mission();
        String siteTitle = texts.of(mission.title());
        String path = head.path();
        return new Frame(
                texts,
                head.title().isEmpty() ? siteTitle : head.title() + " – " + siteTitle,
                head,
                settings.address(),
                texts.of(mission.name()),
                texts.of(mission.motto()),
                siteTitle,
                messages(mission, texts),
                published.hotlineLines().stream()
                        .map(line -> line(line, published, texts))
                        .toList(),
                navigation(texts, path),
                footer(published, texts, path),
                inLanguages(mission, texts, path + head.query()),
                mission.asOf() == null ? null : DateWords.of(mission.asOf(), texts),
                settings.confirmedBy(),
                demo,
                mission.exit().toString(),
                assets.address("page.css"),
                assets.address("page.js"),
                assets.address("mark.svg"));
    }

    private static List<Frame.Text> messages(Mission mission, Texts texts) {
        Words message = mission.hotlineMessage();
        Set<Language> shown = new LinkedHashSet<>();
        shown.add(message.languageShownFor(texts.language()));
        ALWAYS.stream().filter(message.byLanguage()::containsKey).forEach(shown::add);
        return shown.stream()
                .map(language -> new Frame.Text(language.tag(), language.direction(), message.in(language)))
                .toList();
    }

    private static Frame.Line line(HotlineLine line, Published published, Texts texts) {
        Face place = published.face(Section.PLACES.record(line.place()));
        return new Frame.Line(
                line.printed(),
                line.canBeTapped() ? line.number() : null,
                place == null ? line.place().value() : texts.of(place.title()),
                line.sourced().inferred().contains("place"),
                DateWords.of(line.seen(), texts),
                line.note() == null ? null : texts.of(line.note()));
    }

    private static List<Frame.Link> navigation(Texts texts, String path) {
        String language = "/" + texts.language();
        List<Frame.Link> links = new ArrayList<>();
        links.add(new Frame.Link(texts.get("section.home"), language + "/", path.equals("/")));
        for (Section section : Section.values()) {
            if (!section.isMain()) {
                continue;
            }
            String href = "/" + section.path + "/";
            links.add(new Frame.Link(texts.get(section.key()), language + href, path.startsWith(href)));
        }
        links.add(new Frame.Link(
                texts.get("section.chronicle"), language + "/chronicle/", path.startsWith("/chronicle/")));
        return links;
    }

    private static List<Frame.Link> footer(Published published, Texts texts, String path) {
        List<Frame.Link> links = new ArrayList<>();
        for (String page : List.of("programmes", "search", "data")) {
            String href = "/" + page + "/";
            links.add(new Frame.Link(texts.get(page + ".title"), "/" + texts.language() + href, path.equals(href)));
        }
        for (PlainPage page : published.pages()) {
            String href = "/" + page.id() + "/";
            links.add(new Frame.Link(texts.of(page.title()), "/" + texts.language() + href, path.equals(href)));
        }
        for (Section section : Section.values()) {
            String href = "/" + section.path + "/";
            if (!section.isMain()) {
                links.add(
                        new Frame.Link(texts.get(section.key()), "/" + texts.language() + href, path.startsWith(href)));
            }
        }
        return links;
    }

    private List<Frame.InLanguage> inLanguages(Mission mission, Texts texts, String path) {
        return offered(mission).stream()
                .map(language -> new Frame.InLanguage(
                        language.tag(),
                        languages
                                .texts(language)
                                .map(own -> own.get("language.name"))
                                .orElse(language.tag()),
                        "/" + language + path,
                        language.equals(texts.language())))
                .toList();
    }
}
