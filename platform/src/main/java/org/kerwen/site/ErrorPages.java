package org.kerwen.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerwen.kernel.Language;
import org.kerwen.site.pages.RecordPage;
import org.kerwen.site.pages.TextPage;
import org.kerwen.web.Languages;
import org.kerwen.web.Met;
import org.kerwen.web.Negotiation;
import org.kerwen.web.OwnErrorPages;
import org.kerwen.web.ProblemAnswers;
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
    private final ProblemAnswers problems;
    private final List<OwnErrorPages> others;

    ErrorPages(
            PublishedRecord record,
            Frames frames,
            Languages languages,
            PublicAnswers answers,
            ProblemAnswers problems,
            List<OwnErrorPages> others) {
        this.others = List.copyOf(others);
        this.record = record;
        this.frames = frames;
        this.languages = languages;
        this.answers = answers;
        this.problems = problems;
    }

    @RequestMapping("/error")
    ResponseEntity<byte[]> error(HttpServletRequest request) {
        HttpStatus status = status(request);
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (ProblemAnswers.isForPrograms(path)) {
            return problems.answer(problems.met(request, status.value()), request);
        }
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
        Met met = problems.met(request, status.value());
        String title = texts.get(
                switch (status) {
                    case NOT_FOUND -> "error.missing.title";
                    case INTERNAL_SERVER_ERROR -> "error.broken.title";
                    default -> "problem." + met.problem().code() + ".title";
                });
        TextPage page = new TextPage(
                frames.frame(published.get(), texts, title, "/"),
                title,
                sentences(met, status, texts),
                new RecordPage.Value(texts.get("error.home"), "/" + texts.language() + "/", null));
        return answers.errorPage(request, status, new View("text.jte", page));
    }

    private static List<String> sentences(Met met, HttpStatus status, Texts texts) {
        if (met.incident() != null) {
            return List.of(
                    texts.get("error.broken.text"), texts.get("error.incident", Map.of("number", met.incident())));
        }
        return status == HttpStatus.NOT_FOUND
                ? List.of(texts.get("error.missing.text"))
                : List.of(
                        texts.get("problem." + met.problem().code() + ".text"),
                        texts.get("problem." + met.problem().code() + ".remedy"));
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
