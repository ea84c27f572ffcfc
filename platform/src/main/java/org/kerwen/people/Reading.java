package org.kerwen.people;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.linkage.dates.DateInterval;
import org.kerwen.linkage.dates.DateReader;
import org.kerwen.linkage.dates.DateReading;

/** Reads what was typed, part by part, and keeps what is wrong in the order in which it was read. */
final class Reading {
    private static final Pattern CODE = Pattern.compile("[A-Z]{1,3}");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?");
    private static final int DIGITS_OF_A_NUMBER = 5;

    private final Typed typed;
    private final LocalDate today;
    private final Map<String, String> wrong = new LinkedHashMap<>();

    /** When the person was born, once it was read: papers are compared with it. */
    private @Nullable DateInterval born;

    Reading(Typed typed, LocalDate today) {
        this.typed = typed;
        this.today = today;
    }

    boolean isRight() {
        return wrong.isEmpty();
    }

    /** For each field that is wrong, the word of its text {@code people.wrong.<word>}. */
    Map<String, String> wrong() {
        return Map.copyOf(wrong);
    }

    /** The name as the papers have it; that there is none is wrong. */
    Optional<Registration.Name> name() {
        String family = typed.get("family");
        String given = typed.get("given");
        if (family.isEmpty() && given.isEmpty()) {
            wrong.put("family", "name-missing");
            return Optional.empty();
        }
        NameUsage usage = choice("usage", NameUsage.class).orElse(NameUsage.LEGAL);
        return Optional.of(new Registration.Name(usage, family, given, typed.get("patronymic")));
    }

    /** The name in the letters of the own language; there may be none. */
    Optional<Registration.Name> localName() {
        String family = typed.get("localFamily");
        String given = typed.get("localGiven");
        return family.isEmpty() && given.isEmpty()
                ? Optional.empty()
                : Optional.of(new Registration.Name(NameUsage.LOCAL, family, given, ""));
    }

    Registration.Known known() {
        Optional<Sex> sex = choice("sex", Sex.class);
        Optional<DateInterval> birth = date("birth");
        if (birth.filter(date -> date.low() > today.toEpochDay()).isPresent()) {
            wrong.put("birth", "born-later");
        }
        born = birth.orElse(null);
        return new Registration.Known(
                sex.orElse(null),
                birth.map(Reading::exact).orElse(null),
                code("birthCountry", States.codesWithThoseOfThePast()).orElse(""),
                typed.get("birthPlace"),
                Stream.of("nationality", "nationality2")
                        .flatMap(field -> code(field, States.codes()).stream())
                        .distinct()
                        .toList(),
                Stream.of("language", "language2")
                        .flatMap(field -> code(field, Tongues.codes()).stream())
                        .distinct()
                        .toList(),
                needs());
    }

    private List<Need> needs() {
        List<Need> needs = new ArrayList<>();
        for (String word : typed.get("needs").split(" ", -1)) {
            if (Choice.words(Need.class).contains(word)) {
                needs.add(Choice.of(Need.class, word));
            } else if (!word.isEmpty()) {
                wrong.put("needs", "not-offered");
            }
        }
        return needs.stream().distinct().sorted().toList();
    }

    /** The paper; there may be none. It is compared with the birth where {@link #known} was read before. */
    Optional<Registration.Document> document() {
        String number = typed.get("number");
        String issuer = typed.get("issuer");
        if (number.isEmpty()) {
            if (!typed.get("until").isEmpty() || !issuer.isEmpty()) {
                wrong.put("number", "number-missing");
            }
            return Optional.empty();
        }
        Optional<DocumentKind> kind = choice("kind", DocumentKind.class);
        if (!issuer.isEmpty() && !CODE.matcher(issuer).matches()) {
            wrong.put("issuer", "not-a-code");
        }
        Optional<DateInterval> ends = date("until");
        // Only a whole day is taken here: no word of less exact ways to write it.
        wrong.replace("until", "not-a-date", "not-a-day");
        if (ends.isPresent() && ends.get().low() != ends.get().high()) {
            wrong.put("until", "not-a-day");
        } else if (ends.isPresent() && born != null && born.isSurelyAfter(ends.get())) {
            wrong.put("until", "before-birth");
        }
        return Optional.of(new Registration.Document(
                kind.orElse(DocumentKind.PASSPORT),
                number,
                issuer,
                ends.map(day -> LocalDate.ofEpochDay(day.low())).orElse(null)));
    }

