package org.kerwen.people;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.people.db.Tables;
import org.kerwen.people.db.tables.Listing;

/**
 * What was chosen of a list, as conditions on its rows. Words of closed lists stand in the text of the statement, because an index
 * that holds some rows only is used where its own words stand there.
 */
final class Facets {
    static final Listing LISTED = Tables.LISTING.as("listed");

    private final ListQuestion question;
    private final @Nullable Arrivals arrivals;

    Facets(ListQuestion question, @Nullable Arrivals arrivals) {
        this.question = question;
        this.arrivals = arrivals;
    }

    private @Nullable String word(Facet facet) {
        return question.narrowing().by().get(facet);
    }

    boolean isNothing() {
        return question.narrowing().by().isEmpty();
    }

    /** All of it. */
    Condition all() {
        Condition all = DSL.noCondition();
        for (Facet facet : question.narrowing().by().keySet()) {
            all = all.and(of(facet));
        }
        return all;
    }

    /** The days between which people were recorded: the list of the newest is cut by them. */
    Condition recorded() {
        Condition recorded = DSL.noCondition();
        String from = word(Facet.FROM);
        String until = word(Facet.UNTIL);
        if (from != null) {
            recorded = recorded.and(LISTED.REGISTERED_AT.ge(begins(LocalDate.parse(from))));
        }
        if (until != null) {
            recorded = recorded.and(
                    LISTED.REGISTERED_AT.lt(begins(LocalDate.parse(until).plusDays(1))));
        }
        return recorded;
    }

    private OffsetDateTime begins(LocalDate day) {
        return day.atStartOfDay(question.zone()).toOffsetDateTime();
    }

    /** Between which days of birth the list has to be looked through that is sorted by them. */
    Condition bound() {
        String age = word(Facet.AGE);
        if (question.narrowing().order() != ListOrder.BIRTH || age == null || age.equals(Facet.NOT_KNOWN)) {
            return DSL.noCondition();
        }
        return of(Facet.AGE);
    }

    private Condition bornBetween(AgeBand band) {
        LocalDate first = band.bornFirst(question.today());
        return LISTED.BORN_FIRST
                .le(band.bornLast(question.today()))
                .and(LISTED.BORN_FIRST.ge(first.minusYears(AgeBand.WIDEST_YEARS)));
    }

    private Condition of(Facet facet) {
        String word = Objects.requireNonNull(word(facet));
        return switch (facet) {
            case SEX -> word.equals(Facet.NOT_KNOWN) ? LISTED.SEX.isNull() : LISTED.SEX.eq(inline(word));
            case AGE ->
                word.equals(Facet.NOT_KNOWN)
                        ? LISTED.BORN_LAST.isNull()
                        : bornBetween(AgeBand.of(word))
                                .and(LISTED.BORN_LAST.ge(AgeBand.of(word).bornFirst(question.today())));
            case NATIONALITY -> holds(LISTED.NATIONALITIES, word);
            case LANGUAGE -> holds(LISTED.LANGUAGES, word);
            case NEED -> holds(LISTED.NEEDS, word);
            case PAPERS -> papers(word);
            case CONSENT -> LISTED.CONSENT.eq(inline(word)).and(LISTED.CONSENT.ne(inline("given")));
            case FAMILY -> word.equals("in") ? condition(LISTED.IN_FAMILY) : not(condition(LISTED.IN_FAMILY));
            case FROM, UNTIL -> recorded();
            case ARRIVAL -> arrivedWith(UUID.fromString(word));
            case KEPT -> condition(LISTED.RESTRICTED);
        };
    }

    /** The word is one of a closed list and has letters and hyphens only. */
    private static Condition holds(Field<String[]> codes, String word) {
        return condition("{0} @> {1}", codes, DSL.raw("'{" + word + "}'::text[]"));
    }

    private Condition papers(String word) {
        return switch (word) {
            case "some" -> condition(LISTED.PAPERS);
            case "none" -> not(condition(LISTED.PAPERS));
            case "ended" -> LISTED.PAPERS_UNTIL.lt(question.today());
            default ->
                LISTED.PAPERS_UNTIL.between(question.today(), question.today().plusDays(Integer.parseInt(word)));
        };
    }

