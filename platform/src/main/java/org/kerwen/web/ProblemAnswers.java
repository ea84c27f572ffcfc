package org.kerwen.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Language;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * The edge: what no handler dealt with becomes a problem of the catalogue. Under {@code /api} it is answered as RFC 9457
 * says; for pages it is kept with the request, and the error page shows it. Nothing that was sent is repeated.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public final class ProblemAnswers {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ProblemCatalogue catalogue;
    private final Languages languages;
    private final WebSettings settings;

    ProblemAnswers(ProblemCatalogue catalogue, Languages languages, WebSettings settings) {
        this.catalogue = catalogue;
        this.languages = languages;
        this.settings = settings;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<byte[]> failed(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Met met = Met.of(failure, catalogue);
        HttpHeaders headers = failure instanceof ErrorResponse known ? known.getHeaders() : new HttpHeaders();
        if (response.isCommitted()) {
            return null;
        }
        if (isForPrograms(request.getRequestURI())) {
            return answer(met, headers, request);
        }
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        if (met.after() != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, seconds(met.after()));
        }
        met.keepIn(request);
        response.sendError(met.problem().status());
        return null;
    }

    /** What an error page is to show: what was kept with the request, or what the bare status means. */
    public Met met(HttpServletRequest request, int status) {
        Met kept = Met.keptIn(request);
        return kept == null || kept.problem().status() != status
                ? Met.ofStatus(status, (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))
                : kept;
    }

    /** Whether this address is answered to programs. */
    public static boolean isForPrograms(String path) {
        return path.startsWith("/api/");
    }

    /** The answer for a program. */
    public ResponseEntity<byte[]> answer(Met met, HttpServletRequest request) {
        return answer(met, new HttpHeaders(), request);
    }

    /** Where the page that explains it stands; the same in every answer, because programs compare it. */
    public String type(String code) {
        return settings.address() + "/en/problems/" + code + "/";
    }

    private ResponseEntity<byte[]> answer(Met met, HttpHeaders further, HttpServletRequest request) {
        Texts texts = texts(request);
        String code = met.problem().code();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type(code));
        body.put("title", texts.get("problem." + code + ".title"));
        body.put("status", met.problem().status());
        body.put("detail", texts.get("problem." + code + ".text") + " " + texts.get("problem." + code + ".remedy"));
        body.put("code", code);
        body.put("kind", met.problem().kind().name().toLowerCase(Locale.ROOT));
        if (met.incident() != null) {
            body.put("incident", met.incident());
        }
        if (!met.wrong().isEmpty()) {
            body.put(
                    "errors",
                    met.wrong().stream()
                            .map(wrong ->
                                    Map.of("field", wrong.field(), "detail", texts.get(wrong.text(), wrong.values())))
                            .toList());
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(met.problem().status())
                .headers(further)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_LANGUAGE, texts.language().tag());
        if (met.after() != null) {
            answer.header(HttpHeaders.RETRY_AFTER, seconds(met.after()));
        }
        return answer.body(JSON.writeValueAsBytes(body));
    }

    private static String seconds(Duration pause) {
        return Long.toString(Math.max(1, pause.toSeconds()));
    }

    private Texts texts(HttpServletRequest request) {
        List<Locale> wanted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? List.of()
                : Collections.list(request.getLocales());
        return wanted.stream()
                .filter(locale -> Language.isTag(locale.getLanguage()))
                .flatMap(locale -> languages.texts(new Language(locale.getLanguage())).stream())
                .findFirst()
                .orElseGet(() -> languages.texts(languages.all().getFirst()).orElseThrow());
    }
}
