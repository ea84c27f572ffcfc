package org.kerwen.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.kerwen.kernel.Worded;

/** What is taken. Anything else is refused, because nobody has looked at what it could do. */
public enum FileType implements Worded {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    PDF("application/pdf", "pdf"),
    /** A table as text; only where a table is asked for, since any text would be one. */
    CSV("text/csv", "csv"),
    /** A spreadsheet; only where a table is asked for. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    private static final byte[] JPEG_BEGINS = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] PDF_BEGINS = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PDF_ENDS = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final int PDF_END_WITHIN = 1024;

    private final String mediaType;
    private final String ending;

    FileType(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** As it stands in the header Content-Type. */
    public String mediaType() {
        return mediaType;
    }

    /** The usual ending of a name, without the dot. */
    public String ending() {
        return ending;
    }

    static FileType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What this content is, by how it begins. */
    static Optional<FileType> seenFrom(byte[] content) {
        if (stands(content, JPEG_BEGINS, 0)) {
            return Optional.of(JPEG);
        }
        if (stands(content, PNG_BEGINS, 0)) {
            return Optional.of(PNG);
        }
        return stands(content, PDF_BEGINS, 0) ? Optional.of(PDF) : Optional.empty();
    }

    /** Whether a document ends as one; it is not looked into any further. */
    static boolean isWholeDocument(byte[] content) {
        for (int at = content.length - PDF_ENDS.length; at >= Math.max(0, content.length - PDF_END_WITHIN); at--) {
            if (stands(content, PDF_ENDS, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(byte[] content, byte[] what, int at) {
        if (content.length < at + what.length) {
            return false;
        }
        for (int i = 0; i < what.length; i++) {
            if (content[at + i] != what[i]) {
                return false;
            }
        }
        return true;
    }
}
