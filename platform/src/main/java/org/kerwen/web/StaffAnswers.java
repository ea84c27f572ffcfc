package org.kerwen.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.kerwen.web.PublicAnswers.View;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Answers of the staff side. Each is made for one person and kept nowhere: not in memory here, not in a browser or a proxy
 * on the way. It is not packed: what is secret and what somebody else could have chosen would be packed together, and the
 * length would tell (BREACH).
 */
public final class StaffAnswers {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final TemplateEngine templates;

    StaffAnswers(TemplateEngine templates) {
        this.templates = templates;
    }

    /** A page. */
    public ResponseEntity<byte[]> page(View view) {
        return page(HttpStatus.OK, view);
    }

    /** A page that says that something was refused or went wrong. */
    public ResponseEntity<byte[]> page(HttpStatusCode status, View view) {
        return head(status).contentType(HTML).body(bytes(view));
    }

    /** What the page is, without an answer around it, for filters that write their own. */
    public byte[] bytes(View view) {
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

    /** A file to be saved or printed. Its name must be neutral: it stays in a list of downloads. */
    public ResponseEntity<byte[]> file(MediaType type, String name, byte[] content) {
        return head(HttpStatus.OK)
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    /** Sends the browser on after something was done, so that a reload does not do it again. */
    public ResponseEntity<byte[]> goTo(String path) {
        return head(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
    }

    private static ResponseEntity.BodyBuilder head(HttpStatusCode status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header("X-Robots-Tag", "noindex");
    }
}
