package org.kerwen.statistics;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerwen.cases.Arrived;
import org.kerwen.hotline.Counted;
import org.kerwen.hotline.Hotline;
import org.kerwen.kernel.Words;

/**
 * What was counted, before the rule: nothing of it leaves this package but through {@link Release#cells}.
 *
 * @param organisation how who counts is called; null for what is not told to the public
 * @param labels how words of the rows are called, where that is not a text of ours
 */
record Facts(Subject subject, @Nullable Words organisation, Map<String, Words> labels, CountTable table) {
    static final String ADULT = "adult";
    static final String CHILD = "child";
    static final String UNKNOWN = "unknown";

    static final List<String> AGES = List.of(ADULT, CHILD, UNKNOWN);

    static Facts ofTopics(List<Counted> counts, List<String> lines) {
        Map<CountTable.Cell, Long> counted = new HashMap<>();
        counts.forEach(count ->
                counted.merge(new CountTable.Cell(count.topic(), count.line()), (long) count.count(), Long::sum));
        return new Facts(Subject.HOTLINE_TOPICS, null, Map.of(), CountTable.of(Hotline.topics(), lines, counted));
    }

    static Facts ofProgrammes(Words organisation, List<Arrived> arrived) {
        Map<CountTable.Cell, Long> counted = new HashMap<>();
        Map<String, Words> labels = new LinkedHashMap<>();
        arrived.forEach(each -> {
            String programme = each.programme().value();
            labels.put(programme, each.label());
            counted.put(new CountTable.Cell(programme, ADULT), (long) each.adults());
            counted.put(new CountTable.Cell(programme, CHILD), (long) each.children());
            counted.put(new CountTable.Cell(programme, UNKNOWN), (long) each.unknown());
        });
        return new Facts(
                Subject.PROGRAMME_PEOPLE,
                organisation,
                labels,
                CountTable.of(List.copyOf(labels.keySet()), AGES, counted));
    }
}
