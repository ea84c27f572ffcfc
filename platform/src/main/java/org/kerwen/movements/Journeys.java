package org.kerwen.movements;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.movements.db.Tables;
import org.kerwen.people.People;
import org.kerwen.people.Person;

/**
 * What looks after people tells movements: who wants to travel, what must be so before, what agencies are asked; and how far it is.
 * All of it in the running transaction of whoever calls, which checks whether the caller may.
 */
public final class Journeys {
    private final People people;
    private final Movements movements;

    Journeys(People people, Movements movements) {
        this.people = people;
        this.movements = movements;
    }

    /**
     * How far a journey is.
     *
     * @param movement in which; null where the person has no place yet or none any more
     * @param booking null where the person has no place
     * @param departs the moment, and by whose clocks
     * @param holds why the person cannot travel yet; none where they can
     */
    public record Progress(
            PersonId person,
            @Nullable UUID movement,
            @Nullable Booking booking,
            @Nullable Instant departs,
            @Nullable ZoneId zone,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            List<Hold> holds) {}

    /** Says that somebody wants to travel; said again under the same id, it changes what was said, and stands again. */
    public UUID ask(DSLContext database, Actor.Person by, Journey journey) {
        return TravellerStore.ask(database, by, Ids.withoutTime(), journey);
    }

    /** Says that nobody wants or may any more what was asked under this id: whoever has a place is held. */
    public void withdraw(DSLContext database, UUID askedBy) {
        TravellerStore.withdraw(database, askedBy);
    }

    /** Says what must be so before; said again under the same id, it changes. False where the request is not there. */
    public boolean require(DSLContext database, UUID request, Requirement requirement) {
        return TravellerStore.require(database, request, requirement);
    }

    /** Says that something need not be so any more. */
    public void drop(DSLContext database, UUID requirement) {
        TravellerStore.drop(database, requirement);
    }

    /** How far the journeys are that were asked under this id; places that were given up are left out. */
    public List<Progress> progress(DSLContext database, UUID askedBy) {
        Map<UUID, Optional<Movements.Shown>> movementsOfThem = new HashMap<>();
        Map<UUID, Map<UUID, List<Hold>>> holds = new HashMap<>();
        List<Progress> all = new ArrayList<>();
        TravellerStore.places(database, askedBy).forEach((person, place) -> {
            Movements.Shown shown = place.movement() == null
                    ? null
                    : movementsOfThem
                            .computeIfAbsent(
                                    place.movement(),
                                    id -> MovementStore.find(database, id, askedBy)
                                            .map(movement -> movements.shown(database, movement)))
                            .orElse(null);
            Traveller traveller = shown == null || place.traveller() == null
                    ? null
                    : shown.movement().traveller(place.traveller()).orElse(null);
            all.add(
                    shown == null || traveller == null
                            ? none(person)
                            : of(
                                    person,
                                    shown.movement(),
                                    traveller,
                                    holds.computeIfAbsent(shown.movement().id(), any -> shown.holds())));
        });
        return all;
    }

    private static Progress none(PersonId person) {
        return new Progress(person, null, null, null, null, null, null, List.of());
    }

    private static Progress of(PersonId person, Movement movement, Traveller traveller, Map<UUID, List<Hold>> holds) {
        Leg joins = movement.leg(traveller.joins()).orElseThrow();
        return new Progress(
                person,
                movement.id(),
                traveller.booking(),
                joins.from().at(),
                joins.from().zone(),
                traveller.first(),
                traveller.last(),
                holds.getOrDefault(traveller.id(), List.of()));
    }

    /** Somebody arrived of those who were asked for under this id. */
    public record Arrival(UUID askedBy, PersonId person, LocalDate setOut) {}

    /** Whoever was confirmed at their place of residence and whose journey ended from this day to that one. */
    public List<Arrival> arrived(DSLContext database, LocalDate first, LocalDate last) {
        return TravellerStore.arrived(database, first, last);
    }

    /** Asks an agency about somebody, with a copy of what it needs; empty where the person is not there or not used. */
    public Optional<UUID> ask(DSLContext database, Actor.Person by, Clearance.Question question) {
        return told(database, question.person(), question.country(), question.due())
                .map(content -> {
                    UUID id = Ids.withoutTime();
                    ClearanceStore.ask(database, by, id, question, movements.today(), content);
                    return id;
                });
    }

    /**
     * What an agency would be told of somebody, in the order of {@link Clearance#fields()}, where it is asked by letter; empty where the
     * person is not there or not used.
     *
     * @param day on which the paper that they travel by should be valid
     */
    public Optional<List<String>> told(DSLContext database, PersonId id, String country, LocalDate day) {
        Person person = people.find(database, List.of(id)).get(id);
        return person == null || person.restrictedAt() != null
                ? Optional.empty()
                : Optional.of(Clearance.FIELDS.stream()
                        .map(field -> field == ListField.GOES_TO ? country : Listing.of(person, field, day))
                        .toList());
    }

    /** What agencies were asked under these ids, with what they said; the last question of each. */
    public Map<UUID, Clearance> clearances(DSLContext database, Collection<UUID> owners) {
        return ClearanceStore.owned(database, owners);
    }

    /** Takes a question back: the agency sees it no longer. */
    public void takeBack(DSLContext database, UUID clearance) {
        ClearanceStore.takeBack(database, Tables.CLEARANCE.ID.eq(clearance));
    }
}
