package org.kerwen.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Permissions;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Ids;

/**
 * Urgent looks: who does not work on a case reads it for an hour. An open case at once, and another person looks at it afterwards; what
 * stands under any other number only after another person has said yes, who is not told either whether anything stands there.
 */
final class Looks {
    /** How long a case is read; the database refuses more. */
    static final Duration LASTS = Duration.ofMinutes(60);

    /** How long somebody is asked for a yes. */
    static final Duration WAITS = Duration.ofHours(24);

    /** How long the team is told of one in its list; on the page of the case it stands as long as it is kept. */
    static final Duration TOLD = Duration.ofDays(14);

    /** How long one is kept of which nothing is left to be done. */
    static final Duration KEPT = Duration.ofDays(365);

    /** How many of one person may wait for a yes at a time. */
    static final int AT_ONCE = 5;

    static final int SHOWN = 100;

    private final Transactions transactions;
    private final Cases cases;
    private final Permissions permissions;
    private final LookStore store;
    private final OpenLooks open;
    private final Clock clock;

    Looks(
            Transactions transactions,
            Cases cases,
            Permissions permissions,
            LookStore store,
            OpenLooks open,
            Clock clock) {
        this.transactions = transactions;
        this.cases = cases;
        this.permissions = permissions;
        this.store = store;
        this.open = open;
        this.clock = clock;
    }

    /** What came of asking for a case. */
    sealed interface Answer {
        /** It can be read. */
        record Reads(CaseId file) implements Answer {}

        /** A second person is asked. The same whatever stands under the number. */
        record Waits() implements Answer {}

        record Refused(CaseAnswer.Why why) implements Answer {}
    }

    /** A case that is read in an urgent look. */
    record Seen(Cases.Opened opened, Look look) {
        /** Until when, by the clock on the wall. */
        Instant until() {
            return Objects.requireNonNull(look.opening()).until();
        }
    }

    /**
     * A look with what a list shows of it.
     *
     * @param file the case, where whoever asks may go there
     */
    record Shown(Look look, Look.State state, @Nullable CaseId file) {}

    /** What there is to do and to know. */
    record Page(List<Shown> awaiting, List<Shown> unreviewed, List<Shown> own) {}

    /** Asks for a case by its number. What is no open case of the organisation takes one path, whatever it is. */
    Answer ask(Actor.Person by, String reference, String reason) {
        UUID id = Ids.withoutTime();
        long began = open.now();
        return transactions.run(by, Act.on("look.ask", id), database -> {
            Look look = new Look(
                    id, by.organisation(), null, reference, reason, by.account(), clock.instant(), null, null, null);
            CaseFile file =
                    CaseStore.called(database, by.organisation(), reference).orElse(null);
            if (file != null) {
                return begun(database, by, look, file, began);
            }
            if (LookStore.awaited(database, by.account(), look.askedAt().minus(WAITS)) >= AT_ONCE) {
                return new Answer.Refused(CaseAnswer.Why.TOO_MANY);
            }
            return store.ask(database, look) ? new Answer.Waits() : new Answer.Refused(CaseAnswer.Why.LOCKED);
        });
    }

    private Answer begun(DSLContext database, Actor.Person by, Look look, CaseFile file, long began) {
        if (!cases.concerns(by, file, "case.read")) {
            LookStore.endForgotten(database, file.id(), by.account(), open.open(), look.askedAt());
            if (LookStore.begin(
                    database, look, file.id(), open.process(), look.askedAt().plus(LASTS))) {
                open.begin(look.id(), by.account(), file.id(), began);
            }
        }
        return new Answer.Reads(file.id());
    }

    /** The case, where somebody reads it in an urgent look and not in any case. */
    Optional<Seen> read(Actor.Person by, CaseId id) {
        List<UUID> begun = open.of(by.account(), id);
        if (begun.isEmpty() || !permissions.may(by, "look.read")) {
            return Optional.empty();
        }
        return transactions.run(
                by,
                Act.on("look.read", id.value()),
                database -> store.open(database, begun, open.process(), clock.instant())
                        .flatMap(look -> cases.stored(database, id)
                                .filter(file -> !cases.concerns(by, file, "case.read"))
                                .map(file -> new Seen(cases.whole(database, file), look))));
    }

    /** The second person's yes, for an hour from now; whether anything stands under the number is not told. */
    Optional<CaseAnswer.Why> agree(Actor.Person by, UUID id) {
        long began = open.now();
        return transactions.run(by, Act.on("look.agree", id), database -> {
            Look look = store.locked(database, id).orElse(null);
            Optional<CaseAnswer.Why> against = againstAnswer(by, look);
            if (look != null && against.isEmpty()) {
                CaseId file = cases.sealed(database, look.organisation()).stream()
                        .filter(each -> each.reference().equals(look.reference()))
                        .map(CaseFile::id)
                        .findFirst()
                        .orElse(null);
                Instant now = clock.instant();
                LookStore.answer(
                        database, id, new Look.Answer(true, by.account(), now), open.process(), now.plus(LASTS));
                open.begin(id, look.askedBy(), file, began);
            }
            return against;
        });
    }

    /** The second person's no. */
    Optional<CaseAnswer.Why> refuse(Actor.Person by, UUID id) {
        return transactions.run(by, Act.on("look.refuse", id), database -> {
            Look look = store.locked(database, id).orElse(null);
            Optional<CaseAnswer.Why> against = againstAnswer(by, look);
            if (against.isEmpty()) {
                Instant now = clock.instant();
                LookStore.answer(database, id, new Look.Answer(false, by.account(), now), open.process(), now);
            }
            return against;
        });
    }

