package org.kerwen.intake;

import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kerwen.people.DocumentKind;
import org.kerwen.people.Sex;

/** The words that files have in their cells for what the register has closed lists for. */
final class CellWords {
    private static final Map<String, Sex> SEXES = sexes();
    private static final Map<String, String> STATES = states();
    private static final Map<String, DocumentKind> KINDS = kinds();
    private static final Map<String, String> LANGUAGES = languages();

    private CellWords() {}

    private static Map<String, Sex> sexes() {
        Map<String, Sex> words = new HashMap<>();
        List.of(
                        "f", "female", "woman", "girl", "w", "ж", "жен", "женский", "женщина", "девочка", "ayal", "gyz",
                        "zenan", "z", "zhen", "زن")
                .forEach(word -> words.put(word, Sex.FEMALE));
        List.of(
                        "m", "male", "man", "boy", "м", "муж", "мужской", "мужчина", "мальчик", "erkek", "oglan", "e",
                        "muzh", "مرد")
                .forEach(word -> words.put(word, Sex.MALE));
        List.of("x", "other", "другой", "basga").forEach(word -> words.put(word, Sex.OTHER));
        return Map.copyOf(words);
    }

    /** By code of two or three letters and by name in the languages of the pages. */
    private static Map<String, String> states() {
        Map<String, String> codes = new HashMap<>();
        for (String two : Locale.getISOCountries()) {
            String three = Locale.of("", two).getISO3Country();
            codes.put(two.toLowerCase(Locale.ROOT), three);
            codes.put(three.toLowerCase(Locale.ROOT), three);
            for (String language : List.of("en", "ru", "tk", "tg", "fa", "hy", "tr")) {
                String name = ULocale.getDisplayCountry("und-" + two, ULocale.forLanguageTag(language));
                codes.putIfAbsent(Suggestion.plain(name), three);
            }
        }
        List.of("stateless", "лицо без гражданства", "без гражданства", "лбг", "rayatlygy yok", "xxa")
                .forEach(word -> codes.put(word, "XXA"));
        List.of("xxb", "xxc", "xxx").forEach(word -> codes.put(word, word.toUpperCase(Locale.ROOT)));
        return Map.copyOf(codes);
    }

    /** By code of two letters and by name in the languages of the pages. */
    private static Map<String, String> languages() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            if (code.length() == 2) {
                codes.put(code, code);
                for (String language : List.of("en", "ru", "tk", "tg", "fa", "hy", "tr")) {
                    String name = ULocale.getDisplayLanguage(code, ULocale.forLanguageTag(language));
                    codes.putIfAbsent(Suggestion.plain(name), code);
                }
            }
        }
        codes.putIfAbsent("farsi", "fa");
        codes.putIfAbsent("dari", "fa");
        return Map.copyOf(codes);
    }

    private static Map<String, DocumentKind> kinds() {
        Map<String, DocumentKind> words = new HashMap<>();
        List.of("passport", "паспорт", "загранпаспорт", "заграничный паспорт", "pasport", "p")
                .forEach(word -> words.put(word, DocumentKind.PASSPORT));
        List.of("identity card", "id card", "id", "удостоверение личности", "удостоверение", "id карта", "sahsyyetnama")
                .forEach(word -> words.put(word, DocumentKind.IDENTITY_CARD));
        List.of("birth certificate", "свидетельство о рождении", "doglandyk hakda sahadatnama")
                .forEach(word -> words.put(word, DocumentKind.BIRTH_CERTIFICATE));
        List.of("travel document", "laissez passer", "проездной документ", "syyahat resminamasy")
                .forEach(word -> words.put(word, DocumentKind.TRAVEL_DOCUMENT));
        List.of(
                        "refugee document",
                        "refugee certificate",
                        "удостоверение беженца",
                        "документ беженца",
                        "bosgunyn resminamasy")
                .forEach(word -> words.put(word, DocumentKind.REFUGEE_DOCUMENT));
        List.of("other", "other document", "другой документ", "другой", "basga resminama")
                .forEach(word -> words.put(word, DocumentKind.OTHER_DOCUMENT));
        for (DocumentKind kind : DocumentKind.values()) {
            words.put(kind.word().replace('-', ' '), kind);
        }
        return Map.copyOf(words);
    }

    static Optional<Sex> sex(String cell) {
        return Optional.ofNullable(SEXES.get(Suggestion.plain(cell)));
    }

    /** The code of three letters. */
    static Optional<String> state(String cell) {
        return Optional.ofNullable(STATES.get(Suggestion.plain(cell)));
    }

    /** The code of two letters. */
    static Optional<String> language(String cell) {
        return Optional.ofNullable(LANGUAGES.get(Suggestion.plain(cell)));
    }

    static Optional<DocumentKind> kind(String cell) {
        return Optional.ofNullable(KINDS.get(Suggestion.plain(cell)));
    }
}
