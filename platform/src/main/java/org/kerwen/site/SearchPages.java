package org.kerwen.site;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.RecordReference;
import org.kerwen.site.Search.Labelled;
import org.kerwen.site.pages.Frame;
import org.kerwen.site.pages.ListPage.Choices;
import org.kerwen.site.pages.ListPage.Option;
import org.kerwen.site.pages.ListPage.Turn;
import org.kerwen.site.pages.SearchPage;
import org.kerwen.site.pages.SearchPage.Hit;
import org.kerwen.site.pages.SearchPage.Piece;
import org.kerwen.web.DateWords;
import org.kerwen.web.PublicAnswers;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The search over everything public. What was asked for is nowhere kept and stands in no log. */
@RestController
final class SearchPages {
    /** What a search can be narrowed by, besides the section. */
    static final List<Facet> FACETS = List.of(Facet.PLACE, Facet.YEAR);

    /** The filter of the section. */
    static final String IN = "in";

    /** All filters, in the order in which the index numbers their values. */
    static final List<String> FILTERS =
            Stream.concat(Stream.of(IN), FACETS.stream().map(Facet::parameter)).toList();

    /** The kinds of what can be found, in the order of the sections. */
    private static final List<String> KINDS = Stream.concat(
                    Arrays.stream(Section.values()).map(section -> section.kind),
                    Stream.of(SiteFaces.CHRONICLE, Search.PAGES))
            .toList();

    private static final int LONGEST_QUEUE = 200;
    private static final int LONGEST = 200;
    /** Marking words in texts is the larger part of an answer; with ten, one search would no longer show all of few records. */
    private static final int HITS_OF_A_PAGE = 20;

