package org.kerwen.linkage.documents;

import java.util.List;

/**
 * A zone that differs in a few look-alike characters and has no wrong check digit any more. It is a suggestion: check digits find
 * nine of ten errors only, so a person must compare it with the document.
 *
 * @param lines the whole zone
 * @param changes what differs
 */
public record Repair(List<String> lines, List<Change> changes) {

    /**
     * One character.
     *
     * @param line counted from 1
     * @param column counted from 1
     * @param printed what was read
     * @param instead what it may be
     */
    public record Change(int line, int column, char printed, char instead) {}

    public Repair {
        lines = List.copyOf(lines);
        changes = List.copyOf(changes);
    }
}
