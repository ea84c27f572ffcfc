package org.kerwen.site;

import static org.kerwen.site.Published.RECORDS_OF_A_PAGE;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kerwen.knowledge.Audience;
import org.kerwen.site.pages.ChroniclePage;
import org.kerwen.site.pages.Frame;
import org.kerwen.site.pages.HomePage;
import org.kerwen.site.pages.ListPage;
import org.kerwen.site.pages.ListPage.Choices;
import org.kerwen.site.pages.ListPage.Group;
import org.kerwen.site.pages.ListPage.Item;
import org.kerwen.site.pages.ListPage.Narrow;
import org.kerwen.site.pages.ListPage.Option;
import org.kerwen.site.pages.ListPage.Turn;
import org.kerwen.site.pages.ListPage.Year;
import org.kerwen.site.pages.SiteMapPage;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** Makes the pages that list records: home, sections, chronicle, site map. */
final class ListPages {
    private static final int NEWEST_ON_HOME = 4;
    private static final int MOST_ON_HOME = 6;
    private static final int MOST_IN_THE_SITE_MAP = 100;

    private final Published published;
    private final Texts texts;
    private final Frames frames;
    private final Wording wording;

    ListPages(Published published, Texts texts, Frames frames) {
        this.published = published;
        this.texts = texts;
        this.frames = frames;
        this.wording = new Wording(published, texts);
    }

    HomePage home() {
        return new HomePage(
                frames.frame(
                        published,
                        texts,
                        Frame.Head.of("", "/")
                                .described(texts.of(published.mission().lede()))
                                .told(new StructuredData(published, texts, frames.settings()).ofOwner())),
                texts.of(published.mission().heading()),
                texts.of(published.mission().lede()),
                first(
                        published.of(Section.PROJECTS).stream()
                                .filter(this::isRunning)
                                .toList(),
                        MOST_ON_HOME),
                first(published.of(Section.RETURN_AND_RESETTLEMENT), MOST_ON_HOME),
                entries(published.chronicle().stream().limit(NEWEST_ON_HOME).toList()),
                published.chronicle().size());
    }

    /** The chronicle in the order of the original; where it is long, the part that the reader asked for. */
    ChroniclePage chronicle(int asked) {
        Part<Face> part = Part.of(published.chronicle(), asked, RECORDS_OF_A_PAGE);
        return new ChroniclePage(
                frames.frame(
                        published,
                        texts,
                        Frame.Head.of(texts.get("section.chronicle"), "/chronicle/")
                                .chosen(ListQuery.EVERYTHING.written(part.page()))
                                .described(texts.get("chronicle.lede"))
                                .fed("/feed")),
                entries(part.shown()),
                turn("/chronicle/", ListQuery.EVERYTHING, part));
    }

    /** The records of one page of a list. */
    private record Part<T>(List<T> shown, int page, int pages, int from, int all) {
        static <T> Part<T> of(List<T> all, int asked, int most) {
            int pages = Math.max(1, (all.size() + most - 1) / most);
            int page = Math.min(asked, pages);
            int from = (page - 1) * most;
            return new Part<>(all.subList(from, Math.min(all.size(), from + most)), page, pages, from, all.size());
        }
    }

    /** A section's list, or the part of it that the reader asked for. */
    ListPage section(Section section, ListQuery query) {
        String path = "/" + section.path + "/";
        List<Face> found = published.of(section).stream()
                .filter(face -> matches(face, query.chosen()))
                .toList();
        Part<Face> part = Part.of(found, query.page(), RECORDS_OF_A_PAGE);
        boolean first = query.everything() && part.page() == 1;
        return new ListPage(
                frames.frame(
                        published,
                        texts,
                        Frame.Head.of(texts.get(section.key()), path)
                                .chosen(query.written(part.page()))
                                .described(texts.get(section.key() + ".lede"))
                                .fed(Feeds.pathOf(section))),
                texts.get(section.key()),
                texts.get(section.key() + ".lede"),
                narrow(section, query, found.size()),
                section == Section.ACTIVITIES && first ? years(section, found) : List.of(),
                section == Section.PLACES && first
                        ? RegionMaps.of(published, texts, wording).orElse(null)
                        : null,
                groups(section, part.shown(), query),
                turn(path, query, part));
    }

