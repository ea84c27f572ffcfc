package org.kerwen.linkage.generator;

import java.util.SplittableRandom;

/** Changes letters of names as hands and habits do. */
final class Lettering {

    private static final String[] LATIN_ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
    private static final String[] CYRILLIC_ROWS = {"йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"};
    private static final String[] ARABIC_ROWS = {"ضصثقفغعهخحج", "شسيبلاتنمك", "ظطذدزروىة"};

    private static final String[][] LATIN_SPELLINGS = {
        {"kh", "h"},
        {"gh", "g"},
        {"sh", "ş"},
        {"ch", "ç"},
        {"zh", "j"},
        {"w", "v"},
        {"v", "w"},
        {"y", "i"},
        {"ý", "y"},
        {"ş", "sh"},
        {"ç", "ch"},
        {"ž", "zh"},
        {"ä", "a"},
        {"ö", "o"},
        {"ü", "u"},
        {"ö", "oe"},
        {"ü", "ue"},
        {"ň", "n"},
        {"u", "ou"},
        {"q", "k"},
        {"k", "q"},
        {"i", "ee"},
        {"j", "dj"},
        {"mm", "m"},
        {"a", "e"},
        {"h", "kh"},
        {"o", "u"},
        {"ov", "off"},
        {"y", "iy"},
        {"e", "ye"},
        {"g", "k"}
    };
    private static final String[][] CYRILLIC_SPELLINGS = {
        {"х", "г"},
        {"дж", "ж"},
        {"җ", "дж"},
        {"ы", "и"},
        {"ә", "я"},
        {"ә", "а"},
        {"ө", "о"},
        {"ү", "у"},
        {"ң", "н"},
        {"ё", "е"},
        {"қ", "к"},
        {"ғ", "г"},
        {"ҳ", "х"},
        {"ҷ", "дж"},
        {"ӯ", "у"},
        {"г", "к"},
        {"я", "йа"},
        {"мм", "м"},
        {"а", "о"},
        {"е", "э"},
        {"й", "и"}
    };
    private static final String[][] ARABIC_SPELLINGS = {
        {"ی", "ي"},
        {"ک", "ك"},
        {"ي", "ی"},
        {"ك", "ک"},
        {"پ", "ب"},
        {"گ", "ک"},
        {"ه", "ة"},
        {"ا", "أ"},
        {"ا", "آ"},
        {"چ", "ج"},
        {"ق", "غ"},
        {"ط", "ت"},
        {"ض", "ز"},
        {"ح", "ه"}
    };
    private static final String[][] ARMENIAN_SPELLINGS = {
        {"օ", "ո"}, {"ք", "կ"}, {"տ", "թ"}, {"ր", "ռ"}, {"չ", "ճ"}, {"պ", "փ"}, {"ե", "է"}
    };

    private Lettering() {}

    static String withWrongLetter(String name, SplittableRandom random) {
        if (name.length() < 3) {
            return name;
        }
        int at = 1 + random.nextInt(name.length() - 1);
        char c = name.charAt(at);
        for (String[] rows : new String[][] {LATIN_ROWS, CYRILLIC_ROWS, ARABIC_ROWS}) {
            for (String row : rows) {
                int key = row.indexOf(c);
                if (key >= 0) {
                    int beside =
                            key == 0 ? 1 : key == row.length() - 1 ? key - 1 : random.nextBoolean() ? key + 1 : key - 1;
                    return name.substring(0, at) + row.charAt(beside) + name.substring(at + 1);
                }
            }
        }
        return name;
    }

    static String withoutLetter(String name, SplittableRandom random) {
        if (name.length() < 4) {
            return name;
        }
        int at = 1 + random.nextInt(name.length() - 1);
        return name.substring(0, at) + name.substring(at + 1);
    }

    static String withDoubledLetter(String name, SplittableRandom random) {
        if (name.length() < 3) {
            return name;
        }
        int at = random.nextInt(name.length() - 1) + 1;
        return name.substring(0, at) + name.charAt(at) + name.substring(at);
    }

    static String withSwappedLetters(String name, SplittableRandom random) {
        if (name.length() < 4) {
            return name;
        }
        int at = 1 + random.nextInt(name.length() - 2);
        return name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
    }

    /** Each letter that some people write differently is, by half a chance. */
    static String respelled(String name, Style style, SplittableRandom random) {
        String[][] spellings = style.isLatin()
                ? LATIN_SPELLINGS
                : style.isCyrillic() ? CYRILLIC_SPELLINGS : style.isArabic() ? ARABIC_SPELLINGS : ARMENIAN_SPELLINGS;
        String changed = name;
        int changes = 0;
        int start = random.nextInt(spellings.length);
        for (int i = 0; i < spellings.length && changes < 2; i++) {
            String[] spelling = spellings[(start + i) % spellings.length];
            int at = changed.indexOf(spelling[0], 1);
            if (at >= 0 && random.nextBoolean()) {
                changed = changed.substring(0, at) + spelling[1] + changed.substring(at + spelling[0].length());
                changes++;
            }
        }
        return changed;
    }
}
