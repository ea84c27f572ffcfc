package org.kerwen.linkage.generator;

/**
 * Ways of writing sounds. Sounds are noted so: small letters as in English, j as in Jack, y as in yes, and
 *
 * <pre>
 * S sh   C ch   Z zh   x kh   G gh   N ng   Y the Russian ы   ä ö ü   @ I U long a i u   H T D E Arabic ح ط ض ع
 * </pre>
 */
enum Style {
    ENGLISH(
            "a a b b d d e e f f g g h h i i j j k k l l m m n n o o p p q q r r s s t t u u v v w w x kh y y z z S sh C ch Z zh G gh"
                    + " N n Y y ä a ö o ü u @ a I i U u H h T t D d E - - -"),
    TURKMEN(
            "a a b b d d e e f f g g h h i i j j k k l l m m n n o o p p q g r r s s t t u u v w w w x h y ý z z S ş C ç Z ž G g"
                    + " N ň Y y ä ä ö ö ü ü @ a I i U u H h T t D d E - - -"),
    TURKMEN_1993(
            "a a b b d d e e f f g g h h i i j j k k l l m m n n o o p p q g r r s s t t u u v w w w x h y ÿ z z S ¢ C ç Z ſ G g"
                    + " N ñ Y y ä ä ö ö ü ü @ a I i U u H h T t D d E - - -"),
    RUSSIAN(
            "a а b б d д e е f ф g г h х i и j дж k к l л m м n н o о p п q к r р s с t т u у v в w в x х y й z з S ш C ч Z ж G г"
                    + " N н Y ы ä а ö ё ü ю @ а I и U у H х T т D д E - - -"),
    TURKMEN_CYRILLIC(
            "a а b б d д e е f ф g г h х i и j җ k к l л m м n н o о p п q г r р s с t т u у v в w в x х y й z з S ш C ч Z ж G г"
                    + " N ң Y ы ä ә ö ө ü ү @ а I и U у H х T т D д E - - -"),
    TAJIK(
            "a а b б d д e е f ф g г h ҳ i и j ҷ k к l л m м n н o о p п q қ r р s с t т u у v в w в x х y й z з S ш C ч Z ж G ғ"
                    + " N н Y и ä а ö ӯ ü у @ о I и U у H ҳ T т D з E ъ - -"),
    ARMENIAN(
            "a ա b բ d դ e ե f ֆ g գ h հ i ի j ջ k կ l լ m մ n ն o ո p պ q ք r ր s ս t տ u ու v վ w վ x խ y յ z զ S շ C չ Z ժ G ղ"
                    + " N ն Y ը ä ա ö օ ü ու @ ա I ի U ու H հ T տ D դ E - - -"),
    PERSIAN(
            "a - b ب d د e - f ف g گ h ه i - j ج k ک l ل m م n ن o - p پ q ق r ر s س t ت u - v و w و x خ y ی z ز S ش C چ Z ژ G غ"
                    + " N ن Y - ä - ö و ü و @ ا I ی U و H ح T ط D ض E ع - -"),
    ARABIC(
            "a - b ب d د e - f ف g ج h ه i - j ج k ك l ل m م n ن o - p ب q ق r ر s س t ت u - v ف w و x خ y ي z ز S ش C تش Z ج G غ"
                    + " N ن Y - ä - ö و ü و @ ا I ي U و H ح T ط D ض E ع - -");

    private static final String SOFT = "aeou";
    private static final String CYRILLIC_SOFT = "яеёю";

    // Its own, and nothing changes it after it is made.
    @SuppressWarnings("ImmutableEnumChecker")
    private final String[] letters = new String[0x100];

    Style(String pairs) {
        String[] words = pairs.split(" ", -1);
        for (int i = 0; i < words.length; i += 2) {
            if (!words[i].equals("-")) {
                letters[words[i].charAt(0)] = words[i + 1].equals("-") ? "" : words[i + 1];
            }
        }
    }

    boolean isCyrillic() {
        return this == RUSSIAN || this == TURKMEN_CYRILLIC || this == TAJIK;
    }

    boolean isArabic() {
        return this == PERSIAN || this == ARABIC;
    }

    boolean isLatin() {
        return this == ENGLISH || this == TURKMEN || this == TURKMEN_1993;
    }

    /** The sounds in letters, with a capital at the beginning where the script has them. */
    String write(String sounds) {
        StringBuilder written = new StringBuilder(sounds.length() + 4);
        for (int i = 0; i < sounds.length(); i++) {
            char sound = sounds.charAt(i);
            char next = i + 1 < sounds.length() ? sounds.charAt(i + 1) : ' ';
            if (isArabic() && sound == next && !isShortVowel(sound)) {
                // A doubled consonant is written once.
                continue;
            }
            if (sound == '-') {
                written.append(isArabic() ? "" : "-");
            } else if (isCyrillic() && sound == 'y' && SOFT.indexOf(next) >= 0) {
                written.append(CYRILLIC_SOFT.charAt(SOFT.indexOf(next)));
                i++;
            } else if (isArabic() && written.length() == 0 && isShortVowel(sound)) {
                written.append('ا');
                if (sound == 'i' || sound == 'o' || sound == 'u') {
                    written.append(sound == 'i' ? letters['I'] : letters['U']);
                }
            } else if (isArabic() && i == sounds.length() - 1 && isShortVowel(sound)) {
                written.append(
                        sound == 'a' || sound == 'e' || sound == 'ä'
                                ? "ه"
                                : sound == 'i' || sound == 'Y' ? letters['I'] : letters['U']);
            } else if (sound < letters.length && letters[sound] != null) {
                written.append(letters[sound]);
            }
        }
        capitalise(written);
        return written.toString();
    }

    private void capitalise(StringBuilder written) {
        for (int i = 0; i < written.length(); i++) {
            // The old Turkmen letters were signs of money and had their capitals apart.
            char c = written.charAt(i);
            if ((i == 0 || written.charAt(i - 1) == '-') && !isArabic()) {
                written.setCharAt(i, c == '¢' ? '$' : c == 'ſ' ? '£' : c == 'ÿ' ? '¥' : Character.toUpperCase(c));
            }
        }
    }

    private static boolean isShortVowel(char sound) {
        return "aeiouYäöü".indexOf(sound) >= 0;
    }
}
