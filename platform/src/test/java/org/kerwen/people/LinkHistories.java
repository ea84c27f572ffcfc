package org.kerwen.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.SentForm;
import org.kerwen.testing.Actors;
import org.kerwen.testing.RunningKerwen;

/**
 * One random history of three organisations that invite, accept, tell, withdraw, merge, part, restrict and erase, beside a model that
 * is simple enough to be believed. Each record says a word of its own in each group of fields, so that what an organisation reads in
 * copies can be compared with what consents named when it was copied.
 */
final class LinkHistories {
    private final People people;
    private final Links links;
    private final Changes changes;
    private final Erasures erasures;
    private final Transactions transactions;
    private final Random random;

    private final List<Somewhere> records = new ArrayList<>();
    private final List<Tie> ties = new ArrayList<>();
    private final Map<PersonId, PersonId> leads = new HashMap<>();
    private final Set<PersonId> restricted = new HashSet<>();
    private final Set<PersonId> erased = new HashSet<>();
    final Map<String, Integer> done = new TreeMap<>();

    LinkHistories(RunningKerwen kerwen, Random random) {
        this.people = kerwen.bean(People.class);
        this.links = kerwen.bean(Links.class);
        this.changes = kerwen.bean(Changes.class);
        this.erasures = kerwen.bean(Erasures.class);
        this.transactions = kerwen.bean(Transactions.class);
        this.random = random;
        for (int organisation = 0; organisation < 3; organisation++) {
            String name = "o-" + UUID.randomUUID();
            for (int number = 0; number < 3; number++) {
                Actor.Person by = Actors.of(name, Role.SUPERVISOR);
                String word = organisation + "x" + number;
                records.add(new Somewhere(by, OrganisationLinksTest.record(by, "Name" + word, "Paper" + word), word));
                Somewhere last = records.getLast();
                changes.add(
                        by,
                        SentForm.alone(),
                        last.id,
                        new Registration.Contact(
                                ContactKind.ADDRESS, "Contact" + word, CallSafety.ANY_TIME, null, null));
            }
        }
    }

    /** A record and who keeps it. */
    private record Somewhere(Actor.Person by, PersonId id, String word) {
        OrganisationId organisation() {
            return by.organisation();
        }
    }

    /** One side of a tie. */
    private static final class Side {
        final Somewhere of;
        final UUID link;
        final Set<Shared> named;

        /** What of it the other side can read, once it has taken the invitation. */
        Set<Shared> told;

        Side(Somewhere of, UUID link, Set<Shared> named) {
            this.of = of;
            this.link = link;
            this.named = named;
            this.told = named;
        }
    }

    private static final class Tie {
        final LinkAnswer.Invited invited;
        final OrganisationId partner;
        final Side inviting;

        @Nullable
        Side taking;

        boolean ended;

        Tie(LinkAnswer.Invited invited, OrganisationId partner, Side inviting) {
            this.invited = invited;
            this.partner = partner;
            this.inviting = inviting;
        }
    }

    void run(int steps, String where) {
        for (int step = 0; step < steps; step++) {
            String what = switch (random.nextInt(20)) {
                case 0, 1, 2 -> invite(any());
                case 3, 4, 5, 6, 7, 8 -> accept(any());
                case 9, 10, 11 -> share(any());
                case 12 -> withdraw(any());
                case 13, 14, 15 -> merge(any(), any());
                case 16, 17 -> part();
                case 18 -> restrict(any());
                default -> random.nextInt(5) == 0 ? erase(any()) : lift(any());
            };
            done.merge(what, 1, Integer::sum);
            compare("%s, step %d: %s".formatted(where, step, what));
        }
    }

    private Somewhere any() {
        return records.get(random.nextInt(records.size()));
    }

    private PersonId head(PersonId record) {
        PersonId at = record;
        for (PersonId next = leads.get(at); next != null; next = leads.get(at)) {
            at = next;
        }
        return at;
    }

    private List<Somewhere> together(Somewhere record) {
        return records.stream()
                .filter(each -> head(each.id).equals(head(record.id)))
                .toList();
    }

    private boolean isRestricted(Somewhere record) {
        return together(record).stream().anyMatch(each -> restricted.contains(each.id));
    }

    private Somewhere headOf(Somewhere record) {
        return records.stream()
                .filter(each -> each.id.equals(head(record.id)))
                .findFirst()
                .orElseThrow();
    }

