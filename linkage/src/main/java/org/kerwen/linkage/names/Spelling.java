package org.kerwen.linkage.names;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;

/**
 * Writes a word of any script in Latin letters. Letters of Latin alphabets that stand for a sound of their own become the
 * letters that English writes for it (ş → sh), so that {@link SoundTable} needs to know one spelling only.
 */
final class Spelling {

    // ICU's Turkmen table leaves letters untouched and it has none for Tajik. One table serves all languages in
    // Cyrillic letters:
    // where two of them read a letter differently, the keys and not this spelling make up for it.
    private static final String[] CYRILLIC = table(0x400, 0x130, """
            а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ sch
            ъ - ы y ь - э e ю yu я ya ә a җ j ң n ө o ү u ғ gh ӣ i қ q ӯ u ҳ h ҷ j ў o ұ u һ h і i ї yi є ye ґ g ј y љ ly њ ny
            ћ ch ђ j џ j ѓ gj ќ kj ѕ dz ӂ j ӝ j ӊ n ҥ n ҝ g ҹ j ҽ ch ӄ k ҡ q ҙ z ҫ s ӑ a ӗ e ӱ u ӳ u""");

    private static final String[] ARMENIAN = table(0x560, 0x30, """
            ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j
            ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev""");

    private static final String[] ARABIC = table(0x600, 0x100, """
            ا a آ a أ a إ i ٱ a ء - ؤ u ئ i ب b پ p ت t ة a ث s ج j چ ch ح h خ kh د d ذ z ر r ز z ژ zh س s ش sh ص s ض z ط t ظ z
            ع a غ gh ف f ڤ v ق q ك k ک k گ g ګ g ڭ ng ل l م m ن n ں n ه h ہ h ھ h ە e و u ۇ u ۆ o ۈ u ۋ v ى a ي i ی i ې e ۍ ai ے e
            ټ t ډ d ړ r ږ zh ښ sh ځ dz څ ts ڼ n ٹ t ڈ d ڑ r ڨ g""");

    private static final String[] HEBREW = table(0x590, 0x70, """
            א a ב v ג g ד d ה h ו u ז z ח kh ט t י i כ kh ך kh ל l מ m ם m נ n ן n ס s ע a פ p ף f צ ts ץ ts ק k ר r ש sh ת t װ v ײ i""");

    private static final String[] LATIN = table(0xC0, 0x1C0, """
            æ e œ e ø o ł l đ d ð d þ th ß ss ə a ı i ŋ ng š sh ş sh ș sh ś sh č ch ç ch ć ch ž zh ż zh ź zh ğ gh ñ n ň n ń n ř rzh ý y
            ţ ts ț ts ǧ j ħ h""");

    private static final Normalizer2 APART = Normalizer2.getNFDInstance();
    private static final Transliterator ANY =
            Transliterator.getInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower");

    private Spelling() {}

    /** The word in the letters a to z, and digits. */
    static String inLatin(String word, Writing writing) {
        return switch (writing) {
            case LATIN -> latin(word);
            case CYRILLIC -> by(CYRILLIC, 0x400, word);
            case ARMENIAN -> armenian(word);
            case ARABIC -> vocalised(by(ARABIC, 0x600, withoutArticle(word)));
            case HEBREW -> vocalised(hebrew(word));
            case OTHER -> onlyAscii(ANY.transliterate(word));
        };
    }

    private static String latin(String word) {
        int plain = 0;
        while (plain < word.length() && word.charAt(plain) < 0x80) {
            plain++;
        }
        return plain == word.length() ? word : by(LATIN, 0xC0, word);
    }

