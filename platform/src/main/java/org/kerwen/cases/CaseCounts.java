package org.kerwen.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.casework.Casework;
import org.kerwen.casework.Programme;
import org.kerwen.casework.Sensitivity;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.kernel.Words;
import org.kerwen.movements.Journeys;
import org.kerwen.people.People;
import org.kerwen.people.Person;

/**
 * How many people arrived with the help of each programme, of one organisation: facts for whoever puts them through the rule of
 * disclosure, never to be shown as they are. Sealed programmes and sealed cases are in none of them.
 */
final class CaseCounts {
    private final Casework casework;
    private final Journeys journeys;
    private final People people;

    CaseCounts(Casework casework, Journeys journeys, People people) {
        this.casework = casework;
        this.journeys = journeys;
        this.people = people;
    }

    private enum Age {
        ADULT,
        CHILD,
        UNKNOWN
    }

    /** Whoever arrived at their place of residence from this day to that one, of each programme that may be counted. */
    List<Arrived> arrived(DSLContext database, LocalDate first, LocalDate last) {
        List<Journeys.Arrival> arrivals = journeys.arrived(database, first, last);
        Map<UUID, ProgrammeId> programmes = CaseStore.byWish(
                database, arrivals.stream().map(Journeys.Arrival::askedBy).collect(Collectors.toSet()));
        Map<PersonId, Person.AtAGlance> known = people.atAGlance(
                database, arrivals.stream().map(Journeys.Arrival::person).collect(Collectors.toSet()));
        Map<ProgrammeId, Map<Age, Integer>> counted = new HashMap<>();
        Map<ProgrammeId, Set<PersonId>> seen = new HashMap<>();
        for (Journeys.Arrival arrival : arrivals) {
            ProgrammeId programme = programmes.get(arrival.askedBy());
            Person.AtAGlance person = known.get(arrival.person());
            boolean isOnlyKept = person != null && !person.used();
            PersonId shown = person == null ? arrival.person() : person.id();
            if (programme != null
                    && !isOnlyKept
                    && seen.computeIfAbsent(programme, any -> new HashSet<>()).add(shown)) {
                FuzzyDate birth = person == null ? null : person.birth();
                counted.computeIfAbsent(programme, any -> new HashMap<>())
                        .merge(age(birth, arrival.setOut()), 1, Integer::sum);
            }
        }
        List<Arrived> all = new ArrayList<>();
        countable(database).forEach((id, label) -> {
            Map<Age, Integer> ages = counted.getOrDefault(id, Map.of());
            all.add(new Arrived(
                    id,
                    label,
                    ages.getOrDefault(Age.ADULT, 0),
                    ages.getOrDefault(Age.CHILD, 0),
                    ages.getOrDefault(Age.UNKNOWN, 0)));
        });
        return all;
    }

    /** The programmes that may be counted: no sealed one, whose very number tells something. */
    private Map<ProgrammeId, Words> countable(DSLContext database) {
        Map<ProgrammeId, Words> countable = new LinkedHashMap<>();
        casework.offered(database).forEach(version -> {
            Programme programme = version.programme();
            if (programme.sensitivity() != Sensitivity.SEALED) {
                countable.put(programme.id(), programme.label());
            }
        });
        return countable;
    }

    private static Age age(@Nullable FuzzyDate birth, LocalDate day) {
        if (birth == null) {
            return Age.UNKNOWN;
        }
        if (birth.latest()
                .filter(born -> !born.plusYears(CaseRules.ADULT).isAfter(day))
                .isPresent()) {
            return Age.ADULT;
        }
        return birth.earliest().plusYears(CaseRules.ADULT).isAfter(day) ? Age.CHILD : Age.UNKNOWN;
    }
}