    private Set<Shared> some() {
        Set<Shared> some = EnumSet.noneOf(Shared.class);
        for (Shared each : List.of(Shared.IDENTITY, Shared.CONTACTS, Shared.PAPERS)) {
            if (random.nextInt(3) > 0) {
                some.add(each);
            }
        }
        return some;
    }

    /** The answer that comes before all others; null where nothing is in the way. */
    private @Nullable LinkAnswer inTheWay(Somewhere record) {
        if (erased.contains(record.id)) {
            return new LinkAnswer.NotThere();
        }
        return isRestricted(record) ? new LinkAnswer.Restricted() : null;
    }

    private String invite(Somewhere record) {
        OrganisationId partner = any().organisation();
        if (partner.equals(record.organisation())) {
            return "nobody to invite";
        }
        Set<Shared> named = some();
        LinkAnswer answer =
                links.invite(record.by, record.id, partner, OrganisationLinksTest.agreed(named.toArray(Shared[]::new)));
        if (inTheWay(record) != null) {
            assertThat(answer).isEqualTo(inTheWay(record));
            return "not invited";
        }
        LinkAnswer.Invited invited = (LinkAnswer.Invited) answer;
        ties.add(new Tie(invited, partner, new Side(headOf(record), invited.link(), named)));
        return "invited";
    }

    private String accept(Somewhere anybody) {
        if (ties.isEmpty()) {
            return "nothing to accept";
        }
        Tie tie = ties.get(random.nextInt(ties.size()));
        List<Somewhere> there = records.stream()
                .filter(each -> each.organisation().equals(tie.partner))
                .toList();
        // Mostly where the invitation leads, sometimes anywhere.
        Somewhere record = random.nextInt(3) == 0 ? anybody : there.get(random.nextInt(there.size()));
        Set<Shared> named = some();
        LinkAnswer answer = links.accept(
                Actors.of(record.organisation().value(), Role.SUPERVISOR),
                SentForm.alone(),
                record.id,
                tie.inviting.of.organisation(),
                tie.invited.reference(),
                tie.invited.code(),
                OrganisationLinksTest.agreed(named.toArray(Shared[]::new)));
        if (inTheWay(record) != null) {
            assertThat(answer).isEqualTo(inTheWay(record));
            return "not accepted";
        }
        if (tie.ended || tie.taking != null || !tie.partner.equals(record.organisation())) {
            assertThat(answer).isEqualTo(new LinkAnswer.NoSuchInvitation());
            return "no invitation";
        }
        tie.taking = new Side(headOf(record), ((LinkAnswer.Done) answer).link(), named);
        return "accepted";
    }

    /** A side of a tie that the record or one joined to it is on; null where there is none. */
    private @Nullable Side sideOf(Somewhere record, Tie tie) {
        for (Side side : java.util.Arrays.asList(tie.inviting, tie.taking)) {
            if (side != null && together(record).contains(side.of)) {
                return side;
            }
        }
        return null;
    }

