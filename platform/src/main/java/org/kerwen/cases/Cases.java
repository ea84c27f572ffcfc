package org.kerwen.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Permissions;
import org.kerwen.access.Relation;
import org.kerwen.casework.Casework;
import org.kerwen.casework.Programme;
import org.kerwen.casework.ProgrammeVersion;
import org.kerwen.casework.Sensitivity;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.idempotency.Idempotency;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.kernel.SentForm;
import org.kerwen.keys.SpokenCode;
import org.kerwen.movements.Clearance;
import org.kerwen.movements.Journeys;
import org.kerwen.people.People;
import org.kerwen.people.Person;

/** The cases of an organisation. A case that does not concern who acts is not there, sealed or not. */
public final class Cases {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Casework casework;
    private final People people;
    private final Permissions permissions;
    private final SealedStore vault;
    private final CaseJourneys journeys;
    private final CaseClearances clearances;
    private final CaseCounts counts;
    private final Clock clock;
    private final ZoneId zone;

    Cases(
            Transactions transactions,
            Idempotency idempotency,
            Casework casework,
            People people,
            Permissions permissions,
            SealedStore vault,
            CaseJourneys journeys,
            CaseClearances clearances,
            CaseCounts counts,
            Clock clock,
            ZoneId zone) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.casework = casework;
        this.people = people;
        this.permissions = permissions;
        this.vault = vault;
        this.journeys = journeys;
        this.clearances = clearances;
        this.counts = counts;
        this.clock = clock;
        this.zone = zone;
    }

    /** Today by the calendar of the office. */
    public LocalDate today() {
        return dayOf(clock.instant());
    }

    /** The day of a moment by the same calendar. */
    LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /**
     * A case with what its page needs.
     *
     * @param people by the records that the file names; who was erased is left out
     * @param payments what was asked for of its grants
     * @param journeys how far the journeys are that were asked for
     * @param clearances what agencies were asked for what is still owed, by commitment
     */
    record Opened(
            CaseFile file,
            CaseRules rules,
            Map<PersonId, Person> people,
            List<Payment> payments,
            List<Journeys.Progress> journeys,
            Map<UUID, Clearance> clearances) {}

    /**
     * A page of a list.
     *
     * @param names by which people are called, by their records, as far as a list shows them
     * @param locked how many sealed cases wait until somebody of the organisation signs in
     * @param more whether there is another page
     * @param asked what was asked for, without a programme that is not offered
     * @param offered on which a case may be opened now
     */
    record Page(
            List<CaseLine> lines,
            Map<PersonId, String> names,
            Map<CaseId, Programme> programmes,
            int locked,
            boolean more,
            CaseQuestion asked,
            List<Programme> offered) {}

    /** A page with what is asked for beside it, in one transaction. */
    record Listed<T>(Page page, T beside) {}

    /** Opens a case on the version of a programme that is offered now. */
    public CaseAnswer open(Actor.Person by, SentForm form, ProgrammeId programme, Collection<PersonId> whom) {
        CaseId id = new CaseId(Ids.withoutTime());
        return once(
                by,
                form,
                Act.on("case.open", id.value()),
                database -> open(database, by, id, programme, whom, List.of()));
    }

    /** What a form asks for, once, however often it is sent. */
    private CaseAnswer once(Actor.Person by, SentForm form, Act act, Function<DSLContext, CaseAnswer> work) {
        return transactions.run(
                by,
                act,
                database -> idempotency.once(
                        database,
                        by,
                        form,
                        () -> work.apply(database),
                        answer -> answer instanceof CaseAnswer.Done(CaseId id)
                                ? Optional.of(id.value())
                                : Optional.empty(),
                        id -> new CaseAnswer.Done(new CaseId(id))));
    }

    /**
     * The same in a running transaction of the same person, for a call that leads to a case.
     *
     * @param agreed what they agreed to already; no case is opened that would not know it
     */
    public CaseAnswer open(
            DSLContext database,
            Actor.Person by,
            CaseId id,
            ProgrammeId programme,
            Collection<PersonId> whom,
            List<Consent> agreed) {
        ProgrammeVersion version = casework.offered(database).stream()
                .filter(each -> each.programme().id().equals(programme))
                .findFirst()
                .orElse(null);
        Map<PersonId, Person> known = people.find(database, new LinkedHashSet<>(whom));
        if (version == null || known.size() != Set.copyOf(whom).size()) {
            return CaseAnswer.Refused.of(CaseAnswer.Why.NOT_THERE);
        }
        if (known.isEmpty()) {
            return CaseAnswer.Refused.of(CaseAnswer.Why.NOBODY);
        }
        if (known.values().stream().anyMatch(person -> person.restrictedAt() != null)) {
            return CaseAnswer.Refused.of(CaseAnswer.Why.RESTRICTED);
        }
        LocalDate today = today();
        boolean isSealed = version.programme().sensitivity() == Sensitivity.SEALED;
        CaseFile blank = new CaseFile(
                id,
                by.organisation(),
                isSealed,
                SpokenCode.make(),
                1,
                programme,
                version.number(),
                first(version.programme()),
                null,
                today,
                CaseFile.Days.NONE,
                null,
                null,
                null,
                null,
                null,
                List.of(by.account()),
                known.keySet().stream()
                        .map(person -> new CaseFile.Member(person, today, null))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        CaseChanges changes = new CaseChanges(rules(version.programme(), known), by, clock.instant());
        CaseFile file = changes.opened(blank);
        for (Consent consent : agreed) {
            switch (changes.consent(file, consent)) {
                case CaseChanges.Change.No(CaseAnswer.Refused refused) -> {
                    return refused;
                }
                case CaseChanges.Change.To(CaseFile with, boolean any) -> file = with;
            }
        }
        if (isSealed) {
            return vault.insert(database, file)
                    ? new CaseAnswer.Done(id)
                    : CaseAnswer.Refused.of(CaseAnswer.Why.LOCKED);
        }
        CaseStore.insert(database, file);
        return new CaseAnswer.Done(id);
    }

    private static String first(Programme programme) {
        return programme.stages().stream()
                .filter(stage -> stage.place() == Programme.Stage.Place.FIRST)
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** What a programme says of people whose days of birth are known as here. */
    CaseRules rules(Programme programme, Map<PersonId, Person> known) {
        Map<PersonId, Optional<FuzzyDate>> births = new HashMap<>();
        known.forEach((record, person) ->
                births.put(record, Optional.ofNullable(person.known().birth())));
        return new CaseRules(programme, births, today());
    }

    /** The programmes on which a case may be opened. */
    List<ProgrammeVersion> offered(Actor.Person by) {
        return transactions.run(by, Act.of("programme.list"), casework::offered);
    }

    /** Whoever is in a family with one of these, they themselves first, with the names by which they are called. */
    Map<PersonId, String> together(Actor.Person by, Collection<PersonId> whom) {
        return transactions.run(by, Act.of("person.list"), database -> {
            Map<PersonId, String> names = new LinkedHashMap<>();
            people.atAGlance(database, whom).values().forEach(person -> names.put(person.id(), person.called()));
            for (PersonId each : List.copyOf(names.keySet())) {
                people.families(database, each).stream()
                        .flatMap(family -> family.members().stream())
                        .forEach(member -> names.putIfAbsent(member.person(), member.called()));
            }
            return names;
        });
    }

    /** A case, where it concerns who asks. */
    Optional<Opened> read(Actor.Person by, CaseId id) {
        return read(by, id, (database, opened) -> true).map(Beside::opened);
    }

    /** A case and what is asked for beside it, in one transaction. */
    record Beside<T>(Opened opened, T beside) {}

    /** The same with what its page needs besides, which is asked for only where the case concerns who asks. */
    <T> Optional<Beside<T>> read(Actor.Person by, CaseId id, BiFunction<DSLContext, Opened, T> beside) {
        return transactions.run(
                by,
                Act.on("case.read", id.value()),
                database -> stored(database, id)
                        .filter(file -> concerns(by, file, "case.read"))
                        .map(file -> {
                            Opened opened = whole(database, file);
                            return new Beside<>(opened, beside.apply(database, opened));
                        }));
    }

    /** A case of the organisation, whomever it concerns. */
    Optional<CaseFile> stored(DSLContext database, CaseId id) {
        return CaseStore.find(database, id).or(() -> vault.find(database, id));
    }

    /** The sealed cases of an organisation, whomever they concern; none while its key is locked. */
    List<CaseFile> sealed(DSLContext database, OrganisationId organisation) {
        return vault.all(database, organisation);
    }

    /** Those of them on which somebody works. */
    List<CaseFile> sealedOf(DSLContext database, Actor.Person by) {
        return vault.of(database, by.organisation(), by.account());
    }

    /** A case with all that its page shows. */
    Opened whole(DSLContext database, CaseFile file) {
        return opened(
                database,
                file,
                file.sealed() ? List.of() : PaymentStore.of(database, file.id()),
                journeys.progress(database, file),
                clearances.asked(database, file));
    }

    private Opened opened(
            DSLContext database,
            CaseFile file,
            List<Payment> payments,
            List<Journeys.Progress> journeysOfIt,
            Map<UUID, Clearance> asked) {
        Map<PersonId, Person> known = people.inShort(
                database, file.members().stream().map(CaseFile.Member::person).toList());
        return new Opened(
                file,
                rules(casework.version(database, file.programme(), file.version()), known),
                known,
                payments,
                journeysOfIt,
                asked);
    }

    /** With what a change is held against: no payments and no journeys, which nothing in the file depends on. */
    private Opened opened(DSLContext database, CaseFile file) {
        return opened(database, file, List.of(), List.of(), Map.of());
    }

    /** The same in a running transaction of the same person, and nobody else changes it until its end. */
    Optional<Opened> locked(DSLContext database, Actor.Person by, CaseId id, String operation) {
        return CaseStore.locked(database, id)
                .or(() -> vault.locked(database, id))
                .filter(file -> concerns(by, file, operation))
                .map(file -> opened(database, file));
    }

    /** Whoever works on a case sees it; others only where their role reaches all of the organisation and it is not sealed. */
    boolean concerns(Actor.Person by, CaseFile file, String operation) {
        return switch (permissions.reach(by, operation)) {
            case NONE -> false;
            case OWN -> file.team().contains(by.account());
            case ORGANISATION, ANY -> !file.sealed() || file.team().contains(by.account());
        };
    }

    /** Cases by what is due next; those that ended, the last first. */
    Page list(Actor.Person by, CaseQuestion question, @Nullable CaseId after, int most) {
        return list(by, question, after, most, database -> true).page();
    }

    /** The same with what its page needs besides. */
    <T> Listed<T> list(
            Actor.Person by, CaseQuestion wanted, @Nullable CaseId after, int most, Function<DSLContext, T> beside) {
        boolean all = permissions.reach(by, "case.list").compareTo(Relation.OWN) > 0;
        return transactions.run(by, Act.of("case.list"), database -> {
            List<Programme> offered = casework.offered(database).stream()
                    .map(ProgrammeVersion::programme)
                    .toList();
            CaseQuestion question = wanted.among(offered);
            CaseLine last = after == null
                    ? null
                    : CaseStore.find(database, after).map(CaseLine::of).orElse(null);
            List<CaseLine> lines = new ArrayList<>();
            if (last == null) {
                // They are few, and no index could order them: they stand before the others.
                vault.of(database, by.organisation(), by.account()).stream()
                        .map(CaseLine::of)
                        .filter(line -> question.takes(line, today()))
                        .forEach(lines::add);
            }
            List<CaseLine> open = CaseStore.list(
                    database, by.organisation(), all ? null : by.account(), question, today(), last, most + 1);
            boolean more = open.size() > most;
            lines.addAll(more ? open.subList(0, most) : open);
            int locked = vault.isUnlocked(by.organisation()) ? 0 : SealedStore.count(database, by.organisation());
            Map<CaseId, Programme> programmes = new HashMap<>();
            lines.forEach(
                    line -> programmes.put(line.id(), casework.version(database, line.programme(), line.version())));
            Page page = new Page(
                    lines,
                    people.called(
                            database,
                            lines.stream()
                                    .flatMap(line -> line.people().stream().limit(CaseWords.NAMED))
                                    .toList()),
                    programmes,
                    locked,
                    more,
                    question,
                    offered);
            return new Listed<>(page, beside.apply(database));
        });
    }

    /**
     * How many people arrived at their place of residence from this day to that one, by programme: facts for whoever puts them through
     * the rule of disclosure, never to be shown as they are. Sealed programmes and sealed cases are in none of them.
     */
    public List<Arrived> arrived(Actor.Person by, LocalDate first, LocalDate last) {
        return transactions.run(by, Act.of("release.make"), database -> counts.arrived(database, first, last));
    }

    /** Moves a case on. */
    public CaseAnswer move(Actor.Person by, CaseId id, String move, @Nullable String reason, String words) {
        return change(by, id, "case.move", (changes, file) -> changes.move(file, move, reason, words));
    }

    /** The second person's yes. */
    public CaseAnswer confirm(Actor.Person by, CaseId id) {
        return change(by, id, "case.move", CaseChanges::confirm);
    }

    /** The second person's no. */
    public CaseAnswer decline(Actor.Person by, CaseId id, String words) {
        return change(by, id, "case.move", (changes, file) -> changes.decline(file, words));
    }

    /** Says how something that was owed ended. */
    public CaseAnswer end(
            Actor.Person by,
            CaseId id,
            UUID commitment,
            HowEnded how,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String words) {
        return change(by, id, "case.work", (changes, file) -> changes.end(file, commitment, how, from, until, words));
    }

    /** Asks an agency about some of a case. */
    CaseAnswer askAgency(Actor.Person by, SentForm form, CaseId id, CaseClearances.Question question) {
        return work(
                by, form, id, (database, changes, opened) -> clearances.ask(database, by, changes, opened, question));
    }

    CaseAnswer askAgain(Actor.Person by, SentForm form, CaseId id, String what, @Nullable PersonId person) {
        return work(by, form, id, (changes, file) -> changes.askAgain(file, what, person));
    }

    /** Promises a service. */
    public CaseAnswer offer(
            Actor.Person by,
            SentForm form,
            CaseId id,
            String service,
            @Nullable PersonId person,
            @Nullable LocalDate due) {
        return work(by, form, id, (changes, file) -> changes.offer(file, service, person, due));
    }

    /** Somebody agrees to something. */
    public CaseAnswer consent(Actor.Person by, SentForm form, CaseId id, Consent consent) {
        return work(by, form, id, (changes, file) -> changes.consent(file, consent));
    }

    /** Somebody agrees no more. */
    public CaseAnswer withdraw(Actor.Person by, CaseId id, UUID consent, String why) {
        return change(by, id, "case.work", (changes, file) -> changes.withdraw(file, consent, why));
    }

    /** Says when the journey is. */
    public CaseAnswer date(Actor.Person by, CaseId id, CaseFile.Days days) {
        return change(by, id, "case.work", (changes, file) -> changes.date(file, days));
    }

    /** Asks for a journey of all who are in the case. */
    public CaseAnswer wish(Actor.Person by, CaseId id, CaseFile.Wish wish) {
        return change(by, id, "case.work", (changes, file) -> changes.wish(file, wish));
    }

    CaseAnswer note(Actor.Person by, SentForm form, CaseId id, String words) {
        return work(by, form, id, (changes, file) -> changes.note(file, words));
    }

    /** Gives the case to others; whoever is first leads it. */
    public CaseAnswer handOver(Actor.Person by, CaseId id, List<AccountId> team, String words) {
        return change(by, id, "case.hand-over", (changes, file) -> changes.handOver(file, team, words));
    }

    CaseAnswer leave(Actor.Person by, CaseId id, PersonId person, String words) {
        return change(by, id, "case.work", (changes, file) -> changes.leave(file, person, words));
    }

    /** Somebody comes into the case. */
    public CaseAnswer join(Actor.Person by, CaseId id, PersonId person) {
        return change(by, id, "case.work", (database, changes, opened) -> {
            Person known = people.find(database, List.of(person)).get(person);
            if (known == null) {
                return new CaseChanges.Change.No(CaseAnswer.Refused.of(CaseAnswer.Why.NOT_THERE));
            }
            if (known.restrictedAt() != null) {
                return new CaseChanges.Change.No(CaseAnswer.Refused.of(CaseAnswer.Why.RESTRICTED));
            }
            Map<PersonId, Person> all = new HashMap<>(opened.people());
            all.put(person, known);
            return new CaseChanges(rules(opened.rules().programme(), all), by, clock.instant())
                    .join(opened.file(), person);
        });
    }

    @FunctionalInterface
    interface Work {
        CaseChanges.Change in(DSLContext database, CaseChanges changes, Opened opened);
    }

    private CaseAnswer change(
            Actor.Person by, CaseId id, String operation, BiFunction<CaseChanges, CaseFile, CaseChanges.Change> work) {
        return change(by, id, operation, (database, changes, opened) -> work.apply(changes, opened.file()));
    }

    private CaseAnswer work(
            Actor.Person by, SentForm form, CaseId id, BiFunction<CaseChanges, CaseFile, CaseChanges.Change> work) {
        return work(by, form, id, (database, changes, opened) -> work.apply(changes, opened.file()));
    }

    private CaseAnswer work(Actor.Person by, SentForm form, CaseId id, Work work) {
        return once(by, form, Act.on("case.work", id.value()), database -> change(database, by, id, "case.work", work));
    }

    CaseAnswer change(Actor.Person by, CaseId id, String operation, Work work) {
        return transactions.run(
                by, Act.on(operation, id.value()), database -> change(database, by, id, operation, work));
    }

    /** The same in a running transaction of the same person. */
    CaseAnswer change(DSLContext database, Actor.Person by, CaseId id, String operation, Work work) {
        Opened opened = locked(database, by, id, operation).orElse(null);
        if (opened == null) {
            return CaseAnswer.Refused.of(CaseAnswer.Why.NOT_THERE);
        }
        CaseFile file = opened.file();
        if (file.isEmptied()) {
            return CaseAnswer.Refused.of(CaseAnswer.Why.EMPTIED);
        }
        return switch (work.in(database, new CaseChanges(opened.rules(), by, clock.instant()), opened)) {
            case CaseChanges.Change.No(CaseAnswer.Refused refused) -> refused;
            case CaseChanges.Change.To(CaseFile changed, boolean waits) -> {
                CaseFile after = changed.revised();
                if (file.sealed()) {
                    if (!vault.update(database, after)) {
                        yield CaseAnswer.Refused.of(CaseAnswer.Why.LOCKED);
                    }
                } else {
                    CaseStore.update(database, file, after);
                }
                clearances.takeBack(database, file, after);
                if (after.wish() != null) {
                    journeys.tell(database, by, after, opened(database, after).rules());
                }
                yield waits ? new CaseAnswer.Waits(id) : new CaseAnswer.Done(id);
            }
        };
    }

    /** The cases in which people are, as far as they concern who asks; sealed ones only to their team. */
    List<CaseFile> of(DSLContext database, Actor.Person by, Set<PersonId> records) {
        List<CaseFile> all = new ArrayList<>(CaseStore.of(database, records));
        vault.of(database, by.organisation(), by.account()).stream()
                .filter(file -> file.members().stream().anyMatch(member -> records.contains(member.person())))
                .forEach(all::add);
        all.removeIf(file -> !concerns(by, file, "case.read"));
        return all;
    }
}
