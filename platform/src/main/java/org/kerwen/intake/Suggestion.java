package org.kerwen.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kerwen.linkage.dates.DateFormat;
import org.kerwen.linkage.dates.DateInterval;
import org.kerwen.linkage.dates.FormatGuess;

/** What a file's columns probably are: by the words of their headings, in several languages, else by what stands in them. */
final class Suggestion {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** So many in a hundred of the filled cells must look like it. */
    private static final int MOSTLY = 80;

    /** From the most particular to the most general: the first that a heading contains is taken. */
    private static final Map<Column, List<String>> HEADINGS = headings();

    private Suggestion() {}

    private static Map<Column, List<String>> headings() {
        Map<Column, List<String>> words = new EnumMap<>(Column.class);
        words.put(
                Column.LOCAL_FAMILY,
                List.of(
                        "local family",
                        "family name in the own letters",
                        "фамилия буквами родного языка",
                        "familiyasy oz dilindaki harplar bilen",
                        "family name local",
                        "native surname",
                        "surname local",
                        "фамилия родн",
                        "familiyasy oz"));
        words.put(
                Column.LOCAL_GIVEN,
                List.of(
                        "local given",
                        "given names in the own letters",
                        "имена буквами родного языка",
                        "ady oz dilindaki harplar bilen",
                        "local name",
                        "given name local",
                        "native name",
                        "имя родн",
                        "ady oz"));
        words.put(
                Column.PATRONYMIC,
                List.of(
                        "patronymic",
                        "name after the father",
                        "middle name",
                        "father",
                        "fathers name",
                        "otchestvo",
                        "отчество",
                        "имя отца",
                        "atasynyn ady",
                        "ata ady"));
        words.put(
                Column.FULL,
                List.of(
                        "full name",
                        "fullname",
                        "whole name",
                        "name surname",
                        "surname name",
                        "fio",
                        "фио",
                        "ф и о",
                        "имя фамилия",
                        "фамилия имя",
                        "doly ady",
                        "familiyasy ady",
                        "ady familiyasy"));
        words.put(
                Column.FAMILY,
                List.of(
                        "family name",
                        "familyname",
                        "surname",
                        "last name",
                        "lastname",
                        "family",
                        "familiya",
                        "фамилия",
                        "familiyasy",
                        "familiya ady"));
        words.put(
                Column.UNTIL,
                List.of(
                        "valid until",
                        "valid to",
                        "expiry",
                        "expires",
                        "expiration",
                        "date of expiry",
                        "действителен",
                        "действует до",
                        "срок действия",
                        "годен до",
                        "mohleti",
                        "guyjunde"));
        words.put(
                Column.BIRTH_PLACE,
                List.of("place of birth", "birth place", "birthplace", "место рождения", "doglan yeri"));
        words.put(
                Column.BIRTH_COUNTRY, List.of("country of birth", "birth country", "страна рождения", "doglan yurdy"));
        words.put(
                Column.CONTACT,
                List.of(
                        "telephone or other way to reach the person",
                        "telephone",
                        "phone",
                        "mobile",
                        "phone number",
                        "телефон",
                        "телефон или другой способ связи",
                        "моб",
                        "telefon",
                        "telefony",
                        "telefon ya da habarlasmagyn basga yoly"));
        words.put(
                Column.LANGUAGE,
                List.of(
                        "language spoken best",
                        "language",
                        "mother tongue",
                        "язык",
                        "язык на котором говорит лучше всего",
                        "родной язык",
                        "dili",
                        "in gowy gurleyan dili"));
        words.put(
                Column.BIRTH,
                List.of(
                        "date of birth",
                        "birth date",
                        "birthdate",
                        "birthday",
                        "dob",
                        "born",
                        "year of birth",
                        "birth year",
                        "birth",
                        "дата рождения",
                        "год рождения",
                        "др",
                        "рожд",
                        "doglan senesi",
                        "doglan guni",
                        "doglan yyly",
                        "doglan"));
        words.put(
                Column.ISSUER,
                List.of("issuer", "issued by", "issuing", "authority", "кем выдан", "выдан", "kim berdi", "beren"));
        words.put(
                Column.KIND,
                List.of(
                        "document type",
                        "type of document",
                        "document kind",
                        "kind of document",
                        "вид документа",
                        "тип документа",
                        "resminamanyn gornusi",
                        "gornusi"));
        words.put(
                Column.NUMBER,
                List.of(
                        "document number",
                        "number of the document",
                        "passport",
                        "passport number",
                        "document no",
                        "document",
                        "id number",
                        "паспорт",
                        "номер документа",
                        "номер паспорта",
                        "серия и номер",
                        "документ",
                        "resminamanyn belgisi",
                        "pasport",
                        "resminama"));
        words.put(
                Column.NATIONALITY,
                List.of(
                        "nationality",
                        "citizenship",
                        "country",
                        "citizen",
                        "гражданство",
                        "гражданин",
                        "страна",
                        "rayatlygy",
                        "rayatlyk",
                        "yurdy"));
        words.put(Column.SEX, List.of("sex", "gender", "пол", "jynsy", "jyns"));
        words.put(
                Column.GIVEN,
                List.of(
                        "given name",
                        "given names",
                        "givenname",
                        "first name",
                        "firstname",
                        "forename",
                        "given",
                        "имя",
                        "имена",
                        "ady",
                        "name",
                        "at"));
        return words;
    }

