package org.kerwen.cases;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.casework.Casework;
import org.kerwen.casework.ProgrammeForm;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.PersonId;

/** Keeps what is typed into a form of a case until it is saved, so that a line or a machine that fails takes nothing with it. */
final class Drafts {
    private final Transactions transactions;
    private final Cases cases;
    private final Casework casework;
    private final DraftStore store;
    private final Clock clock;

    Drafts(Transactions transactions, Cases cases, Casework casework, DraftStore store, Clock clock) {
        this.transactions = transactions;
        this.cases = cases;
        this.casework = casework;
        this.store = store;
        this.clock = clock;
    }

    /** What whoever acts typed into a form and did not save, in a running transaction of theirs in which they read the case. */
    Optional<Draft> find(DSLContext database, Actor.Person by, CaseFile file, String form, @Nullable PersonId person) {
        return store.find(database, by, file, form, person);
    }

    /**
     * Keeps what was typed, in the place of what was kept before. What reaches the office after its typist saved the same form is older
     * than the saving and is not kept.
     *
     * @param base the number of the saving from which it began
     */
    CaseAnswer keep(
            Actor.Person by,
            CaseId id,
            String form,
            @Nullable PersonId person,
            int base,
            Map<String, List<String>> typed) {
        return transactions.run(by, Act.on("case.work", id.value()), database -> {
            Cases.Opened opened = cases.locked(database, by, id, "case.work").orElse(null);
            return opened == null || !opened.rules().asks(opened.file(), form, person)
                    ? CaseAnswer.Refused.of(CaseAnswer.Why.NOT_THERE)
                    : keep(database, by, opened, form, person, base, typed);
        });
    }

    private CaseAnswer keep(
            DSLContext database,
            Actor.Person by,
            Cases.Opened opened,
            String form,
            @Nullable PersonId person,
            int base,
            Map<String, List<String>> typed) {
        CaseFile file = opened.file();
        if (file.closedOn() != null) {
            return CaseAnswer.Refused.of(CaseAnswer.Why.CLOSED);
        }
        if (CaseJson.isTooLong(typed)) {
            return CaseAnswer.Refused.of(CaseAnswer.Why.TOO_LONG);
        }
        boolean savedSince = file.answers().stream()
                .anyMatch(each -> each.isOf(form, person)
                        && each.number() > base
                        && each.by().equals(by.account()));
        if (savedSince) {
            return CaseAnswer.Refused.of(CaseAnswer.Why.CHANGED_MEANWHILE);
        }
        Draft draft = new Draft(
                file.id(),
                file.reference(),
                file.programme(),
                file.version(),
                form,
                person,
                base,
                typed,
                clock.instant());
        return store.put(database, by, file, draft)
                ? new CaseAnswer.Done(file.id())
                : CaseAnswer.Refused.of(CaseAnswer.Why.LOCKED);
    }

    /**
     * Answers a question with a file that was brought, in the draft of who brought it. Where they have none, one begins from what was saved
     * last.
     */
    CaseAnswer choose(Actor.Person by, CaseId id, String form, @Nullable PersonId person, String path, UUID file) {
        return transactions.run(by, Act.on("case.work", id.value()), database -> {
            Cases.Opened opened = cases.locked(database, by, id, "case.work").orElse(null);
            if (opened == null || !opened.rules().asks(opened.file(), form, person)) {
                return CaseAnswer.Refused.of(CaseAnswer.Why.NOT_THERE);
            }
            Draft draft = store.find(database, by, opened.file(), form, person).orElse(null);
            CaseFile.Answers saved = opened.file().answered(form, person).orElse(null);
            Map<String, List<String>> given =
                    new HashMap<>(draft != null ? draft.given() : saved != null ? saved.given() : Map.of());
            given.put(path, List.of(file.toString()));
            int base = draft != null ? draft.base() : saved != null ? saved.number() : 0;
            return keep(database, by, opened, form, person, base, given);
        });
    }

    /** Saves a form, complete or not; what was kept of it goes. */
    CaseAnswer save(
            Actor.Person by,
            CaseId id,
            String form,
            @Nullable PersonId person,
            int base,
            Map<String, List<String>> given) {
        return cases.change(by, id, "case.work", (database, changes, opened) -> {
            CaseChanges.Change change = changes.answer(opened.file(), form, person, base, given);
            if (change instanceof CaseChanges.Change.To) {
                store.remove(database, by, opened.file(), form, person);
            }
            return change;
        });
    }

    CaseAnswer throwAway(Actor.Person by, CaseId id, String form, @Nullable PersonId person) {
        return transactions.run(by, Act.on("case.work", id.value()), database -> {
            CaseFile file = cases.locked(database, by, id, "case.work")
                    .map(Cases.Opened::file)
                    .orElse(null);
            if (file == null) {
                return CaseAnswer.Refused.of(CaseAnswer.Why.NOT_THERE);
            }
            store.remove(database, by, file, form, person);
            return new CaseAnswer.Done(id);
        });
    }

    /** A draft with the form that it is of. */
    record Of(Draft draft, ProgrammeForm form) {}

    /** Those of whoever acts that can still be saved, of cases on which they work today, the last first. */
    List<Of> own(DSLContext database, Actor.Person by) {
        Map<CaseId, Optional<CaseFile>> files = new HashMap<>();
        List<Of> own = new ArrayList<>();
        for (Draft draft : store.all(database, by)) {
            boolean goesOn = files.computeIfAbsent(draft.of(), id -> cases.stored(database, id))
                    .filter(file -> file.closedOn() == null && cases.concerns(by, file, "case.work"))
                    .filter(file -> draft.person() == null || file.people().contains(draft.person()))
                    .isPresent();
            if (goesOn) {
                casework.version(database, draft.programme(), draft.version()).forms().stream()
                        .filter(form -> form.id().equals(draft.form()))
                        .findFirst()
                        .ifPresent(form -> own.add(new Of(draft, form)));
            }
        }
        return own;
    }

    /** Removes old ones; answers how many rows went. */
    int forget(DSLContext database) {
        return store.forget(database);
    }
}
