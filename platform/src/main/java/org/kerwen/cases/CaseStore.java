package org.kerwen.cases;

import static org.kerwen.cases.db.Tables.ANSWERS;
import static org.kerwen.cases.db.Tables.ATTACHMENT;
import static org.kerwen.cases.db.Tables.CASE_FILE;
import static org.kerwen.cases.db.Tables.COMMITMENT;
import static org.kerwen.cases.db.Tables.CONSENT;
import static org.kerwen.cases.db.Tables.DRAFT;
import static org.kerwen.cases.db.Tables.LOOK;
import static org.kerwen.cases.db.Tables.MEMBER;
import static org.kerwen.cases.db.Tables.STEP;
import static org.kerwen.cases.db.Tables.WORKER;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.cases.db.tables.records.AnswersRecord;
import org.kerwen.cases.db.tables.records.AttachmentRecord;
import org.kerwen.cases.db.tables.records.CaseFileRecord;
import org.kerwen.cases.db.tables.records.CommitmentRecord;
import org.kerwen.cases.db.tables.records.ConsentRecord;
import org.kerwen.cases.db.tables.records.MemberRecord;
import org.kerwen.cases.db.tables.records.StepRecord;
import org.kerwen.cases.db.tables.records.WorkerRecord;
import org.kerwen.casework.CommitmentKind;
import org.kerwen.db.Together;
import org.kerwen.files.KeptFiles;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.ProgrammeId;

/** Cases that are not sealed, in their tables. Row security lets each transaction see its own organisation's only. */
final class CaseStore {
    private static final Together<UUID> PARTS = new Together<>(CaseStore::parts);
    private static final Together<UUID> WHOLE = new Together<>(id -> Stream.concat(
                    Stream.of(DSL.selectFrom(CASE_FILE).where(CASE_FILE.ID.eq(id))), parts(id).stream())
            .toList());

    /** What stays of the history of a case that was emptied: how far it came. */
    private static final Set<StepKind> STAYS = Set.of(StepKind.OPENED, StepKind.MOVED, StepKind.KEPT, StepKind.EMPTIED);

    private CaseStore() {}

    private static List<ResultQuery<?>> parts(UUID id) {
        return List.of(
                DSL.selectFrom(WORKER).where(WORKER.CASE_FILE.eq(id)).orderBy(WORKER.PLACE),
                DSL.selectFrom(MEMBER).where(MEMBER.CASE_FILE.eq(id)).orderBy(MEMBER.SINCE, MEMBER.PERSON),
                DSL.selectFrom(COMMITMENT).where(COMMITMENT.CASE_FILE.eq(id)).orderBy(COMMITMENT.ID),
                DSL.selectFrom(ANSWERS).where(ANSWERS.CASE_FILE.eq(id)).orderBy(ANSWERS.SAID_AT, ANSWERS.NUMBER),
                DSL.selectFrom(CONSENT).where(CONSENT.CASE_FILE.eq(id)).orderBy(CONSENT.GIVEN_ON, CONSENT.ID),
                DSL.selectFrom(ATTACHMENT)
                        .where(ATTACHMENT.CASE_FILE.eq(id))
                        .orderBy(ATTACHMENT.BROUGHT_AT, ATTACHMENT.FILE),
                DSL.selectFrom(STEP).where(STEP.CASE_FILE.eq(id)).orderBy(STEP.NUMBER));
    }

    /** The programmes of the cases that asked for these journeys; sealed ones are not here. */
    static Map<UUID, ProgrammeId> byWish(DSLContext database, Set<UUID> wishes) {
        Map<UUID, ProgrammeId> programmes = new LinkedHashMap<>();
        database.select(CASE_FILE.WISH, CASE_FILE.PROGRAMME)
                .from(CASE_FILE)
                .where(CASE_FILE.WISH.eq(DSL.any(wishes.toArray(UUID[]::new))))
                .forEach(row -> programmes.put(row.value1(), new ProgrammeId(row.value2())));
        return programmes;
    }

    /** The case that is called so. */
    static Optional<CaseFile> called(DSLContext database, OrganisationId organisation, String reference) {
        return database.selectFrom(CASE_FILE)
                .where(CASE_FILE.ORGANISATION.eq(organisation.value()))
                .and(CASE_FILE.REFERENCE.eq(reference))
                .fetchOptional()
                .map(row -> whole(database, row));
    }

