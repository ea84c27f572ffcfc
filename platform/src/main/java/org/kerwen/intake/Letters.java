package org.kerwen.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells by which letters the bytes of a text are meant: UTF-8, UTF-16, or Windows-1251, as older programs write Cyrillic. */
final class Letters {
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final char MARK = '\uFEFF';

    /** So much of the beginning is looked at. */
    private static final int LOOKED_AT = 4_096;

    private Letters() {}

    /** The text; empty where the bytes are none. */
    static Optional<String> read(byte[] bytes) {
        return decoded(bytes, charset(bytes))
                .or(() -> decoded(bytes, CYRILLIC))
                .map(text -> !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text)
                .filter(Letters::isText);
    }

    private static Charset charset(byte[] bytes) {
        int looked = Math.min(bytes.length, LOOKED_AT);
        if (looked >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (looked >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        int evenZeros = 0;
        int oddZeros = 0;
        for (int at = 0; at < looked; at++) {
            if (bytes[at] == 0) {
                evenZeros += at % 2 == 0 ? 1 : 0;
                oddZeros += at % 2 == 0 ? 0 : 1;
            }
        }
        // No text of single bytes has a zero; of two bytes, blanks and ends of lines have one, on one side only.
        if (oddZeros > 0 && evenZeros == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (evenZeros > 0 && oddZeros == 0) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        // A file of two bytes a letter that was cut in the middle of one still has all others.
        int length = charset.name().startsWith("UTF-16") ? bytes.length / 2 * 2 : whole(bytes, charset);
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(
                            charset.equals(CYRILLIC) ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Without the beginning of a letter at the end, where the file was cut. */
    private static int whole(byte[] bytes, Charset charset) {
        if (!charset.equals(StandardCharsets.UTF_8)) {
            return bytes.length;
        }
        int at = bytes.length - 1;
        int follow = 0;
        while (at >= 0 && follow < 3 && (bytes[at] & 0xC0) == 0x80) {
            at--;
            follow++;
        }
        if (at < 0 || (bytes[at] & 0xC0) != 0xC0) {
            return bytes.length;
        }
        int wanted = (bytes[at] & 0xE0) == 0xC0 ? 1 : (bytes[at] & 0xF0) == 0xE0 ? 2 : 3;
        return follow < wanted ? at : bytes.length;
    }

    private static boolean isText(String text) {
        return text.chars().limit(LOOKED_AT).noneMatch(letter -> letter < ' ' && "\t\r\n\f".indexOf(letter) < 0);
    }
}
