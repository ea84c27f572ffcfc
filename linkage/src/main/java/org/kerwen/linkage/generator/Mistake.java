package org.kerwen.linkage.generator;

import java.util.SplittableRandom;

/**
 * What goes wrong when a person is registered again. Each kind changes a record; one that finds nothing to change tells so, and
 * another is chosen.
 */
enum Mistake {
    /** A letter of a name is struck wrongly. */
    WRONG_LETTER {
        @Override
        boolean make(Row row, SplittableRandom random) {
            return inAName(row, random, Lettering::withWrongLetter);
        }
    },
    /** A letter of a name is left out. */
    LETTER_LEFT_OUT {
        @Override
        boolean make(Row row, SplittableRandom random) {
            return inAName(row, random, Lettering::withoutLetter);
        }
    },
    /** A letter of a name is written twice. */
    LETTER_DOUBLED {
        @Override
        boolean make(Row row, SplittableRandom random) {
            return inAName(row, random, Lettering::withDoubledLetter);
        }
    },
    /** Two neighbouring letters of a name change places. */
    LETTERS_SWAPPED {
        @Override
        boolean make(Row row, SplittableRandom random) {
            return inAName(row, random, Lettering::withSwappedLetters);
        }
    },
    /** Names are written by another way of spelling in the same script. */
    OTHER_SPELLING {
        @Override
        boolean make(Row row, SplittableRandom random) {
            String given = Lettering.respelled(row.given, row.style, random);
            String family = Lettering.respelled(row.family, row.style, random);
            String patronymic = Lettering.respelled(row.patronymic, row.style, random);
            boolean changed =
                    !given.equals(row.given) || !family.equals(row.family) || !patronymic.equals(row.patronymic);
            row.given = given;
            row.family = family;
            row.patronymic = patronymic;
            return changed;
        }
    },
    /** Names are written in another script, or in another alphabet of the same language. */
    OTHER_SCRIPT {
        @Override
        boolean make(Row row, SplittableRandom random) {
            Style other = row.person
                    .origin()
                    .styles()
                    .get(random.nextInt(row.person.origin().styles().size()));
            if (other == row.style) {
                return false;
            }
            String given = row.given;
            String family = row.family;
            String patronymic = row.patronymic;
            row.style = other;
            row.writeNames();
            row.patronymic = patronymic.isEmpty() ? "" : row.patronymic;
            return !given.equals(row.given) || !family.equals(row.family) || !patronymic.equals(row.patronymic);
        }
    },
    /** The patronymic is not written. */
    NO_PATRONYMIC {
        @Override
        boolean make(Row row, SplittableRandom random) {
            boolean had = !row.patronymic.isEmpty();
            row.patronymic = "";
            return had;
        }
    },
    /** Given name and family name stand in each other's place. */
    NAMES_SWAPPED {
        @Override
        boolean make(Row row, SplittableRandom random) {
            String given = row.given;
            row.given = row.family;
            row.family = given;
            return true;
        }
    },
    /** Only the year of birth was known: the first of January is written. */
    FIRST_OF_JANUARY {
        @Override
        boolean make(Row row, SplittableRandom random) {
            String before = row.birth;
            row.birth = Row.written(1, 1, row.person.birth().getYear());
            return !row.birth.equals(before);
        }
    },
    /** Day and month of birth change places. */
    DAY_AND_MONTH_SWAPPED {
        @Override
        boolean make(Row row, SplittableRandom random) {
            int day = row.person.birth().getDayOfMonth();
            int month = row.person.birth().getMonthValue();
            if (day > 12 || day == month || row.birth.length() != 10) {
                return false;
            }
            row.birth = Row.written(
                    /* day= */ month, /* month= */ day, row.person.birth().getYear());
            return true;
        }
    },
    /** The year of birth is one less or one more. */
    YEAR_BESIDE {
        @Override
        boolean make(Row row, SplittableRandom random) {
            if (row.birth.length() != 10) {
                return false;
            }
            int year = Integer.parseInt(row.birth.substring(6)) + (random.nextBoolean() ? 1 : -1);
            row.birth = row.birth.substring(0, 6) + year;
            return true;
        }
    },
    /** The place is missing, or another one after a move. */
    OTHER_PLACE {
        @Override
        boolean make(Row row, SplittableRandom random) {
            String before = row.place;
            row.place = random.nextBoolean()
                    ? ""
                    : Style.ENGLISH.write(row.person.origin().place(random.nextInt(2_000)));
            return !row.place.equals(before);
        }
    },
    /** The sex is missing, seldom wrong. */
    OTHER_SEX {
        @Override
        boolean make(Row row, SplittableRandom random) {
            String before = row.sex;
            row.sex = random.nextInt(5) > 0 ? "" : row.person.isMale() ? "F" : "M";
            return !row.sex.equals(before);
        }
    },
    /** Of the given name only the beginning is written, as people are called or as a form has room. */
    NAME_SHORTENED {
        @Override
        boolean make(Row row, SplittableRandom random) {
            int half = (row.given.length() + 1) / 2;
            if (half < 3) {
                return false;
            }
            row.given = row.given.substring(0, Math.max(half, row.given.length() - 4));
            return true;
        }
    };

    private static final Mistake[] ALL = values();

    interface Change {
        String of(String name, SplittableRandom random);
    }

    /** Changes the record; false if there was nothing to change. */
    abstract boolean make(Row row, SplittableRandom random);

    /** Makes one mistake of any kind. */
    static void any(Row row, SplittableRandom random) {
        boolean made = false;
        for (int i = 0; i < ALL.length && !made; i++) {
            made = ALL[random.nextInt(ALL.length)].make(row, random);
        }
    }

    static boolean inAName(Row row, SplittableRandom random, Change change) {
        int which = random.nextInt(5);
        String before = which < 2 ? row.given : which < 4 ? row.family : row.patronymic;
        String after = change.of(before, random);
        if (which < 2) {
            row.given = after;
        } else if (which < 4) {
            row.family = after;
        } else {
            row.patronymic = after;
        }
        return !after.equals(before);
    }
}
