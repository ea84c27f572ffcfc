package org.kerwen.hotline;

import static org.kerwen.hotline.db.Tables.AGREEMENT;
import static org.kerwen.hotline.db.Tables.CALL;
import static org.kerwen.hotline.db.Tables.SHIFT;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.hotline.db.tables.records.CallRecord;
import org.kerwen.hotline.db.tables.records.ShiftRecord;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.PersonId;

/**
 * The tables of the hotline. Row security lets each transaction see its own organisation's rows only.
 *
 * <p>A row of a call is never written alone: all rows of its shift are removed and written again, in the order of their random ids, so
 * that neither their places nor the transactions that they carry tell which came first.
 */
final class HotlineStore {
    private static final Field<Integer> CALLS = DSL.field(DSL.selectCount()
                    .from(CALL)
                    .where(CALL.SHIFT.eq(SHIFT.ID))
                    .and(CALL.ORGANISATION.eq(SHIFT.ORGANISATION)))
            .as("calls");

    /**
     * Said besides row security, which lets the cleaning see all: only so can an index that begins with the organisation be used for
     * the order too.
     */
    private static final Field<String> ACTING = DSL.field("kernel.acting_organisation()", String.class);

    private HotlineStore() {}

    /** Begins a shift; false where the adviser has one already. */
    static boolean begin(
            DSLContext database, Actor.Person by, UUID id, String line, Instant now, LocalDate notesUntil) {
        return database.insertInto(SHIFT)
                        .set(SHIFT.ID, id)
                        .set(SHIFT.ORGANISATION, by.organisation().value())
                        .set(SHIFT.LINE, line)
                        .set(SHIFT.ADVISER, by.account().value())
                        .set(SHIFT.BEGUN_AT, now.atOffset(ZoneOffset.UTC))
                        .set(SHIFT.NOTES_UNTIL, notesUntil)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    static void end(DSLContext database, UUID shift, String note, Instant now) {
        database.update(SHIFT)
                .set(SHIFT.ENDED_AT, DSL.greatest(SHIFT.BEGUN_AT, DSL.val(now.atOffset(ZoneOffset.UTC))))
                .set(SHIFT.NOTE, note)
                .where(SHIFT.ID.eq(shift))
                .and(SHIFT.ENDED_AT.isNull())
                .execute();
    }

    /** The shift that goes on, if the adviser has one. */
    static Optional<Shift> open(DSLContext database, AccountId adviser) {
        return shifts(database, SHIFT.ADVISER.eq(adviser.value()).and(SHIFT.ENDED_AT.isNull()), 1).stream()
                .findFirst();
    }

    /** Shifts that nobody ended. */
    static List<Shift> forgotten(DSLContext database, Instant begunBefore, int most) {
        return shifts(
                database, SHIFT.ENDED_AT.isNull().and(SHIFT.BEGUN_AT.lt(begunBefore.atOffset(ZoneOffset.UTC))), most);
    }

    /** The last of the organisation, the newest first. */
    static List<Shift> latest(DSLContext database, int most) {
        return shifts(database, SHIFT.ORGANISATION.eq(ACTING), most);
    }

    private static List<Shift> shifts(DSLContext database, Condition which, int most) {
        return database.select(SHIFT, CALLS)
                .from(SHIFT)
                .where(which)
                .orderBy(SHIFT.BEGUN_AT.desc(), SHIFT.ID.desc())
                .limit(most)
                .fetch(row -> shift(row.value1(), row.value2()));
    }

    private static Shift shift(ShiftRecord row, int calls) {
        OffsetDateTime ended = row.getEndedAt();
        return new Shift(
                row.getId(),
                row.getLine(),
                new AccountId(row.getAdviser()),
                row.getBegunAt().toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getNote(),
                calls);
    }

    static List<Call> calls(DSLContext database, UUID shift) {
        return database.selectFrom(CALL)
                .where(CALL.SHIFT.eq(shift))
                .orderBy(CALL.ID)
                .fetch(HotlineStore::call);
    }

    /** In which shift a call came; empty where there is none. */
    static Optional<UUID> shiftOf(DSLContext database, UUID call) {
        return database.select(CALL.SHIFT).from(CALL).where(CALL.ID.eq(call)).fetchOptional(CALL.SHIFT);
    }

    /** Adds a call to a shift; nothing where it is there already, because a form may come twice. */
    static void add(DSLContext database, Actor.Person by, UUID shift, Call call) {
        hold(database, shift);
        List<Call> before = calls(database, shift);
        if (before.stream().noneMatch(each -> each.id().equals(call.id()))) {
            replace(
                    database,
                    by.organisation().value(),
                    shift,
                    Stream.concat(before.stream(), Stream.of(call)).toList());
        }
    }

    /** Writes the calls of a shift again, each changed in this way. */
    static void change(DSLContext database, String organisation, UUID shift, UnaryOperator<Call> change) {
        hold(database, shift);
        replace(
                database,
                organisation,
                shift,
                calls(database, shift).stream().map(change).toList());
    }

    private static void replace(DSLContext database, String organisation, UUID shift, List<Call> calls) {
        database.deleteFrom(CALL).where(CALL.SHIFT.eq(shift)).execute();
        if (!calls.isEmpty()) {
            database.insertInto(CALL)
                    .set(calls.stream()
                            .sorted(Comparator.comparing(call -> call.id().toString()))
                            .map(call -> row(organisation, shift, call))
                            .toList())
                    .execute();
        }
    }

    /** Nobody else writes calls of this shift until the end of the transaction. */
    private static void hold(DSLContext database, UUID shift) {
        database.execute("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", "hotline " + shift);
    }

    private static CallRecord row(String organisation, UUID shift, Call call) {
        CallRecord row = new CallRecord();
        row.setId(call.id());
        row.setOrganisation(organisation);
        row.setShift(shift);
        row.setLine(call.line());
        row.setAnonymous(call.anonymous());
        row.setLength(call.length().word());
        row.setRole(call.caller().role().word());
        row.setSex(word(call.caller().sex()));
        row.setAge(word(call.caller().age()));
        row.setTopics(call.about().topics().stream().map(Choice::word).toArray(String[]::new));
        row.setCountry(call.about().country());
        row.setPurpose(word(call.about().purpose()));
        row.setSignal(call.signal().word());
        row.setAdvised(call.advised().toArray(String[]::new));
        row.setNotes(call.notes());
        Call.FollowUp followUp = call.followUp();
        row.setDue(followUp == null ? null : followUp.due());
        row.setDuePart(followUp == null ? null : followUp.part().word());
        row.setToDo(followUp == null ? "" : followUp.toDo());
        row.setFollowedIn(followUp == null ? null : followUp.doneIn());
        return row;
    }

    private static @Nullable String word(@Nullable Choice choice) {
        return choice == null ? null : choice.word();
    }

    private static Call call(CallRecord row) {
        LocalDate due = row.getDue();
        return new Call(
                row.getId(),
                row.getLine(),
                row.getAnonymous(),
                Choice.of(CallLength.class, row.getLength()),
                new Call.Caller(
                        Choice.of(CallerRole.class, row.getRole()),
                        find(CallerSex.class, row.getSex()),
                        find(CallerAge.class, row.getAge())),
                new Call.About(
                        Stream.of(row.getTopics())
                                .map(word -> Choice.of(Topic.class, word))
                                .toList(),
                        row.getCountry(),
                        find(TravelPurpose.class, row.getPurpose())),
                Choice.of(Signal.class, row.getSignal()),
                List.of(row.getAdvised()),
                row.getNotes(),
                due == null
                        ? null
                        : new Call.FollowUp(
                                due, Choice.of(PartOfDay.class, row.getDuePart()), row.getToDo(), row.getFollowedIn()));
    }

    private static <E extends Enum<E> & Choice> @Nullable E find(Class<E> list, @Nullable String word) {
        return word == null ? null : Choice.of(list, word);
    }

    /** What still has to be done, what is due first. */
    static List<Call> due(DSLContext database, int most) {
        return database.selectFrom(CALL)
                .where(CALL.ORGANISATION.eq(ACTING))
                .and(CALL.DUE.isNotNull())
                .and(CALL.FOLLOWED_IN.isNull())
                .orderBy(CALL.DUE, CALL.ID)
                .limit(most)
                .fetch(HotlineStore::call);
    }

    /** What was done in a shift about calls of any. */
    static List<UUID> followedIn(DSLContext database, UUID shift) {
        return database.select(CALL.ID)
                .from(CALL)
                .where(CALL.FOLLOWED_IN.eq(shift))
                .orderBy(CALL.ID)
                .fetch(CALL.ID);
    }

    /**
     * Where a page of the list goes on.
     *
     * @param shift of the last call of the page before
     * @param call that call
     */
    record Place(UUID shift, UUID call) {}

    /** A call of the list, and its shift. */
    record Listed(Call call, UUID shift, Instant begun) {}

    /** Calls of all shifts, the newest shift first; within a shift there is no order that means anything. */
    static List<Listed> list(
            DSLContext database, @Nullable Signal signal, @Nullable Topic topic, @Nullable Place after, int most) {
        Condition which = CALL.ORGANISATION.eq(ACTING);
        if (signal != null) {
            which = which.and(CALL.SIGNAL.eq(signal.word()));
        }
        if (topic != null) {
            // In words, not beside them: each topic has an index of its own, which is chosen by the word.
            which = which.and(CALL.TOPICS.contains(DSL.inline(new String[] {topic.word()}, CALL.TOPICS.getDataType())));
        }
        if (after != null) {
            // The first half says nothing new; from it the index knows where to begin.
            which = which.and(CALL.SHIFT.le(after.shift()))
                    .and(CALL.SHIFT.lt(after.shift()).or(CALL.ID.gt(after.call())));
        }
        return database.select(CALL, SHIFT.BEGUN_AT)
                .from(CALL)
                .join(SHIFT)
                .on(SHIFT.ID.eq(CALL.SHIFT))
                .where(which)
                .orderBy(CALL.SHIFT.desc(), CALL.ID)
                .limit(most)
                .fetch(row -> new Listed(
                        call(row.value1()),
                        row.value1().getShift(),
                        row.value2().toInstant()));
    }

    /** How often each topic came up on each line in each month. */
    static List<Counted> counts(DSLContext database, YearMonth from, YearMonth to, ZoneId zone) {
        // First by all topics of a call at once, of which there are few sets: then only these are taken apart.
        return database.resultQuery(
                        """
                        WITH worked AS MATERIALIZED (
                            SELECT id, date_trunc('month', begun_at AT TIME ZONE ?)::date AS month
                              FROM hotline.shift
                             WHERE organisation = kernel.acting_organisation()
                               AND begun_at BETWEEN ?::date - 1 AND ?::date + 2
                               AND (begun_at AT TIME ZONE ?)::date BETWEEN ? AND ?),
                        alike AS MATERIALIZED (
                            SELECT call.line, call.topics, worked.month, count(*) AS calls
                              FROM hotline.call JOIN worked ON worked.id = call.shift
                             GROUP BY 1, 2, 3)
                        SELECT line, topic, month, sum(calls)::int
                          FROM alike CROSS JOIN LATERAL unnest(topics) AS topic
                         GROUP BY 1, 2, 3
                         ORDER BY 3 DESC, 1, 2
                        """,
                        zone.getId(),
                        from.atDay(1),
                        to.atEndOfMonth(),
                        zone.getId(),
                        from.atDay(1),
                        to.atEndOfMonth())
                .fetch(row -> new Counted(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        YearMonth.from(row.get(2, LocalDate.class)),
                        row.get(3, Integer.class)));
    }

    static void agree(DSLContext database, Actor.Person by, UUID call, Agreement agreement, PersonId person) {
        database.insertInto(AGREEMENT)
                .set(AGREEMENT.ID, agreement.id())
                .set(AGREEMENT.ORGANISATION, by.organisation().value())
                .set(AGREEMENT.CALL, call)
                .set(AGREEMENT.PERSON, person.value())
                .set(AGREEMENT.PURPOSE, agreement.purpose().word())
                .set(AGREEMENT.LANGUAGE, agreement.language())
                .set(AGREEMENT.TEXT_VERSION, agreement.textVersion())
                .set(AGREEMENT.ASKED_BY, by.account().value())
                .execute();
    }

    /** Who was recorded of a call, where it came before; nobody else agrees to the same call until the end of the transaction. */
    static Optional<PersonId> agreed(DSLContext database, UUID call) {
        hold(database, call);
        return database.select(AGREEMENT.PERSON)
                .from(AGREEMENT)
                .where(AGREEMENT.CALL.eq(call))
                .fetchOptional(AGREEMENT.PERSON)
                .map(PersonId::new);
    }

    /** Shifts of which something that was written freely is still there although its time is over. */
    static List<ShiftRecord> expired(DSLContext database, LocalDate today, int most) {
        return database.selectFrom(SHIFT)
                .where(SHIFT.NOTES_UNTIL.lt(today))
                .and(SHIFT.NOTE
                        .ne("")
                        .or(DSL.exists(DSL.selectOne()
                                .from(CALL)
                                .where(CALL.SHIFT.eq(SHIFT.ID))
                                .and(CALL.NOTES.ne("").or(CALL.TO_DO.ne(""))))))
                .limit(most)
                .fetch();
    }

    static void forget(DSLContext database, ShiftRecord shift) {
        database.update(SHIFT)
                .set(SHIFT.NOTE, "")
                .where(SHIFT.ID.eq(shift.getId()))
                .execute();
        change(database, shift.getOrganisation(), shift.getId(), Call::withoutNotes);
    }
}
