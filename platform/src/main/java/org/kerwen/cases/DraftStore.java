package org.kerwen.cases;

import static org.kerwen.cases.db.Tables.CASE_FILE;
import static org.kerwen.cases.db.Tables.DRAFT;
import static org.kerwen.cases.db.Tables.SEALED_DRAFT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.keys.Unopened;

/**
 * Drafts, each asked for by whoever typed it. Those of sealed cases lie in one ciphertext for each account: beside a case they would tell
 * who works on it.
 */
final class DraftStore {
    private static final int MOST = 100;

    /** So long a draft waits for whoever typed it. */
    private static final Duration WAITS = Duration.ofDays(30);

    private final OrganisationKeys keys;
    private final Clock clock;

    DraftStore(OrganisationKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** All of one account that lie in a ciphertext. */
    record Drawer(List<Draft> drafts) {
        Drawer {
            drafts = List.copyOf(drafts);
        }
    }

    Optional<Draft> find(DSLContext database, Actor.Person by, CaseFile file, String form, @Nullable PersonId person) {
        return file.sealed()
                ? sealed(database, by).stream()
                        .filter(each -> each.isOf(file.id(), form, person))
                        .findFirst()
                : open(database, isOwn(by).and(isOf(file, form, person))).stream()
                        .findFirst();
    }

    /** All of an account, the last first. */
    List<Draft> all(DSLContext database, Actor.Person by) {
        List<Draft> all = new ArrayList<>(open(database, isOwn(by)));
        all.addAll(sealed(database, by));
        all.sort(Comparator.comparing(Draft::keptAt).reversed());
        return all;
    }

    private static List<Draft> open(DSLContext database, Condition which) {
        return database.select(DRAFT, CASE_FILE.REFERENCE, CASE_FILE.PROGRAMME, CASE_FILE.VERSION)
                .from(DRAFT)
                .join(CASE_FILE)
                .on(CASE_FILE.ID.eq(DRAFT.CASE_FILE))
                .where(which)
                .orderBy(DRAFT.KEPT_AT.desc())
                .limit(MOST)
                .fetch(row -> new Draft(
                        new CaseId(row.value1().getCaseFile()),
                        row.value2(),
                        new ProgrammeId(row.value3()),
                        row.value4(),
                        row.value1().getForm(),
                        row.value1().getMember() == null
                                ? null
                                : new PersonId(row.value1().getMember()),
                        row.value1().getBase(),
                        CaseJson.given(row.value1().getGiven().data()),
                        row.value1().getKeptAt().toInstant()));
    }

    /** The last first, without old ones: beside younger ones they stay in the ciphertext until it is written the next time. */
    private List<Draft> sealed(DSLContext database, Actor.Person by) {
        byte[] ciphertext = database.select(SEALED_DRAFT.SEALED)
                .from(SEALED_DRAFT)
                .where(SEALED_DRAFT.ACCOUNT.eq(by.account().value()))
                .fetchOne(SEALED_DRAFT.SEALED);
        if (ciphertext == null) {
            return List.of();
        }
        try {
            return keys.open(by.organisation(), ciphertext, context(by))
                    .map(padded -> CaseJson.read(padded, Drawer.class).drafts().stream()
                            .filter(each -> !each.keptAt().isBefore(oldest()))
                            .toList())
                    .orElse(List.of());
        } catch (Unopened e) {
            // The key was turned by another process a moment ago: as while it is locked.
            return List.of();
        }
    }

    /** Keeps it in the place of the one before; false where the case is sealed and the key locked. */
    boolean put(DSLContext database, Actor.Person by, CaseFile file, Draft draft) {
        if (file.sealed()) {
            if (!keys.isUnlocked(by.organisation())) {
                return false;
            }
            List<Draft> all = new ArrayList<>(own(database, by));
            all.removeIf(each -> each.isOf(draft.of(), draft.form(), draft.person()));
            all.addFirst(draft);
            return seal(database, by, all.subList(0, Math.min(MOST, all.size())));
        }
        JSONB given = JSONB.valueOf(CaseJson.written(draft.given()));
        return database.insertInto(DRAFT)
                        .set(DRAFT.ACCOUNT, by.account().value())
                        .set(DRAFT.ORGANISATION, file.organisation().value())
                        .set(DRAFT.CASE_FILE, file.id().value())
                        .set(DRAFT.FORM, draft.form())
                        .set(
                                DRAFT.MEMBER,
                                draft.person() == null ? null : draft.person().value())
                        .set(DRAFT.BASE, draft.base())
                        .set(DRAFT.GIVEN, given)
                        .set(DRAFT.KEPT_AT, utc(draft.keptAt()))
                        .onConflict(DRAFT.ACCOUNT, DRAFT.CASE_FILE, DRAFT.FORM, DRAFT.MEMBER)
                        .doUpdate()
                        .set(DRAFT.BASE, draft.base())
                        .set(DRAFT.GIVEN, given)
                        .set(DRAFT.KEPT_AT, utc(draft.keptAt()))
                        .execute()
                == 1;
    }

    /** What lies in the ciphertext of an account; whoever puts something else there at the same time waits. */
    private List<Draft> own(DSLContext database, Actor.Person by) {
        database.execute("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", context(by));
        return sealed(database, by);
    }

    /** @param all the last first */
    private boolean seal(DSLContext database, Actor.Person by, List<Draft> all) {
        OffsetDateTime keptAt = utc(all.getFirst().keptAt());
        byte[] ciphertext = keys.seal(by.organisation(), CaseJson.padded(new Drawer(all)), context(by))
                .orElse(null);
        return ciphertext != null
                && database.insertInto(SEALED_DRAFT)
                                .set(SEALED_DRAFT.ACCOUNT, by.account().value())
                                .set(
                                        SEALED_DRAFT.ORGANISATION,
                                        by.organisation().value())
                                .set(SEALED_DRAFT.KEPT_AT, keptAt)
                                .set(SEALED_DRAFT.SEALED, ciphertext)
                                .onConflict(SEALED_DRAFT.ACCOUNT)
                                .doUpdate()
                                .set(SEALED_DRAFT.KEPT_AT, keptAt)
                                .set(SEALED_DRAFT.SEALED, ciphertext)
                                .execute()
                        == 1;
    }

    void remove(DSLContext database, Actor.Person by, CaseFile file, String form, @Nullable PersonId person) {
        if (!file.sealed()) {
            database.deleteFrom(DRAFT)
                    .where(isOwn(by))
                    .and(isOf(file, form, person))
                    .execute();
            return;
        }
        List<Draft> all = new ArrayList<>(own(database, by));
        if (!all.removeIf(each -> each.isOf(file.id(), form, person))) {
            return;
        }
        if (all.isEmpty()) {
            database.deleteFrom(SEALED_DRAFT)
                    .where(SEALED_DRAFT.ACCOUNT.eq(by.account().value()))
                    .execute();
        } else {
            seal(database, by, all);
        }
    }

    /** What anybody typed for somebody of these, by form, and did not save. */
    static List<Map.Entry<String, String>> of(DSLContext database, CaseId file, Collection<PersonId> people) {
        return database.select(DRAFT.FORM, DRAFT.GIVEN)
                .from(DRAFT)
                .where(DRAFT.CASE_FILE.eq(file.value()))
                .and(DRAFT.MEMBER.in(people.stream().map(PersonId::value).toList()))
                .orderBy(DRAFT.KEPT_AT, DRAFT.FORM)
                .fetch(row -> Map.entry(row.value1(), row.value2().data()));
    }

    /** Removes those to which nothing was added since, of whichever organisation; answers how many rows went. */
    int forget(DSLContext database) {
        OffsetDateTime before = utc(oldest());
        return database.deleteFrom(DRAFT).where(DRAFT.KEPT_AT.lt(before)).execute()
                + database.deleteFrom(SEALED_DRAFT)
                        .where(SEALED_DRAFT.KEPT_AT.lt(before))
                        .execute();
    }

    private Instant oldest() {
        return clock.instant().minus(WAITS);
    }

    private static Condition isOwn(Actor.Person by) {
        return DRAFT.ACCOUNT.eq(by.account().value());
    }

    private static Condition isOf(CaseFile file, String form, @Nullable PersonId person) {
        return DRAFT.CASE_FILE
                .eq(file.id().value())
                .and(DRAFT.FORM.eq(form))
                .and(person == null ? DRAFT.MEMBER.isNull() : DRAFT.MEMBER.eq(person.value()));
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static String context(Actor.Person by) {
        return "cases.sealed_draft/" + by.account().value();
    }
}
