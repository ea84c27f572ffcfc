package org.kerwen.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Any two of three shares give the secret back; one tells nothing. */
class PaperSharesTest {
    @Test
    void theFieldIsOne() {
        for (int one = 0; one < 256; one++) {
            assertThat(SecretSharing.times(one, 1)).isEqualTo(one);
            assertThat(SecretSharing.times(one, 0)).isZero();
            if (one > 0) {
                assertThat(SecretSharing.times(one, SecretSharing.inverse(one))).isEqualTo(1);
            }
            for (int other = 0; other < 256; other++) {
                int product = SecretSharing.times(one, other);
                assertThat(product).isBetween(0, 255).isEqualTo(SecretSharing.times(other, one));
                assertThat(SecretSharing.times(one, other ^ 0x53)).isEqualTo(product ^ SecretSharing.times(one, 0x53));
            }
        }
        // From the standard of AES, FIPS 197, section 4.2.
        assertThat(SecretSharing.times(0x57, 0x83)).isEqualTo(0xC1);
        assertThat(SecretSharing.times(0x57, 0x13)).isEqualTo(0xFE);
    }

    @Test
    void anyTwoSharesGiveBackEverySecretWithEveryLine() {
        byte[] secrets = new byte[256];
        for (int each = 0; each < 256; each++) {
            secrets[each] = (byte) each;
        }
        for (int slope = 0; slope < 256; slope++) {
            byte[][] shares = SecretSharing.divide(secrets, always(slope));
            for (int one = 1; one <= 3; one++) {
                for (int other = 1; other <= 3; other++) {
                    if (one != other) {
                        assertThat(SecretSharing.join(one, shares[one - 1], other, shares[other - 1]))
                                .isEqualTo(secrets);
                    }
                }
            }
        }
    }

    @Test
    void oneShareTellsNothingBecauseEachSecretIsEquallyPossible() {
        for (int number = 1; number <= 3; number++) {
            BitSet[] secretsOf = new BitSet[256];
            Arrays.setAll(secretsOf, value -> new BitSet(256));
            for (int slope = 0; slope < 256; slope++) {
                for (int secret = 0; secret < 256; secret++) {
                    byte share = SecretSharing.divide(new byte[] {(byte) secret}, always(slope))[number - 1][0];
                    assertThat(secretsOf[share & 255].get(secret))
                            .as("a second line through the same secret and the same share")
                            .isFalse();
                    secretsOf[share & 255].set(secret);
                }
            }
            assertThat(secretsOf)
                    .allSatisfy(secrets -> assertThat(secrets.cardinality()).isEqualTo(256));
        }
    }

    @Test
    void theLinesAreDrawnAnewForEachByteAndEachPrinting() {
        byte[] secret = new byte[32];
        byte[] first = SecretSharing.divide(secret, new SecureRandom())[0];
        byte[] second = SecretSharing.divide(secret, new SecureRandom())[0];
        assertThat(first).isNotEqualTo(second);
        BitSet values = new BitSet();
        for (byte each : first) {
            values.set(each & 255);
        }
        assertThat(values.cardinality()).as("different bytes in one share").isGreaterThan(16);
    }

    @Test
    void sharesAreReadFromPaperAndAnyTwoGiveThePair() throws Unopened {
        for (int round = 0; round < 100; round++) {
            HybridKey pair = HybridKey.make();
            List<PaperShare> shares = PaperShare.of(pair, new SecureRandom()).stream()
                    .map(share -> good(String.join(" ", share.groups())))
                    .toList();
            for (PaperShare one : shares) {
                for (PaperShare other : shares) {
                    assertThat(one.fits(other)).isEqualTo(one.number() != other.number());
                    if (one.fits(other)) {
                        assertThat(one.join(other).privateHalf()).isEqualTo(pair.privateHalf());
                    }
                }
            }
        }
    }

    @Test
    void aTypingErrorIsToldByItsGroup() {
        PaperShare share = PaperShare.of(HybridKey.make(), new SecureRandom()).getFirst();
        String printed = String.join("", share.groups());
        for (int at = 0; at < printed.length(); at++) {
            char other = printed.charAt(at) == 'Z' ? 'Y' : 'Z';
            String typed = printed.substring(0, at) + other + printed.substring(at + 1);
            assertThat(PaperShare.read(typed)).isEqualTo(new PaperShare.Read.WrongGroups(List.of(at / 5 + 1)));
        }
        assertThat(PaperShare.read(printed.substring(1)))
                .isEqualTo(new PaperShare.Read.WrongLength(printed.length() - 1, printed.length()));
    }

    @Test
    void aRecoveryCodeIsNotTakenForAShareNorAShareForACode() {
        assertThat(PaperShare.read(String.join("", RecoveryCode.make().groups())))
                .isInstanceOf(PaperShare.Read.WrongLength.class);
        PaperShare share = PaperShare.of(HybridKey.make(), new SecureRandom()).getFirst();
        assertThat(RecoveryCode.read(String.join("", share.groups())))
                .isInstanceOf(RecoveryCode.Read.WrongLength.class);
    }

    @Test
    void sharesOfAnotherPrintingDoNotFit() {
        PaperShare one = PaperShare.of(HybridKey.make(), new SecureRandom()).get(0);
        PaperShare other = PaperShare.of(HybridKey.make(), new SecureRandom()).get(1);
        assertThat(one.fits(other)).isFalse();
    }

    @Test
    void sharesThatWereForgedToFitGiveNoPair() {
        HybridKey pair = HybridKey.make();
        // Divided twice: the same pair, the same printing by its name, but points of different lines.
        PaperShare one = PaperShare.of(pair, new SecureRandom()).get(0);
        PaperShare other = PaperShare.of(pair, new SecureRandom()).get(1);
        assertThat(one.fits(other)).isTrue();
        assertThatExceptionOfType(Unopened.class).isThrownBy(() -> one.join(other));
    }

    private static PaperShare good(String typed) {
        assertThat(PaperShare.read(typed)).isInstanceOf(PaperShare.Read.Good.class);
        return ((PaperShare.Read.Good) PaperShare.read(typed)).share();
    }

    private static SecureRandom always(int value) {
        return new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                Arrays.fill(bytes, (byte) value);
            }
        };
    }
}
