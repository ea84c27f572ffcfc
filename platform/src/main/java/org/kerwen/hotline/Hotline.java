package org.kerwen.hotline;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.cases.CaseAnswer;
import org.kerwen.cases.Cases;
import org.kerwen.cases.Consent;
import org.kerwen.casework.Casework;
import org.kerwen.casework.Programme;
import org.kerwen.casework.ProgrammeVersion;
import org.kerwen.db.Act;
import org.kerwen.db.Trail;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.People;

/**
 * The hotline of an organisation. What is done about an anonymous call is recorded in the audit when its shift ends, all of it in one
 * moment: an entry at once would tell when somebody called.
 */
public final class Hotline {
    /** Notes are for those who answer next, and for what has to be done. */
    private static final int NOTES_KEPT_DAYS = 90;

    /** Longer than anybody answers. */
    private static final Duration LONGEST_SHIFT = Duration.ofHours(16);

    private final Transactions transactions;
    private final Trail trail;
    private final People people;
    private final Casework casework;
    private final Cases cases;
    private final Clock clock;
    private final ZoneId zone;

    Hotline(
            Transactions transactions,
            Trail trail,
            People people,
            Casework casework,
            Cases cases,
            Clock clock,
            ZoneId zone) {
        this.transactions = transactions;
        this.trail = trail;
        this.people = people;
        this.casework = casework;
        this.cases = cases;
        this.clock = clock;
        this.zone = zone;
    }

    /** The day, as calendars have it where people work. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Begins a shift; one that goes on stays. */
    Shift begin(Actor.Person by, String line) {
        UUID id = Ids.next();
        return transactions.run(by, Act.on("hotline.answer", id), database -> {
            HotlineStore.begin(database, by, id, line, clock.instant(), today().plusDays(NOTES_KEPT_DAYS));
            return HotlineStore.open(database, by.account()).orElseThrow();
        });
    }

    /** The shift that goes on; empty where the adviser has none. That it was asked for is not recorded. */
    Optional<Shift> shift(Actor.Person by) {
        return transactions.runCovered(by, database -> HotlineStore.open(database, by.account()));
    }

    /** Keeps a call of the shift that goes on; false where none does. A form that comes twice is one call. */
    boolean keep(Actor.Person by, Call call) {
        return transactions.runCovered(by, database -> {
            Optional<Shift> shift = HotlineStore.open(database, by.account());
            shift.ifPresent(open -> HotlineStore.add(database, by, open.id(), call));
            return shift.isPresent();
        });
    }

    /** Says that what a call asked for was done; false where there is no shift or no such call. */
    boolean follow(Actor.Person by, UUID call) {
        return transactions.runCovered(by, database -> {
            Optional<Shift> shift = HotlineStore.open(database, by.account());
            Optional<UUID> of = HotlineStore.shiftOf(database, call);
            if (shift.isEmpty() || of.isEmpty()) {
                return false;
            }
            HotlineStore.change(
                    database,
                    by.organisation().value(),
                    of.get(),
                    each -> each.id().equals(call) ? done(each, shift.get().id()) : each);
            return true;
        });
    }

    private static Call done(Call call, UUID shift) {
        Call.FollowUp followUp = call.followUp();
        return followUp == null || followUp.doneIn() != null ? call : call.followedIn(shift);
    }

    /** Ends the shift and hands over; false where none goes on. */
    boolean end(Actor.Person by, String note) {
        return transactions.run(by, Act.of("hotline.end"), database -> {
            Optional<Shift> shift = HotlineStore.open(database, by.account());
            shift.ifPresent(open -> end(database, by, open, note));
            return shift.isPresent();
        });
    }

    private void end(DSLContext database, Actor.Person by, Shift shift, String note) {
        HotlineStore.end(database, shift.id(), note, clock.instant());
        trail.record(database, by, Act.on("hotline.end", shift.id()));
        List<UUID> followed = HotlineStore.followedIn(database, shift.id());
        HotlineStore.calls(database, shift.id())
                .forEach(call -> trail.record(database, by, Act.on("hotline.answer", call.id())));
        followed.forEach(call -> trail.record(database, by, Act.on("hotline.follow", call)));
        // Written once more: else the rows would carry the transaction of the last call, or of what was done last.
        Stream.concat(
                        Stream.of(shift.id()),
                        followed.stream().flatMap(call -> HotlineStore.shiftOf(database, call).stream()))
                .distinct()
                // In the order in which everybody holds shifts.
                .sorted()
                .forEach(each ->
                        HotlineStore.change(database, by.organisation().value(), each, UnaryOperator.identity()));
    }

