package org.kerwen.people;

import static org.kerwen.people.db.Tables.DISCLOSURE;
import static org.kerwen.people.db.Tables.LINK;
import static org.kerwen.people.db.Tables.TIE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Worded;
import org.kerwen.people.db.tables.records.DisclosureRecord;
import org.kerwen.people.db.tables.records.LinkRecord;
import org.kerwen.people.db.tables.records.TieRecord;

/**
 * The tables of links. Of a tie each organisation sees its own side and what is shared; row security and the triggers of the tables
 * hold whatever is asked here.
 */
final class LinkStore {
    private LinkStore() {}

    /** Why a tie ended, as the table has it. */
    enum Why implements Worded {
        WITHDRAWN,
        ERASED,
        TIME_OVER,
        NOT_TAKEN;

        static Why of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** Invites an organisation; answers the tie. */
    static UUID invite(
            DSLContext database, Actor.Person by, OrganisationId partner, byte[] hash, Instant now, Instant expires) {
        UUID tie = Ids.withoutTime();
        database.insertInto(TIE)
                .set(TIE.ID, tie)
                .set(TIE.INVITING, by.organisation().value())
                .set(TIE.INVITED, partner.value())
                .set(TIE.HASH, hash)
                .set(TIE.MADE_AT, at(now))
                .set(TIE.EXPIRES_AT, at(expires))
                .execute();
        return tie;
    }

    /** Takes an invitation, in one question whatever is wrong with it; answers the tie. */
    static Optional<UUID> take(DSLContext database, byte[] hash, OrganisationId partner, Instant now) {
        return database.resultQuery(
                        "SELECT taken FROM people.take_invitation({0}, {1}, {2})",
                        DSL.val(hash), DSL.val(partner.value()), DSL.val(at(now)))
                .fetchOptional(row -> row.get(0, UUID.class));
    }

    /** Writes down the own side; answers the link. */
    static UUID insert(
            DSLContext database,
            Actor.Person by,
            UUID tie,
            PersonId record,
            OrganisationId partner,
            Agreement agreement) {
        UUID link = Ids.withoutTime();
        database.insertInto(LINK)
                .set(LINK.ID, link)
                .set(LINK.TIE, tie)
                .set(LINK.ORGANISATION, by.organisation().value())
                .set(LINK.PERSON, record.value())
                .set(LINK.PARTNER, partner.value())
                .set(LINK.SHARES, Agreement.words(agreement.shares()))
                .set(LINK.WAY, agreement.way().word())
                .set(LINK.LANGUAGE, agreement.language())
                .set(LINK.AGREED_ON, agreement.on())
                .set(LINK.UNTIL, agreement.until())
                .set(LINK.MADE_BY, by.account().value())
                .execute();
        return link;
    }