    static Optional<CaseFile> find(DSLContext database, CaseId id) {
        List<Result<Record>> answers = WHOLE.ask(database, id.value());
        return Together.records(answers.getFirst(), CaseFileRecord.class).stream()
                .findFirst()
                .map(row -> whole(row, answers.subList(1, answers.size())));
    }

    /** The same, and nobody else changes it until the end of the transaction. */
    static Optional<CaseFile> locked(DSLContext database, CaseId id) {
        return database.selectFrom(CASE_FILE)
                .where(CASE_FILE.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional()
                .map(row -> whole(database, row));
    }

    private static CaseFile whole(DSLContext database, CaseFileRecord row) {
        return whole(row, PARTS.ask(database, row.getId()));
    }

    private static CaseFile whole(CaseFileRecord row, List<Result<Record>> parts) {
        return new CaseFile(
                new CaseId(row.getId()),
                new OrganisationId(row.getOrganisation()),
                false,
                row.getReference(),
                row.getRevision(),
                new ProgrammeId(row.getProgramme()),
                row.getVersion(),
                row.getStage(),
                row.getStood(),
                row.getOpenedOn(),
                new CaseFile.Days(row.getTravel(), row.getDeparture(), row.getArrival()),
                row.getWish() == null
                        ? null
                        : new CaseFile.Wish(
                                row.getWish(),
                                row.getWishFrom(),
                                row.getWishTo(),
                                row.getWishEarliest(),
                                row.getWishLatest()),
                row.getClosedOn(),
                row.getClosingReason(),
                row.getKeptUntil(),
                row.getProposedMove() == null
                        ? null
                        : new CaseFile.Proposal(
                                row.getProposedMove(), row.getProposedReason(), new AccountId(row.getProposedBy())),
                all(parts.get(0), WorkerRecord.class, each -> new AccountId(each.getAccount())),
                all(
                        parts.get(1),
                        MemberRecord.class,
                        each -> new CaseFile.Member(new PersonId(each.getPerson()), each.getSince(), each.getUntil())),
                all(
                        parts.get(2),
                        CommitmentRecord.class,
                        each -> new CaseFile.Commitment(
                                each.getId(),
                                Choice.of(CommitmentKind.class, each.getKind()),
                                each.getWhat(),
                                person(each.getMember()),
                                each.getDue(),
                                each.getOutcome() == null ? null : Choice.of(HowEnded.class, each.getOutcome()),
                                each.getValidFrom(),
                                each.getValidUntil())),
                all(
                        parts.get(3),
                        AnswersRecord.class,
                        each -> new CaseFile.Answers(
                                each.getForm(),
                                person(each.getMember()),
                                each.getNumber(),
                                CaseJson.given(each.getGiven().data()),
                                new AccountId(each.getSaidBy()),
                                each.getSaidAt().toInstant())),
                all(
                        parts.get(4),
                        ConsentRecord.class,
                        each -> new Consent(
                                each.getId(),
                                new PersonId(each.getMember()),
                                Choice.of(Consent.Purpose.class, each.getPurpose()),
                                each.getRecipient() == null ? null : new OrganisationId(each.getRecipient()),
                                Choice.of(Consent.Way.class, each.getWay()),
                                each.getTextVersion(),
                                each.getLanguage(),
                                each.getInterpreter(),
                                Choice.of(Consent.Capacity.class, each.getCapacity()),
                                each.getOnBehalfBy(),
                                each.getGivenOn(),
                                each.getWithdrawnOn(),
                                each.getWithdrawnWhy())),
                all(
                        parts.get(5),
                        AttachmentRecord.class,
                        each -> new CaseFile.Attachment(
                                each.getFile(),
                                person(each.getMember()),
                                new AccountId(each.getBroughtBy()),
                                each.getBroughtAt().toInstant(),
                                null)),
                all(
                        parts.get(6),
                        StepRecord.class,
                        each -> new CaseFile.Step(
                                each.getNumber(),
                                Choice.of(StepKind.class, each.getKind()),
                                each.getWhat(),
                                person(each.getMember()),
                                each.getWords(),
                                new AccountId(each.getDoneBy()),
                                each.getDoneAt().toInstant())));
    }

    private static <R extends Record, T> List<T> all(Result<Record> rows, Class<R> type, Function<R, T> read) {
        return Together.records(rows, type).stream().map(read).toList();
    }

    private static @Nullable PersonId person(@Nullable UUID id) {
        return id == null ? null : new PersonId(id);
    }

    private static @Nullable UUID value(@Nullable PersonId person) {
        return person == null ? null : person.value();
    }

    static void insert(DSLContext database, CaseFile file) {
        CaseFileRecord row = database.newRecord(CASE_FILE);
        row.setId(file.id().value());
        row.setOrganisation(file.organisation().value());
        row.setReference(file.reference());
        row.setProgramme(file.programme().value());
        row.setVersion(file.version());
        row.setOpenedOn(file.openedOn());
        fill(row, file);
        database.executeInsert(row);
        writeParts(database, null, file);
    }

    /** Writes what has changed of a file that is locked. */
    static void update(DSLContext database, CaseFile before, CaseFile after) {
        CaseFileRecord row = database.newRecord(CASE_FILE);
        row.setId(after.id().value());
        row.touched(CASE_FILE.ID, false);
        fill(row, after);
        database.update(CASE_FILE)
                .set(row)
                .where(CASE_FILE.ID.eq(after.id().value()))
                .execute();
        writeParts(database, before, after);
    }

    private static void fill(CaseFileRecord row, CaseFile file) {
        row.setRevision(file.revision());
        row.setStage(file.stage());
        row.setStood(file.stood());
        row.setDue(file.due());
        row.setTravel(file.days().travel());
        row.setDeparture(file.days().departure());
        row.setArrival(file.days().arrival());
        row.setClosedOn(file.closedOn());
        row.setClosingReason(file.closingReason());
        row.setKeptUntil(file.keptUntil());
        CaseFile.Wish wish = file.wish();
        row.setWish(wish == null ? null : wish.id());
        row.setWishFrom(wish == null ? null : wish.from());
        row.setWishTo(wish == null ? null : wish.to());
        row.setWishEarliest(wish == null ? null : wish.earliest());
        row.setWishLatest(wish == null ? null : wish.latest());
        CaseFile.Proposal proposal = file.proposal();
        row.setProposedMove(proposal == null ? null : proposal.move());
        row.setProposedReason(proposal == null ? null : proposal.reason());
        row.setProposedBy(proposal == null ? null : proposal.by().value());
    }

    private static void writeParts(DSLContext database, @Nullable CaseFile before, CaseFile after) {
        List<Query> queries = new ArrayList<>();
        UUID id = after.id().value();
        String organisation = after.organisation().value();
        if (before == null || !before.team().equals(after.team())) {
            queries.add(database.deleteFrom(WORKER).where(WORKER.CASE_FILE.eq(id)));
            for (int place = 0; place < after.team().size(); place++) {
                queries.add(database.insertInto(WORKER)
                        .set(WORKER.CASE_FILE, id)
                        .set(WORKER.ORGANISATION, organisation)
                        .set(WORKER.ACCOUNT, after.team().get(place).value())
                        .set(WORKER.PLACE, place));
            }
        }
        for (CaseFile.Member each : changed(before == null ? List.of() : before.members(), after.members())) {
            queries.add(database.insertInto(MEMBER)
                    .set(MEMBER.CASE_FILE, id)
                    .set(MEMBER.ORGANISATION, organisation)
                    .set(MEMBER.PERSON, each.person().value())
                    .set(MEMBER.SINCE, each.since())
                    .set(MEMBER.UNTIL, each.until())
                    .onConflict(MEMBER.CASE_FILE, MEMBER.PERSON)
                    .doUpdate()
                    .set(MEMBER.SINCE, each.since())
                    .set(MEMBER.UNTIL, each.until()));
        }
        for (CaseFile.Commitment each :
                changed(before == null ? List.of() : before.commitments(), after.commitments())) {
            queries.add(database.insertInto(COMMITMENT)
                    .set(COMMITMENT.ID, each.id())
                    .set(COMMITMENT.ORGANISATION, organisation)
                    .set(COMMITMENT.CASE_FILE, id)
                    .set(COMMITMENT.KIND, each.kind().word())
                    .set(COMMITMENT.WHAT, each.what())
                    .set(COMMITMENT.MEMBER, value(each.person()))
                    .set(COMMITMENT.DUE, each.due())
                    .set(
                            COMMITMENT.OUTCOME,
                            each.outcome() == null ? null : each.outcome().word())
                    .set(COMMITMENT.VALID_FROM, each.validFrom())
                    .set(COMMITMENT.VALID_UNTIL, each.validUntil())
                    .onConflict(COMMITMENT.ID)
                    .doUpdate()
                    .set(COMMITMENT.DUE, each.due())
                    .set(
                            COMMITMENT.OUTCOME,
                            each.outcome() == null ? null : each.outcome().word())
                    .set(COMMITMENT.VALID_FROM, each.validFrom())
                    .set(COMMITMENT.VALID_UNTIL, each.validUntil()));
        }
        for (CaseFile.Answers each : changed(before == null ? List.of() : before.answers(), after.answers())) {
            queries.add(database.insertInto(ANSWERS)
                    .set(ANSWERS.CASE_FILE, id)
                    .set(ANSWERS.ORGANISATION, organisation)
                    .set(ANSWERS.FORM, each.form())
                    .set(ANSWERS.MEMBER, value(each.person()))
                    .set(ANSWERS.NUMBER, each.number())
                    .set(ANSWERS.GIVEN, JSONB.valueOf(CaseJson.written(each.given())))
                    .set(ANSWERS.SAID_BY, each.by().value())
                    .set(ANSWERS.SAID_AT, each.at().atOffset(ZoneOffset.UTC)));
        }
        for (Consent each : changed(before == null ? List.of() : before.consents(), after.consents())) {
            queries.add(consent(database, id, organisation, each));
        }
        List<CaseFile.Attachment> had = before == null ? List.of() : before.attachments();
        for (CaseFile.Attachment each : changed(after.attachments(), had)) {
            queries.add(database.deleteFrom(ATTACHMENT).where(ATTACHMENT.FILE.eq(each.file())));
        }
        for (CaseFile.Attachment each : changed(had, after.attachments())) {
            queries.add(database.insertInto(ATTACHMENT)
                    .set(ATTACHMENT.FILE, each.file())
                    .set(ATTACHMENT.ORGANISATION, organisation)
                    .set(ATTACHMENT.CASE_FILE, id)
                    .set(ATTACHMENT.MEMBER, value(each.person()))
                    .set(ATTACHMENT.BROUGHT_BY, each.by().value())
                    .set(ATTACHMENT.BROUGHT_AT, each.at().atOffset(ZoneOffset.UTC)));
        }
        for (CaseFile.Step each : changed(before == null ? List.of() : before.steps(), after.steps())) {
            queries.add(database.insertInto(STEP)
                    .set(STEP.CASE_FILE, id)
                    .set(STEP.ORGANISATION, organisation)
                    .set(STEP.NUMBER, each.number())
                    .set(STEP.KIND, each.kind().word())
                    .set(STEP.WHAT, each.what())
                    .set(STEP.MEMBER, value(each.person()))
                    .set(STEP.WORDS, each.words())
                    .set(STEP.DONE_BY, each.by().value())
                    .set(STEP.DONE_AT, each.at().atOffset(ZoneOffset.UTC)));
        }
        database.batch(queries).execute();
    }

    /**
     * Removes what a case tells of people: what was answered, agreed, owed, brought and written, where they went. That there was one,
     * of which programme, who was in it, how far it came and what was paid stays. False where there is no such case.
     */
    static boolean empty(DSLContext database, UUID id) {
        int found = database.update(CASE_FILE)
                .setNull(CASE_FILE.KEPT_UNTIL)
                .setNull(CASE_FILE.WISH)
                .setNull(CASE_FILE.WISH_FROM)
                .setNull(CASE_FILE.WISH_TO)
                .setNull(CASE_FILE.WISH_EARLIEST)
                .setNull(CASE_FILE.WISH_LATEST)
                .where(CASE_FILE.ID.eq(id))
                .execute();
        if (found == 0) {
            return false;
        }
        database.deleteFrom(ATTACHMENT)
                .where(ATTACHMENT.CASE_FILE.eq(id))
                .returning(ATTACHMENT.FILE)
                .fetch(ATTACHMENT.FILE)
                .forEach(file -> KeptFiles.removeWithoutKeys(database, file));
        database.batch(
                        database.deleteFrom(ANSWERS).where(ANSWERS.CASE_FILE.eq(id)),
                        database.deleteFrom(DRAFT).where(DRAFT.CASE_FILE.eq(id)),
                        database.deleteFrom(CONSENT).where(CONSENT.CASE_FILE.eq(id)),
                        database.deleteFrom(COMMITMENT).where(COMMITMENT.CASE_FILE.eq(id)),
                        database.deleteFrom(STEP)
                                .where(STEP.CASE_FILE.eq(id))
                                .and(STEP.KIND.notIn(
                                        STAYS.stream().map(StepKind::word).toList())),
                        database.update(STEP).set(STEP.WORDS, "").where(STEP.CASE_FILE.eq(id)),
                        database.update(LOOK)
                                .set(LOOK.REASON, "")
                                .set(LOOK.WORDS, DSL.when(LOOK.WORDS.isNotNull(), ""))
                                .where(LOOK.CASE_FILE.eq(id)))
                .execute();
        return true;
    }

    private static Query consent(DSLContext database, UUID id, String organisation, Consent consent) {
        return database.insertInto(CONSENT)
                .set(CONSENT.ID, consent.id())
                .set(CONSENT.ORGANISATION, organisation)
                .set(CONSENT.CASE_FILE, id)
                .set(CONSENT.MEMBER, consent.person().value())
                .set(CONSENT.PURPOSE, consent.purpose().word())
                .set(
                        CONSENT.RECIPIENT,
                        consent.recipient() == null ? null : consent.recipient().value())
                .set(CONSENT.WAY, consent.way().word())
                .set(CONSENT.TEXT_VERSION, consent.textVersion())
                .set(CONSENT.LANGUAGE, consent.language())
                .set(CONSENT.INTERPRETER, consent.interpreter())
                .set(CONSENT.CAPACITY, consent.capacity().word())
                .set(CONSENT.ON_BEHALF_BY, consent.onBehalfBy())
                .set(CONSENT.GIVEN_ON, consent.givenOn())
                .set(CONSENT.WITHDRAWN_ON, consent.withdrawnOn())
                .set(CONSENT.WITHDRAWN_WHY, consent.withdrawnWhy())
                .onConflict(CONSENT.ID)
                .doUpdate()
                .set(CONSENT.WITHDRAWN_ON, consent.withdrawnOn())
                .set(CONSENT.WITHDRAWN_WHY, consent.withdrawnWhy());
    }

    private static <T> List<T> changed(List<T> before, List<T> after) {
        Set<T> known = new HashSet<>(before);
        return after.stream().filter(each -> !known.contains(each)).toList();
    }

    /**
     * Cases by what is due next.
     *
     * @param worker whose; null for all of the organisation
     * @param today by the calendar of the office
     * @param after the last of the page before; null for the first page
     */
    static List<CaseLine> list(
            DSLContext database,
            OrganisationId organisation,
            @Nullable AccountId worker,
            CaseQuestion question,
            LocalDate today,
            @Nullable CaseLine after,
            int most) {
        Condition which = CASE_FILE.ORGANISATION.eq(organisation.value());
        if (worker != null) {
            which = which.and(DSL.exists(DSL.selectOne()
                    .from(WORKER)
                    .where(WORKER.CASE_FILE.eq(CASE_FILE.ID))
                    .and(WORKER.ACCOUNT.eq(worker.value()))));
        }
        if (question.programme() != null) {
            which = which.and(CASE_FILE.PROGRAMME.eq(question.programme()));
        }
        if (question.reference() != null) {
            which = which.and(CASE_FILE.REFERENCE.eq(question.reference()));
        }
        List<CaseLine> lines = switch (question.state()) {
            case OPEN -> open(database, which.and(CASE_FILE.CLOSED_ON.isNull()), after, most);
            case CLOSED -> page(database, which.and(closed(after)), CASE_FILE.CLOSED_ON.desc(), most);
            case OVER -> page(database, which.and(over(today, after)), CASE_FILE.KEPT_UNTIL.asc(), most);
        };
        Map<UUID, List<PersonId>> people =
                people(database, lines.stream().map(line -> line.id().value()).toList());
        return lines.stream()
                .map(line -> line.with(people.getOrDefault(line.id().value(), List.of())))
                .toList();
    }

    private static Condition closed(@Nullable CaseLine after) {
        Condition closed = CASE_FILE.CLOSED_ON.isNotNull();
        return after == null
                ? closed
                // The first half says nothing new; from it the index knows where to begin.
                : closed.and(CASE_FILE.CLOSED_ON.le(after.closedOn()))
                        .and(CASE_FILE
                                .CLOSED_ON
                                .lt(after.closedOn())
                                .or(CASE_FILE.ID.gt(after.id().value())));
    }

    private static Condition over(LocalDate today, @Nullable CaseLine after) {
        Condition over = CASE_FILE.KEPT_UNTIL.lt(today);
        return after == null
                ? over
                : over.and(DSL.row(CASE_FILE.KEPT_UNTIL, CASE_FILE.ID)
                        .gt(DSL.row(
                                DSL.val(after.keptUntil()), DSL.val(after.id().value()))));
    }

    /** Those that have a day, then those that have none: asked for one after the other, because no index knows both orders at once. */
    private static List<CaseLine> open(DSLContext database, Condition which, @Nullable CaseLine after, int most) {
        SortField<?> byDue = CASE_FILE.DUE.asc();
        if (after == null) {
            return page(database, which, byDue, most);
        }
        Condition undated = which.and(CASE_FILE.DUE.isNull());
        UUID last = after.id().value();
        if (after.due() == null) {
            return page(database, undated.and(CASE_FILE.ID.gt(last)), byDue, most);
        }
        List<CaseLine> lines = new ArrayList<>(page(
                database,
                which.and(DSL.row(CASE_FILE.DUE, CASE_FILE.ID).gt(DSL.row(DSL.val(after.due()), DSL.val(last)))),
                byDue,
                most));
        if (lines.size() < most) {
            lines.addAll(page(database, undated, byDue, most - lines.size()));
        }
        return lines;
    }

    private static List<CaseLine> page(DSLContext database, Condition which, SortField<?> by, int most) {
        return database.select(
                        CASE_FILE.ID,
                        CASE_FILE.REFERENCE,
                        CASE_FILE.PROGRAMME,
                        CASE_FILE.VERSION,
                        CASE_FILE.STAGE,
                        CASE_FILE.DUE,
                        CASE_FILE.CLOSED_ON,
                        CASE_FILE.KEPT_UNTIL)
                .from(CASE_FILE)
                .where(which)
                .orderBy(by, CASE_FILE.ID.asc())
                .limit(most)
                .fetch(row -> new CaseLine(
                        new CaseId(row.value1()),
                        row.value2(),
                        new ProgrammeId(row.value3()),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        false,
                        List.of()));
    }

    private static Map<UUID, List<PersonId>> people(DSLContext database, Collection<UUID> cases) {
        Map<UUID, List<PersonId>> people = new LinkedHashMap<>();
        database.select(MEMBER.CASE_FILE, MEMBER.PERSON)
                .from(MEMBER)
                .where(MEMBER.CASE_FILE.eq(DSL.any(cases.toArray(UUID[]::new))))
                .and(MEMBER.UNTIL.isNull())
                .orderBy(MEMBER.CASE_FILE, MEMBER.SINCE, MEMBER.PERSON)
                .forEach(row -> people.computeIfAbsent(row.value1(), any -> new ArrayList<>())
                        .add(new PersonId(row.value2())));
        return people;
    }

    /** The cases of people, by the ids of their records. */
    static List<CaseFile> of(DSLContext database, Collection<PersonId> records) {
        return database
                .selectDistinct(MEMBER.CASE_FILE)
                .from(MEMBER)
                .where(MEMBER.PERSON.eq(
                        DSL.any(records.stream().map(PersonId::value).toArray(UUID[]::new))))
                .fetch(MEMBER.CASE_FILE)
                .stream()
                .flatMap(id -> find(database, new CaseId(id)).stream())
                .toList();
    }
}
