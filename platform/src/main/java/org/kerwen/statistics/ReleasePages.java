package org.kerwen.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.OrganisationNames;
import org.kerwen.access.Permissions;
import org.kerwen.access.SafeCsv;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.directory.Directory;
import org.kerwen.directory.Place;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.Words;
import org.kerwen.web.AppFrame;
import org.kerwen.web.DateWords;
import org.kerwen.web.Form;
import org.kerwen.web.Form.Field;
import org.kerwen.web.Form.Option;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Counts for the public and for donors, as a page and as a file: only what the rule of disclosure let pass. */
@RestController
final class ReleasePages {
    private static final int SHOWN = 100;
    private static final int QUARTERS = 8;

    private final Desk desk;
    private final Statistics statistics;
    private final Directory directory;
    private final OrganisationNames organisations;
    private final Permissions permissions;

    ReleasePages(
            Desk desk,
            Statistics statistics,
            Directory directory,
            OrganisationNames organisations,
            Permissions permissions) {
        this.desk = desk;
        this.statistics = statistics;
        this.directory = directory;
        this.organisations = organisations;
        this.permissions = permissions;
    }

    @Demands("release.read")
    @GetMapping("/app/statistics")
    ResponseEntity<byte[]> all(HttpServletRequest request, Signed signed) {
        return desk.show(page(request, signed, null));
    }

    @Demands("release.make")
    @PostMapping("/app/statistics")
    ResponseEntity<byte[]> release(
            HttpServletRequest request,
            Signed signed,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String quarter) {
        Optional<Quarter> chosen = Quarter.parse(quarter);
        if (chosen.isEmpty() || !Choice.words(Subject.class).contains(subject)) {
            return desk.refused(page(request, signed, "choose"));
        }
        return statistics
                .release(signed.actor(), Choice.of(Subject.class, subject), chosen.get())
                .map(id -> desk.answers().goTo("/app/statistics/" + id))
                .orElseGet(() -> desk.refused(page(request, signed, "released")));
    }

    @Demands("release.read")
    @GetMapping("/app/statistics/{id}")
    ResponseEntity<byte[]> one(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Release release = statistics.release(signed.actor(), id).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        Map<String, String> columns = columns(release, texts);
        AppFrame frame = desk.frame(request, signed, texts.get("statistics.title"));
        List<String> head = new ArrayList<>();
        head.add(texts.get("statistics.row." + release.subject().word()));
        head.addAll(columns.values());
        List<List<Cell>> rows = release.rows().stream()
                .map(row -> Stream.concat(
                                Stream.of(Cell.text(row(release, row, texts))),
                                columns.keySet().stream()
                                        .map(column -> Cell.text(said(release.count(row, column), texts))))
                        .toList())
                .toList();
        String subject = release.subject().word();
        return desk.show(DeskPage.of(
                frame,
                Head.of(
                                called(release, texts),
                                texts.get("statistics.rule", Map.of("minimum", release.minimum())),
                                texts.get("statistics.counted." + subject))
                        .below(texts.get("statistics.title"), "/app/statistics"),
                List.of(Section.of("counts", organisation(release, texts))
                        .table(new Section.Table(
                                texts.get(
                                        "statistics.table." + release.subject().word()),
                                head,
                                rows,
                                ""))
                        .links(List.of(new AppFrame.Link(
                                texts.get("statistics.file"), "/app/statistics/" + id + "/file", false))))));
    }

    @Demands("release.read")
    @GetMapping("/app/statistics/{id}/file")
    ResponseEntity<byte[]> file(Signed signed, @PathVariable UUID id) {
        Release release = statistics.release(signed.actor(), id).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        Map<String, String> columns = columns(release, texts);
        List<String> head = new ArrayList<>();
        head.add(texts.get("statistics.row." + release.subject().word()));
        head.addAll(columns.values());
        List<List<String>> rows = release.rows().stream()
                .map(row -> Stream.concat(
                                Stream.of(row(release, row, texts)),
                                columns.keySet().stream().map(column -> said(release.count(row, column), texts)))
                        .toList())
                .toList();
        return desk.answers()
                .file(
                        new MediaType("text", "csv", StandardCharsets.UTF_8),
                        release.subject().word() + "-" + release.quarter().word() + ".csv",
                        SafeCsv.of(head, rows));
    }

