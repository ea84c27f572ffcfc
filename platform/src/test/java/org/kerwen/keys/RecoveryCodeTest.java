package org.kerwen.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kerwen.testing.Folders;

class RecoveryCodeTest {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void whatIsTypedFromPaperOpensWhatWasSealed() throws Unopened {
        RecoveryCode code = RecoveryCode.make();
        byte[] sealed = HybridKey.sealTo(code.publicHalf(), "a secret".getBytes(UTF_8), "test");
        RecoveryCode typed = good(String.join(" ", code.groups()));
        assertThat(typed.open(sealed, "test")).asString(UTF_8).isEqualTo("a secret");
        assertThat(typed.fingerprint()).isEqualTo(code.fingerprint());
        assertThatExceptionOfType(Unopened.class).isThrownBy(() -> typed.open(sealed, "another"));
        assertThatExceptionOfType(Unopened.class)
                .isThrownBy(() -> RecoveryCode.make().open(sealed, "test"));
    }

    @Test
    void caseSpacesHyphensAndLettersThatLookAlikeDoNotMatter() {
        for (int round = 0; round < 50; round++) {
            RecoveryCode code = RecoveryCode.make();
            String typed = String.join("-", code.groups())
                    .replace('0', 'o')
                    .replace('1', round % 2 == 0 ? 'l' : 'I')
                    .toLowerCase(java.util.Locale.ROOT);
            assertThat(good("  " + typed.replace("-", " -\n ") + ".").fingerprint())
                    .isEqualTo(code.fingerprint());
        }
    }

    @Test
    void eachWrongCharacterIsNamedByItsGroup() {
        String code = String.join("", RecoveryCode.make().groups());
        for (int at = 0; at < code.length(); at++) {
            for (char other : (LETTERS + "U").toCharArray()) {
                if (other != code.charAt(at)) {
                    assertThat(RecoveryCode.read(code.substring(0, at) + other + code.substring(at + 1)))
                            .isEqualTo(new RecoveryCode.Read.WrongGroups(List.of(at / 5 + 1)));
                }
            }
        }
    }

    @Test
    void twoCharactersThatChangedPlacesAreNoticed() {
        String code = String.join("", RecoveryCode.make().groups());
        for (int at = 0; at < code.length(); at++) {
            for (int other = at + 1; other < Math.min(code.length(), at / 5 * 5 + 5); other++) {
                if (code.charAt(at) == code.charAt(other)) {
                    continue;
                }
                char[] typed = code.toCharArray();
                typed[at] = code.charAt(other);
                typed[other] = code.charAt(at);
                assertThat(RecoveryCode.read(new String(typed)))
                        .as("places %d and %d", at, other)
                        .isEqualTo(new RecoveryCode.Read.WrongGroups(List.of(at / 5 + 1)));
            }
        }
    }

    @Test
    void groupsInAnotherOrderAreNoticed() {
        long seed = System.nanoTime();
        System.out.println("RecoveryCodeTest: seed " + seed);
        Random random = new Random(seed);
        List<String> groups = RecoveryCode.make().groups();
        for (int round = 0; round < 100; round++) {
            List<String> shuffled = new ArrayList<>(groups);
            Collections.shuffle(shuffled, random);
            if (!shuffled.equals(groups)) {
                assertThat(RecoveryCode.read(String.join("-", shuffled)))
                        .isInstanceOf(RecoveryCode.Read.WrongGroups.class);
            }
        }
    }

    @Test
    void aWrongGroupIsTypedAgainAlone() {
        RecoveryCode code = RecoveryCode.make();
        List<String> groups = new ArrayList<>(code.groups());
        String right = groups.set(2, "UUUUU");
        String corrected =
                RecoveryCode.corrected(String.join("-", groups), 3, right.toLowerCase(java.util.Locale.ROOT));
        assertThat(good(corrected).fingerprint()).isEqualTo(code.fingerprint());
    }

    @Test
    void aCodeThatIsTooShortIsNotGuessed() {
        assertThat(RecoveryCode.read("")).isEqualTo(new RecoveryCode.Read.WrongLength(0, 65));
        String code = String.join("", RecoveryCode.make().groups());
        assertThat(RecoveryCode.read(code.substring(1))).isEqualTo(new RecoveryCode.Read.WrongLength(64, 65));
        assertThat(RecoveryCode.read(code + "A")).isEqualTo(new RecoveryCode.Read.WrongLength(66, 65));
    }

    @Test
    void theMachineKeepsThePublicHalfOnly() throws Exception {
        Path home = Folders.fresh("recovery").resolve("data");
        KeysSettings settings = new KeysSettings(home, null);
        RecoveryKeys keys = new RecoveryKeys(settings);
        assertThat(keys.current()).isEmpty();
        RecoveryCode code = keys.make(TODAY);
        byte[] sealed = keys.current().orElseThrow().seal("a secret".getBytes(UTF_8), "test");
        assertThat(code.open(sealed, "test")).asString(UTF_8).isEqualTo("a secret");
        RecoveryKeys.Half half = new RecoveryKeys(settings).current().orElseThrow();
        assertThat(half.bytes()).isEqualTo(code.publicHalf());
        assertThat(half.made()).isEqualTo(TODAY);
        assertThat(half.fingerprint()).isEqualTo(code.fingerprint());
        try (var files = java.nio.file.Files.list(settings.folder())) {
            List<Path> all = files.toList();
            assertThat(all).containsExactly(settings.folder().resolve("recovery.public"));
            String kept = java.nio.file.Files.readString(all.getFirst());
            assertThat(code.groups()).noneMatch(kept::contains);
            assertThat(java.nio.file.Files.getPosixFilePermissions(all.getFirst()))
                    .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(code.toString()).doesNotContain(code.groups().getFirst());
    }

    private static RecoveryCode good(String typed) {
        return switch (RecoveryCode.read(typed)) {
            case RecoveryCode.Read.Good(RecoveryCode code) -> code;
            case RecoveryCode.Read other -> throw new AssertionError(other);
        };
    }
}
