package org.kerwen.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.idempotency.Idempotency;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.SentForm;
import org.kerwen.linkage.ColumnKind;
import org.kerwen.linkage.Likeness;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The people of an organisation: recorded, found in any writing, joined where two records are of one person, and parted again.
 * Whoever acts reaches the own organisation's people; others' are not there.
 */
public final class People {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final LikeIndex index;
    private final ListingFill fill;
    private final ObjectProvider<ConflictCheck> checks;
    private final ObjectProvider<Arrivals> arrivals;

    People(
            Transactions transactions,
            Idempotency idempotency,
            LikeIndex index,
            ListingFill fill,
            ObjectProvider<ConflictCheck> checks,
            ObjectProvider<Arrivals> arrivals) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.index = index;
        this.fill = fill;
        this.checks = checks;
        this.arrivals = arrivals;
    }

    /** What came of an act on two records. */
    public enum Outcome {
        DONE,
        /** One of them is not there. */
        NOT_THERE,
        /** They are shown as one already. */
        ONE_ALREADY,
        /** One of them is only kept, at the wish of the person. */
        RESTRICTED,
        /** Something speaks against it; {@link #conflict} says what. */
        IN_CONFLICT
    }

    /** The newest first, behind the last of the page before. */
    public List<Person> list(Actor.Person by, @Nullable PersonId after, int most) {
        return transactions.run(by, Act.of("person.list"), database -> {
            PersonStore.After place =
                    after == null ? null : PersonStore.place(database, after).orElse(null);
            return PersonStore.find(database, PersonStore.newest(database, by, place, most));
        });
    }

    /** A page of the list, narrowed and sorted, in a running transaction of the same person. */
    public Listed list(DSLContext database, Actor.Person by, ListQuestion question, Listed.Cut cut, int most) {
        ListStore.Page page = new ListStore(database, by, question, arrivals.getIfAvailable()).page(cut, most);
        return new Listed(
                PersonStore.find(database, page.people()),
                page.next(),
                page.before(),
                page.count(),
                page.countsAll(),
                page.gaveUp());
    }

    /**
     * The same behind or before somebody.
     *
     * @param beside where the page begins, or ends; from the beginning where they do not stand in the list
     */
    public Listed list(Actor.Person by, ListQuestion question, @Nullable PersonId beside, boolean back, int most) {
        return transactions.run(by, Act.of("person.list"), database -> {
            Listed.Place place = beside == null
                    ? null
                    : new ListStore(database, by, question, arrivals.getIfAvailable())
                            .place(beside)
                            .orElse(null);
            return list(database, by, question, place == null ? Listed.Cut.FIRST : new Listed.Cut(place, back), most);
        });
    }

    /** What the list is begun with: the newest, and what views there are. */
    Beginning begin(Actor.Person by, int most) {
        return transactions.run(by, Act.of("person.list"), database -> {
            List<View> views = Views.all(database, by);
            return new Beginning(
                    views,
                    views.stream().anyMatch(View::first)
                            ? List.of()
                            : PersonStore.find(database, PersonStore.newest(database, by, null, most)));
        });
    }

    /**
     * What the list is begun with.
     *
     * @param newest nobody where a view opens first
     */
    record Beginning(List<View> views, List<Person> newest) {}

    /** Whether lists that are narrowed or sorted know all people yet. */
    boolean isListed() {
        return fill.isReady();
    }

    /** The latest files with which people came. */
    List<Arrivals.Arrival> arrivals(Actor.Person by, int most) {
        Arrivals known = arrivals.getIfAvailable();
        return known == null
                ? List.of()
                : transactions.run(by, Act.of("person.list"), database -> known.latest(database, most));
    }

    /** People by their records, as each is shown now, in a running transaction of the same person; who is not there is left out. */
    public Map<PersonId, Person> find(DSLContext database, Collection<PersonId> records) {
        return find(database, records, PersonStore::find, Person::id);
    }

    /**
     * The same without papers, contacts, photographs and consents, which are empty here: for pages that show many by name and look at
     * their ages and whether they may be used.
     */
    public Map<PersonId, Person> inShort(DSLContext database, Collection<PersonId> records) {
        return find(database, records, PersonStore::inShort, Person::id);
    }

    /** The same, of each no more than a list of many shows. */
    public Map<PersonId, Person.AtAGlance> atAGlance(DSLContext database, Collection<PersonId> records) {
        return find(database, records, PersonStore::atAGlance, Person.AtAGlance::id);
    }

    /** By what names people are called, by their records, for lists that show nothing else of them; who is not there is left out. */
    public Map<PersonId, String> called(DSLContext database, Collection<PersonId> records) {
        Map<PersonId, PersonId> shown = MergeStore.shownUnder(database, records);
        Map<PersonId, String> first = PersonStore.called(database, Set.copyOf(shown.values()));
        Map<PersonId, String> names = new LinkedHashMap<>();
        List<PersonId> others = new ArrayList<>();
        shown.forEach((record, head) -> {
            String name = first.get(head);
            if (name == null) {
                others.add(record);
            } else {
                names.put(record, name);
            }
        });
        // A name that was removed from one record may stand in another of the same person.
        inShort(database, others).forEach((record, person) -> names.put(record, person.called()));
        return names;
    }

    private static <P> Map<PersonId, P> find(
            DSLContext database,
            Collection<PersonId> records,
            BiFunction<DSLContext, MergeStore.Members, List<P>> read,
            Function<P, PersonId> head) {
        if (records.isEmpty()) {
            return Map.of();
        }
        boolean alone = MergeStore.areAlone(database, records);
        Map<PersonId, PersonId> shown = new LinkedHashMap<>();
        if (alone) {
            records.forEach(record -> shown.put(record, record));
        } else {
            shown.putAll(MergeStore.shownUnder(database, records));
        }
        Set<PersonId> ids = new LinkedHashSet<>(shown.values());
        Map<PersonId, P> heads = new LinkedHashMap<>();
        read.apply(database, alone ? MergeStore.Members.alone(ids) : MergeStore.members(database, ids))
                .forEach(person -> heads.put(head.apply(person), person));
        Map<PersonId, P> people = new LinkedHashMap<>();
        shown.forEach((record, under) -> {
            P person = heads.get(under);
            if (person != null) {
                people.put(record, person);
            }
        });
        return people;
    }

    /**
     * The people under whom records are shown now, in a running transaction of the same person; whoever would merge or part one of them
     * waits until its end. Empty where one was merged or parted while this waited: under whom they are shown then is not locked, and to
     * lock it too would be out of the order in which everybody locks.
     */
    public Optional<Set<PersonId>> locked(DSLContext database, Collection<PersonId> records) {
        Map<PersonId, PersonId> shown = MergeStore.shownUnder(database, records);
        MergeStore.lock(database, shown.values());
        return MergeStore.shownUnder(database, records).equals(shown)
                ? Optional.of(Set.copyOf(shown.values()))
                : Optional.empty();
    }

    /** The whole families, as they are today, in which somebody of these stands, in a running transaction of the same person. */
    public Map<FamilyId, List<PersonId>> wholeFamilies(DSLContext database, Collection<PersonId> records) {
        return FamilyStore.whole(database, records);
    }

    /** The families to which somebody belongs now, in a running transaction of the same person. */
    public List<Family> families(DSLContext database, PersonId person) {
        return FamilyStore.find(database, FamilyStore.now(database, KinStore.records(database, person)));
    }

    /** A person, by the id of any of the records; shown under the one that is kept. */
    public Optional<Person> find(Actor.Person by, PersonId id) {
        return transactions.run(
                by,
                Act.on("person.read", id.value()),
                database -> PersonStore.find(database, List.of(MergeStore.shownUnder(database, id))).stream()
                        .findFirst());
    }

    /** Records somebody. Whether they are there already should have been looked at before ({@link #like}). */
    public PersonId register(Actor.Person by, Registration registration) {
        return transactions.run(by, Act.of("person.register"), database -> register(database, by, registration));
    }

    /**
     * Records somebody of whom it was said that they are none of these: once, however often the form is sent.
     *
     * @param others whoever was shown as alike
     */
    PersonId register(Actor.Person by, SentForm form, Registration registration, Collection<PersonId> others) {
        return transactions.run(
                by,
                Act.of("person.register"),
                database -> new PersonId(idempotency.once(
                        database,
                        by,
                        form,
                        () -> register(database, by, registration, others),
                        Optional::of,
                        Function.identity())));
    }

    private UUID register(
            DSLContext database, Actor.Person by, Registration registration, Collection<PersonId> others) {
        PersonId id = register(database, by, registration);
        // In the order in which everybody locks records.
        PersonStore.find(database, others).stream()
                .map(Person::id)
                .sorted(Comparator.comparing(PersonId::toString))
                .forEach(other -> PairStore.apart(database, by, id, other));
        return id.value();
    }

    /**
     * What a form recorded when it came before: the person, or the family. Whoever asks who is alike would show whom the form itself
     * recorded.
     */
    Optional<UUID> recordedBy(Actor.Person by, SentForm form) {
        return transactions.run(by, Act.of("person.list"), database -> idempotency.madeBy(database, by, form));
    }

    /** The same in a running transaction of the same person. */
    PersonId register(DSLContext database, Actor.Person by, Registration registration) {
        PeopleInBulk.Inserted inserted =
                PeopleInBulk.insert(database, by, List.of(registration)).getFirst();
        // Followed by every process within a second; here at once, so that the next question finds it.
        Transactions.afterCommit(() -> index.put(by.organisation(), inserted, registration));
        return inserted.id();
    }

    /** Records many, in their order, in a running transaction of the same person; they are found within a second. */
    public List<PersonId> register(DSLContext database, Actor.Person by, List<Registration> registrations) {
        // The index follows what was written; to put them in here as well would read each of many names twice.
        return PeopleInBulk.insert(database, by, registrations).stream()
                .map(PeopleInBulk.Inserted::id)
                .toList();
    }

    /**
     * Compares many who come together. They are told one after the other and kept in memory for as long as the answer is held.
     *
     * @param expected about how many will come
     */
    public Newcomers newcomers(Actor.Person by, int expected) {
        return new ComparedNewcomers(index, by.organisation(), expected);
    }

    /**
     * Takes away those of them whom nobody has touched since they were recorded, in a running transaction of the same person
     * through {@link Actor.Machine#TAKING_BACK}: as if they had never been recorded. Answers whom; the others stay.
     */
    public Set<PersonId> takeBack(DSLContext database, Actor.Person by, Collection<PersonId> ids) {
        Map<PersonId, List<UUID>> gone = TakenBack.takeBack(database, ids);
        Transactions.afterCommit(() ->
                gone.values().forEach(names -> names.forEach(name -> index.remove(by.organisation(), name))));
        return gone.keySet();
    }

    /**
     * Who of the register may be the person of whom this is known.
     *
     * @param questions what is known, once for each writing
     * @param without who is not meant, such as the person on the page; null where all are
     */
    List<Like> like(Actor.Person by, List<Map<ColumnKind, String>> questions, @Nullable PersonId without, int most) {
        Map<UUID, Likeness> found = new LinkedHashMap<>();
        for (Map<ColumnKind, String> question : questions) {
            index.find(by.organisation(), question, most)
                    .forEach((name, likeness) -> found.merge(name, likeness, LikeIndex::likelier));
        }
        return found.isEmpty() ? List.of() : read(by, found, without, most);
    }

    /** Whoever is nearest to what was typed into a search: a name in any writing, a year or day of birth, a number. */
    public List<Like> search(Actor.Person by, String typed, int most) {
        Map<ColumnKind, String> question = SearchText.read(typed);
        return question.isEmpty() ? List.of() : read(by, index.nearest(by.organisation(), question, most), null, most);
    }

    /** Whether the index knows all people yet; until then a search may miss some. */
    public boolean isReady() {
        return index.isReady();
    }

    /** What the index found is read again in the name of who asks: only that counts. */
    private List<Like> read(Actor.Person by, Map<UUID, Likeness> found, @Nullable PersonId without, int most) {
        return transactions.run(by, Act.of("person.list"), database -> {
            Map<PersonId, Likeness> shown = new LinkedHashMap<>();
            // Those of merged records, which are few, are asked for once more: they may lead on.
            Map<PersonId, Likeness> merged = new LinkedHashMap<>();
            PersonStore.ofNames(database, found.keySet())
                    .forEach((name, owner) -> (owner.leads() ? merged : shown)
                            .merge(owner.leadsTo(), Objects.requireNonNull(found.get(name)), LikeIndex::likelier));
            if (!merged.isEmpty()) {
                MergeStore.shownUnder(database, merged.keySet())
                        .forEach((id, head) ->
                                shown.merge(head, Objects.requireNonNull(merged.get(id)), LikeIndex::likelier));
            }
            if (without != null) {
                shown.remove(MergeStore.shownUnder(database, without));
            }
            return PersonStore.find(database, shown.keySet()).stream()
                    .filter(person -> person.restrictedAt() == null)
                    .map(person -> new Like(person, Objects.requireNonNull(shown.get(person.id()))))
                    .sorted((one, other) -> Long.compare(
                            other.likeness().millibits(), one.likeness().millibits()))
                    .limit(most)
                    .toList();
        });
    }

    /** Who may be the same as this person, by all that is known of them; not those of whom somebody found that they are not. */
    public List<Like> like(Actor.Person by, Person person, int most) {
        return alike(by, person, most).likely();
    }

    /**
     * Who may be the same as a person.
     *
     * @param likely by all that is known of both
     * @param apart of whom somebody found that they are not
     */
    record Alike(List<Like> likely, List<Person> apart) {
        Alike {
            likely = List.copyOf(likely);
            apart = List.copyOf(apart);
        }
    }

    Alike alike(Actor.Person by, Person person, int most) {
        List<Like> found = like(by, Compared.of(person), person.id(), most);
        return transactions.run(by, Act.on("person.read", person.id().value()), database -> {
            Set<PersonId> apart = apartFrom(database, person.id());
            return new Alike(
                    found.stream()
                            .filter(like -> !apart.contains(like.person().id()))
                            .toList(),
                    PersonStore.find(database, apart.stream().limit(most).toList()).stream()
                            .filter(other -> other.restrictedAt() == null)
                            .toList());
        });
    }

    private static Set<PersonId> apartFrom(DSLContext database, PersonId head) {
        UUID[] records = MergeStore.members(database, List.of(head)).all();
        Set<PersonId> others =
                new LinkedHashSet<>(MergeStore.shownUnder(database, PairStore.apartFrom(database, List.of(records)))
                        .values());
        others.remove(head);
        return others;
    }

    /** Two people for the eye, each by any of its records; empty unless both are there and are not one already. */
    public Optional<List<Person>> both(Actor.Person by, PersonId one, PersonId other) {
        return transactions.run(by, Act.on("person.read", one.value()), database -> {
            Collection<PersonId> heads = new LinkedHashSet<>(
                    List.of(MergeStore.shownUnder(database, one), MergeStore.shownUnder(database, other)));
            List<Person> people = PersonStore.find(database, heads);
            return people.size() == 2 ? Optional.of(people) : Optional.empty();
        });
    }

    /** Says that both are one person: the kept one shows both from now on. Neither record changes. */
    public Outcome merge(Actor.Person by, PersonId kept, PersonId folded) {
        return transactions.run(by, Act.on("person.merge", kept.value()), database -> {
            Set<PersonId> all = new LinkedHashSet<>(List.of(kept, folded));
            all.addAll(MergeStore.shownUnder(database, all).values());
            // Whoever merges any of them waits here, so that what is read next holds until the end. In one go, for all
            // lock in one order.
            if (MergeStore.lock(database, all) != all.size()) {
                return Outcome.NOT_THERE;
            }
            PersonId head = MergeStore.shownUnder(database, kept);
            PersonId other = MergeStore.shownUnder(database, folded);
            if (head.equals(other)) {
                return Outcome.ONE_ALREADY;
            }
            if (!all.contains(head) || !all.contains(other)) {
                // Somebody was faster, and they are shown under others now.
                return Outcome.NOT_THERE;
            }
            if (PersonStore.isAnyRestricted(database, List.of(head, other))) {
                return Outcome.RESTRICTED;
            }
            if (conflict(database, by, head, other).isPresent()) {
                return Outcome.IN_CONFLICT;
            }
            MergeStore.insert(database, by, head, other);
            Listing.anew(database, List.of(head, other));
            return Outcome.DONE;
        });
    }

    /** Key of a text that says why two may not be joined, each by any of its records; empty where nothing speaks against it. */
    public Optional<String> conflict(Actor.Person by, PersonId kept, PersonId folded) {
        return transactions.run(
                by,
                Act.on("person.read", kept.value()),
                database -> conflict(
                        database, by, MergeStore.shownUnder(database, kept), MergeStore.shownUnder(database, folded)));
    }

    private Optional<String> conflict(DSLContext database, Actor.Person by, PersonId kept, PersonId folded) {
        Set<PersonId> one = KinStore.records(database, kept);
        Set<PersonId> other = KinStore.records(database, folded);
        return checks.orderedStream()
                .flatMap(check -> check.againstMerge(database, by, one, other).stream())
                .findFirst();
    }

    /** What was written while two records were shown as one, for the question of which of both it is. */
    Optional<Apart> apart(Actor.Person by, PersonId kept, UUID merge) {
        return transactions.run(
                by,
                Act.on("person.read", kept.value()),
                database -> Parting.holding(database, kept, merge)
                        .map(holding -> new Apart(
                                PersonStore.find(database, List.of(holding.folded())).stream()
                                        .findFirst()
                                        .orElseThrow(),
                                Parting.between(database, holding))));
    }

    /** The record that would stand on its own again, and what was written in between. */
    record Apart(Person folded, List<Between> between) {
        Apart {
            between = List.copyOf(between);
        }
    }

    /**
     * Takes a merge back: both are as they were before it, with what was written since.
     *
     * @param ofTheOther which of what was written since is of the folded record; all else stays with the kept one
     */
    public Outcome unmerge(Actor.Person by, PersonId kept, UUID merge, Set<UUID> ofTheOther) {
        return transactions.run(by, Act.on("person.unmerge", kept.value()), database -> {
            Optional<Parting.Holding> known = Parting.holding(database, kept, merge);
            if (known.isEmpty()) {
                return Outcome.NOT_THERE;
            }
            MergeStore.lock(database, List.of(kept, known.get().folded()));
            Optional<Parting.Holding> holding = Parting.holding(database, kept, merge);
            if (holding.isEmpty()) {
                return Outcome.NOT_THERE;
            }
            List<Between> between = ofTheOther.isEmpty() ? List.of() : Parting.between(database, holding.get());
            Parting.part(database, by, holding.get(), between, ofTheOther);
            Listing.anew(database, List.of(kept, holding.get().folded()));
            return Outcome.DONE;
        });
    }

    /** What happened to the records of a person, the newest first. */
    List<Happened> history(Actor.Person by, PersonId id) {
        return transactions.run(
                by,
                Act.on("person.read", id.value()),
                database -> HistoryStore.of(
                        database,
                        List.of(MergeStore.members(database, List.of(MergeStore.shownUnder(database, id)))
                                .all())));
    }

    /** Those whose records are only kept and not used. */
    List<Person> restricted(Actor.Person by, int most) {
        return transactions.run(
                by,
                Act.of("person.restrict"),
                database -> PersonStore.find(database, PersonStore.restricted(database, by, most)));
    }

    /** Those of whom somebody must decide whether they are still needed, the longest due first. */
    List<Person> due(Actor.Person by, LocalDate today, int most) {
        return transactions.run(
                by,
                Act.of("person.keep"),
                database -> PersonStore.find(database, PersonStore.due(database, by, today, most)));
    }
}
