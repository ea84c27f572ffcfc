package org.kerwen.site;

import jakarta.servlet.http.HttpServletRequest;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.kerwen.kernel.Language;
import org.kerwen.web.Languages;
import org.kerwen.web.NotFound;
import org.kerwen.web.ProblemCatalogue;
import org.kerwen.web.PublicAnswers;
import org.kerwen.web.WebSettings;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Files that programs ask for: site map, robots, security contact, health. */
@RestController
final class MachineFiles {
    private static final MediaType XML = new MediaType("application", "xml", StandardCharsets.UTF_8);
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final PublishedRecord record;
    private final Frames frames;
    private final PublicAnswers answers;
    private final WebSettings settings;
    private final ProblemCatalogue problems;

    MachineFiles(
            PublishedRecord record,
            Frames frames,
            PublicAnswers answers,
            WebSettings settings,
            ProblemCatalogue problems) {
        this.record = record;
        this.frames = frames;
        this.answers = answers;
        this.settings = settings;
        this.problems = problems;
    }

    /** The site maps of the sections. One file for all would be too large for search engines once records are many. */
    @GetMapping("/sitemap.xml")
    ResponseEntity<byte[]> siteMaps(HttpServletRequest request) {
        return answers.file(request, XML, () -> {
            published();
            return xml("sitemapindex", xml -> {
                element(xml, "sitemap", settings.address() + "/sitemap/pages.xml");
                for (Section section : Section.values()) {
                    element(xml, "sitemap", settings.address() + "/sitemap/" + section.path + ".xml");
                }
            });
        });
    }

    @GetMapping("/sitemap/{section}.xml")
    ResponseEntity<byte[]> siteMap(@PathVariable String section, HttpServletRequest request) {
        return answers.file(request, XML, () -> {
            Published published = published();
            List<String> paths = section.equals("pages")
                    ? pages(published)
                    : Section.ofPath(section)
                            .map(known -> paths(known, published))
                            .orElseThrow(NotFound::new);
            List<Language> languages = frames.offered(published.mission()).stream()
                    .filter(language -> !language.equals(Languages.PSEUDO))
                    .toList();
            return xml("urlset", xml -> {
                for (String path : paths) {
                    for (Language language : languages) {
                        page(xml, path, language, languages);
                    }
                }
            });
        });
    }

    @GetMapping("/robots.txt")
    ResponseEntity<byte[]> robots(HttpServletRequest request) {
        return answers.file(
                request, TEXT, () -> """
                        User-agent: *
                        Disallow: /app/
                        Disallow: /api/
                        Sitemap: %s/sitemap.xml
                        """.formatted(settings.address()).getBytes(StandardCharsets.UTF_8));
    }

    /** RFC 9116. Without a contact of its own it names the page that says so. It expires in a year, on the first of the month. */
    @GetMapping("/.well-known/security.txt")
    ResponseEntity<byte[]> security(HttpServletRequest request) {
        return answers.file(request, TEXT, () -> {
            List<Language> offered = frames.offered(published().mission());
            String page = settings.address() + "/" + offered.getFirst() + "/security/";
            String contact = settings.securityContact().isEmpty() ? page : settings.securityContact();
            LocalDate expires = LocalDate.now(frames.clock()).withDayOfMonth(1).plusMonths(11);
            return """
                    Contact: %s
                    Expires: %sT00:00:00Z
                    Preferred-Languages: %s
                    Canonical: %s/.well-known/security.txt
                    Policy: %s
                    """.formatted(
                            contact,
                            expires,
                            String.join(
                                    ", ",
                                    offered.stream()
                                            .filter(each -> !each.equals(Languages.PSEUDO))
                                            .map(Language::tag)
                                            .toList()),
                            settings.address(),
                            page)
                    .getBytes(StandardCharsets.UTF_8);
        });
    }

    /** Whether pages can be answered; asks the database now. */
    @GetMapping("/health")
    ResponseEntity<String> health() {
        boolean well = record.readsNow();
        return ResponseEntity.status(well ? 200 : 503)
                .contentType(TEXT)
                .cacheControl(CacheControl.noStore())
                .body(well ? "ok\n" : "no pages: the database does not answer, or no mission is loaded\n");
    }

    private Published published() {
        return record.find().orElseThrow(NoMission::new);
    }

    /** Writes something to an XML file. */
    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static byte[] xml(String root, Content content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");
            if (root.equals("urlset")) {
                xml.writeNamespace("xhtml", XHTML);
            }
            content.write(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the site map could not be written", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void page(XMLStreamWriter xml, String path, Language language, List<Language> languages)
            throws XMLStreamException {
        xml.writeStartElement("url");
        location(xml, settings.address() + "/" + language + path);
        for (Language alternate : languages) {
            xml.writeEmptyElement("xhtml", "link", XHTML);
            xml.writeAttribute("rel", "alternate");
            xml.writeAttribute("hreflang", alternate.tag());
            xml.writeAttribute("href", settings.address() + "/" + alternate + path);
        }
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String address) throws XMLStreamException {
        xml.writeStartElement(name);
        location(xml, address);
        xml.writeEndElement();
    }

    private static void location(XMLStreamWriter xml, String address) throws XMLStreamException {
        xml.writeStartElement("loc");
        xml.writeCharacters(address);
        xml.writeEndElement();
    }

    /** Paths of the pages that belong to no section, without their language. */
    private List<String> pages(Published published) {
        List<String> paths = new ArrayList<>(List.of(
                "/", "/chronicle/", "/programmes/", "/search/", "/data/", "/sitemap/", "/security/", "/problems/"));
        problems.all().forEach(problem -> paths.add(ProblemPages.path(problem)));
        published.pages().forEach(page -> paths.add("/" + page.id() + "/"));
        return paths;
    }

    private static List<String> paths(Section section, Published published) {
        List<String> paths = new ArrayList<>(List.of("/" + section.path + "/"));
        published.of(section).forEach(face -> paths.add(published.path(face.record())));
        return paths;
    }
}
