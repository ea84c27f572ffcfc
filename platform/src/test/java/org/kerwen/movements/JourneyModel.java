package org.kerwen.movements;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a few lines of plain code think of a history of journeys: who travels where, who could, who may not. */
final class JourneyModel {
    /** A way that all of a movement take. */
    static final class Trip {
        Instant starts;
        Instant ends;
        final int seats;

        Trip(Instant starts, Instant ends, int seats) {
            this.starts = starts;
            this.ends = ends;
            this.seats = seats;
        }

        LocalDate first() {
            return starts.atZone(Invented.ASHGABAT).toLocalDate();
        }

        LocalDate last() {
            return ends.atZone(Invented.YEREVAN).toLocalDate();
        }
    }

    /** Somebody who wants to travel. */
    static final class Wish {
        final int family;
        int person;
        boolean withdrawn;
        boolean required;

        @Nullable
        LocalDate from;

        @Nullable
        LocalDate until;

        Wish(int family, int person) {
            this.family = family;
            this.person = person;
        }
    }

    /** A place that was given. */
    static final class Place {
        final UUID trip;
        final UUID wish;
        Booking booking = Booking.NOTIFIED;

        Place(UUID trip, UUID wish) {
            this.trip = trip;
            this.wish = wish;
        }
    }

    final Map<UUID, Trip> trips = new LinkedHashMap<>();
    final Map<UUID, Wish> wishes = new LinkedHashMap<>();
    final Map<UUID, Place> places = new LinkedHashMap<>();
    final Set<List<UUID>> apart = new HashSet<>();

    Trip trip(UUID id) {
        return Objects.requireNonNull(trips.get(id));
    }

    Wish wish(UUID id) {
        return Objects.requireNonNull(wishes.get(id));
    }

    List<Place> travelling(UUID trip) {
        return places.values().stream()
                .filter(each -> each.trip.equals(trip) && each.booking.travels())
                .toList();
    }

    private boolean waits(UUID wish) {
        return !wish(wish).withdrawn
                && places.values().stream().noneMatch(each -> each.wish.equals(wish) && each.booking.travels());
    }

    /** The wish and those of its family that wait. */
    List<UUID> with(UUID wish) {
        List<UUID> all = new ArrayList<>();
        wishes.forEach((id, each) -> {
            if (id.equals(wish) || (waits(wish) && each.family == wish(wish).family && waits(id))) {
                all.add(id);
            }
        });
        return all;
    }

    boolean mayGather(UUID trip, UUID wish) {
        List<UUID> all = with(wish);
        if (wish(wish).withdrawn || travelling(trip).size() + all.size() > trip(trip).seats) {
            return false;
        }
        Set<Integer> people = new HashSet<>();
        for (UUID each : all) {
            if (!people.add(wish(each).person)
                    || isElsewhere(wish(each).person, trip(trip).starts, trip(trip).ends, null)) {
                return false;
            }
        }
        Set<UUID> then = new HashSet<>(all);
        travelling(trip).forEach(each -> then.add(each.wish));
        return leftBehind(trip, wish(wish).family, then).isEmpty();
    }

    private boolean isElsewhere(int person, Instant starts, Instant ends, @Nullable UUID but) {
        return places.values().stream()
                .filter(each -> each.booking.travels() && !each.trip.equals(but) && wish(each.wish).person == person)
                .anyMatch(each -> !trip(each.trip).starts.isAfter(ends)
                        && !trip(each.trip).ends.isBefore(starts));
    }

    /** Who of a family would stay without a word, were these the ones who travel. */
    private Set<UUID> leftBehind(UUID trip, int family, Set<UUID> travelling) {
        Set<UUID> left = new HashSet<>();
        boolean anybody = travelling.stream().anyMatch(each -> wish(each).family == family);
        if (anybody) {
            wishes.forEach((id, each) -> {
                boolean underWay = places.values().stream()
                        .anyMatch(place -> place.wish.equals(id)
                                && EnumSet.of(Booking.BOARDED, Booking.ARRIVED, Booking.MISSING)
                                        .contains(place.booking));
                if (each.family == family
                        && !each.withdrawn
                        && !travelling.contains(id)
                        && !underWay
                        && !apart.contains(List.of(trip, id))) {
                    left.add(id);
                }
            });
        }
        return left;
    }

