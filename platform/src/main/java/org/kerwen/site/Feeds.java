package org.kerwen.site;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.web.DateWords;
import org.kerwen.web.NotFound;
import org.kerwen.web.PublicAnswers;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The chronicle and each section whose records have dates, as feeds in RSS and Atom, per language. Entries carry the date of
 * what they tell.
 */
@RestController
final class Feeds {
    private static final int MOST_ENTRIES = 100;

    private final PublishedRecord record;
    private final Frames frames;
    private final PublicAnswers answers;
    private final WebSettings settings;

    Feeds(PublishedRecord record, Frames frames, PublicAnswers answers, WebSettings settings) {
        this.record = record;
        this.frames = frames;
        this.answers = answers;
        this.settings = settings;
    }

    /** Where the feed of a section is, without language and ending; null where it has none. */
    static @Nullable String pathOf(Section section) {
        return section.hasFeed() ? "/" + section.path + "/feed" : null;
    }

    @GetMapping("/{language}/feed.rss")
    ResponseEntity<byte[]> rss(@PathVariable String language, HttpServletRequest request) {
        return answers.file(request, xml("rss+xml"), () -> feed(language, null, "rss_2.0", ".rss"));
    }

    @GetMapping("/{language}/feed.atom")
    ResponseEntity<byte[]> atom(@PathVariable String language, HttpServletRequest request) {
        return answers.file(request, xml("atom+xml"), () -> feed(language, null, "atom_1.0", ".atom"));
    }

    @GetMapping("/{language}/{section}/feed.rss")
    ResponseEntity<byte[]> rss(
            @PathVariable String language, @PathVariable String section, HttpServletRequest request) {
        return answers.file(request, xml("rss+xml"), () -> feed(language, known(section), "rss_2.0", ".rss"));
    }

    @GetMapping("/{language}/{section}/feed.atom")
    ResponseEntity<byte[]> atom(
            @PathVariable String language, @PathVariable String section, HttpServletRequest request) {
        return answers.file(request, xml("atom+xml"), () -> feed(language, known(section), "atom_1.0", ".atom"));
    }

    private static Section known(String path) {
        return Section.ofPath(path).filter(Section::hasFeed).orElseThrow(NotFound::new);
    }

    private static MediaType xml(String subtype) {
        return new MediaType("application", subtype, StandardCharsets.UTF_8);
    }

    /** The feed of a section, or of the chronicle where none is given; the newest entries first, as many as readers keep. */
    private byte[] feed(String language, @Nullable Section section, String format, String ending) {
        Published published = record.find().orElseThrow(NoMission::new);
        Texts texts = frames.texts(published, language);
        Wording wording = new Wording(published, texts);
        String base = settings.address() + "/" + texts.language();
        String site = texts.of(published.mission().title());
        SyndFeed feed = new SyndFeedImpl();
        feed.setFeedType(format);
        feed.setEncoding("UTF-8");
        feed.setTitle(section == null ? site : texts.get(section.key()) + " – " + site);
        feed.setDescription(texts.get(section == null ? "feed.description" : section.key() + ".lede"));
        feed.setLanguage(texts.language().tag());
        feed.setLink(base + (section == null ? "/" : "/" + section.path + "/"));
        feed.setUri(base + (section == null ? "/feed" : pathOf(section)) + ending);
        feed.setAuthor(site);
        List<SyndEntry> entries = section == null
                ? published.chronicle().stream()
                        .limit(MOST_ENTRIES)
                        .map(face -> entry(
                                face,
                                dateOf(face)
                                        .map(date -> DateWords.of(date, texts))
                                        .orElse(""),
                                texts.of(face.title()),
                                wording))
                        .toList()
                : published.of(section).stream()
                        .filter(face -> dateOf(face).isPresent())
                        .sorted(Comparator.comparing(Feeds::told).reversed())
                        .limit(MOST_ENTRIES)
                        .map(face -> entry(face, texts.of(face.title()), wording.description(face), wording))
                        .toList();
        feed.setEntries(entries);
        entries.stream()
                .map(SyndEntry::getPublishedDate)
                .max(Comparator.naturalOrder())
                .ifPresent(feed::setPublishedDate);
        try {
            return new SyndFeedOutput().outputString(feed).getBytes(StandardCharsets.UTF_8);
        } catch (FeedException e) {
            throw new IllegalStateException("the feed could not be written", e);
        }
    }

    private SyndEntry entry(Face face, String title, String text, Wording wording) {
        SyndEntry item = new SyndEntryImpl();
        String link = settings.address() + wording.address(face.record());
        item.setTitle(title);
        item.setLink(link);
        item.setUri(link);
        item.setPublishedDate(date(told(face)));
        item.setUpdatedDate(date(told(face)));
        SyndContent content = new SyndContentImpl();
        content.setType("text/plain");
        content.setValue(text);
        item.setDescription(content);
        return item;
    }

    private static LocalDate told(Face face) {
        return dateOf(face).map(FuzzyDate::earliest).orElse(LocalDate.EPOCH);
    }

    /** The date of what it tells; of advice, when it was reviewed. */
    private static Optional<FuzzyDate> dateOf(Face face) {
        if (face.date() != null) {
            return Optional.of(face.date());
        }
        return face.values("reviewed").stream()
                .filter(Known.Dated.class::isInstance)
                .map(known -> ((Known.Dated) known).date())
                .findFirst();
    }

    @SuppressWarnings("JavaUtilDate") // the feed library speaks in these
    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
