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
import org.kerwen.kernel.RecordReference;
import org.kerwen.web.Languages;
import org.kerwen.web.PublicAnswers;
import org.kerwen.web.WebSettings;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Files that programs ask for: site map, robots, security contact, health. */
@RestController
final class MachineFiles {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final PublishedRecord record;
    private final Frames frames;
    private final PublicAnswers answers;
    private final WebSettings settings;

    MachineFiles(PublishedRecord record, Frames frames, PublicAnswers answers, WebSettings settings) {
        this.record = record;
        this.frames = frames;
        this.answers = answers;
        this.settings = settings;
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<byte[]> siteMap(HttpServletRequest request) {
        return answers.file(
                request,
                new MediaType("application", "xml", StandardCharsets.UTF_8),
                () -> siteMap(published()).getBytes(StandardCharsets.UTF_8));
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

    private String siteMap(Published published) {
        List<Language> languages = frames.offered(published.mission()).stream()
                .filter(language -> !language.equals(Languages.PSEUDO))
                .toList();
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("urlset");
            xml.writeDefaultNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");
            xml.writeNamespace("xhtml", "http://www.w3.org/1999/xhtml");
            for (String path : paths(published)) {
                for (Language language : languages) {
                    xml.writeStartElement("url");
                    xml.writeStartElement("loc");
                    xml.writeCharacters(settings.address() + "/" + language + path);
                    xml.writeEndElement();
                    for (Language alternate : languages) {
                        xml.writeEmptyElement("xhtml", "link", "http://www.w3.org/1999/xhtml");
                        xml.writeAttribute("rel", "alternate");
                        xml.writeAttribute("hreflang", alternate.tag());
                        xml.writeAttribute("href", settings.address() + "/" + alternate + path);
                    }
                    xml.writeEndElement();
                }
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the site map could not be written", e);
        }
        return text.toString();
    }

    /** Paths of all pages without their language. */
    private static List<String> paths(Published published) {
        List<String> paths = new ArrayList<>(List.of("/", "/chronicle/", "/sitemap/", "/security/"));
        for (Section section : Section.values()) {
            paths.add("/" + section.path + "/");
            for (RecordReference reference : published.recordsOf(section)) {
                paths.add("/" + section.path + "/" + reference.id() + "/");
            }
        }
        return paths;
    }
}
