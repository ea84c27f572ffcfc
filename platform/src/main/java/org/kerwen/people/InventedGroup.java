package org.kerwen.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.kerwen.people.InventedPerson.Kin;

/**
 * Invented people who came together at one time, in families.
 *
 * @param people how many they are
 * @param again how many records more there are, of people who are recorded already
 * @param origins one of them for each family, as often as it is listed
 * @param nationality of all of them; null where it follows from the origin
 * @param refugees whether their papers are those of refugees
 * @param year in which they came
 * @param children how many of them are under 18 in that year, and the others well above; null where it does not matter
 */
record InventedGroup(
        int people,
        int again,
        List<Origin> origins,
        @Nullable String nationality,
        boolean refugees,
        int year,
        @Nullable Integer children) {
    /** A group in which it does not matter how many are children. */
    InventedGroup(
            int people, int again, List<Origin> origins, @Nullable String nationality, boolean refugees, int year) {
        this(people, again, origins, nationality, refugees, year, null);
    }

    /** In 2002 the mission arranged the return of 104 people to Armenia. These here are invented. */
    static final InventedGroup TO_ARMENIA = new InventedGroup(104, 4, List.of(Origin.ARMENIAN), null, false, 2002);

    /** Between 2000 and 2002 there were 278 refugees from Afghanistan and Iraq. */
    static final InventedGroup REFUGEES = new InventedGroup(
            278, 9, List.of(Origin.AFGHAN, Origin.AFGHAN, Origin.AFGHAN, Origin.IRAQI), null, true, 2001);

    /** From 1998 on 4,847 people went home to Tajikistan, not all of whom had Tajik names. */
    static final InventedGroup TO_TAJIKISTAN = new InventedGroup(
            4_847,
            145,
            List.of(
                    Origin.TAJIK,
                    Origin.TAJIK,
                    Origin.TAJIK,
                    Origin.TAJIK,
                    Origin.TAJIK,
                    Origin.TAJIK,
                    Origin.TAJIK,
                    Origin.TURKMEN),
            "TJK",
            false,
            1999);

    /** People whom a partner knows, and the mission does not. */
    static final InventedGroup OF_A_PARTNER = new InventedGroup(
            60, 3, List.of(Origin.TURKMEN, Origin.TURKMEN, Origin.TURKMEN, Origin.TAJIK), null, false, 2026);

    private static final int PERCENT = 100;
    private static final int GROWN_UP = 16;
    private static final int OF_AGE = 18;

    /** In 2004 it was 92, of whom 32 were under 18. These here are so this year, so that their grants are those of children. */
    static InventedGroup againToArmenia(int year) {
        return new InventedGroup(92, 0, List.of(Origin.ARMENIAN), null, false, year, 32);
    }

    /** The families, each with at least one member; the first of a family is its head. */
    List<List<InventedPerson>> families(InventedNames names, SplittableRandom random) {
        return children == null ? some(names, random) : counted(children, names, random);
    }

    /** Families of whom so many are children and all others are not: thrown again until they are; who is one too many goes. */
    private List<List<InventedPerson>> counted(int young, InventedNames names, SplittableRandom random) {
        List<List<InventedPerson>> families = new ArrayList<>();
        int children = young;
        while (children > 0) {
            families.clear();
            children = young;
            int adults = people - young;
            while (adults > 0) {
                List<InventedPerson> family = new ArrayList<>();
                for (InventedPerson each : family(names, random)) {
                    boolean child = age(each) < OF_AGE;
                    if (child ? children > 0 : adults > 0 && age(each) > OF_AGE + 1) {
                        children -= child ? 1 : 0;
                        adults -= child ? 0 : 1;
                        family.add(each);
                    }
                }
                if (!family.isEmpty() && family.getFirst().kin() == Kin.HEAD) {
                    families.add(family);
                } else {
                    // Without its head, who was hardly 18, it is no family.
                    int gone = (int)
                            family.stream().filter(each -> age(each) < OF_AGE).count();
                    children += gone;
                    adults += family.size() - gone;
                }
            }
        }
        return families;
    }

    private int age(InventedPerson person) {
        return year - person.birth().getYear();
    }

    private List<List<InventedPerson>> some(InventedNames names, SplittableRandom random) {
        List<List<InventedPerson>> families = new ArrayList<>();
        int left = people;
        while (left > 0) {
            List<InventedPerson> family = family(names, random);
            families.add(List.copyOf(family.subList(0, Math.min(left, family.size()))));
            left -= families.getLast().size();
        }
        return families;
    }

    private List<InventedPerson> family(InventedNames names, SplittableRandom random) {
        Family family = new Family(this, names, random);
        int kind = random.nextInt(PERCENT);
        if (kind < 20) {
            family.add(Kin.HEAD, random.nextBoolean() ? Sex.FEMALE : Sex.MALE, 18 + random.nextInt(45));
            return family.members;
        }
        int age = 22 + random.nextInt(40);
        family.add(Kin.HEAD, Sex.MALE, age);
        family.add(Kin.SPOUSE, Sex.FEMALE, Math.max(18, age - random.nextInt(8)));
        int children = kind < 30 ? 0 : 1 + random.nextInt(3) + random.nextInt(3);
        for (int child = 0, old = age - 19; child < children && old > 0; child++, old -= 1 + random.nextInt(3)) {
            family.add(Kin.CHILD, random.nextBoolean() ? Sex.FEMALE : Sex.MALE, Math.min(old, GROWN_UP + 4 - child));
        }
        if (kind >= 90) {
            family.add(Kin.PARENT, Sex.FEMALE, age + 19 + random.nextInt(8));
        }
        return family.members;
    }

    /** One family while it is made. */
    private static final class Family {
        private final InventedGroup group;
        private final InventedNames names;
        private final SplittableRandom random;
        private final Origin origin;
        private final Spelled root;
        private final boolean newer;
        private final List<InventedPerson> members = new ArrayList<>();

        Family(InventedGroup group, InventedNames names, SplittableRandom random) {
            this.group = group;
            this.names = names;
            this.random = random;
            this.origin = group.origins.get(random.nextInt(group.origins.size()));
            this.root = names.family(origin, random);
            this.newer = random.nextInt(4) == 0;
        }

        void add(Kin kin, Sex sex, int age) {
            boolean ownName = kin == Kin.SPOUSE && !origin.wifeTakesName();
            Spelled father = kin == Kin.CHILD ? members.getFirst().given() : names.given(origin, Sex.MALE, random);
            members.add(new InventedPerson(
                    kin,
                    origin,
                    sex,
                    origin.family(ownName ? names.family(origin, random) : root, sex, newer),
                    given(sex),
                    origin.patronymic(father, sex),
                    LocalDate.of(group.year - age, 1, 1).plusDays(random.nextInt(365)),
                    nationality(),
                    paper(age)));
        }

        /** Nobody has the name of another of the family. */
        private Spelled given(Sex sex) {
            Spelled given = names.given(origin, sex, random);
            while (has(given)) {
                given = names.given(origin, sex, random);
            }
            return given;
        }

        private boolean has(Spelled given) {
            return members.stream().anyMatch(member -> member.given().equals(given));
        }

        private String nationality() {
            return group.nationality != null
                    ? group.nationality
                    : switch (origin) {
                        case ARMENIAN -> "ARM";
                        case AFGHAN -> "AFG";
                        case IRAQI -> "IRQ";
                        case TAJIK -> "TJK";
                        case TURKMEN -> "TKM";
                    };
        }

        /** Numbers begin with ZZ, as those of no state do. */
        private Registration.@Nullable Document paper(int age) {
            if (random.nextInt(PERCENT) < 15) {
                return null;
            }
            String number = "ZZ %07d".formatted(random.nextInt(10_000_000));
            LocalDate until =
                    LocalDate.of(group.year + 1 + random.nextInt(9), 1, 1).plusDays(random.nextInt(365));
            if (group.refugees) {
                return new Registration.Document(DocumentKind.REFUGEE_DOCUMENT, number, "UNO", until);
            }
            return age < GROWN_UP
                    ? new Registration.Document(DocumentKind.BIRTH_CERTIFICATE, number, nationality(), null)
                    : new Registration.Document(DocumentKind.PASSPORT, number, nationality(), until);
        }
    }
}
