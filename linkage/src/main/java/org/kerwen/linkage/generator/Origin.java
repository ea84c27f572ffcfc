package org.kerwen.linkage.generator;

import java.util.List;

/**
 * Where names come from: how they are put together, in sounds (see {@link Style}), and how they are written in papers. The first
 * names of each list are the frequent ones; all others are made of syllables and are invented.
 */
enum Origin {
    TURKMEN(
            "TKM",
            "mYrat gurban serdar aman durdY meret oraz nazar dövlet batYr sapar CarY rejep kerim baba ata hoja begenC maksat yazmYrat",
            "ogulgerek aygül jeren bibi gözel maral sona jemal mähri bahar altYn Semsat ayna enejan gülSat ogulbibi",
            "gul al dur ber aman mYr kak or yaz gel nur ba tor dov",
            "dY ber gel na mY ra Ca ba gYl do tä ma",
            "dY geldi berdi mYrat durdY nazar gulY mämmet gYlYC ",
            "gül jemal soltan bibi gözel nabat jeren ",
            List.of(
                    Style.TURKMEN,
                    Style.TURKMEN,
                    Style.TURKMEN,
                    Style.ENGLISH,
                    Style.RUSSIAN,
                    Style.RUSSIAN,
                    Style.TURKMEN_CYRILLIC,
                    Style.TURKMEN_1993)),
    ARMENIAN(
            "ARM",
            "armen karen arSak suren tigran vahan hayk gagik aSot levon ruben sargis hovhannes davit narek",
            "ani anahit mariam gayane nune lusine narine hasmik siranuS arpine karine",
            "ar va ha su ti ge le sa ru na ma ho pet mkr gri",
            "ra ka to me ni va ge ru ha sa li ta",
            "en ik an am es ur os is",
            "ine uhi anuS ik ane",
            List.of(Style.ENGLISH, Style.ENGLISH, Style.ARMENIAN, Style.ARMENIAN, Style.RUSSIAN)),
    AFGHAN(
            "AFG",
            "moHammad aHmad Eali Gul@m najIb k@rIm raHIm naSIr HabIb q@sim HamId walI zam@n gul mIr@ jaw@d",
            "maryam z@hra fatima parwIn SukrIya laIl@ zarmIna gul@lai nasrIn razIya Sabnam",
            "na za ra Sa mi fa ha ka sa wa gul nUr",
            "rI m@ zI b@ n@ sI d@ lI fI k@ wI",
            "ull@h d@d x@n uddIn jan zai ",
            "a gul jan iya bIbI ",
            List.of(Style.ENGLISH, Style.ENGLISH, Style.ENGLISH, Style.PERSIAN, Style.PERSIAN)),
    IRAQI(
            "IRQ",
            "moHammad Eali Husain aHmad Hasan kaDim Eabb@s k@rIm jaEfar SaliH T@riq mahdI Haidar nUrI saEd",
            "f@Tima zaynab maryam z@hra hud@ nUr zahr@ sam@r ban@n",
            "sa ja ba Ea Ha na ra mu Ta qa fa",
            "m@ lI rU b@ d@ sI n@ TI dI sU",
            "I @n Ur @d Im",
            "a @ I iya",
            List.of(Style.ENGLISH, Style.ENGLISH, Style.ENGLISH, Style.ARABIC, Style.ARABIC)),
    TAJIK(
            "TJK",
            "raHmon farrux Saref rustam jamSed qurbon saEid umed davlat bahrom sobir karim iskandar nurali",
            "gulnora nigina Sahnoza mavzuna zarina farzona mehri sitora nilufar madina",
            "ra Sa far ja nu bo so qu Ho mi da zo",
            "mo nu ra do bo xa li zi fa ro",
            "bek jon Sod murod iddin ali ",
            "gul oy iso moh a",
            List.of(Style.TAJIK, Style.TAJIK, Style.RUSSIAN, Style.ENGLISH, Style.ENGLISH)),
    RUSSIAN(
            "RUS",
            "aleksandr sergey vladimir andrey aleksey nikolay ivan dmitriy mixail viktor yuriy anatoliy pavel igor oleg",
            "yelena tatyana olga natalya irina anna svetlana galina lyudmila mariya nina vera",
            "bo ko me so pe vo gu za Sa ka lu ti",
            "ro ma li ri te go lo be da ni ku",
            "bin rak Cen nik kov lat nov",
            "ina ana ida ita ela",
            List.of(Style.RUSSIAN, Style.RUSSIAN, Style.RUSSIAN, Style.ENGLISH));

