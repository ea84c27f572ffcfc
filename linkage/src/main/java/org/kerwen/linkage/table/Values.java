package org.kerwen.linkage.table;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kerwen.linkage.ColumnKind;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.dates.DateInterval;
import org.kerwen.linkage.names.NameForm;
import org.kerwen.linkage.names.NamePart;
import org.kerwen.linkage.names.Names;

/** Reads the text of a cell as a value that can be compared. */
public final class Values {

    /** The fields that are read from a column of their own; full names and birth dates are read apart. */
    static final Map<ColumnKind, Field> FIELDS = new EnumMap<>(Map.ofEntries(
            Map.entry(ColumnKind.GIVEN_NAME, Field.GIVEN),
            Map.entry(ColumnKind.FAMILY_NAME, Field.FAMILY),
            Map.entry(ColumnKind.PATRONYMIC, Field.PATRONYMIC),
            Map.entry(ColumnKind.SEX, Field.SEX),
            Map.entry(ColumnKind.PLACE, Field.PLACE),
            Map.entry(ColumnKind.REGION, Field.REGION),
            Map.entry(ColumnKind.POSTCODE, Field.POSTCODE),
            Map.entry(ColumnKind.STREET, Field.STREET),
            Map.entry(ColumnKind.PHONE, Field.PHONE),
            Map.entry(ColumnKind.DOCUMENT_NUMBER, Field.DOCUMENT),
            Map.entry(ColumnKind.OCCUPATION, Field.OCCUPATION),
            Map.entry(ColumnKind.NATIONALITY, Field.NATIONALITY)));

    private static final Set<String> NOTHING = Set.of(
            "", "-", "--", "?", "n/a", "na", "nan", "none", "null", "unknown", "unk", "нет", "неизвестно", "näbelli");

    private static final Set<String> MEN =
            Set.of("m", "male", "man", "м", "муж", "мужской", "erkek", "e", "1", "مرد", "ذكر");
    private static final Set<String> WOMEN = Set.of(
            "f", "female", "woman", "ж", "жен", "женский", "aýal", "ayal", "zenan", "w", "2", "زن", "أنثى", "انثى");

    /** The last digits of a telephone number; what stands before them is written or left out as people like. */
    private static final int DIGITS_OF_PHONE = 9;

    private Values() {}

    /** The field that a column of a kind fills by itself. */
    public static Optional<Field> field(ColumnKind kind) {
        return kind == ColumnKind.SEX ? Optional.empty() : Optional.ofNullable(FIELDS.get(kind));
    }

    /** The value of a cell by its number; 0 if it says nothing. */
    static int number(ColumnKind kind, String text, Tokens tokens) {
        if (kind == ColumnKind.SEX) {
            return sex(text);
        }
        NameForm form = read(kind, text, Tokens.KEYS);
        return form.isEmpty() ? 0 : tokens.add(form);
    }

    /** The value of a cell of a kind, read for comparison. */
    public static NameForm read(ColumnKind kind, String text) {
        return read(kind, text, Integer.MAX_VALUE);
    }

    /**
     * The same where not all keys across scripts are needed.
     *
     * @param keys so many of the likeliest are
     */
    public static NameForm read(ColumnKind kind, String text, int keys) {
        String bare = text.strip();
        if (NOTHING.contains(bare.toLowerCase(Locale.ROOT))) {
            return plain("");
        }
        return switch (kind) {
            case GIVEN_NAME -> Names.read(bare, NamePart.GIVEN, keys);
            case FAMILY_NAME -> Names.read(bare, NamePart.FAMILY, keys);
            case PATRONYMIC -> Names.read(bare, NamePart.PATRONYMIC, keys);
            case POSTCODE, DOCUMENT_NUMBER -> plain(signs(bare));
            case PHONE -> plain(phone(bare));
            case STREET -> plain(words(bare));
            default -> Names.read(bare, NamePart.FULL, keys);
        };
    }

    /** 1 for men, 2 for women, 3 for another word, 0 for none. */
    public static int sex(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (NOTHING.contains(word) || word.equals("0") || word.equals("u") || word.equals("9")) {
            return 0;
        }
        return MEN.contains(word) ? 1 : WOMEN.contains(word) ? 2 : 3;
    }

    /** What was written of a person as numbers, by field; 0 is missing. New values are added to the dictionaries. */
    public static int[] row(Map<ColumnKind, String> written, Optional<String> dateFormat, Tokens tokens, Dates dates) {
        int[] row = new int[Field.values().length];
        written.forEach((kind, text) -> {
            Field field = FIELDS.get(kind);
            if (field != null) {
                row[field.ordinal()] = number(kind, text, tokens);
            }
        });
        int given = Field.GIVEN.ordinal();
        int family = Field.FAMILY.ordinal();
        int patronymic = Field.PATRONYMIC.ordinal();
        String full = written.getOrDefault(ColumnKind.FULL_NAME, "");
        if (!full.isBlank() && row[given] == 0 && row[family] == 0) {
            int[] parts = partsOfName(full, tokens);
            row[given] = parts[0];
            row[family] = parts[1];
            row[patronymic] = row[patronymic] == 0 ? parts[2] : row[patronymic];
        }
        String day = written.getOrDefault(ColumnKind.BIRTH_DATE, "");
        String year = written.getOrDefault(ColumnKind.BIRTH_YEAR, "");
        row[Field.BIRTH.ordinal()] = DateInterval.parse(day, dateFormat.orElse(null))
                .or(() -> DateInterval.parse(year, null))
                .map(dates::add)
                .orElse(0);
        return row;
    }

    /** Given, family and middle name out of a full one: “Family, Given Middle” or “Given Middle Family”. */
    static int[] partsOfName(String text, Tokens tokens) {
        List<String> parts = partsOfName(text);
        return new int[] {
            number(ColumnKind.GIVEN_NAME, parts.get(0), tokens),
            number(ColumnKind.FAMILY_NAME, parts.get(1), tokens),
            number(ColumnKind.PATRONYMIC, parts.get(2), tokens)
        };
    }

    /** Given, family and middle name as they are written; empty where there is none. */
    public static List<String> partsOfName(String text) {
        int comma = text.indexOf(',');
        List<String> words = Arrays.stream(
                        (comma < 0 ? text : text.substring(comma + 1)).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        String given = words.isEmpty() ? "" : words.get(0);
        String family;
        List<String> middle;
        if (comma >= 0) {
            family = text.substring(0, comma);
            middle = words.size() < 2 ? List.of() : words.subList(1, words.size());
        } else {
            family = words.size() < 2 ? "" : words.get(words.size() - 1);
            middle = words.size() < 3 ? List.of() : words.subList(1, words.size() - 1);
        }
        return List.of(given, family, String.join(" ", middle));
    }

    private static String phone(String text) {
        String signs = signs(text);
        String digits = signs.replaceAll("\\D", "");
        if (digits.length() * 2 < signs.length()) {
            return signs;
        }
        return digits.length() > DIGITS_OF_PHONE ? digits.substring(digits.length() - DIGITS_OF_PHONE) : digits;
    }

    private static String signs(String text) {
        return words(text).replace(" ", "");
    }

    private static String words(String text) {
        StringBuilder words = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return Names.read(text, NamePart.FULL).latin();
            }
            char lower = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
            if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
                words.append(lower);
            } else if (words.length() > 0 && words.charAt(words.length() - 1) != ' ' && lower != '\'') {
                words.append(' ');
            }
        }
        return words.toString().strip();
    }

    private static NameForm plain(String latin) {
        return new NameForm(latin, "Latn", latin, List.of(), latin, "", List.of());
    }
}
