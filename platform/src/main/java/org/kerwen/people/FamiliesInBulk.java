package org.kerwen.people;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;

/** Writes the families of people who were just recorded in bulk: three statements, a column as one array. */
final class FamiliesInBulk {
    private static final String FAMILIES = """
            INSERT INTO people.family (id, organisation, registered_by) SELECT id, ?, ?::uuid FROM unnest(?::uuid[]) AS of_each (id)
            """;

    private static final String MEMBERS = """
            INSERT INTO people.member (id, organisation, added_by, family, person, relationship)
            SELECT id, ?, ?::uuid, family, person, relationship
            FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[]) AS of_each (id, family, person, relationship)
            """;

    private static final String KIN = """
            INSERT INTO people.kin (id, organisation, added_by, one, other, link, nature, member)
            SELECT id, ?, ?::uuid, one, other, link, CASE WHEN link = 'parent' THEN 'biological' END, member
            FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::uuid[]) AS of_each (id, one, other, link, member)
            """;

    private FamiliesInBulk() {}

    /** Somebody in a family. */
    record Member(PersonId person, Relationship relationship) {}

    /** A row of a member. */
    private record Row(UUID id, UUID family, Member member) {}

    /** A row of kin, because of a member. */
    private record Related(UUID id, KinStore.Said said, UUID member) {}

    /** Each family with its members, the head first; children are those of the head and of a partner. */
    static void insert(DSLContext database, Actor.Person by, List<List<Member>> families) {
        List<UUID> ids = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        List<Related> kin = new ArrayList<>();
        for (List<Member> family : families) {
            UUID id = Ids.withoutTime();
            ids.add(id);
            PersonId head = family.getFirst().person();
            PersonId spouse = family.stream()
                    .filter(member -> member.relationship() == Relationship.SPOUSE)
                    .findFirst()
                    .map(Member::person)
                    .orElse(null);
            for (Member member : family) {
                Row row = new Row(Ids.withoutTime(), id, member);
                rows.add(row);
                member.relationship().seen().ifPresent(seen -> {
                    kin.add(relate(head, seen, row));
                    if (seen == KinLink.Seen.CHILD && spouse != null) {
                        kin.add(relate(spouse, seen, row));
                    }
                });
            }
        }
        String organisation = by.organisation().value();
        UUID account = by.account().value();
        database.execute(FAMILIES, organisation, account, ids.toArray(UUID[]::new));
        database.execute(
                MEMBERS,
                organisation,
                account,
                ids(rows, Row::id),
                ids(rows, Row::family),
                ids(rows, row -> row.member().person().value()),
                rows.stream().map(row -> row.member().relationship().word()).toArray(String[]::new));
        database.execute(
                KIN,
                organisation,
                account,
                ids(kin, Related::id),
                ids(kin, each -> each.said().one().value()),
                ids(kin, each -> each.said().other().value()),
                kin.stream().map(each -> each.said().link().word()).toArray(String[]::new),
                ids(kin, Related::member));
        Listing.inFamilies(
                database, rows.stream().map(row -> row.member().person()).toList());
    }

    private static Related relate(PersonId to, KinLink.Seen seen, Row row) {
        return new Related(
                Ids.withoutTime(), KinStore.Said.seen(to, seen, row.member().person()), row.id());
    }

    private static <T> UUID[] ids(List<T> all, Function<T, UUID> of) {
        return all.stream().map(of).toArray(UUID[]::new);
    }
}
