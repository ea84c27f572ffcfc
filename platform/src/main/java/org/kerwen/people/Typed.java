package org.kerwen.people;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.linkage.ColumnKind;
import org.kerwen.linkage.dates.DateInterval;
import org.kerwen.linkage.dates.DateReader;
import org.kerwen.linkage.dates.DateReading;

/**
 * What somebody typed of a person, as it was typed: nothing of it is lost while something is wrong.
 *
 * @param localFamily family name in the letters of the own language
 * @param localGiven likewise the given names
 */
public record Typed(
        String family,
        String given,
        String patronymic,
        String localFamily,
        String localGiven,
        String sex,
        String birth,
        String nationality,
        String kind,
        String number,
        String issuer,
        String until) {
    /** Letters that are seen by nobody and change what is read; the joiners are part of Persian and Turkmen words. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\u200C\\u200D]]");

    private static final Pattern CODE = Pattern.compile("[A-Z]{1,3}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    static final Typed NOTHING = new Typed("", "", "", "", "", "", "", "", "", "", "", "");

    public Typed {
        family = cleaned(family, 200);
        given = cleaned(given, 200);
        patronymic = cleaned(patronymic, 200);
        localFamily = cleaned(localFamily, 200);
        localGiven = cleaned(localGiven, 200);
        birth = cleaned(birth, 60);
        nationality = cleaned(nationality, 3).toUpperCase(Locale.ROOT);
        number = cleaned(number, 50);
        issuer = cleaned(issuer, 3).toUpperCase(Locale.ROOT);
        until = cleaned(until, 60);
    }

    private static String cleaned(String typed, int longest) {
        String seen = BLANKS.matcher(UNSEEN.matcher(typed).replaceAll(""))
                .replaceAll(" ")
                .strip();
        int end = seen.offsetByCodePoints(0, Math.min(longest, seen.codePointCount(0, seen.length())));
        return seen.substring(0, Math.min(end, longest));
    }

    /** Reads it; what is wrong is told field by field. */
    public Registration.Read read(LocalDate today) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (family.isEmpty() && given.isEmpty()) {
            wrong.put("family", "name-missing");
        }
        if (!sex.isEmpty() && !Choice.words(Sex.class).contains(sex)) {
            wrong.put("sex", "not-offered");
        }
        Optional<DateInterval> born = date("birth", birth, wrong);
        if (born.filter(date -> date.low() > today.toEpochDay()).isPresent()) {
            wrong.put("birth", "born-later");
        }
        if (!nationality.isEmpty() && !States.codes().contains(nationality)) {
            wrong.put("nationality", "not-offered");
        }
        Optional<Registration.Document> document = document(wrong, born);
        if (!wrong.isEmpty()) {
            return new Registration.Read(null, wrong);
        }
        return new Registration.Read(
                new Registration(
                        names(),
                        sex.isEmpty() ? null : Choice.of(Sex.class, sex),
                        born.map(Typed::exact).orElse(null),
                        nationality.isEmpty() ? List.of() : List.of(nationality),
                        document.stream().toList()),
                Map.of());
    }

    private List<Registration.Name> names() {
        List<Registration.Name> names = new ArrayList<>();
        names.add(new Registration.Name(NameUsage.LEGAL, family, given, patronymic));
        if (!localFamily.isEmpty() || !localGiven.isEmpty()) {
            names.add(new Registration.Name(NameUsage.LOCAL, localFamily, localGiven, ""));
        }
        return names;
    }

    private Optional<Registration.Document> document(Map<String, String> wrong, Optional<DateInterval> born) {
        if (number.isEmpty()) {
            if (!until.isEmpty() || !issuer.isEmpty()) {
                wrong.put("number", "number-missing");
            }
            return Optional.empty();
        }
        if (!kind.isEmpty() && !Choice.words(DocumentKind.class).contains(kind)) {
            wrong.put("kind", "not-offered");
        }
        if (!issuer.isEmpty() && !CODE.matcher(issuer).matches()) {
            wrong.put("issuer", "not-a-code");
        }
        Optional<DateInterval> ends = date("until", until, wrong);
        // Only a whole day is taken here: no word of less exact ways to write it.
        wrong.replace("until", "not-a-date", "not-a-day");
        if (ends.isPresent() && ends.get().low() != ends.get().high()) {
            wrong.put("until", "not-a-day");
        } else if (ends.isPresent() && born.isPresent() && born.get().isSurelyAfter(ends.get())) {
            wrong.put("until", "before-birth");
        }
        if (!wrong.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Registration.Document(
                kind.isEmpty() ? DocumentKind.PASSPORT : Choice.of(DocumentKind.class, kind),
                number,
                issuer,
                ends.map(day -> LocalDate.ofEpochDay(day.low())).orElse(null)));
    }

    private static Optional<DateInterval> date(String field, String typed, Map<String, String> wrong) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        return switch (DateReader.anyOrder().read(typed)) {
            case DateReading.Known known -> Optional.of(known.interval());
            case DateReading.Refused refused -> {
                wrong.put(
                        field,
                        switch (refused.reason()) {
                            case NO_SUCH_MONTH, NO_SUCH_DAY -> "no-such-day";
                            case YEAR_OUT_OF_RANGE -> "year-out-of-range";
                            case ENDS_BEFORE_IT_BEGINS -> "ends-before";
                            case EMPTY, NOT_A_DATE -> "not-a-date";
                        });
                yield Optional.empty();
            }
        };
    }

    /** As exact as it was told: whole months and years stay what they are. */
    static FuzzyDate exact(DateInterval interval) {
        LocalDate low = LocalDate.ofEpochDay(interval.low());
        LocalDate high = LocalDate.ofEpochDay(interval.high());
        return switch (interval.precision()) {
            case DAY -> new FuzzyDate.OfDay(low);
            case MONTH -> new FuzzyDate.OfMonth(YearMonth.from(low));
            case YEAR -> years(low, high);
            case ESTIMATED -> years(low, high);
        };
    }

    private static FuzzyDate years(LocalDate low, LocalDate high) {
        FuzzyDate.Exact from = new FuzzyDate.OfYear(Year.from(low));
        return low.getYear() == high.getYear() ? from : new FuzzyDate.Span(from, new FuzzyDate.OfYear(Year.from(high)));
    }

    /** What the index compares; nothing where too little was typed to compare anything. */
    List<Map<ColumnKind, String>> questions() {
        List<Map<ColumnKind, String>> questions = new ArrayList<>();
        questions.add(Compared.of(family, given, patronymic, sex, birth, number));
        if (!localFamily.isEmpty() || !localGiven.isEmpty()) {
            questions.add(Compared.of(localFamily, localGiven, "", sex, birth, number));
        }
        return questions.stream()
                .filter(each -> !Set.of(ColumnKind.SEX).containsAll(each.keySet()))
                .toList();
    }
}
