package org.kerwen.files;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How a file is answered: to be saved, not shown as a page of ours; stored by nobody on the way. */
public final class FileAnswers {
    /** The answer with the file in it. */
    public static ResponseEntity<Resource> answer(KeptFile file) {
        return answer(file.label(), file::content);
    }

    /** The same for a file that another module keeps. */
    public static ResponseEntity<Resource> answer(FileLabel label, Supplier<InputStream> content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(label.type().mediaType()))
                .contentLength(label.size())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(label.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new Content(label.size(), content));
    }

    private static final class Content extends AbstractResource {
        private final long size;
        private final Supplier<InputStream> content;

        Content(long size, Supplier<InputStream> content) {
            this.size = size;
            this.content = content;
        }

        @Override
        public InputStream getInputStream() {
            return content.get();
        }

        @Override
        public long contentLength() {
            return size;
        }

        @Override
        public String getDescription() {
            return "a file";
        }
    }

    private FileAnswers() {}
}
