package org.kerwen.movements;

import static org.kerwen.movements.db.Tables.TRAVELLER;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.ConflictCheck;
import org.kerwen.people.People;

/**
 * Nobody is in two places at once. Of one record the database sees to it; that two records are of one person it cannot know, so they
 * are compared here, whenever somebody gets a place, legs move, or two records are to become one.
 */
final class Whereabouts implements ConflictCheck {
    private static final org.kerwen.movements.db.tables.Traveller OTHER = TRAVELLER.as("other");

    private static final Condition BOTH_AT_ONCE = TRAVELLER
            .STATE
            .in(TravellerStore.TRAVELLING)
            .and(OTHER.STATE.in(TravellerStore.TRAVELLING))
            .and(OTHER.ID.ne(TRAVELLER.ID))
            .and(OTHER.STARTS.le(TRAVELLER.ENDS))
            .and(OTHER.ENDS.ge(TRAVELLER.STARTS));

    /** From now on nobody else of the organisation gives places, moves legs or merges people, until the end of the transaction. */
    static void hold(DSLContext database, Actor.Person by) {
        database.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                "whereabouts " + by.organisation().value());
    }

    /** Whether somebody of the movement is elsewhere at the same time, under whichever record. */
    static boolean isAnybodyTwice(DSLContext database, People people, UUID movement) {
        Map<UUID, Set<UUID>> others = new HashMap<>();
        database.select(TRAVELLER.PERSON, OTHER.PERSON)
                .from(TRAVELLER)
                .join(OTHER)
                .on(BOTH_AT_ONCE)
                .where(TRAVELLER.MOVEMENT.eq(movement))
                .and(OTHER.PERSON.ne(TRAVELLER.PERSON))
                .forEach(row -> others.computeIfAbsent(row.value1(), any -> new LinkedHashSet<>())
                        .add(row.value2()));
        Set<PersonId> all = new LinkedHashSet<>();
        others.forEach((one, some) -> {
            all.add(new PersonId(one));
            some.forEach(other -> all.add(new PersonId(other)));
        });
        Map<PersonId, PersonId> shown = new HashMap<>();
        people.atAGlance(database, all).forEach((record, person) -> shown.put(record, person.id()));
        return others.entrySet().stream()
                .anyMatch(one -> one.getValue().stream().anyMatch(other -> {
                    PersonId person = shown.get(new PersonId(one.getKey()));
                    return person != null && person.equals(shown.get(new PersonId(other)));
                }));
    }

    @Override
    public Optional<String> againstMerge(
            DSLContext database, Actor.Person by, Set<PersonId> kept, Set<PersonId> folded) {
        hold(database, by);
        return database.fetchExists(TRAVELLER.join(OTHER).on(BOTH_AT_ONCE), both(kept, folded))
                ? Optional.of("movements.conflict")
                : Optional.empty();
    }

    private static Condition both(Collection<PersonId> kept, Collection<PersonId> folded) {
        return TRAVELLER
                .PERSON
                .in(kept.stream().map(PersonId::value).toList())
                .and(OTHER.PERSON.in(folded.stream().map(PersonId::value).toList()));
    }
}
