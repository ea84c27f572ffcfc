package org.kerwen.linkage.generator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Families of a register: who lives in the family of a number follows from the seed and the number alone, so that any of them can be
 * made again without keeping it.
 */
final class Families {

    /** More than any family has; numbers of persons are numbers of families times this. */
    static final int MOST_MEMBERS = 16;

    private static final int PLACES = 2_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

    private static final List<Origin> ORIGINS = List.of(Origin.values());

    private final long seed;
    private final PowerLaw families;
    private final PowerLaw givens;
    private final PowerLaw places;
    private final Skew skew;
    private final double weights;

    Families(long seed, Skew skew) {
        this.seed = seed;
        families = new PowerLaw(Origin.FAMILIES, skew.topFamily());
        givens = new PowerLaw(Origin.GIVEN, skew.topGiven());
        places = new PowerLaw(PLACES, 0.02);
        this.skew = skew;
        double sum = 0;
        for (Origin origin : Origin.values()) {
            sum += skew.weight(origin);
        }
        weights = sum;
    }

    /** The members of a family, at least one. */
    List<Person> members(long number) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        Origin origin = origin(random.nextDouble() * weights);
        int family = families.next(random);
        String place = origin.place(places.next(random));
        Style style = origin.styles().get(random.nextInt(origin.styles().size()));
        List<Person> members = new ArrayList<>(6);
        Set<String> used = new HashSet<>();
        int kind = random.nextInt(100);
        boolean headIsMale = kind < 45 ? random.nextBoolean() : true;
        LocalDate headBirth = TODAY.minusDays(7_000 + random.nextInt(20_000));
        String head = given(origin, headIsMale, used, random);
        members.add(person(
                number, members, origin, head, family, father(origin, random), headBirth, headIsMale, place, style));
        if (kind >= 45) {
            LocalDate wifeBirth = headBirth.plusDays(random.nextInt(4_000) - 1_000L);
            int wifeFamily = origin.wifeTakesName() ? family : families.next(random);
            members.add(person(
                    number,
                    members,
                    origin,
                    given(origin, false, used, random),
                    wifeFamily,
                    father(origin, random),
                    wifeBirth,
                    false,
                    place,
                    style));
        }
        if (kind >= 55) {
            children(members, number, origin, head, family, headBirth, place, style, used, random);
        }
        return members;
    }

    private void children(
            List<Person> members,
            long number,
            Origin origin,
            String father,
            int family,
            LocalDate fatherBirth,
            String place,
            Style style,
            Set<String> used,
            SplittableRandom random) {
        int children = 1 + random.nextInt(3) + random.nextInt(3);
        LocalDate birth = fatherBirth.plusDays(7_000 + random.nextInt(2_500));
        for (int i = 0; i < children && birth.isBefore(TODAY); i++) {
            boolean male = random.nextBoolean();
            members.add(person(
                    number,
                    members,
                    origin,
                    given(origin, male, used, random),
                    family,
                    father,
                    birth,
                    male,
                    place,
                    style));
            // Twins are one in eighty births.
            birth = random.nextInt(80) == 0 ? birth : birth.plusDays(330 + random.nextInt(1_300));
        }
    }

    private static Person person(
            long family,
            List<Person> before,
            Origin origin,
            String given,
            int familyName,
            String father,
            LocalDate birth,
            boolean male,
            String place,
            Style style) {
        return new Person(
                family * MOST_MEMBERS + before.size(),
                origin,
                given,
                origin.family(familyName, male),
                origin.patronymic(father, male),
                birth,
                male,
                place,
                style);
    }

    private String father(Origin origin, SplittableRandom random) {
        return origin.given(givens.next(random), true);
    }

    /** A name that nobody else in the family has. */
    private String given(Origin origin, boolean male, Set<String> used, SplittableRandom random) {
        String name = origin.given(givens.next(random), male);
        while (!used.add(name)) {
            name = origin.given(random.nextInt(Origin.GIVEN), male);
        }
        return name;
    }

    private Origin origin(double at) {
        double rest = at;
        for (Origin origin : ORIGINS) {
            rest -= skew.weight(origin);
            if (rest <= 0) {
                return origin;
            }
        }
        return ORIGINS.get(ORIGINS.size() - 1);
    }
}
