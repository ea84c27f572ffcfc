package org.kerwen.files;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.type().mediaType()))
                .contentLength(file.size())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new Content(file));
    }

    private static final class Content extends AbstractResource {
        private final KeptFile file;

        Content(KeptFile file) {
            this.file = file;
        }

        @Override
        public InputStream getInputStream() {
            return file.content();
        }

        @Override
        public long contentLength() {
            return file.size();
        }

        @Override
        public String getDescription() {
            return "a file";
        }
    }

    private FileAnswers() {}
}
