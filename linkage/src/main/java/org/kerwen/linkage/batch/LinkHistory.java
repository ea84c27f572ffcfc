package org.kerwen.linkage.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which records people decided to be of one person, and every step by which it came about. A link can be taken away and a step undone
 * at any time; records themselves are never touched. Not safe for use by several threads.
 */
public final class LinkHistory {

    /** What was decided in a step. */
    public enum Decision {
        LINK,
        UNLINK
    }

    /**
     * A step.
     *
     * @param number counted from 0
     * @param undoes the step that it takes back, if it does
     */
    public record Step(int number, Decision decision, String one, String other, Optional<Integer> undoes) {}

    private final Map<String, Set<String>> links = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    /** Makes two records known to be of one person; absent if they were linked directly already, or are one record. */
    public Optional<Step> link(String one, String other) {
        return step(Decision.LINK, one, other, Optional.empty());
    }

    /** Takes the direct link of two records away; absent if there is none. Others may still connect them. */
    public Optional<Step> unlink(String one, String other) {
        return step(Decision.UNLINK, one, other, Optional.empty());
    }

    /** Does the opposite of an earlier step, as a step of its own; absent if nothing is left of it to undo. */
    public Optional<Step> undo(int number) {
        Step step = steps.get(number);
        Decision opposite = step.decision() == Decision.LINK ? Decision.UNLINK : Decision.LINK;
        return step(opposite, step.one(), step.other(), Optional.of(number));
    }

    private Optional<Step> step(Decision decision, String one, String other, Optional<Integer> undoes) {
        boolean linked = links.getOrDefault(one, Set.of()).contains(other);
        if (one.equals(other) || linked == (decision == Decision.LINK)) {
            return Optional.empty();
        }
        if (decision == Decision.LINK) {
            links.computeIfAbsent(one, any -> new TreeSet<>()).add(other);
            links.computeIfAbsent(other, any -> new TreeSet<>()).add(one);
        } else {
            take(one, other);
            take(other, one);
        }
        Step made = new Step(steps.size(), decision, one, other, undoes);
        steps.add(made);
        return Optional.of(made);
    }

    private void take(String from, String other) {
        Set<String> of = links.getOrDefault(from, Set.of());
        of.remove(other);
        if (of.isEmpty()) {
            links.remove(from);
        }
    }

    /** All records of the person whom a record is of, itself among them, in the order of their ids. */
    public Set<String> recordsWith(String record) {
        Set<String> together = new TreeSet<>(Set.of(record));
        Deque<String> waiting = new ArrayDeque<>(together);
        while (!waiting.isEmpty()) {
            for (String next : links.getOrDefault(waiting.remove(), Set.of())) {
                if (together.add(next)) {
                    waiting.add(next);
                }
            }
        }
        return together;
    }

    /** The name of that person: the smallest id, however the links came about. */
    public String personOf(String record) {
        return recordsWith(record).iterator().next();
    }

    /** Every step since the beginning. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }
}