    private @Nullable Tie tieOf(Somewhere record) {
        List<Tie> all = ties.stream().filter(tie -> sideOf(record, tie) != null).toList();
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private String share(Somewhere record) {
        Tie tie = tieOf(record);
        if (tie == null) {
            return "nothing to tell";
        }
        Side side = Objects.requireNonNull(sideOf(record, tie));
        LinkAnswer answer = links.share(record.by, record.id, side.link);
        if (inTheWay(record) != null) {
            assertThat(answer).isEqualTo(inTheWay(record));
            return "not told";
        }
        if (tie.ended || tie.taking == null || side.named.isEmpty()) {
            assertThat(answer).isEqualTo(new LinkAnswer.Over());
            return "nothing stands";
        }
        assertThat(answer).isInstanceOf(LinkAnswer.Done.class);
        side.told = side.named;
        return "told";
    }

    private String withdraw(Somewhere record) {
        Tie tie = tieOf(record);
        if (tie == null) {
            return "nothing to withdraw";
        }
        LinkAnswer answer = links.withdraw(record.by, record.id, Objects.requireNonNull(sideOf(record, tie)).link);
        if (erased.contains(record.id)) {
            assertThat(answer).isEqualTo(new LinkAnswer.NotThere());
            return "not withdrawn";
        }
        if (tie.ended) {
            assertThat(answer).isEqualTo(new LinkAnswer.Over());
            return "over already";
        }
        assertThat(answer).isInstanceOf(LinkAnswer.Done.class);
        tie.ended = true;
        return "withdrawn";
    }

    private String merge(Somewhere one, Somewhere other) {
        if (!one.organisation().equals(other.organisation())
                || erased.contains(one.id)
                || erased.contains(other.id)
                || people.merge(one.by, one.id, other.id) != People.Outcome.DONE) {
            return "not merged";
        }
        leads.put(head(other.id), head(one.id));
        return "merged";
    }

    private String part() {
        List<Somewhere> joined = records.stream()
                .filter(each -> leads.containsKey(each.id) && !erased.contains(each.id))
                .toList();
        if (joined.isEmpty()) {
            return "not parted";
        }
        Somewhere record = joined.get(random.nextInt(joined.size()));
        List<Person.Merge> merges =
                people.find(record.by, record.id).orElseThrow().merges();
        assertThat(people.unmerge(record.by, head(record.id), merges.getLast().id(), Set.of()))
                .isEqualTo(People.Outcome.DONE);
        leads.remove(merges.getLast().folded());
        return "parted";
    }

    private String restrict(Somewhere record) {
        if (changes.restrict(record.by, record.id) != ChangeOutcome.DONE) {
            return "not restricted";
        }
        together(record).forEach(each -> restricted.add(each.id));
        ties.stream()
                .filter(tie -> tie.taking == null && sideOf(record, tie) != null)
                .forEach(tie -> tie.ended = true);
        return "restricted";
    }

    private String lift(Somewhere record) {
        if (changes.lift(record.by, record.id) != ChangeOutcome.DONE) {
            return "not lifted";
        }
        together(record).forEach(each -> restricted.remove(each.id));
        return "lifted";
    }

    private String erase(Somewhere record) {
        if (erasures.erase(record.by, record.id, Erasure.Reason.ASKED).isEmpty()) {
            return "not erased";
        }
        ties.stream().filter(tie -> sideOf(record, tie) != null).forEach(tie -> tie.ended = true);
        together(record).forEach(each -> {
            erased.add(each.id);
            restricted.remove(each.id);
        });
        return "erased";
    }

    /** Each organisation reads in copies what the model says, word by word, and knows of its links how far they are. */
    private void compare(String where) {
        for (Somewhere reader : List.of(records.get(0), records.get(3), records.get(6))) {
            Set<String> expected = new TreeSet<>();
            for (Tie tie : ties) {
                Side taking = tie.taking;
                if (!tie.ended && taking != null) {
                    expect(expected, reader, tie.inviting, taking);
                    expect(expected, reader, taking, tie.inviting);
                }
            }
            assertThat(read(reader.by)).as(where).isEqualTo(expected);
        }
        for (Somewhere record : List.of(any(), any())) {
            Map<UUID, Link.State> states = new HashMap<>();
            if (!erased.contains(record.id)) {
                for (Tie tie : ties) {
                    Side side = sideOf(record, tie);
                    if (side != null) {
                        states.put(
                                side.link,
                                tie.ended
                                        ? Link.State.ENDED
                                        : tie.taking == null ? Link.State.INVITED : Link.State.LINKED);
                    }
                }
            }
            Map<UUID, Link.State> shown = new HashMap<>();
            links.of(record.by, record.id).forEach(link -> shown.put(link.id(), link.state()));
            assertThat(shown).as(where).isEqualTo(states);
        }
    }

    private static void expect(Set<String> expected, Somewhere reader, Side teller, Side hearer) {
        if (hearer.of.organisation().equals(reader.organisation())) {
            for (Shared each : teller.told) {
                expected.add(switch (each) {
                            case IDENTITY -> "Name";
                            case CONTACTS -> "Contact";
                            case PAPERS -> "Paper";
                            case LANGUAGES_AND_NEEDS -> "";
                        }
                        + teller.of.word);
            }
        }
    }

    /** The words in all that others told this organisation, asked with bare SQL in its name. */
    private Set<String> read(Actor.Person by) {
        return transactions.<Set<String>>run(by, Act.of("person.try"), database -> {
            Set<String> words = new TreeSet<>();
            database.resultQuery(
                            "SELECT (regexp_matches(content::text, '(?:Name|Contact|Paper)[0-9]x[0-9]', 'g'))[1]"
                                    + " FROM people.disclosure WHERE taker = {0}",
                            org.jooq.impl.DSL.val(by.organisation().value()))
                    .forEach(row -> words.add(row.get(0, String.class)));
            return words;
        });
    }
}
