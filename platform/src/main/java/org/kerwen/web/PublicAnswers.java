package org.kerwen.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
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
        return answer(request, Rendered.forOne(html(view), HTML), HttpStatus.OK, CacheControl.noStore());
    }

    /** Leads to the same page at the address that it is known by; the browser forgets the other one. */
    public static ResponseEntity<byte[]> elsewhere(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .cacheControl(CacheControl.noStore())
                .build();
    }

    /** A page about something that went wrong; never kept. */
    public ResponseEntity<byte[]> errorPage(HttpServletRequest request, HttpStatusCode status, View view) {
        return answer(request, rendered(view), status, CacheControl.noStore());
    }

    /** A file for programs (feed, site map), which may ask whether it changed. */
    public ResponseEntity<byte[]> file(HttpServletRequest request, MediaType type, Supplier<byte[]> content) {
        Rendered rendered = kept.get(request.getServletPath(), path -> new Rendered(content.get(), type));
        if (isKnown(request, rendered)) {
            return unchanged(rendered);
        }
        boolean packed = acceptsGzip(request);
        return head(HttpStatus.OK, rendered, forPrograms(), packed)
                .eTag(tag(rendered))
                .body(packed ? rendered.packed : rendered.plain());
    }

    /** A file so large that it is packed while it is written and unpacked while it is sent. */
    public ResponseEntity<Resource> largeFile(HttpServletRequest request, MediaType type, LargeFile content) {
        Rendered rendered = kept.get(request.getServletPath(), path -> new Rendered(type, content::write));
        if (isKnown(request, rendered)) {
            return unchanged(rendered);
        }
        boolean packed = acceptsGzip(request);
        return head(HttpStatus.OK, rendered, forPrograms(), packed)
                .eTag(tag(rendered))
                .body(packed ? new ByteArrayResource(rendered.packed) : new Unpacked(rendered));
    }

    /** Writes a large file from its beginning to its end. */
    @FunctionalInterface
    public interface LargeFile {
        void write(OutputStream output) throws IOException;
    }

    private static final class Unpacked extends AbstractResource {
        private final Rendered rendered;

        Unpacked(Rendered rendered) {
            this.rendered = rendered;
        }

        @Override
        public InputStream getInputStream() {
            return rendered.plainStream();
        }

        @Override
        public long contentLength() {
            return rendered.length;
        }

        @Override
        public String getDescription() {
            return "a file of the record";
        }
    }

    private static CacheControl forPrograms() {
        return CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic();
    }

    private static String tag(Rendered rendered) {
        return "\"" + rendered.tag + "\"";
    }

    private static boolean isKnown(HttpServletRequest request, Rendered rendered) {
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return known != null && known.contains(tag(rendered));
    }

    private static <T> ResponseEntity<T> unchanged(Rendered rendered) {
        return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                .cacheControl(forPrograms())
                .eTag(tag(rendered))
                .build();
    }

    private Rendered rendered(View view) {
        return new Rendered(html(view), HTML);
    }

    private byte[] html(View view) {
        var output = new Utf8ByteOutput();
        templates.render(view.template(), view.page(), output);
        var bytes = new ByteArrayOutputStream(output.getContentLength());
        try {
            output.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static ResponseEntity<byte[]> answer(
            HttpServletRequest request, Rendered rendered, HttpStatusCode status, CacheControl control) {
        boolean packed = acceptsGzip(request);
        return head(status, rendered, control, packed).body(packed ? rendered.packed : rendered.plain());
    }

    private static ResponseEntity.BodyBuilder head(
            HttpStatusCode status, Rendered rendered, CacheControl control, boolean packed) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .contentType(rendered.type)
                .cacheControl(control)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return packed ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer;
    }

    private static boolean acceptsGzip(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }
}