    /** Locks the tie until the end of the transaction; answers whether it has not ended. */
    static boolean hold(DSLContext database, UUID tie) {
        return database.select(TIE.ID)
                .from(TIE)
                .where(TIE.ID.eq(tie))
                .and(TIE.ENDED_AT.isNull())
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    /** Copies for the other side what the consent names, in the place of an earlier copy; the tie is held. Answers the copy. */
    static UUID give(
            DSLContext database,
            Actor.Person by,
            UUID tie,
            PersonId record,
            OrganisationId partner,
            Agreement agreement,
            Instant now) {
        database.update(DISCLOSURE)
                .setNull(DISCLOSURE.CONTENT)
                .set(DISCLOSURE.REMOVED_AT, at(now))
                .where(DISCLOSURE.TIE.eq(tie))
                .and(DISCLOSURE.GIVER.eq(by.organisation().value()))
                .and(DISCLOSURE.CONTENT.isNotNull())
                .execute();
        UUID copy = Ids.withoutTime();
        SharedContent content = SharedContent.of(database, record, agreement.shares());
        database.insertInto(DISCLOSURE)
                .set(DISCLOSURE.ID, copy)
                .set(DISCLOSURE.TIE, tie)
                .set(DISCLOSURE.GIVER, by.organisation().value())
                .set(DISCLOSURE.TAKER, partner.value())
                .set(DISCLOSURE.SHARED, Agreement.words(agreement.shares()))
                .set(DISCLOSURE.GIVEN_AT, at(now))
                .set(DISCLOSURE.UNTIL, agreement.until())
                .set(DISCLOSURE.CONTENT, JSONB.valueOf(content.written()))
                .execute();
        return copy;
    }

    /** Ends a tie, with all that was told under it; answers whether it had not ended before. */
    static boolean end(DSLContext database, UUID tie, @Nullable String by, Why why, Instant now) {
        return end(database, TIE.ID.eq(tie), by, why, now) == 1;
    }

    static int end(DSLContext database, Condition which, @Nullable String by, Why why, Instant now) {
        return database.update(TIE)
                .set(TIE.ENDED_AT, at(now))
                .set(TIE.ENDED_BY, by)
                .set(TIE.ENDED_WHY, why.word())
                .where(which)
                .and(TIE.ENDED_AT.isNull())
                .execute();
    }

    /** The ties of these records that have not ended, in the order in which everybody locks them, each with whose side it is. */
    static Map<UUID, String> going(DSLContext database, Collection<UUID> records) {
        return database.select(TIE.ID, LINK.ORGANISATION)
                .from(LINK)
                .join(TIE)
                .on(TIE.ID.eq(LINK.TIE))
                .where(LINK.PERSON.eq(DSL.any(records.toArray(UUID[]::new))))
                .and(TIE.ENDED_AT.isNull())
                .orderBy(TIE.ID)
                .fetchMap(TIE.ID, LINK.ORGANISATION);
    }

    /** Those of them that nobody has taken yet. */
    static List<UUID> invited(DSLContext database, Collection<UUID> records) {
        return database.select(TIE.ID)
                .from(LINK)
                .join(TIE)
                .on(TIE.ID.eq(LINK.TIE))
                .where(LINK.PERSON.eq(DSL.any(records.toArray(UUID[]::new))))
                .and(TIE.ENDED_AT.isNull())
                .and(TIE.TAKEN_AT.isNull())
                .orderBy(TIE.ID)
                .fetch(TIE.ID);
    }

    /** All links of these records, the newest first. */
    static List<Link> find(DSLContext database, Collection<UUID> records, Instant now, LocalDate today) {
        Map<LinkRecord, TieRecord> rows = database.select(LINK.fields())
                .select(TIE.fields())
                .from(LINK)
                .join(TIE)
                .on(TIE.ID.eq(LINK.TIE))
                .where(LINK.PERSON.eq(DSL.any(records.toArray(UUID[]::new))))
                .orderBy(LINK.MADE_AT.desc(), LINK.ID)
                .fetchMap(row -> row.into(LINK), row -> row.into(TIE));
        Map<UUID, List<DisclosureRecord>> disclosures = rows.isEmpty()
                ? Map.of()
                : database.selectFrom(DISCLOSURE)
                        .where(DISCLOSURE.TIE.in(
                                rows.values().stream().map(TieRecord::getId).toList()))
                        .orderBy(DISCLOSURE.GIVEN_AT.desc(), DISCLOSURE.ID)
                        .fetchGroups(DISCLOSURE.TIE, DisclosureRecord.class);
        List<Link> links = new ArrayList<>();
        rows.forEach((link, tie) ->
                links.add(link(link, tie, disclosures.getOrDefault(tie.getId(), List.of()), now, today)));
        return links;
    }

    private static Link link(
            LinkRecord link, TieRecord tie, List<DisclosureRecord> disclosures, Instant now, LocalDate today) {
        return new Link(
                link.getId(),
                tie.getId(),
                new PersonId(link.getPerson()),
                new OrganisationId(link.getPartner()),
                new Agreement(
                        Agreement.shares(link.getShares()),
                        Choice.of(ConsentWay.class, link.getWay()),
                        link.getLanguage(),
                        link.getAgreedOn(),
                        link.getUntil()),
                link.getMadeAt().toInstant(),
                tie.getExpiresAt().toInstant(),
                tie.getTakenAt() == null ? null : tie.getTakenAt().toInstant(),
                ended(link, tie, now, today),
                told(disclosures, link.getOrganisation(), true),
                told(disclosures, link.getOrganisation(), false));
    }

    /** How it ended, also where nobody has written that down yet. */
    private static Link.@Nullable Ended ended(LinkRecord link, TieRecord tie, Instant now, LocalDate today) {
        if (tie.getEndedAt() == null) {
            if (link.getUntil().isBefore(today)) {
                return new Link.Ended(
                        Link.How.TIME_OVER,
                        link.getUntil().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            Instant expires = tie.getExpiresAt().toInstant();
            return tie.getTakenAt() == null && !expires.isAfter(now)
                    ? new Link.Ended(Link.How.NOT_TAKEN, expires)
                    : null;
        }
        return new Link.Ended(
                how(Why.of(tie.getEndedWhy()), tie.getEndedBy(), link.getOrganisation()),
                tie.getEndedAt().toInstant());
    }

    private static Link.How how(Why why, @Nullable String by, String own) {
        return switch (why) {
            case WITHDRAWN -> {
                if (by == null) {
                    yield Link.How.WITHDRAWN;
                }
                yield by.equals(own) ? Link.How.WITHDRAWN_HERE : Link.How.WITHDRAWN_THERE;
            }
            case ERASED -> Link.How.ERASED_THERE;
            case TIME_OVER -> Link.How.TIME_OVER;
            case NOT_TAKEN -> Link.How.NOT_TAKEN;
        };
    }

    private static List<Link.Disclosure> told(List<DisclosureRecord> rows, String own, boolean given) {
        return rows.stream()
                .filter(row -> row.getGiver().equals(own) == given)
                .map(row -> new Link.Disclosure(
                        row.getId(),
                        Agreement.shares(row.getShared()),
                        row.getGivenAt().toInstant(),
                        row.getContent() == null
                                ? null
                                : SharedContent.read(row.getContent().data())))
                .toList();
    }

    /** Forgets the own side of these records; what was told goes with the tie. Answers how many links there were. */
    static int forget(DSLContext database, Collection<UUID> records) {
        return database.deleteFrom(LINK)
                .where(LINK.PERSON.eq(DSL.any(records.toArray(UUID[]::new))))
                .execute();
    }
}
