package org.kerwen.linkage;

/** A table or its mapping cannot be read. The message says where, what is wrong and what to do; it repeats no value of a person. */
public final class BadTable extends Exception {

    public BadTable(String message) {
        super(message);
    }
}
