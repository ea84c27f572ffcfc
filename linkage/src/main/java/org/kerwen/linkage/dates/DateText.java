package org.kerwen.linkage.dates;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Words and signs of written dates. */
final class DateText {

    private static final int LONGEST = 60;

    private static final List<String> ABOUT = List.of(
            "approximately",
            "approx.",
            "approx",
            "about",
            "around",
            "circa",
            "estimated",
            "est.",
            "ca.",
            "ca ",
            "c.",
            "~",
            "≈",
            "±",
            "приблизительно",
            "примерно",
            "около",
            "прибл.",
            "ок.",
            "takmynan",
            "töwereginde",
            "töweregi",
            "çemesi",
            "حدود",
            "تقریبا",
            "تقريبا",
            "حوالي",
            "حوالی");

    private static final List<String> NOISE =
            List.of("года", "году", "год", "г.р.", "г.", " г", "-nji ýyl", "ýyl", "year", "of ", "سال", "سنة");

    /** The beginnings of names of months; the longest that fits tells the month. */
    private static final Map<String, Integer> MONTHS = months("""
            jan feb mar apr may jun jul aug sep oct nov dec
            янв фев мар апр ма июн июл авг сен окт ноя дек
            ýan few mart apr maý iýun iýul awg sen okt noý dek
            yan few mart apr may iyun iyul awg sen okt noy dek
            հունվ փետ մար ապր մայ հունիս հուլ օգ սեպ հոկ նոյ դեկ
            يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر""");

    /** Months of the Solar Hijri calendar as they are called in Afghanistan (Dari, Pashto) and in Iran. */
    private static final Map<String, Integer> SOLAR_MONTHS = months("""
            حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت
            وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب
            فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
            hamal sawr jawza saratan asad sunbula mizan aqrab qaws jadi dalw hut""");

    private DateText() {}

    private static Map<String, Integer> months(String text) {
        Map<String, Integer> months = new TreeMap<>();
        for (String line : text.trim().split("\n", -1)) {
            String[] names = line.trim().split(" ", -1);
            for (int i = 0; i < names.length; i++) {
                months.put(names[i], i + 1);
            }
        }
        return months;
    }

    /** Digits of all scripts as 0 to 9, lower case, dashes and blanks of one kind, nothing invisible. */
    static String plain(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        StringBuilder plain = new StringBuilder(cut.length());
        cut.codePoints().forEach(point -> {
            int type = Character.getType(point);
            if (Character.isDigit(point)) {
                plain.append((char) ('0' + Character.digit(point, 10)));
            } else if (type == Character.DASH_PUNCTUATION || point == 0x2212) {
                plain.append('-');
            } else if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                plain.append(' ');
            } else if (point == '٫' || point == '،' || point == '۔') {
                plain.append('.');
            } else if (type != Character.FORMAT && type != Character.CONTROL && type != Character.SURROGATE) {
                plain.appendCodePoint(point);
            }
        });
        return plain.toString().toLowerCase(Locale.ROOT).strip();
    }

    /** Without the time of day that programs put behind a date. */
    static String withoutTime(String text) {
        int end = text.length();
        while (end > 0 && "0123456789:.z+-t ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int colon = text.indexOf(':');
        if (end > 0 || colon < 3) {
            return text;
        }
        int from = colon - 1;
        while (from > 0 && Character.isDigit(text.charAt(from))) {
            from--;
        }
        return text.charAt(from) == 't' || text.charAt(from) == ' '
                ? text.substring(0, from).strip()
                : text;
    }

    /** Whether there are only digits and what stands between them: no word that says anything more. */
    static boolean isBare(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '/') {
                return false;
            }
        }
        return true;
    }

    /** The text without a word that makes a guess of it; the same text if there is none. */
    static String withoutAbout(String text) {
        for (String word : ABOUT) {
            if (text.startsWith(word)) {
                return text.substring(word.length()).strip();
            }
            if (text.endsWith(word.strip()) && word.length() > 3) {
                return text.substring(0, text.length() - word.strip().length()).strip();
            }
        }
        return text;
    }

    /** The text without “year” before or after it. */
    static String withoutNoise(String text) {
        String rest = text;
        for (String word : NOISE) {
            if (rest.endsWith(word)) {
                rest = rest.substring(0, rest.length() - word.length()).strip();
            }
            if (rest.startsWith(word) && !word.startsWith(" ")) {
                rest = rest.substring(word.length()).strip();
            }
        }
        return rest;
    }

    /** The month that a word names, 1 to 12. */
    static OptionalInt month(String word, boolean solar) {
        Map<String, Integer> months = solar ? SOLAR_MONTHS : MONTHS;
        for (int length = word.length(); length >= 2; length--) {
            Integer month = months.get(word.substring(0, length));
            if (month != null) {
                return OptionalInt.of(month);
            }
        }
        return OptionalInt.empty();
    }
}
