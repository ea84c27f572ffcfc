package org.kerwen.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kerwen.keys.RecoveryCode.Read;

/** A code that goes over paper, voice and keyboard comes back as it was, or the group with the mistake is named. */
class PaperGroupsTest {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void aCodeThatIsTypedAsItIsPrintedOpensWhatWasSealedToIt() throws Unopened {
        for (int round = 0; round < 200; round++) {
            RecoveryCode code = RecoveryCode.make();
            assertThat(code.groups())
                    .hasSize(RecoveryCode.GROUPS)
                    .allSatisfy(group -> assertThat(group).matches("[" + LETTERS + "]{5}"));
            RecoveryCode typed = good(String.join(" ", code.groups()));
            assertThat(typed.fingerprint()).isEqualTo(code.fingerprint());
            byte[] sealed = HybridKey.sealTo(code.publicHalf(), new byte[] {7}, "test");
            assertThat(typed.open(sealed, "test")).containsExactly(7);
        }
    }

    @Test
    void smallLettersSpacesHyphensAndLookalikesMakeNoDifference() {
        for (int round = 0; round < 200; round++) {
            RecoveryCode code = RecoveryCode.make();
            String printed = String.join("-", code.groups());
            for (String typed : List.of(
                    printed.toLowerCase(Locale.ROOT),
                    printed.replace("-", ""),
                    printed.replace("-", "\u2013"),
                    printed.replace("-", "\u00A0"),
                    printed.replace("-", " \n\t"),
                    printed.replace('0', 'o').replace('1', 'l'),
                    printed.replace('0', 'O').replace('1', 'I'),
                    "  " + printed.replace("", " ") + ".",
                    // As somebody types it whose keyboard is set to Russian.
                    printed.replace('A', 'А')
                            .replace('B', 'В')
                            .replace('C', 'с')
                            .replace('E', 'Е')
                            .replace('0', 'О'),
                    printed.replace('H', 'н')
                            .replace('K', 'К')
                            .replace('M', 'М')
                            .replace('P', 'Р')
                            .replace('X', 'х'))) {
                assertThat(good(typed).fingerprint()).as(typed).isEqualTo(code.fingerprint());
            }
        }
    }

    @Test
    void eachSingleWrongCharacterIsToldByItsGroup() {
        List<String> groups = RecoveryCode.make().groups();
        String printed = String.join("", groups);
        for (int at = 0; at < printed.length(); at++) {
            for (int letter = 0; letter < LETTERS.length(); letter++) {
                char other = LETTERS.charAt(letter);
                if (printed.charAt(at) != other) {
                    String typed = printed.substring(0, at) + other + printed.substring(at + 1);
                    assertThat(RecoveryCode.read(typed))
                            .as("%s at %d", other, at)
                            .isEqualTo(new Read.WrongGroups(List.of(at / 5 + 1)));
                }
            }
        }
    }

    @Test
    void anyTwoCharactersOfAGroupThatChangedPlacesAreTold() {
        for (int round = 0; round < 50; round++) {
            String printed = String.join("", RecoveryCode.make().groups());
            for (int one = 0; one < printed.length(); one++) {
                for (int other = one + 1; other < (one / 5 + 1) * 5; other++) {
                    if (printed.charAt(one) != printed.charAt(other)) {
                        char[] typed = printed.toCharArray();
                        typed[one] = printed.charAt(other);
                        typed[other] = printed.charAt(one);
                        assertThat(RecoveryCode.read(new String(typed)))
                                .isEqualTo(new Read.WrongGroups(List.of(one / 5 + 1)));
                    }
                }
            }
        }
    }

    @Test
    void groupsInAnotherOrderAreTold() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<String> groups = RecoveryCode.make().groups();
            List<String> mixed = new ArrayList<>(groups);
            Collections.shuffle(mixed, random);
            List<Integer> moved = new ArrayList<>();
            for (int at = 0; at < groups.size(); at++) {
                if (!groups.get(at).equals(mixed.get(at))) {
                    moved.add(at + 1);
                }
            }
            if (!moved.isEmpty()) {
                assertThat(RecoveryCode.read(String.join(" ", mixed)))
                        .as("seed %d", seed)
                        .isEqualTo(new Read.WrongGroups(moved));
            }
        }
    }

    @Test
    void aCodeThatIsTooShortOrTooLongIsToldWithItsLength() {
        List<String> groups = RecoveryCode.make().groups();
        int whole = RecoveryCode.GROUPS * 5;
        assertThat(RecoveryCode.read("")).isEqualTo(new Read.WrongLength(0, whole));
        assertThat(RecoveryCode.read(String.join("", groups.subList(1, groups.size()))))
                .isEqualTo(new Read.WrongLength(whole - 5, whole));
        assertThat(RecoveryCode.read(String.join("", groups) + "0")).isEqualTo(new Read.WrongLength(whole + 1, whole));
    }

    @Test
    void whatIsNoLetterOfACodeIsToldByItsGroup() {
        String printed = String.join("", RecoveryCode.make().groups());
        for (String strange : List.of("U", "Ж", "*")) {
            assertThat(RecoveryCode.read(strange + printed.substring(1)))
                    .as(strange)
                    .isEqualTo(new Read.WrongGroups(List.of(1)));
        }
    }

    @Test
    void anotherCodeOpensNothingAndHasAnotherName() {
        RecoveryCode one = RecoveryCode.make();
        RecoveryCode other = RecoveryCode.make();
        byte[] sealed = HybridKey.sealTo(one.publicHalf(), new byte[] {7}, "test");
        assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
        assertThatExceptionOfType(Unopened.class).isThrownBy(() -> other.open(sealed, "test"));
        assertThatExceptionOfType(Unopened.class).isThrownBy(() -> one.open(sealed, "another context"));
    }

    private static RecoveryCode good(String typed) {
        assertThat(RecoveryCode.read(typed)).isInstanceOf(Read.Good.class);
        return ((Read.Good) RecoveryCode.read(typed)).code();
    }
}