    static final int FAMILIES = 10_000;
    static final int GIVEN = 400;

    private final String code;

    // Lists and arrays of their own, which nobody else holds and nothing changes.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Style> styles;

    @SuppressWarnings("ImmutableEnumChecker")
    private final String[] male;

    @SuppressWarnings("ImmutableEnumChecker")
    private final String[] female;

    @SuppressWarnings("ImmutableEnumChecker")
    private final String[] families;

    Origin(
            String code,
            String male,
            String female,
            String first,
            String second,
            String maleEnds,
            String femaleEnds,
            List<Style> styles) {
        this.code = code;
        this.styles = styles;
        String[] openings = first.split(" ", -1);
        String[] middles = second.split(" ", -1);
        this.male = Invention.names(male.split(" ", -1), openings, middles, maleEnds.split(" ", -1), GIVEN);
        this.female = Invention.names(female.split(" ", -1), openings, middles, femaleEnds.split(" ", -1), GIVEN);
        this.families = Invention.names(male.split(" ", -1), openings, middles, maleEnds.split(" ", -1), FAMILIES);
    }

    /** The code of the state in ISO 3166-1 alpha-3. */
    String code() {
        return code;
    }

    /** How names are written in papers, as often as they are listed. */
    List<Style> styles() {
        return styles;
    }

    String given(int rank, boolean isMale) {
        return isMale ? male[rank] : female[rank];
    }

    /** The family name of a rank for a man or a woman. */
    String family(int rank, boolean isMale) {
        String root = families[rank];
        boolean vowel = Invention.endsInVowel(root);
        return switch (this) {
            case TURKMEN -> root + (vowel ? "yev" : "ov") + (isMale ? "" : "a");
            case TAJIK -> rank % 4 == 3 ? root + "zoda" : root + (vowel ? "yev" : "ov") + (isMale ? "" : "a");
            case RUSSIAN ->
                switch (rank % 4) {
                    case 0 -> trimmed(root) + "ov" + (isMale ? "" : "a");
                    case 1 -> trimmed(root) + "in" + (isMale ? "" : "a");
                    case 2 -> trimmed(root) + "ev" + (isMale ? "" : "a");
                    default -> trimmed(root) + (isMale ? "skiy" : "skaya");
                };
            case ARMENIAN -> trimmed(root) + "yan";
            case AFGHAN -> rank % 3 == 2 ? root + "zada" : trimmed(root) + "I";
            case IRAQI -> "al-" + trimmed(root) + "I";
        };
    }

    private static String trimmed(String root) {
        String rest = root;
        while (rest.length() > 2 && (Invention.endsInVowel(rest) || rest.endsWith("y"))) {
            rest = rest.substring(0, rest.length() - 1);
        }
        return rest;
    }

    /** What stands in the field of the patronymic for children of a man with this given name. */
    String patronymic(String father, boolean isMale) {
        boolean vowel = Invention.endsInVowel(father);
        return switch (this) {
            case TURKMEN -> father + (vowel ? "yev" : "ov") + (isMale ? "iC" : "na");
            case TAJIK -> father + (vowel ? "yev" : "ov") + (isMale ? "iC" : "na");
            case RUSSIAN ->
                father.endsWith("y")
                        ? father.substring(0, father.length() - 1) + "yev" + (isMale ? "iC" : "na")
                        : trimmed(father) + "ov" + (isMale ? "iC" : "na");
            case ARMENIAN -> trimmed(father) + "i";
            case AFGHAN, IRAQI -> father;
        };
    }

    /** Whether a wife takes the family name of her husband. */
    boolean wifeTakesName() {
        return this == TURKMEN || this == RUSSIAN || this == TAJIK;
    }

    /** An invented place. */
    String place(int rank) {
        return families[(int) ((rank * 7919L + 5003) % FAMILIES)]
                + switch (rank % 4) {
                    case 0 -> "@b@d";
                    case 1 -> "kent";
                    case 2 -> "depe";
                    default -> "";
                };
    }
}
