package org.kerwen.linkage.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kerwen.linkage.ColumnKind;
import org.kerwen.linkage.compare.Model;

/**
 * Clusters that grow: a record is linked with those that are there without linking anything anew, and one that is taken out leaves
 * everything as if it had never been there. The model and how rare names are stay those of the table it began with; therefore the
 * outcome depends on which records are there, and not on the order in which they came or went. Not safe for use by several threads.
 */
public final class GrowingClusters {

    private static final int EVEN_ODDS = 0;

    private final GrowingRows rows;
    private final Model model;
    private final Map<Long, Set<String>> byKey = new HashMap<>();

    /** For each record the others that it may be of one person with, and the score. */
    private final Map<String, Map<String, Long>> links = new HashMap<>();

    /** The records of each cluster of more than one, under each of them. */
    private final Map<String, Set<String>> together = new HashMap<>();

    private record Link(long score, String one, String other) {}

    private GrowingClusters(GrowingRows rows, Model model) {
        this.rows = rows;
        this.model = model;
    }

    /**
     * Begins with nobody.
     *
     * @param linked a table whose model and frequencies are used; it goes on being what it was
     * @param dateFormat how dates of records are written, where that must be told
     */
    public static GrowingClusters nobodyYet(Linked linked, Optional<String> dateFormat) {
        return new GrowingClusters(new GrowingRows(linked.table(), dateFormat), linked.model());
    }

    /** Begins with the records of a table, as they were linked: nothing of it is compared again. */
    public static GrowingClusters from(Linked linked, Optional<String> dateFormat) {
        GrowingClusters growing = nobodyYet(linked, dateFormat);
        for (int row = 0; row < linked.table().rows(); row++) {
            String id = linked.table().id(row);
            growing.rows.take(id, row);
            growing.index(id);
        }
        ScoredPairs pairs = linked.pairs();
        for (int pair = 0; pair < pairs.size(); pair++) {
            growing.link(
                    linked.table().id(pairs.first(pair)), linked.table().id(pairs.second(pair)), pairs.score(pair));
        }
        growing.settle(new HashSet<>(growing.links.keySet()));
        return growing;
    }

    /**
     * Adds a record; false if there is one with this id, and then nothing changes.
     *
     * @param values what is known, as it was written
     */
    public boolean add(String id, Map<ColumnKind, String> values) {
        if (rows.contains(id)) {
            return false;
        }
        rows.add(id, values);
        Set<String> candidates = new HashSet<>();
        for (long key : rows.keys(id)) {
            candidates.addAll(byKey.getOrDefault(key, Set.of()));
        }
        for (String other : candidates) {
            link(id, other, rows.score(model, id, other));
        }
        index(id);
        settle(Set.of(id));
        return true;
    }

    /** Takes a record out; false if there is none with this id. */
    public boolean remove(String id) {
        if (!rows.contains(id)) {
            return false;
        }
        for (long key : rows.keys(id)) {
            Set<String> others = byKey.getOrDefault(key, Set.of());
            others.remove(id);
            if (others.isEmpty()) {
                byKey.remove(key);
            }
        }
        Map<String, Long> linked = links.getOrDefault(id, Map.of());
        links.remove(id);
        together.remove(id);
        Set<String> touched = new HashSet<>(linked.keySet());
        for (String other : linked.keySet()) {
            Map<String, Long> back = links.getOrDefault(other, new HashMap<>());
            back.remove(id);
            if (back.isEmpty()) {
                links.remove(other);
            }
        }
        rows.remove(id);
        settle(touched);
        return true;
    }

    /** The records of the person whom a record is of, itself among them, in the order of their ids; empty if it is not there. */
    public Set<String> recordsWith(String id) {
        if (!rows.contains(id)) {
            return Set.of();
        }
        return Collections.unmodifiableSet(together.getOrDefault(id, new TreeSet<>(Set.of(id))));
    }

    /** Every cluster by its name, which is the smallest id in it. */
    public Map<String, Set<String>> clusters() {
        Map<String, Set<String>> clusters = new TreeMap<>();
        for (String id : rows.ids()) {
            Set<String> records = recordsWith(id);
            clusters.put(records.iterator().next(), records);
        }
        return clusters;
    }

    private void index(String id) {
        for (long key : rows.keys(id)) {
            byKey.computeIfAbsent(key, any -> new HashSet<>()).add(id);
        }
    }

    private void link(String one, String other, long score) {
        if (score >= EVEN_ODDS) {
            links.computeIfAbsent(one, any -> new HashMap<>()).put(other, score);
            links.computeIfAbsent(other, any -> new HashMap<>()).put(one, score);
        }
    }

    /** Puts together anew whatever is connected with these records, and nothing else: the rest cannot have changed. */
    private void settle(Set<String> touched) {
        Set<String> seen = new HashSet<>();
        for (String start : touched) {
            if (seen.contains(start) || !rows.contains(start)) {
                continue;
            }
            List<String> connected = new ArrayList<>(List.of(start));
            seen.add(start);
            for (int at = 0; at < connected.size(); at++) {
                for (String next :
                        links.getOrDefault(connected.get(at), Map.of()).keySet()) {
                    if (seen.add(next)) {
                        connected.add(next);
                    }
                }
            }
            putTogether(connected);
        }
    }

    private void putTogether(List<String> connected) {
        List<Link> surestFirst = new ArrayList<>();
        for (String one : connected) {
            together.remove(one);
            links.getOrDefault(one, Map.of()).forEach((other, score) -> {
                if (one.compareTo(other) < 0) {
                    surestFirst.add(new Link(score, one, other));
                }
            });
        }
        surestFirst.sort(Comparator.comparingLong((Link link) -> -link.score())
                .thenComparingLong(link -> rows.contents(link.one(), link.other()))
                .thenComparing(Link::one)
                .thenComparing(Link::other));
        for (Link link : surestFirst) {
            Set<String> a = recordsWith(link.one());
            Set<String> b = recordsWith(link.other());
            if (!a.contains(link.other()) && agree(a, b)) {
                Set<String> both = new TreeSet<>(a);
                both.addAll(b);
                both.forEach(id -> together.put(id, both));
            }
        }
    }

    private boolean agree(Set<String> a, Set<String> b) {
        if (a.size() * b.size() == 1) {
            return true;
        }
        String[] ones = a.toArray(new String[0]);
        String[] others = b.toArray(new String[0]);
        return Clusters.agree(ones.length, others.length, (i, j) -> rows.score(model, ones[i], others[j]));
    }

    /** The records that are there, in the order of their ids. */
    public List<String> ids() {
        String[] ids = rows.ids().toArray(new String[0]);
        Arrays.sort(ids);
        return List.of(ids);
    }
}