    /** The column of each heading; none twice. */
    static List<Optional<Column>> columns(List<String> headings, List<Line> sample) {
        List<Optional<Column>> columns = new ArrayList<>();
        Set<Column> taken = EnumSet.noneOf(Column.class);
        for (String heading : headings) {
            Optional<Column> found = byWords(plain(heading)).filter(column -> !taken.contains(column));
            found.ifPresent(taken::add);
            columns.add(found);
        }
        for (int at = 0; at < headings.size(); at++) {
            if (columns.get(at).isEmpty()) {
                Optional<Column> found = byValues(cells(sample, at)).filter(column -> !taken.contains(column));
                found.ifPresent(taken::add);
                columns.set(at, found);
            }
        }
        return columns;
    }

    /** Small letters without marks: “Familiýasy” and “FAMILIYASY” are one word. */
    static String plain(String heading) {
        String small = NO_LETTERS
                .matcher(heading.toLowerCase(Locale.ROOT).replace('ё', 'е'))
                .replaceAll(" ")
                .strip();
        // The marks of й and ў are part of their letters.
        StringBuilder plain = new StringBuilder();
        small.codePoints().forEach(letter -> {
            String one = Character.toString(letter);
            plain.append(
                    Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN
                            ? MARKS.matcher(Normalizer.normalize(one, Normalizer.Form.NFD))
                                    .replaceAll("")
                            : one);
        });
        return plain.toString();
    }

    private static Optional<Column> byWords(String heading) {
        for (Map.Entry<Column, List<String>> column : HEADINGS.entrySet()) {
            if (column.getValue().contains(heading)) {
                return Optional.of(column.getKey());
            }
        }
        Column best = null;
        int longest = 0;
        for (Map.Entry<Column, List<String>> column : HEADINGS.entrySet()) {
            for (String words : column.getValue()) {
                if (words.length() > longest && (" " + heading + " ").contains(" " + words + " ")) {
                    best = column.getKey();
                    longest = words.length();
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Only what tells itself: dates long ago, and words for the sexes. A name in a column without a heading nobody can tell. */
    private static Optional<Column> byValues(List<String> cells) {
        if (mostly(cells, cell -> CellWords.sex(cell).isPresent())) {
            return Optional.of(Column.SEX);
        }
        return mostly(
                        cells,
                        cell -> cell.length() >= 8
                                && DateInterval.parse(cell, null).isPresent())
                ? Optional.of(Column.BIRTH)
                : Optional.empty();
    }

    private static boolean mostly(List<String> cells, java.util.function.Predicate<String> looksLikeIt) {
        return !cells.isEmpty() && 100 * cells.stream().filter(looksLikeIt).count() >= (long) MOSTLY * cells.size();
    }

    private static List<String> cells(List<Line> sample, int at) {
        return sample.stream()
                .filter(line -> line.cells().size() > at)
                .map(line -> line.cells().get(at).strip())
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    /** Whether 3.4.1980 is the third of April, told from dates that can be read in one order only. */
    static boolean dayFirst(List<Optional<Column>> columns, List<Line> sample) {
        int birth = columns.indexOf(Optional.of(Column.BIRTH));
        return birth < 0
                || FormatGuess.of(cells(sample, birth))
                        .map(guess -> guess.format().order() != DateFormat.Order.MONTH_DAY_YEAR)
                        .orElse(true);
    }
}