    private static String by(String[] table, int first, String word) {
        StringBuilder spelled = new StringBuilder(word.length() + 8);
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int at = c - first;
            if (c < 0x80) {
                append(spelled, c);
            } else if (at >= 0 && at < table.length && !table[at].isEmpty()) {
                spelled.append(table[at].equals("-") ? "" : table[at]);
            } else if (Character.isLetterOrDigit(c)) {
                apart(spelled, c, table, first);
            }
        }
        return spelled.toString();
    }

    /** A letter that the table does not have: without its marks, or as ICU reads it. */
    private static void apart(StringBuilder spelled, char c, String[] table, int first) {
        String base = APART.normalize(String.valueOf(c)).substring(0, 1);
        int at = base.charAt(0) - first;
        if (base.charAt(0) < 0x80) {
            append(spelled, base.charAt(0));
        } else if (base.charAt(0) != c && at >= 0 && at < table.length && !table[at].isEmpty()) {
            spelled.append(table[at].equals("-") ? "" : table[at]);
        } else {
            spelled.append(onlyAscii(ANY.transliterate(String.valueOf(c))));
        }
    }

    private static void append(StringBuilder spelled, char c) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            spelled.append(c);
        }
    }

    private static String armenian(String word) {
        String spelled = by(ARMENIAN, 0x560, word.replace("ու", "u"));
        return word.startsWith("ո") && !word.startsWith("ու") ? "v" + spelled : spelled;
    }

    private static String hebrew(String word) {
        return by(
                        HEBREW,
                        0x590,
                        word.replace("צ'", "c'")
                                .replace("ץ'", "c'")
                                .replace("ג'", "j")
                                .replace("ז'", "zh"))
                .replace("c", "ch");
    }

    private static String withoutArticle(String word) {
        return word.length() > 4 && word.startsWith("ال") ? word.substring(2) : word;
    }

    /**
     * Short vowels are not written. An a, the most common of them, is put where a syllable needs one, so that the word can be
     * compared with one that has vowels: hsn → hasan.
     */
    private static String vocalised(String consonants) {
        StringBuilder spelled = new StringBuilder(consonants.length() + 6);
        boolean open = false;
        for (int i = 0; i < consonants.length(); ) {
            char c = consonants.charAt(i);
            int end = i + 1;
            boolean vowel = isVowel(c);
            if (!vowel && end < consonants.length() && consonants.charAt(end) == 'h' && "skzgct".indexOf(c) >= 0) {
                end++;
            }
            boolean last = end >= consonants.length();
            boolean before = !last && !isVowel(consonants.charAt(end));
            boolean finalPair = before && end == consonants.length() - 1;
            spelled.append(consonants, i, end);
            if (vowel) {
                open = true;
            } else if (before && (!open || finalPair)) {
                spelled.append('a');
                open = true;
            } else {
                open = false;
            }
            i = end;
        }
        return spelled.toString();
    }

    private static boolean isVowel(char c) {
        return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
    }

    private static String onlyAscii(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            append(kept, text.charAt(i));
        }
        return kept.toString();
    }

    private static String[] table(int first, int size, String pairs) {
        String[] table = new String[size];
        java.util.Arrays.fill(table, "");
        String[] words = pairs.trim().split("\\s+", -1);
        for (int i = 0; i < words.length; i += 2) {
            table[words[i].charAt(0) - first] = words[i + 1];
        }
        return table;
    }

    /**
     * Takes away in what the ways of writing a sound in Latin letters differ: kh and h, q and k, iy and y, doubled letters. Turns
     * “Khydyrov”, “Hydyrow” and “Хыдыров” into one word.
     *
     * @param spelled in the letters a to z
     */
    static String folded(String spelled) {
        StringBuilder folded = new StringBuilder(spelled.length());
        int length = spelled.length();
        for (int i = 0; i < length; i++) {
            char c = spelled.charAt(i);
            char next = i + 1 < length ? spelled.charAt(i + 1) : ' ';
            char last = folded.length() == 0 ? ' ' : folded.charAt(folded.length() - 1);
            char written = c;
            if (c == 'i' || c == 'y') {
                int end = i;
                while (end + 1 < length && (spelled.charAt(end + 1) == 'i' || spelled.charAt(end + 1) == 'y')) {
                    end++;
                }
                char after = end + 1 < length ? spelled.charAt(end + 1) : ' ';
                i = end;
                if (after == 'e' && (last == ' ' || isVowel(last))) {
                    continue;
                }
                written = after == 'a' || after == 'o' || after == 'u' ? 'y' : 'i';
            } else if (c == 'o' && (next == 'o' || next == 'u')) {
                written = 'u';
                i++;
            } else if (c == 'e' && next == 'e' && !(i + 2 < length && spelled.charAt(i + 2) == 'v')) {
                written = 'i';
                i++;
            } else if (c == 'd' && next == 'z' && i + 2 < length && spelled.charAt(i + 2) == 'h') {
                written = 'j';
                i += 2;
            } else if (c == 'd' && next == 'j') {
                written = 'j';
                i++;
            } else if (c == 'p' && next == 'h') {
                written = 'f';
                i++;
            } else if (c == 'q') {
                written = 'k';
            } else if (c == 'x') {
                folded.append('k');
                last = 'k';
                written = 's';
            } else if (c == 'w') {
                written = 'v';
            }
            if ((c == 'k' || c == 'g') && next == 'h') {
                written = c == 'k' ? 'h' : 'g';
                i++;
            }
            if (written != last) {
                folded.append(written);
            }
        }
        return folded.toString();
    }
}
