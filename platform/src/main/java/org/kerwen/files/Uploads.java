package org.kerwen.files;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.kerwen.kernel.Refused;
import org.kerwen.kernel.SentForm;
import org.kerwen.web.CommonProblems;
import org.springframework.stereotype.Component;

/**
 * Reads a form with files, in memory and nowhere else.
 *
 * <p>The server's own reading of such forms is switched off: it would do it for anybody, signed in or not, and write what
 * is large to the disk. A handler calls this after it knows who asks. Only so much is held at once by all requests
 * together; beyond that the answer is “busy”.
 */
@Component
public final class Uploads {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int MOST_PARTS = 60;
    private static final int FIELDS = 256 * 1024;
    private static final int MOST_MEGABYTES = 64;
    private static final int MOST_TYPED = 10;

    private final Semaphore memory = new Semaphore(MOST_MEGABYTES);

    /**
     * What a form held.
     *
     * @param fields typed values by name, in their order
     * @param files what was chosen; a field left empty is not among them
     */
    public record Received(Map<String, List<String>> fields, List<Part> files) {
        /** The first value of a field; empty where there is none. */
        public String field(String name) {
            return fields.getOrDefault(name, List.of("")).getFirst();
        }

        /** The form as it was sent to this address; with another file in it, it is another. */
        public SentForm form(String address) {
            Map<String, List<String>> all = new HashMap<>(fields);
            files.forEach(part -> all.put(part.field, List.of(part.name)));
            return SentForm.of(address, all, files.stream().map(Part::content).toArray(byte[][]::new));
        }
    }

    /** A file of a form. */
    public static final class Part {
        private final String field;
        private final String name;
        private final byte[] content;

        Part(String field, String name, byte[] content) {
            this.field = field;
            this.name = name;
            this.content = content;
        }

        /** Under which it was sent. */
        public String field() {
            return field;
        }

        /** As it was called there. */
        public String name() {
            return name;
        }

        /** Not copied: a file is large. */
        public byte[] content() {
            return content;
        }
    }

    /**
     * Reads the form and gives it to the work, for whose time the memory is kept for it.
     *
     * @throws Refused where it is no such form, too large, cut off, or too many are being received
     */
    public <T> T receive(HttpServletRequest request, Function<Received, T> work) {
        if (!isForm(request)) {
            throw new Refused(CommonProblems.MEDIA_TYPE);
        }
        long most = (long) KeptFiles.LARGEST + FIELDS;
        if (request.getContentLengthLong() > most) {
            throw new Refused(CommonProblems.TOO_LARGE);
        }
        long expected = request.getContentLengthLong() < 0 ? most : request.getContentLengthLong();
        // As sent, and once more encrypted.
        int megabytes = 2 + (int) (2 * expected / MEGABYTE);
        if (!memory.tryAcquire(megabytes)) {
            throw new Refused(CommonProblems.BUSY_NOW, Duration.ofSeconds(15));
        }
        try {
            return work.apply(read(request, most));
        } finally {
            memory.release(megabytes);
        }
    }

    /**
     * The same. Where more is sent than is taken, nothing of a file is read: the other work is given what was typed before it, to
     * say so at its field.
     */
    public <T> T receive(
            HttpServletRequest request, Function<Received, T> work, Function<Map<String, List<String>>, T> tooLarge) {
        return isForm(request) && request.getContentLengthLong() > (long) KeptFiles.LARGEST + FIELDS
                ? tooLarge.apply(typed(request))
                : receive(request, work);
    }

    private static Map<String, List<String>> typed(HttpServletRequest request) {
        FileUpload reader = new FileUpload();
        reader.setPartHeaderSizeMax(2_048);
        reader.setHeaderEncoding(StandardCharsets.UTF_8.name());
        Map<String, List<String>> fields = new LinkedHashMap<>();
        try {
            FileItemIterator parts = reader.getItemIterator(new ServletRequestContext(request));
            for (int left = MOST_TYPED; left > 0 && parts.hasNext(); left--) {
                FileItemStream part = parts.next();
                if (!part.isFormField()) {
                    break;
                }
                add(part, fields, new ArrayList<>());
            }
            return fields;
        } catch (IOException e) {
            throw new Refused(CommonProblems.MALFORMED);
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    private static Received read(HttpServletRequest request, long most) {
        FileUpload reader = new FileUpload();
        reader.setSizeMax(most);
        reader.setFileCountMax(MOST_PARTS);
        reader.setPartHeaderSizeMax(2_048);
        reader.setHeaderEncoding(StandardCharsets.UTF_8.name());
        Map<String, List<String>> fields = new LinkedHashMap<>();
        List<Part> files = new ArrayList<>();
        try {
            FileItemIterator parts = reader.getItemIterator(new ServletRequestContext(request));
            int left = MOST_PARTS;
            while (parts.hasNext()) {
                if (left-- == 0) {
                    throw new Refused(CommonProblems.TOO_LARGE);
                }
                add(parts.next(), fields, files);
            }
            return new Received(fields, files);
        } catch (SizeException | FileCountLimitExceededException e) {
            throw new Refused(CommonProblems.TOO_LARGE);
        } catch (FileUploadIOException e) {
            throw new Refused(
                    e.getCause() instanceof SizeException ? CommonProblems.TOO_LARGE : CommonProblems.MALFORMED);
        } catch (IOException e) {
            throw new Refused(CommonProblems.MALFORMED);
        }
    }

    private static void add(FileItemStream part, Map<String, List<String>> fields, List<Part> files)
            throws IOException {
        String field = part.getFieldName();
        if (field == null) {
            throw new Refused(CommonProblems.MALFORMED);
        }
        boolean typed = part.isFormField();
        try (InputStream stream = part.openStream()) {
            byte[] content = stream.readNBytes((typed ? FIELDS : KeptFiles.LARGEST) + 1);
            if (content.length > (typed ? FIELDS : KeptFiles.LARGEST)) {
                throw new Refused(CommonProblems.TOO_LARGE);
            }
            if (typed) {
                fields.computeIfAbsent(field, first -> new ArrayList<>())
                        .add(new String(content, StandardCharsets.UTF_8));
            } else if (content.length > 0) {
                String name = part.getName();
                files.add(new Part(field, name == null ? "" : name, content));
            }
        }
    }
}
