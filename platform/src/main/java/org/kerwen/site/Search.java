package org.kerwen.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.RecordReference;
import org.kerwen.site.pages.RecordPage.Value;
import org.kerwen.web.Languages;
import org.kerwen.web.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the index of what is published now. Searches meanwhile wait for the first index, later ones use the one of before. */
@Component
final class Search {
    /** Plain pages are found too; they stand in no section. */
    static final String PAGES = "pages";

    private static final Logger log = LoggerFactory.getLogger(Search.class);

    private final PublishedRecord record;
    private final Frames frames;
    private volatile @Nullable Indexed latest;

    Search(PublishedRecord record, Frames frames) {
        this.record = record;
        this.frames = frames;
    }

    /**
     * An index.
     *
     * @param published what it was made of
     * @param index the index
     * @param values the values of each filter by their numbers
     * @param labelled the same with their labels, as readers of a language look them up; filled when the first one searches
     */
    record Indexed(
            Published published,
            SearchIndex index,
            List<List<String>> values,
            Map<Language, List<List<Labelled>>> labelled) {}

    /** A value of a filter, its number and what it is called. */
    record Labelled(int number, String value, String label) {}

    /** Gives the values of one filter their numbers. */
    private static final class Numbers {
        private final Map<String, Integer> known = new LinkedHashMap<>();

        int[] of(Set<String> values) {
            return values.stream()
                    .mapToInt(value -> known.computeIfAbsent(value, first -> known.size()))
                    .toArray();
        }
    }

    /** So that the first reader who searches need not wait. */
    @EventListener(WebServerInitializedEvent.class)
    void prepare() {
        Thread.ofVirtual().name("search index").start(() -> {
            record.find().ifPresent(this::index);
            // Loading, reading and indexing are done and need several times what stays: a small machine gets it back
            // now.
            System.gc();
        });
    }

    /** The index of what is published at this moment. */
    Indexed index(Published published) {
        Indexed known = latest;
        if (known != null && isOf(known, published)) {
            return known;
        }
        synchronized (this) {
            known = latest;
            if (known == null || !isOf(known, published)) {
                long began = System.nanoTime();
                List<Numbers> numbers = Stream.generate(Numbers::new)
                        .limit(SearchPages.FILTERS.size())
                        .toList();
                SearchIndex index = SearchIndex.of(entries(published, numbers));
                known = new Indexed(
                        published,
                        index,
                        numbers.stream()
                                .map(each -> List.copyOf(each.known.keySet()))
                                .toList(),
                        new ConcurrentHashMap<>());
                latest = known;
                log.debug(
                        "The search knows {} records after {} ms",
                        published.faces().size(),
                        (System.nanoTime() - began) / 1_000_000);
            }
            return known;
        }
    }

    /** Whether it was made of the very same reading; an equal one would cost more to compare than to index. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isOf(Indexed known, Published published) {
        return known.published() == published;
    }

    private Stream<SearchIndex.Entry> entries(Published published, List<Numbers> numbers) {
        List<Texts> languages = frames.offered(published.mission()).stream()
                .filter(language -> !language.equals(Languages.PSEUDO))
                .flatMap(language -> frames.textsOf(language).stream())
                .toList();
        return Stream.concat(
                published.faces().values().stream().map(face -> entry(face, published, languages, numbers)),
                published.pages().stream().map(page -> entry(page, languages, numbers)));
    }

    private static SearchIndex.Entry entry(
            Face face, Published published, List<Texts> languages, List<Numbers> numbers) {
        Set<String> titles = new LinkedHashSet<>();
        Set<String> texts = new LinkedHashSet<>();
        for (Texts language : languages) {
            if (!face.record().kind().equals(SiteFaces.CHRONICLE)) {
                titles.add(language.of(face.title()));
            }
            texts.addAll(lines(face, new Wording(published, language), false));
        }
        List<int[]> filters = new ArrayList<>();
        filters.add(numbers.getFirst().of(Set.of(face.record().kind())));
        for (Facet facet : SearchPages.FACETS) {
            filters.add(numbers.get(filters.size()).of(published.values(face, facet)));
        }
        return new SearchIndex.Entry(
                new SearchIndex.Target(face.record(), List.copyOf(filters)),
                titles,
                texts,
                otherNames(face, published));
    }

    private static SearchIndex.Entry entry(PlainPage page, List<Texts> languages, List<Numbers> numbers) {
        Set<String> titles = new LinkedHashSet<>();
        Set<String> texts = new LinkedHashSet<>();
        for (Texts language : languages) {
            titles.add(language.of(page.title()));
            texts.addAll(lines(page, language));
        }
        RecordReference record = new RecordReference(PAGES, page.id().value());
        List<int[]> filters = new ArrayList<>();
        filters.add(numbers.getFirst().of(Set.of(PAGES)));
        SearchPages.FACETS.forEach(facet -> filters.add(new int[0]));
        return new SearchIndex.Entry(new SearchIndex.Target(record, List.copyOf(filters)), titles, texts, Set.of());
    }

    /** What a record says, a line for each field; with labels for readers, without them for the index. */
    static List<String> lines(Face face, Wording wording, boolean labelled) {
        List<String> lines = new ArrayList<>();
        if (face.lede() != null) {
            lines.add(wording.text(face.lede()));
        }
        for (Face.Fact fact : face.facts()) {
            String line = String.join(", ", texts(wording.values(fact.values())));
            // The title stands above; an entry of the chronicle has none but its text.
            boolean isTitle =
                    line.equals(wording.text(face.title())) && !fact.field().equals("text");
            if (!line.isEmpty() && !isTitle) {
                lines.add(labelled ? wording.label(fact.field()) + ": " + line : line);
            }
        }
        for (Face.Table table : face.tables()) {
            for (List<List<Known>> row : table.rows()) {
                List<String> cells = row.stream()
                        .flatMap(cell -> texts(wording.values(cell)).stream())
                        .toList();
                lines.add(String.join(" · ", cells));
            }
        }
        return lines;
    }

    /** What a plain page says. */
    static List<String> lines(PlainPage page, Texts texts) {
        List<String> lines = new ArrayList<>();
        if (page.lede() != null) {
            lines.add(texts.of(page.lede()));
        }
        for (PlainPage.Part part : page.sections()) {
            if (part.heading() != null) {
                lines.add(texts.of(part.heading()));
            }
            part.text().forEach(paragraph -> lines.add(texts.of(paragraph)));
        }
        return lines;
    }

    private static List<String> texts(List<Value> values) {
        return values.stream().map(Value::text).toList();
    }

    /** Dates in figures, and how the organisations and places that a record names are called elsewhere and were before. */
    private static Set<String> otherNames(Face face, Published published) {
        Set<String> names = new LinkedHashSet<>();
        for (Face.Entry entry : face.entries()) {
            if (entry.value() instanceof Known.Dated dated) {
                names.add(dated.date().canonical());
            }
            if (entry.value() instanceof Known.Named(RecordReference record)) {
                Face named = published.face(record);
                if (named != null) {
                    for (Face.Entry name : named.entries()) {
                        switch (name.value()) {
                            case Known.Printed printed
                            when !name.field().equals("printedTitle") -> names.add(printed.text());
                            case Known.Former former -> names.add(former.name().name());
                            default -> {
                                // not a name
                            }
                        }
                    }
                }
            }
        }
        return names;
    }
}
