package org.kerwen.access;

import java.time.Duration;
import java.util.Optional;
import org.kerwen.kernel.Actor;
import org.springframework.stereotype.Component;

/**
 * Makes guessing slow where somebody who is signed in types what only whoever got it could know. Counted by the account and by its
 * organisation, as attempts to sign in are.
 */
@Component
public final class Guesses {
    private final Attempts attempts;

    Guesses(Attempts attempts) {
        this.attempts = attempts;
    }

    /**
     * How long to wait before the next guess; empty where none is needed.
     *
     * @param what is guessed, a word
     */
    public Optional<Duration> wait(Actor.Person by, String what) {
        return attempts.wait(account(by, what), organisation(by, what));
    }

    /** A guess was wrong. */
    public void failed(Actor.Person by, String what) {
        attempts.failed(account(by, what), organisation(by, what));
    }

    private static String account(Actor.Person by, String what) {
        return what + " of account " + by.account();
    }

    private static String organisation(Actor.Person by, String what) {
        return what + " of organisation " + by.organisation();
    }
}
