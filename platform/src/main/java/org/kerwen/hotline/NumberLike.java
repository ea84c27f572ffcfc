package org.kerwen.hotline;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what looks like a number of a telephone or a paper in what was written freely: digits of any script, however they are set
 * apart, and digits spelled as words. The shortest local numbers have five digits. That a sum of money or a date is found too is
 * meant: both can be said in words.
 */
final class NumberLike {
    private static final int SHORTEST = 5;

    /** In the languages of the hotline, and without the letters that a keyboard may not have. */
    private static final Map<String, Character> SPELLED = Stream.of(
                    "zero nought one two three four five six seven eight nine",
                    "ноль нуль один два три четыре пять шесть семь восемь девять",
                    "nol nul bir iki üç dört bäş alty ýedi sekiz dokuz",
                    "nol nul bir iki uc dort bas alty yedi sekiz dokuz")
            .flatMap(line -> {
                String[] words = line.split(" ", -1);
                return Stream.iterate(0, at -> at < words.length, at -> at + 1)
                        .map(at -> Map.entry(words[at], (char) ('0' + Math.max(0, at - 1))));
            })
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));

    static boolean isIn(String text) {
        // Spelled digits count only side by side: “one of two” is no number.
        String digits = Arrays.stream(Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}\\p{M}\\p{Nd}]+", -1))
                .filter(word -> !word.isEmpty())
                .map(NumberLike::digits)
                .collect(Collectors.joining());
        int run = 0;
        for (int at = 0; at < digits.length(); at++) {
            run = Character.isDigit(digits.charAt(at)) ? run + 1 : 0;
            if (run >= SHORTEST) {
                return true;
            }
        }
        return false;
    }

    /** The word with its digits in one script; a spelled digit is one. */
    private static String digits(String word) {
        Character spelled = SPELLED.get(word);
        if (spelled != null) {
            return spelled.toString();
        }
        StringBuilder plain = new StringBuilder();
        word.codePoints()
                .map(letter -> Character.isDigit(letter) ? '0' + Character.digit(letter, 10) : letter)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private NumberLike() {}
}
