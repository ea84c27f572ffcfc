package org.kerwen.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.kerwen.testing.Bytes;

/** Passwords are expensive to try, for one and for many at once, and open the key pair of their account. */
class PasswordsUnderLoadTest {
    private static final char[] PASSWORD = "Alma bagynda gözel säher \uD83C\uDF4E".toCharArray();

    private final PasswordHashing hashing = new PasswordHashing(2, Duration.ofSeconds(30));

    @Test
    void aPasswordIsRecognisedAndAnotherIsNot() {
        String hash = hashing.hash(PASSWORD).orElseThrow();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashing.hash(PASSWORD).orElseThrow()).as("another salt").isNotEqualTo(hash);
        assertThat(hashing.verify(PASSWORD, hash)).hasValue(true);
        assertThat(hashing.verify("Alma bagynda gözel säher".toCharArray(), hash))
                .hasValue(false);
        assertThat(hashing.verify(new char[0], hash)).hasValue(false);
    }

    @Test
    void aHashIsReadWithTheParametersThatItBrings() {
        // Of "password" with the salt "somesalt", from the test vectors of the reference implementation.
        String reference = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assertThat(hashing.verify("password".toCharArray(), reference)).hasValue(true);
        assertThat(hashing.verify("Password".toCharArray(), reference)).hasValue(false);
    }

    @Test
    void whereThereIsNoAccountItTakesAsLongAndIsWrong() {
        String hash = hashing.hash(PASSWORD).orElseThrow();
        for (String none : List.of("", "$argon2id$", "$2a$10$abcdefghijklmnopqrstuv", "*")) {
            assertThat(hashing.verify(PASSWORD, none)).hasValue(false);
            assertThat(hashing.verify(new char[0], none)).hasValue(false);
        }
        long[] known = new long[9];
        long[] unknown = new long[9];
        for (int each = 0; each < known.length; each++) {
            known[each] = nanoseconds(() -> hashing.verify(new char[] {'x'}, hash));
            unknown[each] = nanoseconds(() -> hashing.verify(new char[] {'x'}, ""));
        }
        Arrays.sort(known);
        Arrays.sort(unknown);
        assertThat((double) unknown[0] / known[0])
                .as("fastest of each, %s to %s", Arrays.toString(unknown), Arrays.toString(known))
                .isBetween(0.5, 2.0);
    }

    @Test
    void atMostSoManyAreHashedAtOnceAndWhoeverWaitsTooLongIsToldThatItIsBusy() throws Exception {
        PasswordHashing impatient = new PasswordHashing(1, Duration.ofMillis(1));
        List<Callable<Optional<String>>> attempts = new ArrayList<>();
        for (int each = 0; each < 16; each++) {
            attempts.add(() -> impatient.hash(PASSWORD));
        }
        long done = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(attempts.size())) {
            for (Future<Optional<String>> attempt : threads.invokeAll(attempts)) {
                done += attempt.get().isPresent() ? 1 : 0;
            }
        }
        assertThat(done).isBetween(1L, 15L);
        assertThat(impatient.hash(PASSWORD))
                .as("afterwards there is a place again")
                .isPresent();
    }

    @Test
    void theKeyPairOpensWithItsPasswordOnlyAndSurvivesAnother() throws Unopened {
        AccountKeys accounts = new AccountKeys(hashing);
        byte[] stored = accounts.make(PASSWORD).orElseThrow();
        HybridKey pair = accounts.open(stored, PASSWORD).orElseThrow();
        assertThat(pair.publicHalf()).isEqualTo(AccountKeys.publicHalf(stored));
        assertThatExceptionOfType(Unopened.class).isThrownBy(() -> accounts.open(stored, new char[] {'x'}));

        byte[] moved = accounts.store(pair, new char[] {'n', 'e', 'w'}).orElseThrow();
        assertThat(AccountKeys.publicHalf(moved)).isEqualTo(AccountKeys.publicHalf(stored));
        assertThat(accounts.open(moved, new char[] {'n', 'e', 'w'})
                        .orElseThrow()
                        .privateHalf())
                .isEqualTo(pair.privateHalf());
        assertThatExceptionOfType(Unopened.class).isThrownBy(() -> accounts.open(moved, PASSWORD));
    }

    @Test
    void aStoredPairInWhichAnythingChangedDoesNotOpen() {
        AccountKeys accounts = new AccountKeys(hashing);
        byte[] stored = accounts.make(PASSWORD).orElseThrow();
        for (int at = 0; at < stored.length; at += 3) {
            byte[] changed = stored.clone();
            changed[at] ^= 1;
            assertThatExceptionOfType(Unopened.class)
                    .as("byte %d", at)
                    .isThrownBy(() -> accounts.open(changed, PASSWORD));
        }
        assertThatExceptionOfType(Unopened.class).isThrownBy(() -> accounts.open(new byte[0], PASSWORD));
        assertThatExceptionOfType(Unopened.class)
                .isThrownBy(() -> accounts.open(Arrays.copyOf(stored, stored.length - 1), PASSWORD));
    }

    @Test
    void thePrivateHalfIsNotInWhatIsStored() throws Unopened {
        AccountKeys accounts = new AccountKeys(hashing);
        byte[] stored = accounts.make(PASSWORD).orElseThrow();
        byte[] secret = accounts.open(stored, PASSWORD).orElseThrow().privateHalf();
        assertThat(Bytes.contains(stored, secret)).isFalse();
    }

    private static long nanoseconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