    boolean isHeld(Place place) {
        Wish wish = wish(place.wish);
        Trip trip = trip(place.trip);
        Set<UUID> travelling = new HashSet<>();
        travelling(place.trip).forEach(each -> travelling.add(each.wish));
        return wish.withdrawn
                || (wish.required
                        && (wish.from == null
                                || wish.from.isAfter(trip.first())
                                || (wish.until != null && wish.until.isBefore(trip.last()))))
                || !leftBehind(place.trip, wish.family, travelling).isEmpty();
    }

    boolean mayStep(Place place, Booking to) {
        if (place.booking == Booking.MISSING) {
            // Meanwhile their seat was given away, or they were given another place.
            return to == Booking.ARRIVED
                    && travelling(place.trip).size() < trip(place.trip).seats
                    && !isElsewhere(wish(place.wish).person, trip(place.trip).starts, trip(place.trip).ends, null);
        }
        return place.booking.next().contains(to) && (to != Booking.BOARDED || !isHeld(place));
    }

    /** Those who would be taken out together with somebody. */
    List<Place> out(Place place, boolean alone) {
        return alone
                ? List.of(place)
                : places.values().stream()
                        .filter(each -> each == place
                                || (each.trip.equals(place.trip)
                                        && each.booking.travels()
                                        && wish(each.wish).family == wish(place.wish).family))
                        .toList();
    }

    boolean mayTakeOut(Place place, Booking to, boolean alone) {
        List<Place> all = out(place, alone);
        if (all.stream().anyMatch(each -> !each.booking.next().contains(to))) {
            return false;
        }
        if (to == Booking.MISSING && alone) {
            return mayLeave(place, all, false);
        }
        return mayLeave(place, all, alone);
    }

    private boolean mayLeave(Place place, List<Place> all, boolean saying) {
        Set<UUID> then = new HashSet<>();
        travelling(place.trip).forEach(each -> {
            if (!all.contains(each)) {
                then.add(each.wish);
            }
        });
        Set<UUID> left = leftBehind(place.trip, wish(place.wish).family, then);
        if (saying) {
            left.remove(place.wish);
        }
        // Whoever sets out and is lost was not left behind by anybody.
        all.forEach(each -> {
            if (each.booking == Booking.BOARDED) {
                left.remove(each.wish);
            }
        });
        return left.isEmpty();
    }

    void takeOut(Place place, Booking to, boolean alone) {
        boolean others = out(place, false).size() > 1;
        if (alone && others) {
            apart.add(List.of(place.trip, place.wish));
        }
        out(place, alone).forEach(each -> each.booking = to);
    }

    boolean mayDelay(UUID trip, Duration later) {
        Instant starts = trip(trip).starts.plus(later);
        Instant ends = trip(trip).ends.plus(later);
        return travelling(trip).stream().noneMatch(each -> isElsewhere(wish(each.wish).person, starts, ends, trip));
    }

    void delay(UUID trip, Duration later) {
        trip(trip).starts = trip(trip).starts.plus(later);
        trip(trip).ends = trip(trip).ends.plus(later);
    }

    boolean mayIssue(UUID trip) {
        return !travelling(trip).isEmpty() && travelling(trip).stream().noneMatch(this::isHeld);
    }

    /** Whether two people could be one: they are nowhere at the same time. */
    boolean mayBecomeOne(int one, int other) {
        return places.values().stream()
                .filter(each -> each.booking.travels() && wish(each.wish).person == one)
                .noneMatch(each -> isElsewhere(other, trip(each.trip).starts, trip(each.trip).ends, null));
    }

    void becomeOne(int one, int other) {
        wishes.values().forEach(each -> {
            if (each.person == other) {
                each.person = one;
            }
        });
    }

    /** What must be true whatever happened. */
    @Nullable
    String flaw() {
        Map<UUID, Integer> booked = new HashMap<>();
        for (Place place : places.values()) {
            if (place.booking.travels()) {
                booked.merge(place.trip, 1, Integer::sum);
            }
        }
        for (Map.Entry<UUID, Trip> trip : trips.entrySet()) {
            if (booked.getOrDefault(trip.getKey(), 0) > trip.getValue().seats) {
                return "more people than seats";
            }
        }
        List<Place> all =
                places.values().stream().filter(each -> each.booking.travels()).toList();
        for (Place one : all) {
            for (Place other : all) {
                if (one != other
                        && wish(one.wish).person == wish(other.wish).person
                        && !trip(one.trip).starts.isAfter(trip(other.trip).ends)
                        && !trip(one.trip).ends.isBefore(trip(other.trip).starts)) {
                    return "somebody in two places";
                }
            }
        }
        return null;
    }
}
