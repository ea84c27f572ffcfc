package org.kerwen.paper;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import java.util.Map;

/**
 * Joins the letters of Persian, Dari, Pashto and Urdu that Arabic does not have. ICU joins the Arabic ones only and leaves these as if each
 * stood alone, which nobody can read.
 */
final class JoinedLetters implements BidiReorderer {
    /** Each letter with its form that stands alone; the final, the initial and the medial form follow it. */
    private static final Map<Character, Character> ALONE = Map.ofEntries(
            Map.entry('\u0679', '\uFB66'),
            Map.entry('\u067A', '\uFB5E'),
            Map.entry('\u067B', '\uFB52'),
            Map.entry('\u067E', '\uFB56'),
            Map.entry('\u067F', '\uFB62'),
            Map.entry('\u0680', '\uFB5A'),
            Map.entry('\u0683', '\uFB76'),
            Map.entry('\u0684', '\uFB72'),
            Map.entry('\u0686', '\uFB7A'),
            Map.entry('\u0687', '\uFB7E'),
            Map.entry('\u0688', '\uFB88'),
            Map.entry('\u0691', '\uFB8C'),
            Map.entry('\u0698', '\uFB8A'),
            Map.entry('\u06A4', '\uFB6A'),
            Map.entry('\u06A9', '\uFB8E'),
            Map.entry('\u06AD', '\uFBD3'),
            Map.entry('\u06AF', '\uFB92'),
            Map.entry('\u06BE', '\uFBAA'),
            Map.entry('\u06C1', '\uFBA6'),
            Map.entry('\u06CC', '\uFBFC'),
            Map.entry('\u06D0', '\uFBE4'));

    private static final int FINAL = 1;
    private static final int INITIAL = 2;
    private static final int MEDIAL = 3;

    private final BidiReorderer arabic = new ICUBidiReorderer();

    @Override
    public String shapeText(String text) {
        String joined = arabic.shapeText(text);
        // What ICU has left comes in the same order as it stood.
        StringBuilder letters = new StringBuilder(joined);
        int from = 0;
        for (int at = 0; at < letters.length(); at++) {
            if (ALONE.containsKey(letters.charAt(at))) {
                while (text.charAt(from) != letters.charAt(at)) {
                    from++;
                }
                letters.setCharAt(at, form(text, from));
                from++;
            }
        }
        return letters.toString();
    }

    private static char form(String text, int at) {
        char letter = text.charAt(at);
        boolean before = joins(text, at, -1);
        boolean after = isDual(letter) && joins(text, at, 1);
        int form = before ? (after ? MEDIAL : FINAL) : after ? INITIAL : 0;
        return (char) (ALONE.getOrDefault(letter, letter) + form);
    }

    /** Whether the next letter on that side, past the marks above and below, reaches over to this one. */
    private static boolean joins(String text, int at, int step) {
        int next = at + step;
        while (next >= 0 && next < text.length() && type(text.charAt(next)) == UCharacter.JoiningType.TRANSPARENT) {
            next += step;
        }
        if (next < 0 || next >= text.length()) {
            return false;
        }
        int type = type(text.charAt(next));
        return type == UCharacter.JoiningType.DUAL_JOINING
                || type == UCharacter.JoiningType.JOIN_CAUSING
                || (step > 0 && type == UCharacter.JoiningType.RIGHT_JOINING);
    }

    private static boolean isDual(char letter) {
        return type(letter) == UCharacter.JoiningType.DUAL_JOINING;
    }

    private static int type(char letter) {
        return UCharacter.getIntPropertyValue(letter, UProperty.JOINING_TYPE);
    }

    @Override
    public String deshapeText(String text) {
        return arabic.deshapeText(text);
    }

    @Override
    public String reorderRTLTextToLTR(String text) {
        return arabic.reorderRTLTextToLTR(text);
    }

    @Override
    public boolean isLiveImplementation() {
        return arabic.isLiveImplementation();
    }
}