    /** Those too who are shown under another record than the one that came. */
    private Condition arrivedWith(UUID id) {
        Select<Record1<UUID>> came = arrivals == null
                ? select(DSL.val((UUID) null, UUID.class)).where(DSL.falseCondition())
                : arrivals.records(id);
        return condition(
                "{0} IN (WITH RECURSIVE up (record) AS ({1} UNION SELECT kept FROM people.merge JOIN up ON folded = up.record"
                        + " WHERE undone_at IS NULL) SELECT record FROM up)",
                LISTED.PERSON, came);
    }

    /** Those of what was chosen that an index finds, the rarest first as far as can be known. */
    List<Facet> indexed() {
        if (word(Facet.KEPT) != null) {
            return List.of(Facet.KEPT);
        }
        List<Facet> indexed = new ArrayList<>();
        for (Facet facet : List.of(
                Facet.ARRIVAL,
                Facet.CONSENT,
                Facet.NEED,
                Facet.SEX,
                Facet.PAPERS,
                Facet.FAMILY,
                Facet.NATIONALITY,
                Facet.LANGUAGE,
                Facet.AGE,
                Facet.FROM,
                Facet.UNTIL)) {
            String word = word(facet);
            if (word != null && isIndexed(facet, word)) {
                indexed.add(facet);
            }
        }
        return indexed;
    }

    private static boolean isIndexed(Facet facet, String word) {
        return switch (facet) {
            case SEX -> word.equals(Facet.NOT_KNOWN) || word.equals(Sex.OTHER.word());
            case PAPERS -> !word.equals("some");
            case FAMILY -> word.equals("in");
            default -> true;
        };
    }

    /** Whether its index stands in the order of the newest. */
    boolean isInOrder(Facet facet) {
        return switch (facet) {
            case PAPERS -> "none".equals(word(facet));
            case AGE -> Facet.NOT_KNOWN.equals(word(facet));
            case FROM, UNTIL -> false;
            default -> true;
        };
    }

    /** How its index stands. */
    List<OrderField<?>> along(Facet facet) {
        return switch (facet) {
            case AGE -> isInOrder(facet) ? newest() : List.of(LISTED.BORN_FIRST.desc(), LISTED.PERSON.desc());
            case PAPERS -> isInOrder(facet) ? newest() : List.of(LISTED.PAPERS_UNTIL.asc(), LISTED.PERSON.asc());
            case ARRIVAL -> List.of();
            default -> newest();
        };
    }

    private static List<OrderField<?>> newest() {
        return List.of(LISTED.REGISTERED_AT.desc(), LISTED.PERSON.desc());
    }

    /**
     * All of whom one of what was chosen is true, as its index finds them.
     *
     * @param sorted how they are read; each index by itself, or all of them would be sorted
     * @param most so many of them at least
     */
    Table<?> source(Condition base, Facet facet, List<OrderField<?>> sorted, int most) {
        String word = Objects.requireNonNull(word(facet));
        return switch (facet) {
            case NATIONALITY -> byCode(base, LISTED.NATIONALITIES, word, sorted, most);
            case LANGUAGE -> byCode(base, LISTED.LANGUAGES, word, sorted, most);
            default ->
                select(LISTED.asterisk())
                        .from(LISTED)
                        .where(base.and(of(facet)))
                        .asTable("listed");
        };
    }

    /** Whose first code it is, whose second, and whose any other: each has an index. */
    private static Table<?> byCode(
            Condition base, TableField<?, String[]> codes, String word, List<OrderField<?>> sorted, int most) {
        Field<String> first = DSL.field("{0}[1]", String.class, codes);
        Field<String> second = DSL.field("{0}[2]", String.class, codes);
        Field<String> third = DSL.field("{0}[3]", String.class, codes);
        return some(base.and(first.eq(inline(word))), sorted, most)
                .unionAll(some(base.and(second.eq(inline(word))), sorted, most))
                .unionAll(some(
                        base.and(third.isNotNull())
                                .and(holds(codes, word))
                                .and(first.ne(inline(word)))
                                .and(second.ne(inline(word))),
                        sorted,
                        most))
                .asTable("listed");
    }

    private static Select<Record> some(Condition whom, List<OrderField<?>> sorted, int most) {
        return select(LISTED.asterisk())
                .from(LISTED)
                .where(whom)
                .orderBy(sorted)
                .limit(most);
    }
}
