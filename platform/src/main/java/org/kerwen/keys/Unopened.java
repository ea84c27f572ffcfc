package org.kerwen.keys;

/** What was sealed does not open: it was changed, is of another context, or was sealed under another key. */
public final class Unopened extends Exception {
    private static final long serialVersionUID = 1;

    Unopened(Throwable cause) {
        super("it does not open", cause);
    }

    Unopened() {
        super("it does not open");
    }
}
