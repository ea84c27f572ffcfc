package org.kerwen.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds the records of a file that point to themselves, or that lead round in a circle where they must not. */
final class Circles {
    /** More ids of one circle help nobody to find it. */
    private static final int MOST_IN_A_SENTENCE = 10;

    /** A problem for each record of each circle. */
    static List<PackProblem> in(Shape shape, List<Entry> entries) {
        List<PackProblem> problems = new ArrayList<>();
        Map<String, Entry> byId = new HashMap<>();
        for (Entry entry : entries) {
            byId.put(entry.id(), entry);
            for (Entry.Pointer pointer : entry.pointers()) {
                // A source may say of itself where it is stated.
                if (isWithin(shape, pointer)
                        && pointer.to().id().equals(entry.id())
                        && !pointer.field().equals(Shape.SOURCE.name)) {
                    problems.add(problem(entry, pointer, "the record points to itself"));
                }
            }
        }
        for (Field<?> field : shape.fields()) {
            if (field.withoutCircles) {
                addCircles(pointers(shape, field, entries), byId, problems);
            }
        }
        return problems;
    }

    /** By record, where the field leads to another one of the same file. */
    private static Map<String, Entry.Pointer> pointers(Shape shape, Field<?> field, List<Entry> entries) {
        Map<String, Entry.Pointer> pointers = new LinkedHashMap<>();
        for (Entry entry : entries) {
            for (Entry.Pointer pointer : entry.pointers()) {
                if (pointer.field().equals(field.name)
                        && isWithin(shape, pointer)
                        && !pointer.to().id().equals(entry.id())) {
                    pointers.put(entry.id(), pointer);
                }
            }
        }
        return pointers;
    }

    /** Each record leads to one at most, so that none lies in two circles and every way is gone once. */
    private static void addCircles(
            Map<String, Entry.Pointer> pointers, Map<String, Entry> entries, List<PackProblem> problems) {
        Set<String> seen = new HashSet<>();
        for (String start : pointers.keySet()) {
            List<String> way = new ArrayList<>();
            String next = start;
            Entry.Pointer pointer = pointers.get(next);
            while (pointer != null && seen.add(next)) {
                way.add(next);
                next = pointer.to().id();
                pointer = pointers.get(next);
            }
            int beginning = way.indexOf(next);
            if (beginning >= 0) {
                List<String> circle = way.subList(beginning, way.size());
                for (int i = 0; i < circle.size(); i++) {
                    String id = circle.get(i);
                    Entry.Pointer onward = Objects.requireNonNull(pointers.get(id));
                    problems.add(problem(Objects.requireNonNull(entries.get(id)), onward, sentence(circle, i)));
                }
            }
        }
    }

    private static String sentence(List<String> circle, int start) {
        List<String> round = new ArrayList<>();
        for (int i = 0; i <= Math.min(circle.size(), MOST_IN_A_SENTENCE); i++) {
            round.add(circle.get((start + i) % circle.size()));
        }
        return "the records lead round in a circle: " + String.join(", ", round)
                + (circle.size() > MOST_IN_A_SENTENCE ? " and on" : "");
    }

    private static PackProblem problem(Entry entry, Entry.Pointer pointer, String message) {
        return new PackProblem(entry.file(), pointer.line(), entry.id(), pointer.field(), message);
    }

    private static boolean isWithin(Shape shape, Entry.Pointer pointer) {
        return pointer.to().kind().equals(shape.file());
    }

    private Circles() {}
}
