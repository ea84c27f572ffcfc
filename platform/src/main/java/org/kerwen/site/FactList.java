package org.kerwen.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Withheld;
import org.kerwen.kernel.Words;
import org.kerwen.site.Face.Fact;

/** Gathers the facts of one record; a field of which nothing is known makes no fact. The names are those of the pack. */
final class FactList {
    private final Sourced sourced;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Face.Table> tables = new ArrayList<>();

    FactList(Sourced sourced) {
        this.sourced = sourced;
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    /** The record's face with what was gathered; its lede stands in lists too. */
    Face face(Section section, Object id, Words title, @Nullable FuzzyDate date, @Nullable Words lede) {
        return new Face(
                section.record(id), title, date, lede, lede, List.copyOf(facts), List.copyOf(tables), sourced.source());
    }

    /** A face whose sentence for lists is one of its facts, so that it does not stand under the title again. */
    Face faceWithGist(Section section, Object id, Words title, @Nullable FuzzyDate date, @Nullable Words gist) {
        return new Face(
                section.record(id), title, date, null, gist, List.copyOf(facts), List.copyOf(tables), sourced.source());
    }

    FactList words(String field, @Nullable Words words) {
        return values(field, one(words, Known.Told::new));
    }

    FactList wordsList(String field, Collection<Words> list) {
        return values(field, all(list, Known.Told::new));
    }

    FactList printed(String field, @Nullable String printed) {
        return values(field, one(printed, text -> new Known.Printed(text, true)));
    }

    /** Names in any language. */
    FactList names(String field, Collection<String> names) {
        return values(field, all(names, name -> new Known.Printed(name, false)));
    }

    FactList date(String field, @Nullable FuzzyDate date) {
        return values(field, one(date, Known.Dated::new));
    }

    FactList dates(String field, Collection<FuzzyDate> dates) {
        return values(field, all(dates, Known.Dated::new));
    }

    FactList number(String field, @Nullable Integer number) {
        return values(field, one(number, Known.Counted::new));
    }

    FactList choice(String field, @Nullable Choice choice) {
        return values(field, one(choice, Known.Chosen::new));
    }

    FactList choices(String field, Collection<? extends Choice> choices) {
        return values(field, all(choices, Known.Chosen::new));
    }

    FactList organisation(String field, @Nullable OrganisationId id) {
        return values(field, one(id, FactList::named));
    }

    FactList organisations(String field, Collection<OrganisationId> ids) {
        return values(field, all(ids, FactList::named));
    }

    FactList place(String field, @Nullable PlaceId id) {
        return values(field, one(id, FactList::named));
    }

    FactList places(String field, Collection<PlaceId> ids) {
        return values(field, all(ids, FactList::named));
    }

    FactList record(String field, @Nullable RecordReference record) {
        return values(field, one(record, Known.Named::new));
    }

    /** A record of a section, by its id. */
    FactList record(String field, Section section, @Nullable Object id) {
        return record(field, id == null ? null : section.record(id));
    }

    FactList records(String field, Collection<RecordReference> records) {
        return values(field, all(records, Known.Named::new));
    }

    FactList withheld(Collection<Withheld> withheld) {
        return values("withheld", all(withheld, each -> new Known.Told(each.reason())));
    }

    FactList values(String field, List<Known> values) {
        if (!values.isEmpty()) {
            facts.add(new Fact(field, values, sourced.inferred().contains(field)));
        }
        return this;
    }

    /** A table; columns in which nothing is known of any row are left out, and so is a table without rows. */
    FactList table(String field, List<String> columns, List<List<List<Known>>> rows) {
        List<Integer> known = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            if (rows.stream().anyMatch(row -> !row.get(column).isEmpty())) {
                known.add(column);
            }
        }
        if (!rows.isEmpty()) {
            tables.add(new Face.Table(
                    field,
                    known.stream().map(columns::get).toList(),
                    rows.stream()
                            .map(row -> known.stream().map(row::get).toList())
                            .toList()));
        }
        return this;
    }

    static Known named(OrganisationId id) {
        return new Known.Named(Section.ORGANISATIONS.record(id));
    }

    static Known named(PlaceId id) {
        return new Known.Named(Section.PLACES.record(id));
    }

    /** A cell or field of one value, or of none. */
    static <T> List<Known> one(@Nullable T value, Function<T, Known> known) {
        return value == null ? List.of() : List.of(known.apply(value));
    }

    /** A cell or field of several values. */
    static <T> List<Known> all(Collection<? extends T> values, Function<T, Known> known) {
        return values.stream()
                .filter(Objects::nonNull)
                .map(value -> known.apply(value))
                .toList();
    }
}