    /** Removes what was written freely and whose time is over, as part of the cleaning; answers of how many shifts. */
    int forget(DSLContext database, int most) {
        var expired = HotlineStore.expired(database, today(), most);
        expired.forEach(shift -> HotlineStore.forget(database, shift));
        return expired.size();
    }

    /**
     * What there is when somebody begins.
     *
     * @param shifts the last ones, the newest first
     * @param due what still has to be done, what is due first
     */
    record HandOver(List<Shift> shifts, List<Call> due) {}

    HandOver handOver(Actor.Person by, int most) {
        return transactions.run(by, Act.of("hotline.read"), database -> {
            // Whoever looks first ends what nobody ended: so it stands in the audit of the organisation, which a
            // machine's work does not.
            HotlineStore.forgotten(database, clock.instant().minus(LONGEST_SHIFT), most)
                    .forEach(shift -> end(database, by, shift, ""));
            return new HandOver(HotlineStore.latest(database, most), HotlineStore.due(database, most));
        });
    }

    List<HotlineStore.Listed> list(
            Actor.Person by,
            @Nullable Signal signal,
            @Nullable Topic topic,
            HotlineStore.@Nullable Place after,
            int most) {
        return transactions.run(
                by, Act.of("hotline.read"), database -> HotlineStore.list(database, signal, topic, after, most));
    }

    /** The words of all topics, in their order; what each is called stands in the texts {@code hotline.topic.<word>}. */
    public static List<String> topics() {
        return Choice.words(Topic.class);
    }

    /** How often each topic came up, by line and month; for the own organisation. */
    public List<Counted> counts(Actor.Person by, YearMonth from, YearMonth to) {
        return transactions.run(by, Act.of("hotline.count"), database -> HotlineStore.counts(database, from, to, zone));
    }

    /**
     * Keeps a call of a caller who agreed, records who it is and opens a case where one is asked for. From here on it is recorded
     * like any other act. Empty where no shift goes on; a form that comes twice is one person.
     */
    Optional<Agreement.Recorded> agree(Actor.Person by, Call call, Agreement agreement) {
        return transactions.run(
                by, Act.on("hotline.agree", call.id()), database -> agree(database, by, call, agreement));
    }

    /** Whether somebody was recorded of a call already, because a form came twice. */
    boolean isAgreed(Actor.Person by, UUID call) {
        return transactions.runCovered(
                by, database -> HotlineStore.agreed(database, call).isPresent());
    }

    private Optional<Agreement.Recorded> agree(DSLContext database, Actor.Person by, Call call, Agreement agreement) {
        Optional<Shift> shift = HotlineStore.open(database, by.account());
        if (shift.isEmpty()) {
            return Optional.empty();
        }
        Optional<PersonId> before = HotlineStore.agreed(database, call.id());
        if (before.isPresent()) {
            return Optional.of(new Agreement.Recorded(before.get(), null));
        }
        HotlineStore.add(database, by, shift.get().id(), call.agreed());
        trail.record(database, by, Act.of("person.register"));
        PersonId person =
                people.register(database, by, List.of(agreement.registration())).getFirst();
        HotlineStore.agree(database, by, call.id(), agreement, person);
        return Optional.of(new Agreement.Recorded(person, opened(database, by, person, agreement)));
    }

    private @Nullable CaseId opened(DSLContext database, Actor.Person by, PersonId person, Agreement agreement) {
        if (agreement.programme() == null) {
            return null;
        }
        CaseId id = new CaseId(Ids.withoutTime());
        trail.record(database, by, Act.on("case.open", id.value()));
        return cases.open(database, by, id, agreement.programme(), List.of(person), List.of(consent(person, agreement)))
                        instanceof CaseAnswer.Done done
                ? done.id()
                : null;
    }

    private Consent consent(PersonId person, Agreement agreement) {
        return new Consent(
                agreement.id(),
                person,
                Consent.Purpose.ASSISTANCE,
                null,
                Consent.Way.SPOKEN,
                agreement.textVersion(),
                agreement.language(),
                false,
                Consent.Capacity.BY_ONESELF,
                null,
                today(),
                null,
                null);
    }

    /** The programmes of which a case can be opened. That they were looked at is not recorded: the caller may yet say no. */
    List<Programme> programmes(Actor.Person by) {
        return transactions.runCovered(by, casework::offered).stream()
                .map(ProgrammeVersion::programme)
                .toList();
    }
}
