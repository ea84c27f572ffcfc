package org.kerwen.site;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jooq.exception.DataAccessException;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.site.pages.Frame;
import org.kerwen.site.pages.ListPage.Item;
import org.kerwen.site.pages.ProgrammesPage;
import org.kerwen.site.pages.RecordPage.Related;
import org.kerwen.site.pages.RecordPage.Table;
import org.kerwen.site.pages.RecordPage.Value;
import org.kerwen.statistics.PublishedCounts;
import org.kerwen.statistics.PublishedCounts.Told;
import org.kerwen.web.DateWords;
import org.kerwen.web.PublicAnswers;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the programmes of this installation add up to, as it was released, beside what others published. In a demonstration the invented
 * counts stand alone.
 */
@RestController
final class CountPages {
    private static final Logger LOG = LoggerFactory.getLogger(CountPages.class);
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final PublishedRecord record;
    private final PublishedCounts counts;
    private final Frames frames;
    private final PublicAnswers answers;
    private volatile List<Told> last = List.of();

    CountPages(PublishedRecord record, PublishedCounts counts, Frames frames, PublicAnswers answers) {
        this.record = record;
        this.counts = counts;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{language}/programmes/")
    ResponseEntity<byte[]> page(@PathVariable String language, HttpServletRequest request) {
        return answers.page(request, () -> {
            Published published = record.find().orElseThrow(NoMission::new);
            return new View("programmes.jte", page(published, frames.texts(published, language)));
        });
    }

    /** While the database does not answer, what was read last goes on being shown. */
    private List<Told> told() {
        try {
            last = counts.programmes();
        } catch (DataAccessException e) {
            LOG.warn("The database does not answer; the counts of programmes are those from before", e);
        }
        return last;
    }

    private ProgrammesPage page(Published published, Texts texts) {
        Map<String, List<Told>> programmes = new LinkedHashMap<>();
        List<Told> all = told();
        all.forEach(each -> programmes
                .computeIfAbsent(each.programme().value(), any -> new ArrayList<>())
                .add(each));
        List<ProgrammesPage.Programme> shown =
                programmes.values().stream().map(each -> programme(each, texts)).toList();
        int minimum = all.stream().mapToInt(Told::minimum).max().orElse(0);
        return new ProgrammesPage(
                frames.frame(
                        published,
                        texts,
                        Frame.Head.of(texts.get("programmes.title"), "/programmes/")
                                .described(texts.get("programmes.lede"))),
                shown,
                List.of(
                        texts.get("programmes.how.counted"),
                        texts.get("programmes.how.rule", Map.of("minimum", minimum)),
                        texts.get("programmes.how.stays"),
                        texts.get("programmes.how.sealed")),
                frames.isDemo() ? null : claims(published, texts));
    }

    private ProgrammesPage.Programme programme(List<Told> quarters, Texts texts) {
        Told newest = quarters.getFirst();
        long sum = quarters.stream().mapToLong(each -> each.all().orElse(0)).sum();
        boolean whole = quarters.stream().allMatch(each -> each.all().isPresent());
        List<List<List<Value>>> rows = quarters.stream()
                .map(each -> List.of(
                        List.of(plain(quarter(each, texts))),
                        List.of(count(each.all(), texts)),
                        List.of(count(each.adults(), texts)),
                        List.of(count(each.children(), texts)),
                        List.of(count(each.unknown(), texts)),
                        List.of(plain(texts.of(each.organisation()))),
                        List.of(plain(DateWords.of(day(each), texts)))))
                .toList();
        return new ProgrammesPage.Programme(
                texts.of(newest.label()),
                texts.get(whole ? "programmes.sum" : "programmes.sum.at-least", Map.of("count", sum)),
                new Table(
                        texts.get("programmes.table", Map.of("programme", texts.of(newest.label()))),
                        List.of(
                                texts.get("programmes.quarter"),
                                texts.get("programmes.people"),
                                texts.get("programmes.adults"),
                                texts.get("programmes.children"),
                                texts.get("programmes.unknown"),
                                texts.get("programmes.who"),
                                texts.get("programmes.told")),
                        rows));
    }

    private LocalDate day(Told told) {
        return LocalDate.ofInstant(told.told(), frames.settings().timeZone());
    }

    private static String quarter(Told told, Texts texts) {
        return DateWords.of(
                new FuzzyDate.Span(
                        new FuzzyDate.OfMonth(YearMonth.from(told.first())),
                        new FuzzyDate.OfMonth(YearMonth.from(told.last()))),
                texts);
    }

    private static Value count(OptionalLong count, Texts texts) {
        return plain(count.isPresent() ? String.valueOf(count.getAsLong()) : texts.get("programmes.withheld"));
    }

    private static Value plain(String text) {
        return new Value(text, null, null);
    }

    /** The historic programmes of the record, each with how many it says they were. */
    private static Related claims(Published published, Texts texts) {
        Wording wording = new Wording(published, texts);
        List<Item> items = published.of(Section.RETURN_AND_RESETTLEMENT).stream()
                .map(face -> {
                    Item brief = wording.brief(face);
                    String persons = face.values("persons").stream()
                            .map(wording::value)
                            .filter(Objects::nonNull)
                            .map(Value::text)
                            .findFirst()
                            .orElse(null);
                    return new Item(
                            brief.title(),
                            brief.href(),
                            brief.badge(),
                            persons == null ? null : texts.get("programmes.claim", Map.of("count", persons)),
                            null);
                })
                .toList();
        return new Related(texts.get("programmes.claims"), items, texts.get("programmes.claims.text"));
    }

    /** The same for spreadsheets; a field is empty where nothing is told. */
    @GetMapping("/programmes.csv")
    ResponseEntity<byte[]> file(HttpServletRequest request) {
        return answers.file(request, CSV, () -> csv(told()));
    }

    private byte[] csv(List<Told> all) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(
                    "programme",
                    "from",
                    "to",
                    "people",
                    "adults",
                    "children",
                    "age_not_known",
                    "minimum",
                    "released",
                    "release");
            for (Told each : all) {
                printer.printRecord(
                        each.programme(),
                        each.first(),
                        each.last(),
                        written(each.all()),
                        written(each.adults()),
                        written(each.children()),
                        written(each.unknown()),
                        each.minimum(),
                        day(each),
                        each.release());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String written(OptionalLong count) {
        return count.isPresent() ? String.valueOf(count.getAsLong()) : "";
    }
}
