package org.kerwen.movements;

import com.ibm.icu.text.Transliterator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.people.Person;

/** Who of a movement stands on a list that somebody sent, whatever letters it is written in. */
final class Matching {
    private static final String TO_LATIN = "Any-Latin; Latin-ASCII; Lower";
    private static final int SAME_NAMES = 2;

    private Matching() {}

    /** What a line says of the movement. */
    enum Found implements Choice {
        FOUND,
        /** Perhaps: something fits and something does not, or several fit. */
        TO_BE_CHECKED,
        NOT_FOUND
    }

    /** A line and who it may be. */
    record Line(PastedList.Line line, Found found, List<UUID> travellers) {}

    /**
     * All lines, and who of the movement stands on none.
     *
     * @param missing travellers whom no line names
     */
    record Compared(List<Line> lines, List<UUID> missing) {}

    static Compared compare(List<PastedList.Line> pasted, Map<UUID, Person> travellers) {
        Transliterator latin = Transliterator.getInstance(TO_LATIN);
        Map<UUID, Known> known = new LinkedHashMap<>();
        travellers.forEach((id, person) -> known.put(id, Known.of(person, latin)));
        List<Line> lines = new ArrayList<>();
        Set<UUID> missing = new LinkedHashSet<>(travellers.keySet());
        for (PastedList.Line line : pasted) {
            Line compared = compare(line, known, latin);
            compared.travellers().forEach(missing::remove);
            lines.add(compared);
        }
        return new Compared(lines, List.copyOf(missing));
    }

    private static Line compare(PastedList.Line line, Map<UUID, Known> known, Transliterator latin) {
        Set<String> names = line.names().stream()
                .map(name -> plain(name, latin))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<UUID> sure = new ArrayList<>();
        List<UUID> perhaps = new ArrayList<>();
        known.forEach((id, each) -> {
            boolean name = each.hasNames(names);
            boolean paper = !line.paper().isEmpty() && each.papers().contains(line.paper());
            Optional<Boolean> born = each.bornOn(line.born());
            boolean against = born.isPresent() && !born.orElseThrow();
            if (name && !against && (paper || born.isPresent())) {
                sure.add(id);
            } else if (name || paper) {
                perhaps.add(id);
            }
        });
        return sure.size() == 1
                ? new Line(line, Found.FOUND, sure)
                : sure.isEmpty() && perhaps.isEmpty()
                        ? new Line(line, Found.NOT_FOUND, List.of())
                        : new Line(line, Found.TO_BE_CHECKED, sure.isEmpty() ? perhaps : sure);
    }

    private static String plain(String name, Transliterator latin) {
        return latin.transliterate(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /** What is known of somebody, as it is compared. */
    private record Known(
            List<Set<String>> names,
            Set<String> papers,
            @Nullable FuzzyDate birth) {
        static Known of(Person person, Transliterator latin) {
            return new Known(
                    person.names().stream()
                            .map(each -> Set.copyOf(List.of(each.is().whole().split("\\s+", -1)).stream()
                                    .map(name -> plain(name, latin))
                                    .filter(name -> !name.isEmpty())
                                    .collect(Collectors.toSet())))
                            .toList(),
                    person.documents().stream()
                            .map(each -> PastedList.plain(each.is().number()))
                            .collect(Collectors.toSet()),
                    person.known().birth());
        }

        /** Whether two of the names, or all where there are fewer, stand there in one of the writings; a letter may differ. */
        boolean hasNames(Set<String> written) {
            return names.stream()
                    .anyMatch(own -> own.stream()
                                    .filter(name -> written.stream().anyMatch(each -> isNear(name, each)))
                                    .count()
                            >= Math.min(SAME_NAMES, own.size()));
        }

        /** Empty where one of both is not known. */
        Optional<Boolean> bornOn(@Nullable LocalDate day) {
            return birth == null || day == null
                    ? Optional.empty()
                    : Optional.of(!day.isBefore(birth.earliest())
                            && birth.latest()
                                    .map(latest -> !day.isAfter(latest))
                                    .orElse(true));
        }
    }

    /** Whether two words are the same but for one letter; short ones must be the same. */
    static boolean isNear(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        int shorter = Math.min(one.length(), other.length());
        if (shorter < 4 || Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int same = 0;
        while (same < shorter && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return one.length() == other.length()
                ? one.substring(same + 1).equals(other.substring(same + 1))
                : one.length() > other.length()
                        ? one.substring(same + 1).equals(other.substring(same))
                        : one.substring(same).equals(other.substring(same + 1));
    }
}
