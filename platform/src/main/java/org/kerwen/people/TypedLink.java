package org.kerwen.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.keys.SpokenCode;
import org.kerwen.linkage.dates.DateInterval;
import org.springframework.util.MultiValueMap;

/** What was typed to invite another organisation, or to take its invitation. */
record TypedLink(Map<String, String> fields) {
    /** How somebody can agree to it: only whoever was asked, or who is responsible for them. */
    static final List<ConsentWay> WAYS = List.of(ConsentWay.SPOKEN, ConsentWay.WRITTEN, ConsentWay.GUARDIAN);

    private static final int LONGEST = 60;

    TypedLink {
        Map<String, String> cleaned = new LinkedHashMap<>();
        fields.forEach((name, text) -> cleaned.put(name, Typed.cleaned(text, LONGEST)));
        fields = Map.copyOf(cleaned);
    }

    /** Of a form's fields; where one was sent several times, all of them. */
    static TypedLink of(MultiValueMap<String, String> sent) {
        Map<String, String> fields = new HashMap<>();
        sent.forEach((name, values) -> fields.put(name, String.join(" ", values)));
        return new TypedLink(fields);
    }

    /** Before anything was typed: it was asked today, and holds for half a year. */
    static TypedLink empty(LocalDate today) {
        return new TypedLink(Map.of(
                "agreedOn", today.toString(), "agreedUntil", today.plusMonths(6).toString()));
    }

    String get(String field) {
        return fields.getOrDefault(field, "");
    }

    List<String> shares() {
        return Arrays.stream(get("shares").split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /**
     * What was read.
     *
     * @param reference empty where none was asked for
     * @param code empty where none was asked for
     */
    record Read(OrganisationId partner, Agreement agreement, String reference, String code) {
        @Override
        public String toString() {
            return "Read[" + partner + "]";
        }
    }

    /**
     * Reads it; empty where something is wrong.
     *
     * @param partners the organisations that can be named
     * @param presented whether both halves of an invitation are asked for
     * @param wrong where it is told what is wrong, for each field the word of its text
     */
    Optional<Read> read(Set<OrganisationId> partners, boolean presented, LocalDate today, Map<String, String> wrong) {
        OrganisationId partner = partners.stream()
                .filter(each -> each.value().equals(get("partner")))
                .findFirst()
                .orElse(null);
        if (partner == null) {
            wrong.put("partner", get("partner").isEmpty() ? "partner-missing" : "not-offered");
        }
        String reference = presented ? spoken("reference", wrong) : "";
        String code = presented ? spoken("code", wrong) : "";
        List<Shared> shares = shares().stream()
                .filter(Choice.words(Shared.class)::contains)
                .map(word -> Choice.of(Shared.class, word))
                .toList();
        if (shares.size() != shares().size()) {
            wrong.put("shares", "not-offered");
        }
        ConsentWay way = WAYS.stream()
                .filter(each -> each.word().equals(get("agreed")))
                .findFirst()
                .orElse(null);
        if (way == null) {
            wrong.put("agreed", "agreed-missing");
        }
        if (!Tongues.codes().contains(get("askedIn"))) {
            wrong.put("askedIn", get("askedIn").isEmpty() ? "asked-in-missing" : "not-offered");
        }
        LocalDate on = day("agreedOn", wrong);
        LocalDate until = day("agreedUntil", wrong);
        if (on != null && on.isAfter(today)) {
            wrong.put("agreedOn", "after-today");
        }
        if (until != null && until.isBefore(today)) {
            wrong.put("agreedUntil", "before-today");
        } else if (on != null && until != null && until.isAfter(on.plusYears(Agreement.MOST_YEARS))) {
            wrong.put("agreedUntil", "too-long");
        }
        return wrong.isEmpty()
                ? Optional.of(new Read(
                        Objects.requireNonNull(partner),
                        new Agreement(
                                shares,
                                Objects.requireNonNull(way),
                                get("askedIn"),
                                Objects.requireNonNull(on),
                                Objects.requireNonNull(until)),
                        reference,
                        code))
                : Optional.empty();
    }

    /** A slip is seen by the check characters alone, before any invitation is looked for. */
    private String spoken(String field, Map<String, String> wrong) {
        Optional<String> read = SpokenCode.read(get(field));
        if (read.isEmpty()) {
            wrong.put(field, get(field).isEmpty() ? "spoken-missing" : "spoken-slip");
        }
        return read.orElse("");
    }

    private @Nullable LocalDate day(String field, Map<String, String> wrong) {
        if (get(field).isEmpty()) {
            wrong.put(field, "day-missing");
            return null;
        }
        Optional<DateInterval> read = Reading.date(field, get(field), wrong);
        if (read.isPresent() && read.get().low() != read.get().high()) {
            wrong.put(field, "whole-day");
            return null;
        }
        return read.map(day -> LocalDate.ofEpochDay(day.low())).orElse(null);
    }

    @Override
    public String toString() {
        return "TypedLink[hidden]";
    }
}
