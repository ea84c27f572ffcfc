package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.kerwen.testing.Crawl;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class MachineFilesTest {
    private static final Reader READER = RunningKerwen.normal().reader();

    @Test
    void theSiteMapHasEveryPageInEveryLanguageAndEveryLinkOfItAnswers() throws Exception {
        Map<String, Map<String, String>> map = siteMap();
        Set<String> crawled = Crawl.ofNormal().pages().keySet().stream()
                .filter(path -> !path.startsWith("/ar-XB/"))
                // A part of a list that a reader chose is no page of its own for search engines.
                .filter(path -> !path.contains("?"))
                .map(path -> READER.address() + path)
                .collect(Collectors.toSet());
        assertThat(map.keySet()).containsExactlyInAnyOrderElementsOf(crawled);
        for (String url : map.keySet()) {
            assertThat(READER.get(url.substring(READER.address().length())).statusCode())
                    .as(url)
                    .isEqualTo(200);
        }
    }

    @Test
    void theLanguagesOfAPageNameEachOtherInTheSiteMapAndOnThePage() throws Exception {
        Map<String, Map<String, String>> map = siteMap();
        map.forEach((url, alternates) -> {
            assertThat(alternates.keySet()).as(url).containsExactly("en", "ru", "tk");
            String path = url.substring(READER.address().length());
            assertThat(alternates.get(path.substring(1, 3))).as(url).isEqualTo(url);
            alternates.forEach((language, alternate) -> {
                assertThat(alternate).startsWith(READER.address() + "/" + language + "/");
                assertThat(map.get(alternate)).as("%s from %s", alternate, url).isEqualTo(alternates);
            });
            Map<String, String> onPage = new TreeMap<>();
            READER.page(path)
                    .select("link[rel=alternate][hreflang]")
                    .forEach(link -> onPage.put(link.attr("hreflang"), link.attr("href")));
            assertThat(onPage).as(url).containsAllEntriesOf(alternates);
        });
    }

    @Test
    void theSiteMapForPeopleNamesEveryPage() {
        List<String> named = READER.page("/ru/sitemap/").select("main a").eachAttr("href");
        assertThat(named).doesNotHaveDuplicates();
        assertThat(Crawl.ofNormal().pages().keySet())
                .filteredOn(path -> path.startsWith("/ru/") && !path.contains("?") && !path.equals("/ru/sitemap/"))
                // Those that explain refusals stand in a list of their own, which is named.
                .filteredOn(path -> !path.matches("/ru/problems/.+"))
                .isSubsetOf(named);
    }

    @Test
    void robotsMayReadEverythingPublicAndFindTheSiteMap() {
        HttpResponse<byte[]> answer = READER.get("/robots.txt");
        assertThat(Crawl.type(answer)).startsWith("text/plain");
        assertThat(Reader.text(answer).lines())
                .contains("User-agent: *", "Disallow: /app/", "Sitemap: " + READER.address() + "/sitemap.xml")
                .noneMatch(line -> line.equals("Disallow: /"));
        SafeAnswers.assertSafe("/robots.txt", answer);
    }

    @Test
    void theSecurityContactIsAsRfc9116WantsIt() {
        HttpResponse<byte[]> answer = READER.get("/.well-known/security.txt");
        assertThat(Crawl.type(answer).replace(" ", "")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Reader.text(answer).lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] parts = line.split(": ", 2);
            assertThat(parts).as(line).hasSize(2);
            fields.computeIfAbsent(parts[0], first -> new ArrayList<>()).add(parts[1]);
        });
        assertThat(fields.keySet())
                .containsExactlyInAnyOrder("Contact", "Expires", "Preferred-Languages", "Canonical", "Policy");
        assertThat(fields)
                .allSatisfy((name, values) -> assertThat(values).as(name).hasSize(1));
        assertThat(fields.get("Contact")).allMatch(contact -> contact.matches("(https?|mailto|tel):.+"));
        Instant expires =
                Instant.parse(fields.getOrDefault("Expires", List.of("")).getFirst());
        assertThat(expires)
                .isAfter(Instant.now().plus(Duration.ofDays(30)))
                .isBefore(Instant.now().plus(Duration.ofDays(365)));
        assertThat(fields.get("Canonical")).containsExactly(READER.address() + "/.well-known/security.txt");
        assertThat(fields.get("Preferred-Languages")).containsExactly("en, ru, tk");
        assertThat(READER.get("/en/security/").statusCode()).isEqualTo(200);
    }

    @Test
    void healthIsAWordThatNobodyKeeps() {
        HttpResponse<byte[]> answer = READER.get("/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Reader.text(answer)).isEqualTo("ok\n");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        SafeAnswers.assertSafe("/health", answer);
    }

    @Test
    void theIndexOfSiteMapsNamesTheOneOfThePagesAndOneForEachSectionAndOthersAreNotThere() throws Exception {
        List<String> names = new ArrayList<>(List.of("pages"));
        for (Section section : Section.values()) {
            names.add(section.path);
        }
        assertThat(siteMaps())
                .containsExactlyElementsOf(names.stream()
                        .map(name -> READER.address() + "/sitemap/" + name + ".xml")
                        .toList());
        for (String path :
                List.of("/sitemap/nothing.xml", "/sitemap/advice.xml", "/sitemap/.xml", "/sitemap/Pages.xml")) {
            HttpResponse<byte[]> answer = READER.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            SafeAnswers.assertSafe(path, answer);
        }
    }

    @Test
    void theSiteMapOfASectionHasItsListAndItsRecordsOnly() throws Exception {
        for (Section section : Section.values()) {
            String start = READER.address() + "/en/" + section.path + "/";
            List<String> english = siteMap("/sitemap/" + section.path + ".xml").keySet().stream()
                    .filter(url -> url.startsWith(READER.address() + "/en/"))
                    .toList();
            assertThat(english)
                    .as(section.path)
                    .contains(start)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(url -> assertThat(url).matches("\\Q" + start + "\\E([a-z0-9-]+/)?"));
        }
    }

    /** Each address with its alternates by language, of all site maps. */
    static Map<String, Map<String, String>> siteMap() throws Exception {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (String map : siteMaps()) {
            siteMap(map.substring(READER.address().length()))
                    .forEach((url, alternates) -> assertThat(all.put(url, alternates))
                            .as("twice: %s", url)
                            .isNull());
        }
        return all;
    }

    /** The addresses of the site maps. */
    private static List<String> siteMaps() throws Exception {
        Element root = root("/sitemap.xml", "sitemapindex");
        NodeList places = root.getElementsByTagNameNS(root.getNamespaceURI(), "loc");
        List<String> maps = new ArrayList<>();
        for (int i = 0; i < places.getLength(); i++) {
            maps.add(places.item(i).getTextContent());
        }
        return maps;
    }

    private static Map<String, Map<String, String>> siteMap(String path) throws Exception {
        Element root = root(path, "urlset");
        Map<String, Map<String, String>> map = new LinkedHashMap<>();
        NodeList urls = root.getElementsByTagNameNS(root.getNamespaceURI(), "url");
        for (int i = 0; i < urls.getLength(); i++) {
            Element url = (Element) urls.item(i);
            Map<String, String> alternates = new LinkedHashMap<>();
            NodeList links = url.getElementsByTagNameNS("http://www.w3.org/1999/xhtml", "link");
            for (int j = 0; j < links.getLength(); j++) {
                Element link = (Element) links.item(j);
                alternates.put(link.getAttribute("hreflang"), link.getAttribute("href"));
            }
            String place = url.getElementsByTagNameNS(root.getNamespaceURI(), "loc")
                    .item(0)
                    .getTextContent();
            assertThat(map.put(place, alternates)).as("twice: %s", place).isNull();
        }
        return map;
    }

    private static Element root(String path, String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        HttpResponse<byte[]> answer = READER.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(Crawl.type(answer)).startsWith("application/xml");
        SafeAnswers.assertSafe(path, answer);
        Element root = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body()))
                .getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo("http://www.sitemaps.org/schemas/sitemap/0.9");
        assertThat(root.getLocalName()).as(path).isEqualTo(name);
        return root;
    }
}
