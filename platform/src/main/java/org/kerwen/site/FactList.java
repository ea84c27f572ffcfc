package org.kerwen.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kerwen.directory.Organisation;
import org.kerwen.directory.Place;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Words;
import org.kerwen.site.pages.RecordPage.Fact;
import org.kerwen.site.pages.RecordPage.Value;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** Gathers the labelled facts of one record; a field of which nothing is known makes no fact. */
final class FactList {
    private final Published published;
    private final Texts texts;
    private final Sourced sourced;
    private final List<Fact> facts = new ArrayList<>();

    FactList(Published published, Texts texts, Sourced sourced) {
        this.published = published;
        this.texts = texts;
        this.sourced = sourced;
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    FactList words(String field, @Nullable Words words) {
        return words == null ? this : values(field, List.of(value(words)));
    }

    FactList wordsList(String field, Collection<Words> list) {
        return values(field, list.stream().map(this::value).toList());
    }

    /** Text that stands as it was printed, in English. */
    FactList printed(String field, Collection<String> printed) {
        return values(
                field, printed.stream().map(text -> new Value(text, null, "en")).toList());
    }

    /** Values that are made of several parts already. */
    FactList lines(String field, Collection<String> lines) {
        return values(
                field, lines.stream().map(text -> new Value(text, null, null)).toList());
    }

    FactList date(String field, @Nullable FuzzyDate date) {
        return date == null ? this : text(field, DateWords.of(date, texts));
    }

    FactList number(String field, @Nullable Integer number) {
        return number == null ? this : text(field, number.toString());
    }

    FactList text(String field, String text) {
        return values(field, List.of(new Value(text, null, null)));
    }

    FactList choice(String field, @Nullable Choice choice) {
        return choice == null ? this : text(field, texts.choice(choice));
    }

    FactList choices(String field, Collection<? extends Choice> choices) {
        return values(
                field,
                choices.stream()
                        .map(choice -> new Value(texts.choice(choice), null, null))
                        .toList());
    }

    FactList organisation(String field, @Nullable OrganisationId id) {
        return id == null ? this : organisations(field, List.of(id));
    }

    FactList organisations(String field, Collection<OrganisationId> ids) {
        return values(field, ids.stream().map(this::value).toList());
    }

    FactList place(String field, @Nullable PlaceId id) {
        return id == null ? this : places(field, List.of(id));
    }

    FactList places(String field, Collection<PlaceId> ids) {
        return values(field, ids.stream().map(this::value).toList());
    }

    FactList record(String field, @Nullable RecordReference record) {
        return record == null ? this : records(field, List.of(record));
    }

    FactList records(String field, Collection<RecordReference> records) {
        return values(
                field,
                records.stream().map(this::value).filter(Objects::nonNull).toList());
    }

    private FactList values(String field, List<Value> values) {
        if (!values.isEmpty()) {
            facts.add(new Fact(
                    texts.get("field." + field), values, sourced.inferred().contains(field)));
        }
        return this;
    }

    Value value(Words words) {
        return new Value(texts.of(words), null, null);
    }

    Value value(OrganisationId id) {
        Organisation organisation = published.organisations().get(id);
        return organisation == null
                ? new Value(id.value(), null, null)
                : new Value(texts.of(organisation.name()), "/" + texts.language() + "/organisations/" + id + "/", null);
    }

    Value value(PlaceId id) {
        Place place = published.places().get(id);
        return place == null
                ? new Value(id.value(), null, null)
                : new Value(texts.of(place.name()), "/" + texts.language() + "/places/" + id + "/", null);
    }

    /** Null where the record is not published (any more): then nothing is said of it. */
    @Nullable
    Value value(RecordReference record) {
        return RecordLinks.value(published, texts, record);
    }
}