    SiteMapPage siteMap() {
        List<SiteMapPage.Branch> branches = new ArrayList<>();
        String language = "/" + texts.language();
        branches.add(new SiteMapPage.Branch(texts.get("section.home"), language + "/", List.of()));
        for (Section section : Section.values()) {
            List<Face> all = published.of(section);
            branches.add(branch(
                    section,
                    all.size() > MOST_IN_THE_SITE_MAP
                            ? parts(section, all.size())
                            : all.stream().map(wording::brief).toList()));
        }
        branches.add(new SiteMapPage.Branch(texts.get("section.chronicle"), language + "/chronicle/", List.of()));
        branches.add(new SiteMapPage.Branch(texts.get("programmes.title"), language + "/programmes/", List.of()));
        branches.add(new SiteMapPage.Branch(texts.get("search.title"), language + "/search/", List.of()));
        branches.add(new SiteMapPage.Branch(texts.get("data.title"), language + "/data/", List.of()));
        published
                .pages()
                .forEach(page -> branches.add(
                        new SiteMapPage.Branch(texts.of(page.title()), language + "/" + page.id() + "/", List.of())));
        branches.add(new SiteMapPage.Branch(texts.get("security.title"), language + "/security/", List.of()));
        branches.add(new SiteMapPage.Branch(texts.get("problems.title"), language + "/problems/", List.of()));
        return new SiteMapPage(
                frames.frame(
                        published,
                        texts,
                        Frame.Head.of(texts.get("sitemap.title"), "/sitemap/").described(texts.get("sitemap.lede"))),
                branches,
                null);
    }

    /** The pages of one section; where they are many, the part that the reader asked for. */
    SiteMapPage siteMap(Section section, int asked) {
        String path = sitePath(section);
        Part<Face> part = Part.of(published.of(section), asked, MOST_IN_THE_SITE_MAP);
        return new SiteMapPage(
                frames.frame(
                        published,
                        texts,
                        Frame.Head.of(texts.get("sitemap.title"), path)
                                .chosen(ListQuery.EVERYTHING.written(part.page()))
                                .described(texts.get("sitemap.lede"))),
                List.of(branch(
                        section, part.shown().stream().map(wording::brief).toList())),
                turn(path, ListQuery.EVERYTHING, part));
    }

    private SiteMapPage.Branch branch(Section section, List<Item> pages) {
        return new SiteMapPage.Branch(
                texts.get(section.key()), "/" + texts.language() + "/" + section.path + "/", pages);
    }

    /** A link for each hundred: all pages of the site are three clicks away from the map, and it stays small. */
    private List<Item> parts(Section section, int all) {
        List<Item> parts = new ArrayList<>();
        for (int from = 0; from < all; from += MOST_IN_THE_SITE_MAP) {
            parts.add(new Item(
                    where(from, Math.min(MOST_IN_THE_SITE_MAP, all - from), all),
                    "/" + texts.language() + sitePath(section)
                            + ListQuery.EVERYTHING.written(from / MOST_IN_THE_SITE_MAP + 1),
                    null,
                    null,
                    null));
        }
        return parts;
    }

    private static String sitePath(Section section) {
        return "/sitemap/" + section.path + "/";
    }

    private boolean matches(Face face, Map<Facet, String> chosen) {
        return chosen.entrySet().stream()
                .allMatch(each -> published.values(face, each.getKey()).contains(each.getValue()));
    }

    /** What can be chosen besides what is chosen already, and how many records each choice would leave. */
    private @Nullable Narrow narrow(Section section, ListQuery query, int found) {
        List<Choices> choices = new ArrayList<>();
        for (Facet facet : section.facets()) {
            Map<Facet, String> others = new EnumMap<>(Facet.class);
            others.putAll(query.chosen());
            others.remove(facet);
            String chosen = query.chosen().get(facet);
            Map<String, Integer> counts = new TreeMap<>();
            published.of(section).stream()
                    .filter(face -> matches(face, others))
                    .flatMap(face -> published.values(face, facet).stream())
                    .forEach(value -> counts.merge(value, 1, Integer::sum));
            if (chosen != null) {
                counts.putIfAbsent(chosen, 0);
            }
            if (counts.size() > 1 || chosen != null) {
                choices.add(new Choices(
                        facet.parameter(),
                        texts.get("facet." + facet.parameter()),
                        facet.inOrder(counts.keySet(), byLabel(facet)).stream()
                                .map(value -> option(facet, value, counts.getOrDefault(value, 0), value.equals(chosen)))
                                .toList()));
            }
        }
        return choices.isEmpty()
                ? null
                : new Narrow(
                        "/" + texts.language() + "/" + section.path + "/",
                        choices,
                        !query.everything(),
                        texts.get("list.found", Map.of("count", found)));
    }

