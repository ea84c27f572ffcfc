package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;

/** A record that has grown: nothing of it is out of reach, and no page of it is too long for a bad line. */
class LongRecordTest {
    private static final int ENTRIES = 130;
    private static final int PLACES = 230;

    private static RunningKerwen kerwen;
    private static Reader reader;
    private static List<String> entries;

    @BeforeAll
    static void start() {
        MissionPack pack = MissionPack.copy();
        StringBuilder chronicle = new StringBuilder(pack.text("chronicle.yaml"));
        for (int i = 0; i < ENTRIES; i++) {
            chronicle.append("\n  - id: entry-%d\n    paragraph: %d\n    date: \"1996\"\n".formatted(i, 1000 + i));
            chronicle.append("    text: {en: Long ago %d, ru: Давно %d, tk: Öňden %d}\n".formatted(i, i, i));
            chronicle.append("    records: [places/grown-%d]\n    source: chronicle 1\n".formatted(i));
        }
        StringBuilder places = new StringBuilder(pack.text("places.yaml"));
        for (int i = 0; i < PLACES; i++) {
            places.append(
                    "\n  - id: grown-%d\n    name: {en: Grown %d, ru: Село %d, tk: Oba %d}\n".formatted(i, i, i, i));
            places.append("    kind: city\n    source: chronicle 1\n");
        }
        pack.write("chronicle.yaml", chronicle.toString()).write("places.yaml", places.toString());
        entries = new ArrayList<>(pack.text("chronicle.yaml")
                .lines()
                .filter(line -> line.startsWith("  - id: "))
                .map(line -> line.substring("  - id: ".length()))
                .toList());
        kerwen = RunningKerwen.start(pack.folder(), false);
        reader = kerwen.reader();
    }

    @AfterAll
    static void stop() {
        if (kerwen != null) {
            kerwen.close();
        }
    }

    @Test
    void aLongChronicleGoesOnFromPageToPageInItsOrder() {
        List<String> read = new ArrayList<>();
        List<Document> pages = turned("/en/chronicle/");
        for (Document page : pages) {
            List<String> shown = page.select("ol.chronicle > li").eachAttr("id");
            assertThat(shown).hasSizeLessThanOrEqualTo(50);
            read.addAll(shown);
        }
        assertThat(read).containsExactlyElementsOf(entries);
        assertThat(pages).hasSize((entries.size() + 49) / 50);
        assertThat(pages.getLast().select(".turn a[rel=next]")).isEmpty();
        assertThat(reader.page("/en/chronicle/?page=99")
                        .select("ol.chronicle > li")
                        .eachAttr("id"))
                .as("a page that is not there is the last")
                .isEqualTo(pages.getLast().select("ol.chronicle > li").eachAttr("id"));
    }

    @Test
    void aLinkToAnEntryLeadsToThePageThatItStandsOn() {
        for (int i : List.of(0, 60, ENTRIES - 1)) {
            List<String> links = reader.page("/en/places/grown-%d/".formatted(i))
                    .select("main a[href$=#entry-%d]".formatted(i))
                    .eachAttr("href");
            assertThat(links).as("links to entry %d", i).hasSize(1);
            String path = links.getFirst().replaceFirst("#.*", "");
            assertThat(reader.page(path).select("#entry-" + i)).as(path).hasSize(1);
        }
    }

    @Test
    void theSiteMapLeadsToEveryRecordOfALongSection() {
        Document map = reader.page("/en/sitemap/");
        List<String> parts = map.select("main a[href^=/en/sitemap/places/]").eachAttr("href");
        assertThat(parts).hasSize(3).startsWith("/en/sitemap/places/");
        assertThat(map.select("main a[href^=/en/projects/]")).hasSizeGreaterThan(1);
        List<String> found = parts.stream()
                .flatMap(part -> reader.page(part).select("main li a").eachAttr("href").stream())
                .toList();
        assertThat(found)
                .doesNotHaveDuplicates()
                .containsAll(IntStream.range(0, PLACES)
                        .mapToObj("/en/places/grown-%d/"::formatted)
                        .toList());
        assertThat(turned("/en/sitemap/places/")).hasSize(3);
        assertThat(reader.get("/en/sitemap/atlantis/").statusCode()).isEqualTo(404);
    }

    @Test
    void noPageOfALongRecordIsHeavierThanFortyKilobytes() {
        for (String language : List.of("en", "ru", "tk")) {
            for (String page : List.of("chronicle/", "chronicle/?page=2", "places/", "sitemap/", "sitemap/places/")) {
                String path = "/" + language + "/" + page;
                // Style, script and mark are six kilobytes more.
                assertThat(reader.get(path, "Accept-Encoding", "gzip").body())
                        .as(path)
                        .hasSizeLessThan(34 * 1024);
            }
        }
    }

    /** The page and those that follow it. */
    private static List<Document> turned(String path) {
        List<Document> pages = new ArrayList<>(List.of(reader.page(path)));
        Element next = pages.getLast().selectFirst(".turn a[rel=next]");
        while (next != null) {
            pages.add(reader.page(next.attr("href")));
            next = pages.getLast().selectFirst(".turn a[rel=next]");
        }
        return pages;
    }
}