    /** One of this kind, which must be there. */
    Optional<? extends Registration.Part> part(PartKind kind) {
        return switch (kind) {
            case NAME -> name();
            case DOCUMENT -> documentThatMustBe();
            case CONTACT -> contactThatMustBe();
            case PHOTOGRAPH -> photograph();
        };
    }

    /** What is said of a photograph; the picture itself is no text. */
    Optional<Registration.Photograph> photograph() {
        Optional<DateInterval> taken = date("taken");
        if (taken.filter(date -> date.low() > today.toEpochDay()).isPresent()) {
            wrong.put("taken", "taken-later");
        }
        Optional<ConsentWay> ground = choice("ground", ConsentWay.class);
        if (ground.isEmpty()) {
            wrong.putIfAbsent("ground", "ground-missing");
        }
        return ground.map(
                way -> new Registration.Photograph(taken.map(Reading::exact).orElse(null), way, null, null));
    }

    /** The same where one is asked for: that there is none is wrong. */
    private Optional<Registration.Document> documentThatMustBe() {
        Optional<Registration.Document> document = document();
        if (document.isEmpty()) {
            wrong.putIfAbsent("number", "number-empty");
        }
        return document;
    }

    /** How to reach the person where a way is asked for: that there is none is wrong. */
    private Optional<Registration.Contact> contactThatMustBe() {
        if (typed.get("contact").isEmpty()) {
            wrong.put("contact", "contact-empty");
        }
        return contact();
    }

    /** How to reach the person; there may be no way. */
    Optional<Registration.Contact> contact() {
        String value = typed.get("contact");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        ContactKind kind = choice("way", ContactKind.class).orElse(ContactKind.TELEPHONE);
        if (kind == ContactKind.TELEPHONE
                && value.chars().filter(Character::isDigit).count() < DIGITS_OF_A_NUMBER) {
            wrong.put("contact", "no-number");
        } else if (kind == ContactKind.E_MAIL && !value.contains("@")) {
            wrong.put("contact", "no-mail");
        }
        CallSafety safety = choice("safety", CallSafety.class).orElse(CallSafety.NOT_ASKED);
        if (safety != CallSafety.AT_TIMES) {
            if (!typed.get("from").isEmpty() || !typed.get("to").isEmpty()) {
                wrong.put("safety", "times-without");
            }
            return Optional.of(new Registration.Contact(kind, value, safety, null, null));
        }
        Optional<LocalTime> from = time("from");
        Optional<LocalTime> to = time("to");
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.equals(to)) {
            wrong.put("to", "same-time");
        }
        return Optional.of(new Registration.Contact(kind, value, safety, from.get(), to.get()));
    }

    /** On what ground the person is recorded; that nothing was said is wrong. */
    Optional<ConsentWay> consent() {
        Optional<ConsentWay> way = choice("consent", ConsentWay.class);
        if (way.isEmpty() && !wrong.containsKey("consent")) {
            wrong.put("consent", "consent-missing");
        }
        return way;
    }

    private Optional<LocalTime> time(String field) {
        Matcher time = TIME.matcher(typed.get(field));
        if (time.matches()) {
            int hour = Integer.parseInt(time.group(1));
            int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
            if (hour <= 23 && minute <= 59) {
                return Optional.of(LocalTime.of(hour, minute));
            }
        }
        wrong.put(field, "not-a-time");
        return Optional.empty();
    }

    private <E extends Enum<E> & Choice> Optional<E> choice(String field, Class<E> list) {
        String word = typed.get(field);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        if (!Choice.words(list).contains(word)) {
            wrong.put(field, "not-offered");
            return Optional.empty();
        }
        return Optional.of(Choice.of(list, word));
    }

    private Optional<String> code(String field, Set<String> codes) {
        String code = typed.get(field);
        if (!code.isEmpty() && !codes.contains(code)) {
            wrong.put(field, "not-offered");
        }
        return Optional.of(code).filter(codes::contains);
    }

    private Optional<DateInterval> date(String field) {
        return date(field, typed.get(field), wrong);
    }

    /** A date; where it is none, why is told at its field. */
    static Optional<DateInterval> date(String field, String text, Map<String, String> wrong) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (DateReader.anyOrder().read(text)) {
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
}