    private final PublishedRecord record;
    private final Search search;
    private final Frames frames;
    private final PublicAnswers answers;
    /**
     * As many searches at a time as there are processors, first come, first served, and no more in the queue than can be
     * answered in some seconds. On the threads that carry requests a crowd of searches would keep the others out.
     */
    private final ThreadPoolExecutor desk = new ThreadPoolExecutor(
            Runtime.getRuntime().availableProcessors(),
            Runtime.getRuntime().availableProcessors(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(LONGEST_QUEUE),
            Thread.ofPlatform().daemon().name("search-", 1).factory());

    SearchPages(PublishedRecord record, Search search, Frames frames, PublicAnswers answers) {
        this.record = record;
        this.search = search;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{language}/search/")
    ResponseEntity<byte[]> search(@PathVariable String language, HttpServletRequest request) {
        Published published = record.find().orElseThrow(NoMission::new);
        Texts texts = frames.texts(published, language);
        Asked asked = new Asked(published, texts, request::getParameter);
        if (!asked.tooLong && ListQuery.hasEmpty(request, FILTERS.stream())) {
            return PublicAnswers.elsewhere("/" + texts.language() + "/search/" + asked.written(asked.page));
        }
        try {
            return answers.pageForOne(
                    request, new View("search.jte", desk.submit(asked::page).get()));
        } catch (RejectedExecutionException e) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the search failed", e.getCause());
        }
    }

    /** One reader's question. */
    private final class Asked {
        private final Published published;
        private final Texts texts;
        private final Wording wording;
        private final String typed;
        private final boolean tooLong;
        private final Map<String, String> filters = new LinkedHashMap<>();
        private final int page;

        Asked(Published published, Texts texts, Function<String, @Nullable String> parameter) {
            this.published = published;
            this.texts = texts;
            this.wording = new Wording(published, texts);
            String all = parameter.apply("q");
            String stripped =
                    all == null ? "" : all.replaceAll("\\p{Cntrl}+", " ").strip();
            this.tooLong = stripped.length() > LONGEST;
            this.typed = tooLong ? cut(stripped) : stripped;
            for (String name : FILTERS) {
                String value = parameter.apply(name);
                if (value != null && value.matches("[a-z0-9-]{1,80}")) {
                    filters.put(name, value);
                }
            }
            this.page = ListQuery.page(parameter.apply("page"));
        }

        /** Half of a surrogate pair would be no text. */
        private static String cut(String text) {
            int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
            return text.substring(0, end);
        }

        SearchPage page() {
            String address = "/" + texts.language() + "/search/";
            Frame frame = frames.frame(
                    published,
                    texts,
                    // What was typed stays out of the title: tab and history show it.
                    Frame.Head.of(texts.get("search.title"), "/search/")
                            .chosen(typed.isEmpty() ? "" : written(page))
                            .described(texts.get("search.lede")));
            List<String> advice = new ArrayList<>();
            if (tooLong) {
                advice.add(texts.get("search.long", Map.of("most", LONGEST)));
            }
            if (typed.isEmpty()) {
                return new SearchPage(frame, typed, address, List.of(), null, advice, List.of(), null);
            }
            Search.Indexed indexed = search.index(published);
            SearchIndex.Found found = indexed.index().find(typed);
            List<SearchIndex.Target> narrowed =
                    found.targets().stream().filter(matching(indexed, filters)).toList();
            if (found.targets().isEmpty()) {
                advice.add(texts.get("search.nothing"));
            } else if (narrowed.isEmpty()) {
                advice.add(texts.get("search.nothing.narrowed"));
            } else if (found.near()) {
                advice.add(texts.get("search.near"));
            }
            int pages = Math.max(1, (narrowed.size() + HITS_OF_A_PAGE - 1) / HITS_OF_A_PAGE);
            int shown = Math.min(page, pages);
            return new SearchPage(
                    frame,
                    typed,
                    address,
                    choices(indexed, found.targets()),
                    texts.get("list.found", Map.of("count", narrowed.size())),
                    advice,
                    narrowed.stream()
                            .skip((long) (shown - 1) * HITS_OF_A_PAGE)
                            .limit(HITS_OF_A_PAGE)
                            .map(target -> hit(target.record(), found.query()))
                            .toList(),
                    pages == 1 ? null : turn(address, shown, pages, narrowed.size()));
        }

        private static Predicate<SearchIndex.Target> matching(Search.Indexed indexed, Map<String, String> wanted) {
            Predicate<SearchIndex.Target> all = target -> true;
            for (Map.Entry<String, String> each : wanted.entrySet()) {
                int filter = FILTERS.indexOf(each.getKey());
                int value = indexed.values().get(filter).indexOf(each.getValue());
                all = all.and(target -> target.has(filter, value));
            }
            return all;
        }

        private Hit hit(RecordReference reference, Query query) {
            Face face = published.face(reference);
            if (face == null) {
                PlainPage plain = published.pages().stream()
                        .filter(each -> each.id().value().equals(reference.id()))
                        .findFirst()
                        .orElseThrow();
                return hit(
                        texts.of(plain.title()),
                        "/" + texts.language() + "/" + plain.id() + "/",
                        texts.get("page.footer"),
                        null,
                        query,
                        language -> Search.lines(plain, language));
            }
            String section =
                    texts.get(Section.ofKind(reference.kind()).map(Section::key).orElse("section." + reference.kind()));
            String badge = face.date() == null ? null : DateWords.of(face.date(), texts);
            // An entry of the chronicle has no title but its text.
            String title = Section.ofKind(reference.kind()).isEmpty() && badge != null ? badge : texts.of(face.title());
            return hit(
                    title,
                    wording.address(reference),
                    section,
                    title.equals(badge) ? null : badge,
                    query,
                    language -> Search.lines(face, new Wording(published, language), true));
        }

        /** Shows what was found in the reader's language; where it stands only in another one, in that. */
        private Hit hit(
                String title,
                String href,
                String section,
                @Nullable String badge,
                Query query,
                Function<Texts, List<String>> lines) {
            List<Language> languages = new ArrayList<>(published.mission().languages());
            languages.remove(texts.language());
            languages.addFirst(texts.language());
            for (Language language : languages) {
                Texts own = frames.textsOf(language).orElse(texts);
                List<Piece> pieces = SearchIndex.marked(String.join("\n", lines.apply(own)), query);
                if (pieces != null && pieces.stream().anyMatch(Piece::marked)) {
                    return new Hit(
                            title,
                            href,
                            section,
                            badge,
                            pieces,
                            language.equals(texts.language()) ? null : language.tag());
                }
            }
            // Found by its title or by another name of what it names: its first line says what it is.
            List<Piece> first = lines.apply(texts).stream()
                    .limit(1)
                    .map(line -> new Piece(line, false))
                    .toList();
            return new Hit(title, href, section, badge, first, null);
        }

        /** What can be chosen besides what is chosen already, and how much each choice would leave. */
        private List<Choices> choices(Search.Indexed indexed, List<SearchIndex.Target> found) {
            List<List<Labelled>> labelled =
                    indexed.labelled().computeIfAbsent(texts.language(), language -> labelled(indexed));
            List<Choices> choices = new ArrayList<>();
            for (int filter = 0; filter < FILTERS.size(); filter++) {
                String name = FILTERS.get(filter);
                String chosen = filters.get(name);
                int[] counts = counts(indexed, found, filter);
                List<Option> options = new ArrayList<>();
                for (Labelled value : labelled.get(filter)) {
                    boolean isChosen = value.value().equals(chosen);
                    if (counts[value.number()] > 0 || isChosen) {
                        options.add(option(value.value(), value.label(), counts[value.number()], isChosen));
                    }
                }
                if (chosen != null && options.stream().noneMatch(Option::chosen)) {
                    options.add(option(chosen, label(filter, chosen), 0, true));
                }
                if (options.size() > 1 || chosen != null) {
                    choices.add(new Choices(name, texts.get("facet." + name), options));
                }
            }
            return choices;
        }

        private static Option option(String value, String label, int count, boolean chosen) {
            return new Option(value, label + " (" + count + ")", chosen);
        }

        private int[] counts(Search.Indexed indexed, List<SearchIndex.Target> found, int filter) {
            Map<String, String> others = new HashMap<>(filters);
            others.remove(FILTERS.get(filter));
            Predicate<SearchIndex.Target> matching = matching(indexed, others);
            int[] counts = new int[indexed.values().get(filter).size()];
            for (SearchIndex.Target target : found) {
                if (matching.test(target)) {
                    for (int value : target.filters().get(filter)) {
                        counts[value]++;
                    }
                }
            }
            return counts;
        }

        private List<List<Labelled>> labelled(Search.Indexed indexed) {
            Collator collator =
                    Collator.getInstance(ULocale.forLanguageTag(texts.language().tag()));
            List<List<Labelled>> all = new ArrayList<>();
            for (int filter = 0; filter < FILTERS.size(); filter++) {
                List<String> values = indexed.values().get(filter);
                Map<String, Labelled> byValue = new LinkedHashMap<>();
                for (int number = 0; number < values.size(); number++) {
                    String value = values.get(number);
                    byValue.put(value, new Labelled(number, value, label(filter, value)));
                }
                List<String> inOrder = filter == 0
                        ? KINDS.stream().filter(byValue::containsKey).toList()
                        : FACETS.get(filter - 1)
                                .inOrder(
                                        byValue.keySet(),
                                        Comparator.comparing(value -> label(byValue, value), collator::compare));
                all.add(inOrder.stream()
                        .flatMap(value -> Stream.ofNullable(byValue.get(value)))
                        .toList());
            }
            return List.copyOf(all);
        }

        private static String label(Map<String, Labelled> byValue, String value) {
            Labelled known = byValue.get(value);
            return known == null ? value : known.label();
        }

        private String label(int filter, String value) {
            return filter == 0 ? sectionLabel(value) : FACETS.get(filter - 1).label(value, published, texts);
        }

        private String sectionLabel(String kind) {
            return kind.equals(Search.PAGES)
                    ? texts.get("page.footer")
                    : texts.find(Section.ofKind(kind).map(Section::key).orElse("section." + kind))
                            .orElse(kind);
        }

        private Turn turn(String address, int shown, int pages, int count) {
            int first = (shown - 1) * HITS_OF_A_PAGE + 1;
            return new Turn(
                    texts.get(
                            "list.where",
                            Map.of(
                                    "first",
                                    first,
                                    "last",
                                    Math.min(count, first + HITS_OF_A_PAGE - 1),
                                    "count",
                                    count)),
                    shown == 1 ? null : address + written(shown - 1),
                    shown == pages ? null : address + written(shown + 1));
        }

        private String written(int otherPage) {
            StringBuilder text = new StringBuilder();
            ListQuery.append(text, "q", typed);
            filters.forEach((name, value) -> ListQuery.append(text, name, value));
            if (otherPage > 1) {
                ListQuery.append(text, "page", String.valueOf(otherPage));
            }
            return text.toString();
        }
    }
}
