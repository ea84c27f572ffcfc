package org.kerwen.casework;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.Mistake;

/** Stages and the moves between them: each can be reached, from each an end can, and nothing goes round unmeant. */
final class StageGraph {
    private final Map<String, Entry> stages = new LinkedHashMap<>();
    private final Map<String, Set<String>> onward = new HashMap<>();
    private final Map<String, Set<String>> backward = new HashMap<>();
    /** Only what is meant to lead on. */
    private final Map<String, Map<String, Entry>> advancing = new HashMap<>();

    private final List<Mistake> mistakes = new ArrayList<>();

    static List<Mistake> mistakes(Entry programme) {
        var graph = new StageGraph();
        programme
                .get(ProgrammeShape.STAGES)
                .forEach(stage -> graph.stages.putIfAbsent(stage.get(ProgrammeShape.ID), stage));
        programme.get(ProgrammeShape.MOVES).forEach(graph::named);
        programme.get(ProgrammeShape.MOVES).forEach(graph::leads);
        programme.get(ProgrammeShape.MOVES).forEach(graph::leadsBack);
        graph.first(programme);
        graph.ends(programme);
        graph.circles();
        return graph.mistakes;
    }

    private void wrong(Entry at, Field<?> field, String message) {
        mistakes.add(Mistake.at(at, field, message));
    }

    private void named(Entry move) {
        if (move.get(ProgrammeShape.FROM).isEmpty()) {
            wrong(move, ProgrammeShape.FROM, "it begins nowhere: expected at least one stage");
        }
        for (String from : move.get(ProgrammeShape.FROM)) {
            if (!stages.containsKey(from)) {
                wrong(move, ProgrammeShape.FROM, "there is no stage '%s'".formatted(from));
            }
        }
        String to = move.find(ProgrammeShape.TO);
        boolean resumes = move.get(ProgrammeShape.MOVE_KIND) == MoveKind.RESUME;
        if (to == null && !resumes) {
            wrong(
                    move,
                    ProgrammeShape.TO,
                    "the field is missing: only a move of the kind 'resume' leads back by itself");
        }
        if (to != null && resumes) {
            wrong(move, ProgrammeShape.TO, "a move of the kind 'resume' leads to where the case stood before");
        }
        if (to != null && !stages.containsKey(to)) {
            wrong(move, ProgrammeShape.TO, "there is no stage '%s'".formatted(to));
        }
    }

    private void leads(Entry move) {
        String to = move.find(ProgrammeShape.TO);
        if (to == null || !stages.containsKey(to)) {
            return;
        }
        MoveKind kind = move.get(ProgrammeShape.MOVE_KIND);
        for (String from : move.get(ProgrammeShape.FROM)) {
            lead(from, to);
            if (!kind.mayReturn()) {
                advancing.computeIfAbsent(from, stage -> new LinkedHashMap<>()).putIfAbsent(to, move);
            }
            Entry stage = stages.get(from);
            if (stage != null
                    && stage.get(ProgrammeShape.PLACE) == Programme.Stage.Place.END
                    && kind != MoveKind.REOPENING) {
                wrong(
                        move,
                        ProgrammeShape.FROM,
                        "'%s' is an end: only a move of the kind 'reopening' leaves it".formatted(from));
            }
        }
    }

    /** A case goes on from a pause where any move led into it. */
    private void leadsBack(Entry move) {
        if (move.get(ProgrammeShape.MOVE_KIND) == MoveKind.RESUME) {
            for (String pause : move.get(ProgrammeShape.FROM)) {
                for (String before : Set.copyOf(backward.getOrDefault(pause, Set.of()))) {
                    lead(pause, before);
                }
            }
        }
    }

    private void lead(String from, String to) {
        if (stages.containsKey(from)) {
            onward.computeIfAbsent(from, stage -> new HashSet<>()).add(to);
            backward.computeIfAbsent(to, stage -> new HashSet<>()).add(from);
        }
    }

    private List<String> at(Programme.Stage.Place place) {
        return stages.entrySet().stream()
                .filter(stage -> stage.getValue().get(ProgrammeShape.PLACE) == place)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void first(Entry programme) {
        List<String> first = at(Programme.Stage.Place.FIRST);
        if (first.size() != 1) {
            wrong(
                    programme,
                    ProgrammeShape.STAGES,
                    "expected one stage with 'place: first', found %d".formatted(first.size()));
            return;
        }
        Set<String> reached = from(first, onward);
        stages.forEach((id, stage) -> {
            if (!reached.contains(id)) {
                wrong(stage, ProgrammeShape.ID, "no way leads from the first stage to '%s'".formatted(id));
            }
        });
    }

    private void ends(Entry programme) {
        List<String> ends = at(Programme.Stage.Place.END);
        if (ends.isEmpty()) {
            wrong(programme, ProgrammeShape.STAGES, "expected at least one stage with 'place: end'");
            return;
        }
        Set<String> comesToAnEnd = from(ends, backward);
        stages.forEach((id, stage) -> {
            if (!comesToAnEnd.contains(id)) {
                wrong(stage, ProgrammeShape.ID, "no way leads from '%s' to an end".formatted(id));
            }
        });
    }

    private static Set<String> from(List<String> starts, Map<String, Set<String>> ways) {
        Set<String> reached = new HashSet<>(starts);
        Deque<String> next = new ArrayDeque<>(starts);
        while (!next.isEmpty()) {
            for (String onward : ways.getOrDefault(next.remove(), Set.of())) {
                if (reached.add(onward)) {
                    next.add(onward);
                }
            }
        }
        return reached;
    }

    /** A move that is meant to lead on and after which one can come to where it began. */
    private void circles() {
        Map<String, Set<String>> ways = new HashMap<>();
        advancing.forEach((from, moves) -> ways.put(from, moves.keySet()));
        Set<Entry> told = new HashSet<>();
        for (String from : stages.keySet()) {
            advancing.getOrDefault(from, Map.of()).forEach((to, move) -> {
                if (from(List.of(to), ways).contains(from) && told.add(move)) {
                    wrong(
                            move,
                            ProgrammeShape.TO,
                            "it leads round in a circle to '%s'; only the kinds back, resume and reopening may"
                                    .formatted(from));
                }
            });
        }
    }
}
