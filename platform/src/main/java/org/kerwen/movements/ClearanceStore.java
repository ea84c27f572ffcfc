package org.kerwen.movements;

import static org.kerwen.movements.db.Tables.ASKED;
import static org.kerwen.movements.db.Tables.CLEARANCE;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.movements.db.tables.records.ClearanceRecord;

/** The tables of what agencies are asked. The agency reads the copy that was made for it, and nothing else of it. */
final class ClearanceStore {
    private ClearanceStore() {}

    /** The last that was shown: behind it the list goes on. */
    record After(LocalDate due, UUID id) {}

    static void ask(
            DSLContext database,
            Actor.Person by,
            UUID id,
            Clearance.Question question,
            LocalDate today,
            List<String> content) {
        database.insertInto(CLEARANCE)
                .set(CLEARANCE.ID, id)
                .set(CLEARANCE.ORGANISATION, by.organisation().value())
                .set(CLEARANCE.AGENCY, question.agency().value())
                .set(CLEARANCE.KIND, question.kind().word())
                .set(CLEARANCE.ASKED_ON, today)
                .set(CLEARANCE.DUE, question.due())
                .set(CLEARANCE.CONTENT, content.toArray(String[]::new))
                .execute();
        database.insertInto(ASKED)
                .set(ASKED.CLEARANCE, id)
                .set(ASKED.ORGANISATION, by.organisation().value())
                .set(ASKED.PERSON, question.person().value())
                .set(ASKED.OWNER, question.owner())
                .set(ASKED.ASKED_BY, by.account().value())
                .execute();
    }

    /** What was addressed to the organisation, the most urgent first; what waits for an answer, or all of it. */
    static List<Clearance> addressed(
            DSLContext database, Actor.Person by, boolean open, @Nullable After after, int most) {
        Condition which = CLEARANCE.AGENCY.eq(by.organisation().value()).and(CLEARANCE.REMOVED_AT.isNull());
        if (open) {
            which = which.and(CLEARANCE.ANSWER.isNull().or(CLEARANCE.ANSWER.eq(ClearanceAnswer.MORE_NEEDED.word())));
        }
        if (after != null) {
            which = which.and(DSL.row(CLEARANCE.DUE, CLEARANCE.ID).gt(after.due(), after.id()));
        }
        return database.selectFrom(CLEARANCE)
                .where(which)
                .orderBy(CLEARANCE.DUE, CLEARANCE.ID)
                .limit(most)
                .fetch(ClearanceStore::read);
    }

    static Optional<Clearance> addressed(DSLContext database, Actor.Person by, UUID id) {
        return database.selectFrom(CLEARANCE)
                .where(CLEARANCE.ID.eq(id))
                .and(CLEARANCE.AGENCY.eq(by.organisation().value()))
                .and(CLEARANCE.REMOVED_AT.isNull())
                .fetchOptional(ClearanceStore::read);
    }

    static Map<UUID, Clearance> owned(DSLContext database, Collection<UUID> owners) {
        Map<UUID, Clearance> owned = new LinkedHashMap<>();
        database.select(CLEARANCE.fields())
                .select(ASKED.OWNER)
                .from(CLEARANCE)
                .join(ASKED)
                .on(ASKED.CLEARANCE.eq(CLEARANCE.ID))
                .where(ASKED.OWNER.in(owners))
                .and(CLEARANCE.REMOVED_AT.isNull())
                .orderBy(CLEARANCE.ASKED_ON, CLEARANCE.ID)
                .forEach(row -> owned.put(row.get(ASKED.OWNER), read(row.into(CLEARANCE))));
        return owned;
    }

    private static Clearance read(ClearanceRecord row) {
        return new Clearance(
                row.getId(),
                new OrganisationId(row.getOrganisation()),
                new OrganisationId(row.getAgency()),
                Choice.of(Permitted.class, row.getKind()),
                row.getAskedOn(),
                row.getDue(),
                row.getContent() == null ? List.of() : List.of(row.getContent()),
                row.getAnswer() == null
                        ? null
                        : new Clearance.Answer(
                                Choice.of(ClearanceAnswer.class, row.getAnswer()),
                                row.getValidFrom(),
                                row.getValidUntil(),
                                row.getAnswerWords(),
                                row.getReference(),
                                row.getAnsweredAt().toInstant()));
    }

    static boolean answer(DSLContext database, Actor.Person by, UUID id, Clearance.Answer answer) {
        return database.update(CLEARANCE)
                        .set(CLEARANCE.ANSWER, answer.answer().word())
                        .set(CLEARANCE.VALID_FROM, answer.validFrom())
                        .set(CLEARANCE.VALID_UNTIL, answer.validUntil())
                        .set(CLEARANCE.ANSWER_WORDS, answer.words())
                        .set(CLEARANCE.REFERENCE, answer.reference())
                        .set(CLEARANCE.ANSWERED_AT, answer.at().atOffset(ZoneOffset.UTC))
                        .where(CLEARANCE.ID.eq(id))
                        .and(CLEARANCE.AGENCY.eq(by.organisation().value()))
                        .and(CLEARANCE.REMOVED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Nothing is asked any more: the copy goes, and the agency sees it no longer. */
    static int takeBack(DSLContext database, Condition which) {
        return database.update(CLEARANCE)
                .setNull(CLEARANCE.CONTENT)
                .set(CLEARANCE.REMOVED_AT, DSL.currentOffsetDateTime())
                .where(CLEARANCE.REMOVED_AT.isNull())
                .and(which)
                .execute();
    }
}
