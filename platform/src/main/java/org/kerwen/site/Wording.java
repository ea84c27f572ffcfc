package org.kerwen.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.directory.Organisation;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Words;
import org.kerwen.site.pages.ListPage.Item;
import org.kerwen.site.pages.RecordPage.Value;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** Says what is known in a reader's language: values, list entries, addresses. */
final class Wording {
    private final Published published;
    private final Texts texts;

    Wording(Published published, Texts texts) {
        this.published = published;
        this.texts = texts;
    }

    /** A value as a reader sees it; null where it names a record that is not published. */
    @Nullable
    Value value(Known known) {
        return switch (known) {
            case Known.Told told -> plain(texts.of(told.words()));
            case Known.Printed printed -> new Value(printed.text(), null, printed.inEnglish() ? "en" : null);
            case Known.Dated dated -> plain(DateWords.of(dated.date(), texts));
            case Known.Counted counted -> plain(String.valueOf(counted.number()));
            case Known.Chosen chosen -> plain(texts.choice(chosen.choice()));
            case Known.Named named -> value(named.record());
            case Known.Former former -> plain(formerName(former.name()));
            case Known.Stated stated -> new Value(source(stated.source()), sourceAddress(stated.source()), null);
        };
    }

    /** Title and address of a record; null where it is not published. */
    @Nullable
    Value value(RecordReference record) {
        Face face = published.face(record);
        return face == null ? null : new Value(texts.of(face.title()), address(record), null);
    }

    /** A text in the reader's language. */
    String text(Words words) {
        return texts.of(words);
    }

    /** What a field is called. */
    String label(String field) {
        return texts.get("field." + field);
    }

    /** The values that can be shown. */
    List<Value> values(List<Known> known) {
        List<Value> values = new ArrayList<>();
        for (Known each : known) {
            Value value = value(each);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** The values of a field in one line. */
    String line(List<Known> known) {
        return values(known).stream().map(Value::text).collect(Collectors.joining(", "));
    }

    /** A record as it stands in a list. */
    Item item(Face face) {
        return new Item(
                texts.of(face.title()),
                address(face.record()),
                face.date() == null ? null : DateWords.of(face.date(), texts),
                gist(face),
                note(face));
    }

    /** A record as it stands in a list of things that have to do with another: without what every list says. */
    Item brief(Face face) {
        return new Item(
                texts.of(face.title()),
                address(face.record()),
                face.date() == null ? null : DateWords.of(face.date(), texts),
                null,
                null);
    }

    /** The same, and what it says. */
    Item withGist(Face face) {
        return new Item(texts.of(face.title()), address(face.record()), null, gist(face), null);
    }

    /** A sentence about a record, for search engines. */
    String description(Face face) {
        String gist = gist(face);
        return gist == null || gist.isEmpty() ? texts.of(face.title()) : gist;
    }

    private @Nullable String gist(Face face) {
        if (face.record().kind().equals(Section.FIGURES.kind)) {
            return values(face.tables().stream()
                            .flatMap(table -> table.column("value"))
                            .toList())
                    .stream()
                    .map(Value::text)
                    .collect(Collectors.joining(" · "));
        }
        return face.gist() == null ? null : texts.of(face.gist());
    }

    private @Nullable String note(Face face) {
        Section section = Section.ofKind(face.record().kind()).orElse(null);
        if (section == Section.PROJECTS) {
            return texts.get("project.paid.by", Map.of("donors", line(face.values("donors"))));
        }
        if (section == Section.RETURN_AND_RESETTLEMENT) {
            return face.values("persons").stream()
                    .map(persons -> persons instanceof Known.Counted(int number)
                            ? texts.get("programme.persons", Map.of("count", number))
                            : "")
                    .findFirst()
                    .orElse(texts.get("programme.persons.unknown"));
        }
        if (section == Section.FIGURES) {
            int claims = face.tables().stream()
                    .mapToInt(table -> table.rows().size())
                    .sum();
            return texts.get("figures.claims", Map.of("count", claims));
        }
        String kind = line(face.values("kind"));
        return kind.isEmpty() ? null : kind;
    }

    /** Where a record's page is, in the reader's language. */
    String address(RecordReference record) {
        return "/" + texts.language() + published.path(record);
    }

    /** {@code chronicle 8} is paragraph 8 of the chronicle; of others the title stands, and the place in it. */
    String source(String stated) {
        String[] parts = stated.split(" ", 2);
        if (parts[0].equals(SiteFaces.CHRONICLE) && parts.length > 1) {
            return texts.get("record.source.chronicle", Map.of("paragraph", parts[1]));
        }
        Face source = published.face(Section.SOURCES.record(parts[0]));
        String title = source == null ? parts[0] : texts.of(source.title());
        return parts.length > 1 ? title + ", " + parts[1] : title;
    }

    private String sourceAddress(String stated) {
        return address(Section.SOURCES.record(stated.split(" ", 2)[0]));
    }

    private String formerName(Organisation.FormerName former) {
        List<String> parts = new ArrayList<>();
        if (former.from() != null) {
            parts.add(texts.get("name.from", Map.of("date", DateWords.of(former.from(), texts))));
        }
        if (former.until() != null) {
            parts.add(texts.get("name.until", Map.of("date", DateWords.of(former.until(), texts))));
        }
        if (former.note() != null) {
            parts.add(texts.of(former.note()));
        }
        return parts.isEmpty() ? former.name() : former.name() + " (" + String.join("; ", parts) + ")";
    }

    private static Value plain(String text) {
        return new Value(text, null, null);
    }
}
