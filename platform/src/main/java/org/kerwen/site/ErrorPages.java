package org.kerwen.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.kerwen.kernel.Language;
import org.kerwen.site.pages.RecordPage;
import org.kerwen.site.pages.TextPage;
import org.kerwen.web.Languages;
import org.kerwen.web.Negotiation;
import org.kerwen.web.OwnErrorPages;
import org.kerwen.web.PublicAnswers;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a reader sees when a page is not there or something broke: a sentence in the reader's language and a way on. */
@RestController
final class ErrorPages implements ErrorController {
    private final PublishedRecord record;
    private final Frames frames;
    private final Languages languages;
    private final PublicAnswers answers;
    private final List<OwnErrorPages> others;

    ErrorPages(
            PublishedRecord record,
            Frames frames,
            Languages languages,
            PublicAnswers answers,
            List<OwnErrorPages> others) {
        this.others = List.copyOf(others);
        this.record = record;
        this.frames = frames;
        this.languages = languages;
        this.answers = answers;
    }

    @RequestMapping("/error")
    ResponseEntity<byte[]> error(HttpServletRequest request) {
        HttpStatus status = status(request);
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        for (OwnErrorPages other : others) {
            Optional<ResponseEntity<byte[]>> answer = other.answer(request, status, path);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        Optional<Published> published = published();
        if (status == HttpStatus.NOT_FOUND && published.isPresent() && lacksItsSlash(path, published.get())) {
            return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                    .header(HttpHeaders.LOCATION, path + "/")
                    .build();
        }
        if (published.isEmpty()) {
            return plain(status);
        }
        Texts texts = texts(path, request, published.get());
        String kind = status == HttpStatus.NOT_FOUND ? "missing" : status.is4xxClientError() ? "refused" : "broken";
        TextPage page = new TextPage(
                frames.frame(published.get(), texts, texts.get("error." + kind + ".title"), "/"),
                texts.get("error." + kind + ".title"),
                List.of(texts.get("error." + kind + ".text")),
                new RecordPage.Value(texts.get("error.home"), "/" + texts.language() + "/", null));
        return answers.errorPage(request, status, new View("text.jte", page));
    }

    /** An address that somebody typed without the slash at its end. */
    private boolean lacksItsSlash(String path, Published published) {
        return path.matches("/[a-zA-Z-]{2,12}(/[a-z0-9-]{1,80}){0,2}")
                && frames.offered(published.mission()).stream()
                        .anyMatch(language -> path.equals("/" + language) || path.startsWith("/" + language + "/"));
    }

    private Texts texts(String path, HttpServletRequest request, Published published) {
        List<Language> offered = frames.offered(published.mission());
        Language language = offered.stream()
                .filter(each -> path.startsWith("/" + each + "/"))
                .findFirst()
                .orElseGet(() -> Negotiation.preferred(request, offered));
        return languages.texts(language).orElseThrow();
    }

    /** A page about a broken database must not need the database. */
    private Optional<Published> published() {
        try {
            return record.find();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private ResponseEntity<byte[]> plain(HttpStatus status) {
        StringBuilder text = new StringBuilder();
        for (Language language : languages.all()) {
            languages
                    .texts(language)
                    .ifPresent(
                            texts -> text.append(texts.get("error.broken.text")).append('\n'));
        }
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}
