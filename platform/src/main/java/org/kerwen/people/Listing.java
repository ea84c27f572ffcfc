package org.kerwen.people;

import static org.kerwen.people.db.Tables.LISTING;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;

/**
 * Writes how people stand in lists, as all their records together say it. Whatever changes one of these makes the row anew in its own
 * transaction, while it holds the records.
 */
final class Listing {
    /** Behind all others stands of whom no birth is known. */
    static final LocalDate NO_DAY = LocalDate.of(9999, 12, 31);

    private static final HexFormat HEX = HexFormat.of();

    private static final String ROWS = """
            INSERT INTO people.listing (person, organisation, registered_at, restricted, english, russian, turkmen, born_first,
                born_last, sex, nationalities, languages, needs, papers, papers_until, consent)
            SELECT person.id, person.organisation, person.registered_at, restricted, decode(english, 'hex'), decode(russian, 'hex'),
                decode(turkmen, 'hex'), born_first::date, born_last::date, of_each.sex, string_to_array(of_each.nationalities, ','),
                string_to_array(of_each.languages, ','), string_to_array(of_each.needs, ','), papers, papers_until::date, consent
            FROM unnest(?::uuid[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::boolean[], ?::text[], ?::text[])
                AS of_each (id, restricted, english, russian, turkmen, born_first, born_last, sex, nationalities, languages, needs,
                    papers, papers_until, consent)
                JOIN people.person ON person.id = of_each.id
            ON CONFLICT (person, organisation) DO\s""";

    private static final String ANEW = """
            UPDATE SET restricted = excluded.restricted, english = excluded.english, russian = excluded.russian,
                turkmen = excluded.turkmen, born_first = excluded.born_first, born_last = excluded.born_last, sex = excluded.sex,
                nationalities = excluded.nationalities, languages = excluded.languages, needs = excluded.needs,
                papers = excluded.papers, papers_until = excluded.papers_until, consent = excluded.consent
            """;

    /** Most people stand in a family by the record under which they are shown, or in none. */
    private static final String FAMILIES = """
            UPDATE people.listing SET in_family = NOT in_family
             WHERE person = ANY (?::uuid[])
               AND in_family <> (EXISTS (SELECT FROM people.member WHERE member.person = listing.person AND removed_at IS NULL)
                OR (EXISTS (SELECT FROM people.merge WHERE kept = listing.person AND undone_at IS NULL)
                    AND EXISTS (SELECT FROM people.member
                                 WHERE member.person IN (SELECT people.records(listing.person)) AND removed_at IS NULL)))
            """;

    private Listing() {}

    /** How a person stands in lists. */
    private record Row(
            UUID person,
            boolean restricted,
            String called,
            Registration.Known known,
            List<Registration.Document> papers,
            String consent) {
        static Row of(Person person) {
            return new Row(
                    person.id().value(),
                    person.restrictedAt() != null,
                    person.called(),
                    person.known(),
                    person.documents().stream().map(Person.Row::is).toList(),
                    person.consents().isEmpty()
                            ? "missing"
                            : person.consents().stream().allMatch(consent -> consent.withdrawn() != null)
                                    ? "withdrawn"
                                    : "given");
        }

        static Row of(UUID id, Registration registration) {
            return new Row(
                    id,
                    false,
                    registration.names().stream()
                            .min(Comparator.comparing(Registration.Name::usage))
                            .orElseThrow()
                            .whole(),
                    registration.known(),
                    registration.documents(),
                    "given");
        }

        String key(Alphabet alphabet) {
            return HEX.formatHex(alphabet.key(called));
        }

        LocalDate bornFirst() {
            FuzzyDate birth = known.birth();
            return birth == null ? NO_DAY : birth.earliest();
        }

        @Nullable
        LocalDate bornLast() {
            FuzzyDate birth = known.birth();
            return birth == null
                    ? null
                    : birth.latest()
                            .filter(last -> !last.isAfter(birth.earliest().plusYears(AgeBand.WIDEST_YEARS)))
                            .orElse(null);
        }

        @Nullable
        LocalDate papersUntil() {
            return papers.stream()
                    .map(Registration.Document::validUntil)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        }
    }

