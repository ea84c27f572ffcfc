package org.kerwen.people;

import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record2;
import org.jooq.ResultQuery;
import org.jooq.Row2;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.Listed.Place;
import org.kerwen.people.db.tables.Listing;

/**
 * Answers a page of the list of people. No question looks through a whole register: where one of what was chosen is rare, its index
 * finds all of whom it is true, and these are sorted; else so many are looked through in the order of an index, and the page says
 * when that was not enough.
 */
final class ListStore {
    /** So many are looked through for one page. */
    static final int LOOKED_THROUGH = 10_000;

    /** So many are sorted at once. */
    static final int FEW = 2_000;

    /** So many are counted. */
    static final int COUNTED = 1_000;

    private final DSLContext database;
    private final ListQuestion question;
    private final Listing listing = Facets.LISTED;
    private final Field<?> key;
    private final Facets facets;
    private final Condition base;

    ListStore(DSLContext database, Actor.Person by, ListQuestion question, @Nullable Arrivals arrivals) {
        this.database = database;
        this.question = question;
        this.key = key(question);
        this.facets = new Facets(question, arrivals);
        boolean kept = question.narrowing().by().containsKey(Facet.KEPT);
        Condition restricted = condition(listing.RESTRICTED);
        this.base = listing.ORGANISATION
                .eq(by.organisation().value())
                .and(kept ? restricted : not(restricted))
                .and(facets.recorded());
    }

    private Field<?> key(ListQuestion of) {
        return switch (of.narrowing().order()) {
            case NEWEST -> listing.REGISTERED_AT;
            case BIRTH -> listing.BORN_FIRST;
            case NAME ->
                switch (Alphabet.of(of.language())) {
                    case ENGLISH -> listing.ENGLISH;
                    case RUSSIAN -> listing.RUSSIAN;
                    case TURKMEN -> listing.TURKMEN;
                };
        };
    }

    /**
     * Who was found.
     *
     * @param places each with where it stands, in the order of the list
     * @param lookedUpTo where the looking ended before the list did; null where it did not
     */
    private record Found(List<Place> places, @Nullable Place lookedUpTo) {}

    /** A page without the people on it, who are told by their ids. */
    record Page(
            List<PersonId> people,
            @Nullable Place next,
            @Nullable Place before,
            @Nullable Integer count,
            boolean countsAll,
            boolean gaveUp) {}

    /** Where somebody stands; empty where they do not. */
    Optional<Place> place(PersonId person) {
        return database.select(listing.PERSON, key)
                .from(listing)
                .where(listing.PERSON.eq(person.value()))
                .fetchOptional(ListStore::place);
    }

    Page page(Listed.Cut cut, int most) {
        boolean counts = cut.place() == null && !question.narrowing().by().isEmpty();
        Found found = find(cut, counts ? Math.max(COUNTED, most) + 1 : most + 1);
        List<Place> shown = new ArrayList<>(
                found.places().subList(0, Math.min(most, found.places().size())));
        boolean more = found.places().size() > most || found.lookedUpTo() != null;
        Place end = found.places().size() > most || found.lookedUpTo() == null
                ? (shown.isEmpty() ? cut.place() : shown.getLast())
                : found.lookedUpTo();
        Place begin = shown.isEmpty() ? cut.place() : shown.getFirst();
        if (cut.back()) {
            Collections.reverse(shown);
        }
        boolean gaveUp = found.places().size() <= most && found.lookedUpTo() != null;
        return new Page(
                shown.stream().map(place -> new PersonId(place.person())).toList(),
                cut.back() ? begin : more ? end : null,
                cut.back() ? (more ? end : null) : cut.place() == null ? null : begin,
                counts ? Integer.valueOf(Math.min(found.places().size(), COUNTED)) : null,
                found.places().size() <= COUNTED && found.lookedUpTo() == null,
                gaveUp);
    }

    private Found find(Listed.Cut cut, int most) {
        boolean newest = question.narrowing().order() == ListOrder.NEWEST;
        Facet along = null;
        for (Facet facet : facets.indexed()) {
            UUID[] few = database.select(listing.PERSON)
                    .from(facets.source(base, facet, facets.along(facet), FEW + 1))
                    // In the order of its index, or the whole table might be read for them.
                    .orderBy(facets.along(facet))
                    .limit(FEW + 1)
                    .fetchArray(listing.PERSON);
            if (few.length <= FEW) {
                Condition those = listing.PERSON.eq(DSL.any(few));
                return new Found(places(listing, base.and(those).and(facets.all()), cut, most), null);
            }
            if (along == null && newest && facets.isInOrder(facet)) {
                along = facet;
            }
        }
        Table<?> source =
                along == null ? listing : facets.source(base.and(beyond(cut)), along, sorted(cut), LOOKED_THROUGH);
        Table<?> looked = DSL.select(asterisk())
                .from(source)
                .where(base.and(beyond(cut)).and(facets.bound()))
                .orderBy(sorted(cut))
                .limit(LOOKED_THROUGH)
                .asTable("listed");
        List<Place> places = places(looked, facets.all(), cut, most);
        if (places.size() == most || facets.isNothing()) {
            return new Found(places, null);
        }
        Place last = database.select(listing.PERSON, key)
                .from(looked)
                .orderBy(sorted(cut))
                .offset(LOOKED_THROUGH - 1)
                .limit(1)
                .fetchOptional(ListStore::place)
                .orElse(null);
        return new Found(places, last);
    }

    private List<Place> places(Table<?> from, Condition whom, Listed.Cut cut, int most) {
        ResultQuery<? extends Record2<UUID, ?>> query = database.select(listing.PERSON, key)
                .from(from)
                .where(whom.and(beyond(cut)))
                .orderBy(sorted(cut))
                .limit(most);
        List<Place> places = new ArrayList<>();
        query.forEach(found -> places.add(place(found)));
        return places;
    }

    private static Place place(Record2<UUID, ?> found) {
        return new Place(Objects.requireNonNull(found.value2()), found.value1());
    }

    private boolean isDown(Listed.Cut cut) {
        return (question.narrowing().order() == ListOrder.NEWEST) != cut.back();
    }

    private List<OrderField<?>> sorted(Listed.Cut cut) {
        return isDown(cut) ? List.of(key.desc(), listing.PERSON.desc()) : List.of(key.asc(), listing.PERSON.asc());
    }

    private Condition beyond(Listed.Cut cut) {
        return cut.place() == null ? DSL.noCondition() : beyond(key, cut.place(), isDown(cut));
    }

    private <K> Condition beyond(Field<K> of, Place place, boolean down) {
        Row2<K, UUID> here = row(of, listing.PERSON);
        K value = of.getType().cast(place.key());
        return down ? here.lessThan(value, place.person()) : here.greaterThan(value, place.person());
    }
}
