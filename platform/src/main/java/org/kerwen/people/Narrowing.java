package org.kerwen.people;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of the list of people somebody wants to see, and in which order. It holds nothing that is personal and stands in addresses.
 *
 * @param by what was chosen; everybody where that is nothing
 * @param order how the list stands
 */
public record Narrowing(Map<Facet, String> by, ListOrder order) {
    /** Everybody, the newest first. */
    public static final Narrowing NOT = new Narrowing(Map.of(), ListOrder.NEWEST);

    public Narrowing {
        Map<Facet, String> sorted = new EnumMap<>(Facet.class);
        sorted.putAll(by);
        by = Collections.unmodifiableMap(sorted);
    }

    /**
     * What came of reading what was asked.
     *
     * @param wrong for each field that is wrong the word of its text {@code people.wrong.<word>}
     */
    public record Read(Narrowing narrowing, Map<String, String> wrong) {}

    /**
     * Reads what was asked, under the names of an address. What is wrong or may not be asked is left out.
     *
     * @param asked what stands under a name; null where nothing does
     * @param may by what somebody may narrow
     */
    public static Read read(Function<String, @Nullable String> asked, Predicate<Facet> may) {
        Map<Facet, String> by = new EnumMap<>(Facet.class);
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            String word = asked.apply(facet.word());
            if (word == null || word.isBlank()) {
                continue;
            }
            if (may.test(facet) && facet.allows(word.strip())) {
                by.put(facet, word.strip());
            } else {
                wrong.put(facet.word(), facet == Facet.FROM || facet == Facet.UNTIL ? "day" : "not-offered");
            }
        }
        String from = by.get(Facet.FROM);
        String until = by.get(Facet.UNTIL);
        // As they are written, days stand in their own order.
        if (from != null && until != null && from.compareTo(until) > 0) {
            by.remove(Facet.UNTIL);
            wrong.put(Facet.UNTIL.word(), "until-before");
        }
        String order = asked.apply("order");
        ListOrder sorted = ListOrder.of(order == null ? "" : order).orElse(ListOrder.NEWEST);
        if (order != null && !order.isBlank() && !sorted.word().equals(order)) {
            wrong.put("order", "not-offered");
        }
        return new Read(new Narrowing(by, sorted), wrong);
    }

    /** Reads it from how {@link #query} wrote it. */
    static Narrowing of(String query, Predicate<Facet> may) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String each : query.split("&", -1)) {
            int at = each.indexOf('=');
            if (at > 0) {
                asked.put(each.substring(0, at), each.substring(at + 1));
            }
        }
        return read(asked::get, may).narrowing();
    }

    public boolean isNothing() {
        return by.isEmpty() && order == ListOrder.NEWEST;
    }

    /** The same without one of them. */
    Narrowing without(Facet facet) {
        Map<Facet, String> others = new LinkedHashMap<>(by);
        others.remove(facet);
        return new Narrowing(others, order);
    }

    /** As fields of a form or of an address, in an order of their own; never none, so that nothing is another address. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        by.forEach((facet, word) -> fields.put(facet.word(), word));
        if (order != ListOrder.NEWEST || fields.isEmpty()) {
            fields.put("order", order.word());
        }
        return fields;
    }

    /** As it stands in an address behind the question mark: letters, digits and hyphens only. */
    public String query() {
        return fields().entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&"));
    }
}