    /** People who were just recorded and belong to no family yet. */
    static void insert(DSLContext database, List<UUID> ids, List<Registration> registrations) {
        List<Row> rows = new ArrayList<>(ids.size());
        for (int each = 0; each < ids.size(); each++) {
            rows.add(Row.of(ids.get(each), registrations.get(each)));
        }
        write(database, rows, "NOTHING");
    }

    /** Makes the rows of these records anew; those that lead to others have none. */
    static void anew(DSLContext database, Collection<PersonId> records) {
        Set<PersonId> heads =
                new LinkedHashSet<>(MergeStore.shownUnder(database, records).values());
        remove(
                database,
                records.stream()
                        .filter(record -> !heads.contains(record))
                        .map(PersonId::value)
                        .toList());
        write(database, PersonStore.find(database, heads).stream().map(Row::of).toList(), ANEW);
        shownInFamilies(database, heads);
    }

    /** The same for whoever has none yet, without locking anybody. */
    static void fill(DSLContext database, Collection<PersonId> heads) {
        write(database, PersonStore.find(database, heads).stream().map(Row::of).toList(), "NOTHING");
        shownInFamilies(database, heads);
    }

    static void remove(DSLContext database, Collection<UUID> records) {
        if (!records.isEmpty()) {
            database.deleteFrom(LISTING)
                    .where(LISTING.PERSON.eq(DSL.any(records.toArray(UUID[]::new))))
                    .execute();
        }
    }

    /** Whether the people of these records stand in a family changed. */
    static void inFamilies(DSLContext database, Collection<PersonId> records) {
        shownInFamilies(
                database,
                new LinkedHashSet<>(MergeStore.shownUnder(database, records).values()));
    }

    /** A statement of its own: it sees what was written by whoever held the row until now. */
    private static void shownInFamilies(DSLContext database, Collection<PersonId> heads) {
        database.execute(
                FAMILIES, (Object) heads.stream().map(PersonId::value).sorted().toArray(UUID[]::new));
    }

    private static void write(DSLContext database, List<Row> rows, String otherwise) {
        if (rows.isEmpty()) {
            return;
        }
        // Everybody writes in one order.
        List<Row> sorted = rows.stream()
                .sorted(Comparator.comparing(row -> row.person().toString()))
                .toList();
        database.execute(
                ROWS + otherwise,
                sorted.stream().map(Row::person).toArray(UUID[]::new),
                sorted.stream().map(Row::restricted).toArray(Boolean[]::new),
                texts(sorted, row -> row.key(Alphabet.ENGLISH)),
                texts(sorted, row -> row.key(Alphabet.RUSSIAN)),
                texts(sorted, row -> row.key(Alphabet.TURKMEN)),
                texts(sorted, row -> row.bornFirst().toString()),
                texts(sorted, row -> written(row.bornLast())),
                texts(sorted, row -> KnownField.SEX.of(row.known())),
                texts(sorted, row -> orEmpty(KnownField.NATIONALITIES.of(row.known()))),
                texts(sorted, row -> orEmpty(KnownField.LANGUAGES.of(row.known()))),
                texts(sorted, row -> orEmpty(KnownField.NEEDS.of(row.known()))),
                sorted.stream().map(row -> !row.papers().isEmpty()).toArray(Boolean[]::new),
                texts(sorted, row -> written(row.papersUntil())),
                texts(sorted, Row::consent));
    }

    private static @Nullable String[] texts(List<Row> all, Function<Row, @Nullable String> of) {
        @Nullable String[] texts = new String[all.size()];
        for (int at = 0; at < texts.length; at++) {
            texts[at] = of.apply(all.get(at));
        }
        return texts;
    }

    private static @Nullable String written(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
