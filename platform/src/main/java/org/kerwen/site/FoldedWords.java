package org.kerwen.site;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into words in one spelling, whatever script and spelling they came in: Dashoguz, Daşoguz and Дашогуз are one word.
 * Each word stands twice: whole, and as the beginning of its stem behind a {@code ~}. The first five letters of a word do for
 * a language that builds words by adding endings, such as Turkmen, nearly what a grammar does (F. Can and others, Information
 * retrieval on Turkish texts, 2008); for English and Russian the library's stemmers come first.
 */
final class FoldedWords extends Analyzer {
    static final char STEM = '~';
    private static final int LETTERS_OF_A_STEM = 5;

    /** Letters and pairs of letters that other spellings write otherwise. Longer ones stand first. */
    private static final String[][] SAME = {
        {"shch", "s"},
        {"dzh", "j"},
        {"kh", "h"},
        {"sh", "s"},
        {"ch", "c"},
        {"zh", "j"},
        {"ts", "c"},
        {"gh", "g"},
        {"dj", "j"},
        {"yo", "o"},
        {"yu", "u"},
        {"ya", "a"},
        {"ye", "e"},
        {"y", "i"},
        {"w", "v"},
        {"ck", "k"},
        {"q", "k"},
        {"x", "ks"}
    };

    /** The letters that a word must have for each of them to stand in it: few words have any. */
    private static final int[] NEEDED =
            Arrays.stream(SAME).mapToInt(same -> letters(same[0])).toArray();

    private static final Pattern APOSTROPHES = Pattern.compile("['\u2019\u02BC`]");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('ş', "s"),
            Map.entry('ç', "c"),
            Map.entry('ž', "j"),
            Map.entry('ı', "i"),
            Map.entry('а', "a"),
            Map.entry('б', "b"),
            Map.entry('в', "v"),
            Map.entry('г', "g"),
            Map.entry('д', "d"),
            Map.entry('е', "e"),
            Map.entry('ё', "e"),
            Map.entry('ж', "j"),
            Map.entry('җ', "j"),
            Map.entry('з', "z"),
            Map.entry('и', "i"),
            Map.entry('й', "i"),
            Map.entry('к', "k"),
            Map.entry('л', "l"),
            Map.entry('м', "m"),
            Map.entry('н', "n"),
            Map.entry('ң', "n"),
            Map.entry('о', "o"),
            Map.entry('ө', "o"),
            Map.entry('п', "p"),
            Map.entry('р', "r"),
            Map.entry('с', "s"),
            Map.entry('т', "t"),
            Map.entry('у', "u"),
            Map.entry('ү', "u"),
            Map.entry('ф', "f"),
            Map.entry('х', "h"),
            Map.entry('ц', "c"),
            Map.entry('ч', "c"),
            Map.entry('ш', "s"),
            Map.entry('щ', "s"),
            Map.entry('ъ', ""),
            Map.entry('ы', "i"),
            Map.entry('ь', ""),
            Map.entry('э', "e"),
            Map.entry('ә', "a"),
            Map.entry('ю', "u"),
            Map.entry('я', "a"),
            Map.entry('ä', "a"),
            Map.entry('ö', "o"),
            Map.entry('ü', "u"),
            Map.entry('ň', "n"),
            Map.entry('ý', "y"));

    /** The same by the letter's number, with Latin letters and figures for themselves; null where there is no rule. */
    private static final @Nullable String[] LATIN = latin();

    private static @Nullable String[] latin() {
        @Nullable String[] latin = new String['\u0500'];
        for (char same = '0'; same <= 'z'; same++) {
            if (same <= '9' || same >= 'a') {
                latin[same] = String.valueOf(same);
            }
        }
        LETTERS.forEach((letter, same) -> latin[letter] = same);
        return latin;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        TokenStream stems =
                new RussianLightStemFilter(new PorterStemFilter(new KeywordRepeatFilter(new LowerCaseFilter(words))));
        return new TokenStreamComponents(words, new Folding(stems));
    }

    /** A word in small letters in the one spelling; itself where it is in a script that we have no rule for. */
    static String folded(String word) {
        boolean ascii = true;
        boolean known = true;
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            ascii &= letter < 128;
            known &= letter < LATIN.length && LATIN[letter] != null;
        }
        String plain = word;
        if (known) {
            // Nearly every word: it has no marks to compose and no apostrophes.
            plain = word.replace('ý', 'y');
        } else if (!ascii || word.indexOf('\'') >= 0 || word.indexOf('`') >= 0) {
            plain = APOSTROPHES
                    .matcher(Normalizer.normalize(word, Normalizer.Form.NFC))
                    .replaceAll("")
                    .replace('ý', 'y');
        }
        // Pairs first, while they are letters that somebody wrote: the h of Ашхабад is none of sh.
        int letters = letters(plain);
        for (int i = 0; i < SAME.length; i++) {
            if ((letters & NEEDED[i]) == NEEDED[i]) {
                plain = plain.replace(SAME[i][0], SAME[i][1]);
                letters |= letters(SAME[i][1]);
            }
        }
        if (!ascii) {
            plain = known ? inLatinLetters(plain) : withoutMarks(inLatinLetters(plain));
            plain = plain.replace('y', 'i').replace("dj", "j");
        }
        // A doubled letter is one: Ahmet, Ahmmet.
        StringBuilder single = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char letter = plain.charAt(i);
            if (i == 0 || letter != plain.charAt(i - 1) || !Character.isLetter(letter)) {
                single.append(letter);
            }
        }
        return single.toString();
    }

    /** The small Latin letters of a word, a bit for each. */
    private static int letters(String word) {
        int letters = 0;
        for (int i = 0; i < word.length(); i++) {
            int letter = word.charAt(i) - 'a';
            if (letter >= 0 && letter < 26) {
                letters |= 1 << letter;
            }
        }
        return letters;
    }

    private static String inLatinLetters(String word) {
        StringBuilder latin = new StringBuilder(word.length() + 4);
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            String same = letter < LATIN.length ? LATIN[letter] : null;
            if (same == null) {
                latin.append(letter);
            } else {
                latin.append(same);
            }
        }
        return latin.toString();
    }

    private static String withoutMarks(String word) {
        return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    }

    private static final class Folding extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final KeywordAttribute whole = addAttribute(KeywordAttribute.class);

        Folding(TokenStream words) {
            super(words);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            String folded = folded(term.toString());
            term.setEmpty();
            if (!whole.isKeyword()) {
                int length = Math.min(folded.length(), LETTERS_OF_A_STEM);
                // Half of a surrogate pair would be no text.
                int end = length < folded.length() && Character.isHighSurrogate(folded.charAt(length - 1))
                        ? length - 1
                        : length;
                term.append(STEM).append(folded, 0, end);
            } else {
                term.append(folded);
            }
            return true;
        }
    }
}
