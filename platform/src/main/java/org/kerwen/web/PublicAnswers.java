package org.kerwen.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Answers of the public face. All readers get the same page, so it is rendered once, kept for a minute in memory, packed
 * and plain, and sent from there: a crowd of readers costs the database nothing.
 */
public final class PublicAnswers {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final TemplateEngine templates;
    private final Cache<String, Rendered> kept = Caffeine.newBuilder()
            .maximumWeight(16 * 1024 * 1024)
            .weigher((String path, Rendered rendered) -> rendered.weight())
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    PublicAnswers(TemplateEngine templates) {
        this.templates = templates;
    }

    /** A page and the template that shows it. */
    public record View(String template, Object page) {}

    /** A page. It is not to be stored by the browser: what somebody read here must not lie on a shared telephone. */
    public ResponseEntity<byte[]> page(HttpServletRequest request, Supplier<View> view) {
        return page(request, "", view);
    }

    /** A page of which there are several at one path, told apart by what the reader chose. */
    public ResponseEntity<byte[]> page(HttpServletRequest request, String chosen, Supplier<View> view) {
        Rendered rendered = kept.get(request.getServletPath() + chosen, path -> rendered(view.get()));
        return answer(request, rendered, HttpStatus.OK, CacheControl.noStore());
    }

    /** A page that hardly anybody else will ask for, such as the answer to a search; made for this reader and not kept. */
    public ResponseEntity<byte[]> pageForOne(HttpServletRequest request, View view) {
        return answer(request, rendered(view), HttpStatus.OK, CacheControl.noStore());
    }

    /** A page about something that went wrong; never kept. */
    public ResponseEntity<byte[]> errorPage(HttpServletRequest request, HttpStatusCode status, View view) {
        return answer(request, rendered(view), status, CacheControl.noStore());
    }

    /** A file for programs (feed, site map), which may ask whether it changed. */
    public ResponseEntity<byte[]> file(HttpServletRequest request, MediaType type, Supplier<byte[]> content) {
        Rendered rendered = kept.get(request.getServletPath(), path -> new Rendered(content.get(), type));
        CacheControl control = CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic();
        String tag = "\"" + rendered.tag + "\"";
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && known.contains(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .cacheControl(control)
                    .eTag(tag)
                    .build();
        }
        return answer(request, rendered, HttpStatus.OK, control, tag);
    }

    private Rendered rendered(View view) {
        var output = new Utf8ByteOutput();
        templates.render(view.template(), view.page(), output);
        var bytes = new ByteArrayOutputStream(output.getContentLength());
        try {
            output.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Rendered(bytes.toByteArray(), HTML);
    }

    static ResponseEntity<byte[]> answer(
            HttpServletRequest request, Rendered rendered, HttpStatusCode status, CacheControl control) {
        return answer(request, rendered, status, control, null);
    }

    private static ResponseEntity<byte[]> answer(
            HttpServletRequest request,
            Rendered rendered,
            HttpStatusCode status,
            CacheControl control,
            @Nullable String tag) {
        boolean packed = acceptsGzip(request);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .contentType(rendered.type)
                .cacheControl(control)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (tag != null) {
            answer.eTag(tag);
        }
        if (packed) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.body(packed ? rendered.packed : rendered.plain());
    }

    private static boolean acceptsGzip(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }
}