    private Optional<CaseAnswer.Why> againstAnswer(Actor.Person by, @Nullable Look look) {
        if (look == null || look.file() != null) {
            return Optional.of(CaseAnswer.Why.NOT_THERE);
        }
        if (look.askedBy().equals(by.account())) {
            return Optional.of(CaseAnswer.Why.SECOND_PERSON);
        }
        return state(look) == Look.State.AWAITED ? Optional.empty() : Optional.of(CaseAnswer.Why.ENDED_ALREADY);
    }

    /** What another person found afterwards. */
    Optional<CaseAnswer.Why> review(Actor.Person by, UUID id, Look.Finding finding, String words) {
        return transactions.run(by, Act.on("look.review", id), database -> {
            Look look = store.locked(database, id).orElse(null);
            if (look == null || look.file() == null) {
                return Optional.of(CaseAnswer.Why.NOT_THERE);
            }
            if (look.askedBy().equals(by.account())) {
                return Optional.of(CaseAnswer.Why.SECOND_PERSON);
            }
            if (look.review() != null) {
                return Optional.of(CaseAnswer.Why.ENDED_ALREADY);
            }
            LookStore.review(database, id, new Look.Review(finding, words, by.account(), clock.instant()));
            return Optional.empty();
        });
    }

    /** Ends one before its time: whoever asked, or somebody of the team. */
    Optional<CaseAnswer.Why> end(Actor.Person by, UUID id) {
        return transactions.run(by, Act.on("look.end", id), database -> {
            Look look = store.locked(database, id).orElse(null);
            if (look == null || (!look.askedBy().equals(by.account()) && !isOfTeam(database, by, look))) {
                return Optional.of(CaseAnswer.Why.NOT_THERE);
            }
            if (look.opening() == null || look.opening().endedAt() != null) {
                return Optional.of(CaseAnswer.Why.ENDED_ALREADY);
            }
            LookStore.end(database, id, clock.instant());
            Transactions.afterCommit(() -> open.end(id));
            return Optional.empty();
        });
    }

    private boolean isOfTeam(DSLContext database, Actor.Person by, Look look) {
        return open.file(look.id())
                .flatMap(file -> cases.stored(database, file))
                .map(file -> file.team().contains(by.account()))
                .orElse(false);
    }

    /** What somebody has asked for, and what waits for them; only what their roles let them answer. */
    Page page(Actor.Person by) {
        return transactions.run(by, Act.of("look.list"), database -> {
            Instant now = clock.instant();
            return new Page(
                    permissions.may(by, "look.agree")
                            ? shown(store.awaiting(database, by.account(), now.minus(WAITS), SHOWN))
                            : List.of(),
                    permissions.may(by, "look.review")
                            ? shown(store.unreviewed(database, by.account(), SHOWN))
                            : List.of(),
                    shown(store.by(database, by.account(), now.minus(TOLD), SHOWN)));
        });
    }

    private List<Shown> shown(List<Look> looks) {
        return looks.stream()
                .map(look -> new Shown(look, state(look), open.file(look.id()).orElse(null)))
                .toList();
    }

    /** One of somebody else, to be answered or reviewed. */
    Optional<Shown> find(Actor.Person by, UUID id) {
        return transactions.run(
                by,
                Act.on("look.list", id),
                database -> store.find(database, id)
                        .filter(look -> !look.askedBy().equals(by.account()))
                        .map(look -> new Shown(look, state(look), look.file())));
    }

    /** Those at a case that concerns who asks, the newest first, in a running transaction of the same person. */
    List<Shown> at(DSLContext database, Actor.Person by, CaseFile file) {
        List<Look> looks = file.sealed()
                ? store.ofNumbers(database, by.organisation(), clock.instant().minus(KEPT), SHOWN * AT_ONCE).stream()
                        .filter(look -> look.reference().equals(file.reference()))
                        .toList()
                : store.at(database, file.id());
        return looks.stream()
                .map(look -> new Shown(look, state(look), file.id()))
                .toList();
    }

    /**
     * Of what the team is told: the last ones of others at the cases on which somebody works; in a running transaction of the same
     * person.
     */
    List<Shown> told(DSLContext database, Actor.Person by) {
        Instant since = clock.instant().minus(TOLD);
        List<Shown> told = new ArrayList<>();
        for (Look look : store.atThoseOf(database, by.account(), since, SHOWN)) {
            told.add(new Shown(look, state(look), look.file()));
        }
        List<Look> ofNumbers = store.ofNumbers(database, by.organisation(), since, SHOWN * AT_ONCE);
        if (!ofNumbers.isEmpty()) {
            Map<String, CaseId> own = new HashMap<>();
            cases.sealedOf(database, by).forEach(file -> own.put(file.reference(), file.id()));
            for (Look look : ofNumbers) {
                if (own.containsKey(look.reference())) {
                    told.add(new Shown(look, state(look), Objects.requireNonNull(own.get(look.reference()))));
                }
            }
        }
        told.removeIf(each -> each.look().askedBy().equals(by.account()));
        return told;
    }

    private Look.State state(Look look) {
        if (look.opening() != null) {
            return look.opening().endedAt() == null
                            && open.isOpen(look.id())
                            && look.opening().until().isAfter(clock.instant())
                    ? Look.State.READ_NOW
                    : Look.State.OVER;
        }
        if (look.answer() != null) {
            return Look.State.NOT_AGREED;
        }
        return look.askedAt().plus(WAITS).isAfter(clock.instant()) ? Look.State.AWAITED : Look.State.LAPSED;
    }

    /** Writes down of those that are over that they are, and answers which. */
    List<UUID> over(DSLContext database) {
        return LookStore.endOver(database, open.process(), open.open(), clock.instant());
    }

    /** Removes what is older than it is kept; answers how many. */
    int forget(DSLContext database) {
        return LookStore.forget(database, clock.instant().minus(KEPT));
    }
}
