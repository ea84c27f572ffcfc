package org.kerwen.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.kerwen.kernel.Language;
import org.kerwen.site.pages.ArticlePage;
import org.kerwen.site.pages.Frame;
import org.kerwen.site.pages.RecordPage;
import org.kerwen.site.pages.TextPage;
import org.kerwen.web.Negotiation;
import org.kerwen.web.NotFound;
import org.kerwen.web.PublicAnswers;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The addresses of the public pages. */
@RestController
final class PublicPages {
    private final PublishedRecord record;
    private final Frames frames;
    private final PublicAnswers answers;
    private final WebSettings settings;

    PublicPages(PublishedRecord record, Frames frames, PublicAnswers answers, WebSettings settings) {
        this.record = record;
        this.frames = frames;
        this.answers = answers;
        this.settings = settings;
    }

    /** Leads to the first language that the browser asks for and the mission has. */
    @GetMapping("/")
    ResponseEntity<Void> root(HttpServletRequest request) {
        List<Language> offered = frames.offered(published().mission());
        Language language = Negotiation.preferred(request, offered);
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, "/" + language + "/")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    @GetMapping("/{language}/")
    ResponseEntity<byte[]> home(@PathVariable String language, HttpServletRequest request) {
        return answers.page(request, () -> new View("home.jte", lists(language).home()));
    }

    @GetMapping("/{language}/chronicle/")
    ResponseEntity<byte[]> chronicle(@PathVariable String language, HttpServletRequest request) {
        int page = ListQuery.page(request.getParameter("page"));
        return answers.page(
                request,
                ListQuery.EVERYTHING.written(page),
                () -> new View("chronicle.jte", lists(language).chronicle(page)));
    }

    @GetMapping("/{language}/sitemap/")
    ResponseEntity<byte[]> siteMap(@PathVariable String language, HttpServletRequest request) {
        return answers.page(
                request, () -> new View("sitemap.jte", lists(language).siteMap()));
    }

    @GetMapping("/{language}/sitemap/{section}/")
    ResponseEntity<byte[]> siteMapOfSection(
            @PathVariable String language, @PathVariable String section, HttpServletRequest request) {
        int page = ListQuery.page(request.getParameter("page"));
        return answers.page(request, ListQuery.EVERYTHING.written(page), () -> {
            Section known = Section.ofPath(section).orElseThrow(NotFound::new);
            return new View("sitemap.jte", lists(language).siteMap(known, page));
        });
    }

    @GetMapping("/{language}/security/")
    ResponseEntity<byte[]> security(@PathVariable String language, HttpServletRequest request) {
        return answers.page(request, () -> {
            Published published = published();
            Texts texts = frames.texts(published, language);
            String contact = settings.securityContact();
            return new View(
                    "text.jte",
                    new TextPage(
                            frames.frame(
                                    published,
                                    texts,
                                    Frame.Head.of(texts.get("security.title"), "/security/")
                                            .described(texts.get("security.text"))),
                            texts.get("security.title"),
                            List.of(
                                    texts.get("security.text"),
                                    texts.get(contact.isEmpty() ? "security.nobody" : "security.write")),
                            contact.isEmpty()
                                    ? null
                                    : new RecordPage.Value(contact.replaceFirst("^mailto:", ""), contact, null)));
        });
    }

    @GetMapping("/{language}/{section}/")
    ResponseEntity<byte[]> section(
            @PathVariable String language, @PathVariable String section, HttpServletRequest request) {
        Section known = Section.ofPath(section).orElse(null);
        ListQuery query = known == null ? ListQuery.EVERYTHING : ListQuery.of(known, request::getParameter);
        if (known != null && ListQuery.hasEmpty(request, known.facets().stream().map(Facet::parameter))) {
            // Of the path only what is known: anything else in a redirect could lead to another site.
            Texts texts = frames.texts(published(), language);
            return PublicAnswers.elsewhere("/" + texts.language() + "/" + known.path + "/" + query.written());
        }
        return answers.page(request, query.written(), () -> {
            Published published = published();
            Texts texts = frames.texts(published, language);
            if (known != null) {
                return new View("list.jte", new ListPages(published, texts, frames).section(known, query));
            }
            ArticlePage page = new Articles(published, texts, frames).plain(section);
            if (page == null) {
                throw new NotFound();
            }
            return new View("article.jte", page);
        });
    }

    @GetMapping("/{language}/{section}/{id}/")
    ResponseEntity<byte[]> record(
            @PathVariable String language,
            @PathVariable String section,
            @PathVariable String id,
            HttpServletRequest request) {
        return answers.page(request, () -> {
            Section known = Section.ofPath(section).orElseThrow(NotFound::new);
            Published published = published();
            Texts texts = frames.texts(published, language);
            if (Articles.has(known)) {
                ArticlePage article = new Articles(published, texts, frames).find(known, id);
                if (article == null) {
                    throw new NotFound();
                }
                return new View("article.jte", article);
            }
            RecordPage page = new RecordPages(published, texts, frames).find(known, id);
            if (page == null) {
                throw new NotFound();
            }
            return new View("record.jte", page);
        });
    }

    private ListPages lists(String language) {
        Published published = published();
        return new ListPages(published, frames.texts(published, language), frames);
    }

    private Published published() {
        return record.find().orElseThrow(NoMission::new);
    }
}
