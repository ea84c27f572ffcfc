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
import org.kerwen.web.DateWords;
import org.kerwen.web.PublicAnswers;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The chronicle as a feed, in RSS and Atom, per language. Entries carry the date of what they tell, so it is never empty. */
@RestController
final class Feeds {
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

    @GetMapping("/{language}/feed.rss")
    ResponseEntity<byte[]> rss(@PathVariable String language, HttpServletRequest request) {
        return answers.file(request, xml("rss+xml"), () -> feed(language, "rss_2.0", "/feed.rss"));
    }

    @GetMapping("/{language}/feed.atom")
    ResponseEntity<byte[]> atom(@PathVariable String language, HttpServletRequest request) {
        return answers.file(request, xml("atom+xml"), () -> feed(language, "atom_1.0", "/feed.atom"));
    }

    private static MediaType xml(String subtype) {
        return new MediaType("application", subtype, StandardCharsets.UTF_8);
    }

    private byte[] feed(String language, String format, String own) {
        Published published = record.find().orElseThrow(NoMission::new);
        Texts texts = frames.texts(published, language);
        String base = settings.address() + "/" + texts.language();
        SyndFeed feed = new SyndFeedImpl();
        feed.setFeedType(format);
        feed.setEncoding("UTF-8");
        feed.setTitle(texts.of(published.mission().title()));
        feed.setDescription(texts.get("feed.description"));
        feed.setLanguage(texts.language().tag());
        feed.setLink(base + "/");
        feed.setUri(base + own);
        feed.setAuthor(texts.of(published.mission().title()));
        List<SyndEntry> entries = published.chronicle().stream()
                .map(entry -> entry(entry, texts, base))
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

    private static SyndEntry entry(ChronicleEntry entry, Texts texts, String base) {
        SyndEntry item = new SyndEntryImpl();
        String link = base + "/chronicle/#" + entry.id();
        item.setTitle(DateWords.of(entry.date(), texts));
        item.setLink(link);
        item.setUri(link);
        Date told = date(entry.date().earliest());
        item.setPublishedDate(told);
        item.setUpdatedDate(told);
        SyndContent content = new SyndContentImpl();
        content.setType("text/plain");
        content.setValue(texts.of(entry.text()));
        item.setDescription(content);
        return item;
    }

    @SuppressWarnings("JavaUtilDate") // the feed library speaks in these
    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