    private DeskPage page(HttpServletRequest request, Signed signed, @Nullable String wrong) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("statistics.title"));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("releases", texts.get("statistics.releases"))
                .table(new Section.Table(
                        texts.get("statistics.releases"),
                        List.of(
                                texts.get("statistics.what"),
                                texts.get("statistics.who"),
                                texts.get("statistics.made")),
                        statistics.releases(signed.actor(), SHOWN).stream()
                                .map(release -> List.of(
                                        Cell.link(called(release, texts), "/app/statistics/" + release.id()),
                                        Cell.text(organisation(release, texts)),
                                        Cell.text(desk.day(release.made(), texts))))
                                .toList(),
                        texts.get("statistics.none"))));
        if (permissions.may(signed.actor(), "release.make")) {
            Field quarter = Field.of("select", "quarter", texts.get("statistics.quarter"))
                    .options(statistics.over(QUARTERS).stream()
                            .map(each -> new Option(each.word(), when(each, texts), null, false))
                            .toList());
            Field subject = Field.of("select", "subject", texts.get("statistics.what"))
                    .options(Stream.of(Subject.values())
                            .map(each -> new Option(each.word(), texts.choice(each), null, false))
                            .toList());
            sections.add(Section.of("make", texts.get("statistics.make"), texts.get("statistics.make.text"))
                    .forms(List.of(Form.of(
                            frame,
                            "/app/statistics",
                            List.of(
                                    subject,
                                    wrong == null ? quarter : quarter.error(texts.get("statistics.wrong." + wrong))),
                            texts.get("statistics.make.button")))));
        }
        return DeskPage.of(frame, Head.of(texts.get("statistics.title"), texts.get("statistics.text")), sections);
    }

    private String organisation(Release release, Texts texts) {
        return organisations.of(release.organisation(), texts);
    }

    private static String when(Quarter quarter, Texts texts) {
        return DateWords.of(
                new FuzzyDate.Span(new FuzzyDate.OfMonth(quarter.first()), new FuzzyDate.OfMonth(quarter.last())),
                texts);
    }

    private static String called(Release release, Texts texts) {
        return texts.choice(release.subject()) + ", " + when(release.quarter(), texts);
    }

    private static String row(Release release, String word, Texts texts) {
        if (word.isEmpty()) {
            return texts.get("statistics.all");
        }
        return switch (release.subject()) {
            case HOTLINE_TOPICS -> texts.get("hotline.topic." + word);
            case PROGRAMME_PEOPLE -> {
                Words label = release.words().get(word);
                yield label == null ? word : texts.of(label);
            }
        };
    }

    /** The words of the columns, each with what it is called. */
    private Map<String, String> columns(Release release, Texts texts) {
        Map<PlaceId, Place> places = new LinkedHashMap<>();
        directory.places().forEach(place -> places.put(place.id(), place));
        Map<String, String> columns = new LinkedHashMap<>();
        for (String word : release.columns()) {
            columns.put(
                    word,
                    word.isEmpty()
                            ? texts.get("statistics.all")
                            : Facts.AGES.contains(word) ? texts.get("statistics.age." + word) : word);
        }
        directory
                .hotlineLines()
                .forEach(line -> columns.computeIfPresent(line.id().value(), (word, any) -> {
                    Place place = places.get(line.place());
                    return place == null ? word : texts.of(place.name());
                }));
        return columns;
    }

    private static String said(OptionalLong count, Texts texts) {
        return count.isPresent() ? String.valueOf(count.getAsLong()) : texts.get("statistics.withheld");
    }
}
