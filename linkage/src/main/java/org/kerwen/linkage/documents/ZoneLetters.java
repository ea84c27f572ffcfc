package org.kerwen.linkage.documents;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import java.util.Map;

/** Writes names in the letters of a zone, as ICAO 9303-3 section 6 recommends for Latin and Cyrillic letters. */
final class ZoneLetters {

    private static final Normalizer2 APART = Normalizer2.getNFDInstance();
    private static final Map<String, String> LETTERS = letters("""
            Ä AE Æ AE Å AA Ö OE Ø OE Œ OE Ü UE Ĳ IJ Ð D Đ D Þ TH ẞ SS Ł L Ħ H Ŧ T Ŋ N I I İ I Ə E ĸ K
            А A Б B В V Г G Д D Е E Ё E Ж ZH З Z И I Й I К K Л L М M Н N О O П P Р R С S Т T У U Ф F Х KH Ц TS Ч CH Ш SH Щ SHCH
            Ъ IE Ы Y Ь - Э E Ю IU Я IA І I Ї I Є IE Ґ G Ў U Ә A Җ J Ң N Ө OE Ү UE Ғ G Ӣ I Қ Q Ӯ U Ҳ H Ҷ J Ұ U Һ H Ј J Љ LJ Њ NJ Ћ C Ђ D Џ DZ
            """);

    private ZoneLetters() {}

    private static Map<String, String> letters(String text) {
        Map<String, String> letters = new java.util.HashMap<>();
        String[] words = text.trim().split("\\s+", -1);
        for (int i = 0; i < words.length; i += 2) {
            letters.put(words[i], words[i + 1].equals("-") ? "" : words[i + 1]);
        }
        return Map.copyOf(letters);
    }

    /**
     * The name in A to Z, its parts apart by one filler: a hyphen becomes one, an apostrophe nothing. Letters of other scripts than
     * Latin and Cyrillic are left out, so that the result may be empty.
     */
    static String of(String name) {
        StringBuilder written = new StringBuilder();
        String upper =
                Normalizer2.getNFCInstance().normalize(name.replace("ß", "SS").toUpperCase(Locale.ROOT));
        for (int i = 0; i < upper.length(); i++) {
            String letter = upper.substring(i, i + 1);
            String known = LETTERS.get(letter);
            if (known != null) {
                written.append(known);
            } else {
                char base = APART.normalize(letter).charAt(0);
                if (base >= 'A' && base <= 'Z') {
                    written.append(base);
                } else if (Character.isWhitespace(base) || base == '-' || base == '<' || base == '‐' || base == '–') {
                    written.append('<');
                }
            }
        }
        return written.toString().replaceAll("<+", "<").replaceAll("^<|<$", "");
    }
}
