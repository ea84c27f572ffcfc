package org.kerwen.hotline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kerwen.directory.Directory;
import org.kerwen.directory.Place;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.PlaceId;
import org.kerwen.web.DateWords;
import org.kerwen.web.Form.Option;
import org.kerwen.web.Texts;

/** What the hotline knows in words, in the language of who reads. */
final class HotlineWords {
    private final Texts texts;
    private final Map<String, String> lines;

    HotlineWords(Texts texts, Directory directory) {
        this.texts = texts;
        Map<PlaceId, Place> places =
                directory.places().stream().collect(Collectors.toMap(Place::id, place -> place, (one, other) -> one));
        this.lines = new LinkedHashMap<>();
        directory.hotlineLines().forEach(line -> {
            Place place = places.get(line.place());
            lines.put(line.id().value(), place == null ? line.id().value() : texts.of(place.name()));
        });
    }

    /** The lines of the pack, each by the town where it rings. */
    Map<String, String> lines() {
        return lines;
    }

    String line(String id) {
        return lines.getOrDefault(id, id);
    }

    /** A word of one of the lists, such as {@code topic}. */
    String of(String list, Choice choice) {
        return texts.get("hotline." + list + "." + choice.word());
    }

    String country(String code) {
        return Countries.name(code, texts);
    }

    /** What to do at once, step by step. */
    List<String> protocol(Signal signal) {
        return texts.get("hotline.protocol." + signal.word()).lines().toList();
    }

    /** Topics, country and purpose in one line. */
    String about(Call call) {
        Stream<String> topics = call.about().topics().stream().map(topic -> of("topic", topic));
        String country = call.about().country();
        return Stream.concat(topics, country == null ? Stream.empty() : Stream.of(country(country)))
                .collect(Collectors.joining(" · "));
    }

    String due(Call.FollowUp followUp) {
        return day(followUp.due()) + ", " + of("part", followUp.part());
    }

    String day(LocalDate day) {
        return DateWords.of(day, texts);
    }

    /** A list that opens, with nothing chosen first. */
    <E extends Enum<E> & Choice> List<Option> options(String list, Class<E> all, String chosen, String none) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", none, null, chosen.isEmpty()));
        for (E each : all.getEnumConstants()) {
            options.add(
                    new Option(each.word(), of(list, each), null, each.word().equals(chosen)));
        }
        return options;
    }
}
