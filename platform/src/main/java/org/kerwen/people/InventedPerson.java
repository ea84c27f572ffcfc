package org.kerwen.people;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.people.Spelled.Writing;

/**
 * Somebody invented, as they are; what is recorded of them is less exact, and differs from one time to the next.
 *
 * @param kin to the head of the family
 * @param nationality code of three letters
 * @param paper kind and issuer of what they show; null where they have nothing
 */
record InventedPerson(
        Kin kin,
        Origin origin,
        Sex sex,
        Spelled family,
        Spelled given,
        Spelled patronymic,
        LocalDate birth,
        String nationality,
        Registration.@Nullable Document paper) {
    /** What somebody is in a family. */
    enum Kin {
        HEAD,
        SPOUSE,
        CHILD,
        PARENT
    }

    private static final int PERCENT = 100;

    /** What is written down when they come for the first time. */
    Registration recorded(SplittableRandom random) {
        return registration(origin.writing(random), family, given, random.nextInt(PERCENT) < 4, born(random), random);
    }

    /** The same person come again: other letters, another date or a slip, so that nothing but the whole tells who it is. */
    Registration recordedAgain(SplittableRandom random) {
        Writing writing = origin.writing(random);
        Spelled family = this.family;
        Spelled given = this.given;
        boolean withoutFather = random.nextInt(PERCENT) < 20;
        switch (random.nextInt(4)) {
            case 0 -> family = slip(family, random);
            case 1 -> given = slip(given, random);
            case 2 -> writing = family.russian().isEmpty() ? Writing.LOCAL : Writing.RUSSIAN;
            default -> withoutFather = true;
        }
        return registration(writing, family, given, withoutFather, bornAgain(random), random);
    }

    private Registration registration(
            Writing writing,
            Spelled family,
            Spelled given,
            boolean withoutFather,
            @Nullable FuzzyDate born,
            SplittableRandom random) {
        List<Registration.Name> names = new ArrayList<>();
        names.add(new Registration.Name(
                NameUsage.LEGAL, family.in(writing), given.in(writing), withoutFather ? "" : patronymic.in(writing)));
        boolean other =
                !family.in(writing).equals(family.local()) || !given.in(writing).equals(given.local());
        if (other && random.nextInt(PERCENT) < 80) {
            names.add(new Registration.Name(NameUsage.LOCAL, family.local(), given.local(), ""));
        }
        return new Registration(
                names,
                new Registration.Known(
                        random.nextInt(PERCENT) < 2 ? null : sex,
                        born,
                        "",
                        "",
                        List.of(nationality),
                        origin.languages(),
                        List.of()),
                paper == null || random.nextInt(PERCENT) < 10 ? List.of() : List.of(paper),
                List.of(),
                kin == Kin.CHILD ? ConsentWay.GUARDIAN : ConsentWay.WRITTEN);
    }

    private @Nullable FuzzyDate born(SplittableRandom random) {
        if (random.nextInt(PERCENT) < origin.knowTheDay()) {
            return new FuzzyDate.OfDay(birth);
        }
        return switch (random.nextInt(10)) {
            // An office without the day wrote the first of January.
            case 0, 1, 2 -> new FuzzyDate.OfDay(birth.withDayOfYear(1));
            case 3, 4, 5 -> new FuzzyDate.OfYear(Year.from(birth));
            case 6 -> new FuzzyDate.OfMonth(YearMonth.from(birth));
            case 7, 8 ->
                new FuzzyDate.Span(
                        new FuzzyDate.OfYear(Year.of(birth.getYear() - 2)),
                        new FuzzyDate.OfYear(Year.of(birth.getYear() + 2)));
            default -> null;
        };
    }

    private @Nullable FuzzyDate bornAgain(SplittableRandom random) {
        boolean canBeSwapped = birth.getDayOfMonth() <= 12;
        return switch (random.nextInt(6)) {
            case 0 -> new FuzzyDate.OfYear(Year.from(birth));
            case 1 -> new FuzzyDate.OfDay(birth.withDayOfYear(1));
            case 2 ->
                new FuzzyDate.OfDay(
                        canBeSwapped
                                ? LocalDate.of(birth.getYear(), birth.getDayOfMonth(), birth.getMonthValue())
                                : birth);
            default -> born(random);
        };
    }

    /** A letter left out or written twice, in each writing at its place. */
    private static Spelled slip(Spelled name, SplittableRandom random) {
        boolean twice = random.nextBoolean();
        double at = random.nextDouble();
        return new Spelled(
                slip(name.latin(), at, twice), slip(name.local(), at, twice), slip(name.russian(), at, twice));
    }

    private static String slip(String name, double share, boolean twice) {
        if (name.length() < 4) {
            return name;
        }
        int at = 1 + (int) (share * (name.length() - 2));
        return name.substring(0, at) + name.substring(twice ? at - 1 : at + 1);
    }
}