    private Option option(Facet facet, String value, int count, boolean chosen) {
        return new Option(value, facet.label(value, published, texts) + " (" + count + ")", chosen);
    }

    private Comparator<String> byLabel(Facet facet) {
        Collator collator =
                Collator.getInstance(ULocale.forLanguageTag(texts.language().tag()));
        return (a, b) -> collator.compare(facet.label(a, published, texts), facet.label(b, published, texts));
    }

    private List<Year> years(Section section, List<Face> faces) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        faces.forEach(face -> published.values(face, Facet.YEAR).forEach(year -> counts.merge(year, 1, Integer::sum)));
        if (counts.size() < 2) {
            return List.of();
        }
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        List<Year> years = new ArrayList<>();
        int last = Integer.parseInt(counts.lastKey());
        for (int year = Integer.parseInt(counts.firstKey()); year <= last; year++) {
            String text = String.valueOf(year);
            int count = counts.getOrDefault(text, 0);
            years.add(new Year(
                    text,
                    count,
                    100 * count / most,
                    "/" + texts.language() + "/" + section.path + "/?year=" + year,
                    texts.get("list.year", Map.of("year", text, "count", count))));
        }
        return years;
    }

    private List<Group> groups(Section section, List<Face> faces, ListQuery query) {
        String empty = texts.get(query.everything() ? "list.empty" : "list.nothing");
        Map<String, List<Item>> groups = new LinkedHashMap<>();
        switch (section) {
            case PROJECTS -> {
                if (query.everything() && query.page() == 1) {
                    groups.put(texts.get("projects.current"), new ArrayList<>());
                }
                faces.stream().filter(this::isRunning).forEach(face -> add(groups, "projects.current", face));
                faces.stream().filter(face -> !isRunning(face)).forEach(face -> add(groups, "projects.earlier", face));
            }
            case ADVICE ->
                faces.forEach(face -> add(
                        groups,
                        face.values("audience").contains(new Known.Chosen(Audience.VISITING))
                                ? "advice.visiting"
                                : "advice.leaving",
                        face));
            case ACTIVITIES ->
                faces.forEach(face -> groups.computeIfAbsent(
                                face.date() == null
                                        ? ""
                                        : String.valueOf(face.date().earliest().getYear()),
                                first -> new ArrayList<>())
                        .add(wording.item(face)));
            default -> groups.put("", faces.stream().map(wording::item).toList());
        }
        if (groups.isEmpty()) {
            groups.put("", List.of());
        }
        return groups.entrySet().stream()
                .map(group -> new Group(
                        group.getKey(),
                        group.getValue(),
                        group.getKey().equals(texts.get("projects.current")) ? texts.get("projects.none") : empty))
                .toList();
    }

    private void add(Map<String, List<Item>> groups, String heading, Face face) {
        groups.computeIfAbsent(texts.get(heading), first -> new ArrayList<>()).add(wording.item(face));
    }

    private @Nullable Turn turn(String path, ListQuery query, Part<?> part) {
        if (part.pages() == 1) {
            return null;
        }
        String address = "/" + texts.language() + path;
        return new Turn(
                where(part.from(), part.shown().size(), part.all()),
                part.page() == 1 ? null : address + query.written(part.page() - 1),
                part.page() == part.pages() ? null : address + query.written(part.page() + 1));
    }

    private String where(int from, int shown, int all) {
        return texts.get("list.where", Map.of("first", from + 1, "last", from + shown, "count", all));
    }

    /** Whether the mission's day lies within the time that a project ran; where nobody says, within the printed years. */
    private boolean isRunning(Face project) {
        List<Known> running =
                project.values("running").isEmpty() ? project.values("period") : project.values("running");
        return running.stream()
                .anyMatch(time ->
                        time instanceof Known.Dated dated && dated.date().covers(published.today()));
    }

    private List<Item> first(Collection<Face> faces, int most) {
        return faces.stream().limit(most).map(wording::item).toList();
    }

    private List<ChroniclePage.Entry> entries(List<Face> entries) {
        return entries.stream()
                .map(entry -> new ChroniclePage.Entry(
                        entry.record().id(),
                        entry.date() == null ? "" : DateWords.of(entry.date(), texts),
                        texts.of(entry.title()),
                        wording.values(entry.values("records"))))
                .toList();
    }
}
