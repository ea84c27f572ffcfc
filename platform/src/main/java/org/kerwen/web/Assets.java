package org.kerwen.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The style sheet and the few lines of script. Their address carries a hash of their content, so a browser keeps them for
 * good; it says nothing of what was read.
 */
@RestController
public final class Assets {
    private final Map<String, Rendered> byName = new LinkedHashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();

    Assets() {
        add("page.css", new MediaType("text", "css", StandardCharsets.UTF_8));
        add("page.js", new MediaType("text", "javascript", StandardCharsets.UTF_8));
        add("app.css", new MediaType("text", "css", StandardCharsets.UTF_8));
        add("app.js", new MediaType("text", "javascript", StandardCharsets.UTF_8));
        add("forms.js", new MediaType("text", "javascript", StandardCharsets.UTF_8));
        add("hotline.js", new MediaType("text", "javascript", StandardCharsets.UTF_8));
        add("mark.svg", new MediaType("image", "svg+xml", StandardCharsets.UTF_8));
    }

    /** The address of a file by its name. */
    public String address(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new IllegalArgumentException("no such file: " + name);
        }
        return address;
    }

    @GetMapping("/static/{hash}/{name}")
    ResponseEntity<byte[]> file(@PathVariable String hash, @PathVariable String name, HttpServletRequest request) {
        Rendered file = byName.get(name);
        if (file == null) {
            throw new NotFound();
        }
        CacheControl control = hash.equals(file.tag)
                ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                : CacheControl.noStore();
        return PublicAnswers.answer(request, file, HttpStatus.OK, control);
    }

    private void add(String name, MediaType type) {
        try (InputStream stream = Assets.class.getResourceAsStream("/assets/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("the file " + name + " is not in the application");
            }
            Rendered file = new Rendered(stream.readAllBytes(), type);
            byName.put(name, file);
            addresses.put(name, "/static/" + file.tag + "/" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
