package org.kerwen.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.kerwen.access.SignedReader;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.Money;
import org.kerwen.kernel.Role;
import org.kerwen.projects.Projects;
import org.kerwen.testing.Actors;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;
import org.postgresql.util.PSQLException;

/** The books balance whatever is done to them, and say the same to whoever reads them. All sums are invented. */
class BooksTest {
    private static final RunningKerwen KERWEN = RunningKerwen.start(MissionPack.SMALL, true);
    private static final Books BOOKS = KERWEN.bean(Books.class);
    private static final Promises PROMISES = KERWEN.bean(Promises.class);
    private static final Advances ADVANCES = KERWEN.bean(Advances.class);
    private static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);
    private static final String PROJECT =
            KERWEN.bean(Projects.class).all().getFirst().id().value();
    private static final Act ACT = Act.of("money.try");

    private final Actor.Person finance = Actors.of("o-" + UUID.randomUUID(), Role.FINANCE_OFFICER);
    private final Actor.Person stranger = Actors.of("o-" + UUID.randomUUID(), Role.FINANCE_OFFICER);
    private final LocalDate today = BOOKS.today();

    @AfterAll
    static void stop() {
        KERWEN.close();
    }

    @Test
    void whatIsPaidIsChargedToItsLineAndLeavesAnAccount() {
        UUID budget = budget(finance, "USD");
        UUID line = line(finance, budget, "2.1", "8000");
        UUID entry = done(BOOKS.spend(finance, spending(line, "7600.00", "USD")));
        Budget.Line now = BOOKS.budget(finance, budget).orElseThrow().lines().getFirst();
        assertThat(now.spent()).isEqualTo(new Money(new BigDecimal("7600.00"), "USD"));
        assertThat(now.left()).isEqualTo(new Money(new BigDecimal("400.00"), "USD"));
        assertThat(BOOKS.entry(finance, entry).orElseThrow().sides())
                .extracting(side -> side.amount().toString())
                .containsExactly("7600.00 USD", "-7600.00 USD");
    }

    @Test
    void whatIsPaidInAnotherCurrencyIsCountedAtTheRateOfItsDay() {
        UUID line = line(finance, budget(finance, "USD"), "1", "100");
        assertThat(BOOKS.spend(finance, spending(line, "35.00", "TMT")))
                .isEqualTo(new Outcome.Refusal(Outcome.Why.NO_RATE));
        BOOKS.rate(finance, "TMT", "USD", today.minusDays(10), new BigDecimal("0.2857"));
        BOOKS.rate(finance, "TMT", "USD", today.minusDays(2), new BigDecimal("0.5"));
        assertThat(BOOKS.rate(finance, "TMT", "USD", today.minusDays(2), BigDecimal.ONE))
                .as("what was said of a day stays said")
                .isEqualTo(new Outcome.Refusal(Outcome.Why.THERE_ALREADY));
        UUID early = done(BOOKS.spend(finance, spending(line, "35.00", "TMT", today.minusDays(5), Ids.withoutTime())));
        UUID late = done(BOOKS.spend(finance, spending(line, "35.00", "TMT")));
        assertThat(BOOKS.entry(finance, early).orElseThrow().charged()).hasToString("10.00 USD");
        assertThat(BOOKS.entry(finance, late).orElseThrow().charged()).hasToString("17.50 USD");
        assertThat(BOOKS.spend(finance, spending(line, "0.01", "TMT", today.minusDays(5), Ids.withoutTime())))
                .isEqualTo(new Outcome.Refusal(Outcome.Why.TOO_LITTLE));
    }

    @Test
    void whatTheBudgetDoesNotPayForIsRefusedWithItsReason() {
        UUID line = line(finance, budget(finance, "USD"), "1", "100");
        Map<LocalDate, Outcome.Why> days =
                Map.of(today.plusDays(1), Outcome.Why.NOT_YET, today.minusDays(400), Outcome.Why.OUTSIDE_PERIOD);
        days.forEach((day, why) -> assertThat(BOOKS.spend(finance, spending(line, "1", "USD", day, Ids.withoutTime())))
                .isEqualTo(new Outcome.Refusal(why)));
        assertThat(BOOKS.spend(finance, spending(line, "100.01", "USD")))
                .isEqualTo(new Outcome.Refusal(Outcome.Why.NOT_ENOUGH_LEFT));
        done(BOOKS.spend(finance, spending(line, "100.00", "USD")));
        BOOKS.allot(finance, line, new BigDecimal("150"), "Letter of the donor");
        done(BOOKS.spend(finance, spending(line, "50.00", "USD")));
    }

    @Test
    void anotherOrganisationsBooksAreNotThereHoweverTheyAreAskedFor() {
        UUID budget = budget(finance, "USD");
        UUID line = line(finance, budget, "1", "100");
        UUID entry = done(BOOKS.spend(finance, spending(line, "5", "USD")));
        UUID order = done(PROMISES.make(finance, ordered(line, "5", Ids.withoutTime())));
        done(ADVANCES.give(finance, advance(budget, "5", Ids.withoutTime())));
        UUID escort = ADVANCES.open(finance, budget).getFirst().id();
        Outcome nothing = new Outcome.Refusal(Outcome.Why.NOT_THERE);
        assertThat(BOOKS.budgets(stranger)).isEmpty();
        assertThat(BOOKS.budget(stranger, budget)).isEmpty();
        assertThat(BOOKS.entry(stranger, entry)).isEmpty();
        assertThat(BOOKS.entries(stranger, budget, 10)).isEmpty();
        assertThat(BOOKS.spend(stranger, spending(line, "1", "USD"))).isEqualTo(nothing);
        assertThat(BOOKS.spend(stranger, spending(Ids.next(), "1", "USD"))).isEqualTo(nothing);
        assertThat(BOOKS.reverse(stranger, entry, Ids.withoutTime(), "x")).isEqualTo(nothing);
        assertThat(BOOKS.allot(stranger, line, BigDecimal.ONE, "x")).isEqualTo(nothing);
        assertThat(PROMISES.open(stranger, budget)).isEmpty();
        assertThat(PROMISES.budget(stranger, order)).isEmpty();
        assertThat(PROMISES.make(stranger, ordered(line, "1", Ids.withoutTime())))
                .isEqualTo(nothing);
        assertThat(PROMISES.end(stranger, order, "x")).isEqualTo(nothing);
        assertThat(ADVANCES.open(stranger, budget)).isEmpty();
        assertThat(ADVANCES.find(stranger, escort)).isEmpty();
        assertThat(ADVANCES.give(stranger, advance(budget, "1", Ids.withoutTime())))
                .isEqualTo(nothing);
        assertThat(ADVANCES.giveBack(stranger, escort, Ids.withoutTime(), today, BigDecimal.ONE, PaidFrom.CASH))
                .isEqualTo(nothing);
        assertThat(BOOKS.line(stranger, budget, "2", "x", Category.OFFICE, BigDecimal.ONE, "x"))
                .isEqualTo(nothing);
        assertThat(BOOKS.open(stranger, PROJECT, "USD", today, today))
                .as("the same project has a budget elsewhere")
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aFormThatIsSentManyTimesAtOnceIsOneEntryAndALineIsNeverOverspent() throws Exception {
        UUID budget = budget(finance, "USD");
        UUID line = line(finance, budget, "1", "100");
        UUID form = Ids.withoutTime();
        Set<Outcome> outcomes = new HashSet<>();
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> all = new ArrayList<>();
            for (int click = 0; click < 16; click++) {
                all.add(clicks.submit(() -> BOOKS.spend(finance, spending(line, "60", "USD", today, form))));
            }
            for (Future<Outcome> each : all) {
                outcomes.add(each.get());
            }
            all.clear();
            for (int click = 0; click < 16; click++) {
                all.add(clicks.submit(() -> BOOKS.spend(finance, spending(line, "30", "USD"))));
            }
            int paid = 0;
            for (Future<Outcome> each : all) {
                paid += each.get() instanceof Outcome.Done ? 1 : 0;
            }
            assertThat(paid).isEqualTo(1);
        }
        assertThat(outcomes).as("all the same entry").hasSize(1);
        assertThat(BOOKS.budget(finance, budget).orElseThrow().spent()).hasToString("90.00 USD");
    }

    @Test
    void anEntryIsTakenBackOnceAndNothingOfItIsLost() {
        UUID budget = budget(finance, "USD");
        UUID line = line(finance, budget, "1", "100");
        UUID entry = done(BOOKS.spend(finance, spending(line, "40", "USD")));
        UUID reversal = done(BOOKS.reverse(finance, entry, Ids.withoutTime(), "Paid by another project"));
        assertThat(BOOKS.reverse(finance, entry, Ids.withoutTime(), "again"))
                .isEqualTo(new Outcome.Refusal(Outcome.Why.NOT_REVERSIBLE));
        assertThat(BOOKS.reverse(finance, reversal, Ids.withoutTime(), "back"))
                .isEqualTo(new Outcome.Refusal(Outcome.Why.NOT_REVERSIBLE));
        assertThat(BOOKS.entry(finance, entry).orElseThrow().reversedBy()).isEqualTo(reversal);
        assertThat(BOOKS.budget(finance, budget).orElseThrow().spent()).hasToString("0.00 USD");
        assertThat(BOOKS.entries(finance, budget, 10)).hasSize(2);
    }

    @Test
    void whatIsOrderedIsKeptOfItsLineUntilItIsPaidOrEnds() {
        UUID budget = budget(finance, "USD");
        UUID line = line(finance, budget, "1", "100");
        UUID other = line(finance, budget, "2", "100");
        UUID form = Ids.withoutTime();
        UUID order = done(PROMISES.make(finance, ordered(line, "70.00", form)));
        assertThat(done(PROMISES.make(finance, ordered(line, "70.00", form))))
                .as("sent twice")
                .isEqualTo(order);
        assertThat(left(budget, line)).isEqualTo("30.00");
        assertThat(PROMISES.make(finance, ordered(line, "30.01", Ids.withoutTime())))
                .isEqualTo(Outcome.refused(Outcome.Why.NOT_ENOUGH_LEFT));
        assertThat(BOOKS.spend(finance, spending(line, "30.01", "USD")))
                .as("what is kept for one order pays no other")
                .isEqualTo(Outcome.refused(Outcome.Why.NOT_ENOUGH_LEFT));
        UUID first = done(BOOKS.spend(finance, paying(order, line, "50.00", PaidFrom.BANK)));
        assertThat(left(budget, line)).isEqualTo("30.00");
        assertThat(BOOKS.spend(finance, paying(order, other, "1.00", PaidFrom.BANK)))
                .isEqualTo(Outcome.refused(Outcome.Why.NOT_PROMISED));
        done(BOOKS.reverse(finance, first, Ids.withoutTime(), "Not delivered"));
        assertThat(PROMISES.open(finance, budget).getFirst().rest()).hasToString("70.00 USD");
        done(BOOKS.spend(finance, paying(order, line, "80.00", PaidFrom.OWED)));
        assertThat(PROMISES.open(finance, budget)).as("paid, and ten more").isEmpty();
        assertThat(left(budget, line)).isEqualTo("20.00");

        UUID cancelled = done(PROMISES.make(finance, ordered(line, "20.00", Ids.withoutTime())));
        done(PROMISES.end(finance, cancelled, "Cancelled"));
        assertThat(PROMISES.end(finance, cancelled, "Again")).isEqualTo(Outcome.refused(Outcome.Why.NOT_PROMISED));
        assertThat(BOOKS.spend(finance, paying(cancelled, line, "1.00", PaidFrom.BANK)))
                .isEqualTo(Outcome.refused(Outcome.Why.NOT_PROMISED));
        assertThat(left(budget, line)).isEqualTo("20.00");
    }

    @Test
    void anAdvanceIsSettledByWhatItPaidAndWhatCameBackAndNeverBeyond() {
        UUID budget = budget(finance, "USD");
        UUID line = line(finance, budget, "1", "1000");
        UUID given = done(ADVANCES.give(finance, advance(budget, "300.00", Ids.withoutTime())));
        Advance escort = ADVANCES.open(finance, budget).getFirst();
        Source hand = new Source.Advance(escort.id());
        assertThat(left(budget, line)).as("no line has paid yet").isEqualTo("1000.00");
        UUID meals = done(BOOKS.spend(finance, paying(null, line, "180.00", hand)));
        assertThat(BOOKS.spend(finance, paying(null, line, "120.01", hand)))
                .isEqualTo(Outcome.refused(Outcome.Why.ADVANCE_TOO_SMALL));
        assertThat(BOOKS.spend(finance, paying(null, line(finance, budget(finance), "1", "500"), "1.00", hand)))
                .as("another budget's line")
                .isEqualTo(Outcome.refused(Outcome.Why.ADVANCE_TOO_SMALL));
        assertThat(BOOKS.reverse(finance, given, Ids.withoutTime(), "Wrong"))
                .isEqualTo(Outcome.refused(Outcome.Why.ADVANCE_USED));
        UUID form = Ids.withoutTime();
        done(ADVANCES.giveBack(finance, escort.id(), form, today, new BigDecimal("20.00"), PaidFrom.CASH));
        done(ADVANCES.giveBack(finance, escort.id(), form, today, new BigDecimal("20.00"), PaidFrom.CASH));
        assertThat(ADVANCES.giveBack(
                        finance, escort.id(), Ids.withoutTime(), today, new BigDecimal("100.01"), PaidFrom.CASH))
                .isEqualTo(Outcome.refused(Outcome.Why.ADVANCE_TOO_SMALL));
        done(ADVANCES.giveBack(
                finance, escort.id(), Ids.withoutTime(), today, new BigDecimal("100.00"), PaidFrom.CASH));
        assertThat(ADVANCES.open(finance, budget)).isEmpty();
        done(BOOKS.reverse(finance, meals, Ids.withoutTime(), "Paid by somebody else"));
        assertThat(ADVANCES.open(finance, budget).getFirst().left()).hasToString("180.00 USD");
        assertThat(left(budget, line)).isEqualTo("1000.00");
    }

    @Test
    void manyWhoSettleAnAdvanceAtOnceSettleItOnce() throws Exception {
        UUID budget = budget(finance, "USD");
        done(ADVANCES.give(finance, advance(budget, "100.00", Ids.withoutTime())));
        UUID escort = ADVANCES.open(finance, budget).getFirst().id();
        List<UUID> lines = new ArrayList<>();
        for (int each = 0; each < 8; each++) {
            lines.add(line(finance, budget, "L" + each, "100"));
        }
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> all = lines.stream()
                    .map(line -> clicks.submit(
                            () -> BOOKS.spend(finance, paying(null, line, "60.00", new Source.Advance(escort)))))
                    .toList();
            int paid = 0;
            for (Future<Outcome> each : all) {
                assertThat(each)
                        .as("an answer, where the database would only refuse")
                        .succeedsWithin(Duration.ofSeconds(30));
                paid += each.get() instanceof Outcome.Done ? 1 : 0;
            }
            assertThat(paid).isEqualTo(1);
        }
    }

    @Test
    void theDatabaseItselfRefusesBooksThatDoNotBalance() {
        UUID budget = budget(finance, "USD");
        UUID line = line(finance, budget, "1", "100");
        UUID entry = done(BOOKS.spend(finance, spending(line, "40", "USD")));
        String organisation = finance.organisation().value();
        String newEntry =
                "INSERT INTO money.entry (id, organisation, budget, currency, day, purpose, words, given, given_in,"
                        + " per_unit, reverses, form, made_by) SELECT '%s', organisation, budget, currency, day, purpose, words, given,"
                        + " given_in, per_unit, %s, gen_random_uuid(), made_by FROM money.entry WHERE id = '" + entry
                        + "'";
        UUID next = Ids.next();
        String postings =
                "; INSERT INTO money.posting (entry, position, organisation, currency, line, account, amount) SELECT '"
                        + next
                        + "', position, organisation, currency, line, account, %s FROM money.posting WHERE entry = '"
                        + entry
                        + "'";
        Map<String, String> planted = new LinkedHashMap<>();
        planted.put("entry_balanced", newEntry.formatted(next, "NULL"));
        planted.put(
                "a third side",
                "INSERT INTO money.posting (entry, position, organisation, currency, line, amount) VALUES ('" + entry
                        + "', 3, '" + organisation + "', 'USD', '" + line + "', 1)");
        planted.put("two of one sign", newEntry.formatted(next, "NULL") + postings.formatted("abs(amount)"));
        planted.put(
                "a reversal of something else",
                newEntry.formatted(next, "'" + entry + "'") + postings.formatted("amount"));
        planted.put("half a reversal", newEntry.formatted(next, "'" + entry + "'") + postings.formatted("-amount / 2"));
        planted.put("changed", "UPDATE money.posting SET amount = 2 * amount");
        planted.put("removed", "DELETE FROM money.entry");
        planted.put("a rate that is said otherwise", "UPDATE money.rate SET per_unit = 2");
        planted.put(
                "less than nothing",
                "INSERT INTO money.allotment (line, organisation, currency, number, amount, why, said_by)"
                        + " VALUES ('" + line + "', '" + organisation + "', 'USD', 9, -1, 'x', gen_random_uuid())");
        planted.put(
                "another currency",
                "INSERT INTO money.line (id, organisation, budget, currency, code, title, category)"
                        + " VALUES (gen_random_uuid(), '" + organisation + "', '" + budget
                        + "', 'EUR', '9', 'x', 'office')");
        planted.put(
                "another organisation",
                "INSERT INTO money.account (id, organisation, currency, kind)"
                        + " VALUES (gen_random_uuid(), 'mission', 'USD', 'bank')");
        planted.forEach((what, sql) -> assertThatExceptionOfType(RuntimeException.class)
                .as(what)
                .isThrownBy(() -> TRANSACTIONS.run(finance, ACT, database -> database.execute(sql)))
                .satisfies(e -> assertThat(e).hasRootCauseInstanceOf(PSQLException.class)));
        assertThat(BOOKS.budget(finance, budget).orElseThrow().spent()).hasToString("40.00 USD");
    }

    @Test
    void theDatabaseItselfRefusesWhatWasNeverOrderedOrGiven() {
        UUID budget = budget(finance, "USD");
        UUID entry = done(BOOKS.spend(finance, spending(line(finance, budget, "1", "100"), "40", "USD")));
        UUID order = done(PROMISES.make(finance, ordered(line(finance, budget, "2", "9"), "9.00", Ids.withoutTime())));
        done(ADVANCES.give(finance, advance(budget, "10.00", Ids.withoutTime())));
        UUID escort = ADVANCES.open(finance, budget).getFirst().id();
        UUID next = Ids.next();
        String like =
                "INSERT INTO money.entry (id, organisation, budget, currency, day, words, given, given_in, per_unit, form,"
                        + " made_by, purpose, about, promise) SELECT '" + next
                        + "', organisation, budget, currency, day, words,"
                        + " given, given_in, per_unit, gen_random_uuid(), made_by, %s FROM money.entry WHERE id = '"
                        + entry + "';"
                        + " INSERT INTO money.posting (entry, position, organisation, currency, line, account, amount) SELECT '"
                        + next
                        + "', position, organisation, currency, line, %s, amount FROM money.posting WHERE entry = '"
                        + entry + "'";
        Map<String, String> planted = Map.of(
                "promise_same_line", like.formatted("purpose, NULL, '" + order + "'", "account"),
                "advance_within",
                        like.formatted("purpose, NULL, NULL", "CASE WHEN line IS NULL THEN '" + escort + "'::uuid END"),
                "entry_about", like.formatted("'office', gen_random_uuid(), NULL", "account"));
        planted.forEach((constraint, sql) -> assertThatExceptionOfType(RuntimeException.class)
                .as(constraint)
                .isThrownBy(() -> TRANSACTIONS.run(finance, ACT, database -> database.execute(sql)))
                .satisfies(e -> assertThat(e)
                        .rootCause()
                        .isInstanceOfSatisfying(
                                PSQLException.class,
                                refused -> assertThat(Objects.requireNonNull(refused.getServerErrorMessage())
                                                .getConstraint())
                                        .isEqualTo(constraint))));
        TRANSACTIONS.<Boolean>run(
                finance, ACT, database -> database.execute(like.formatted("purpose, NULL, NULL", "account")) >= 0);
        assertThat(BOOKS.entries(finance, budget, 10))
                .as("the same without anything wrong, and the advance")
                .hasSize(3);
    }

    /** What the model knows of an order. */
    private static final class Kept {
        private final UUID line;
        private final BigDecimal amount;
        private BigDecimal paid = BigDecimal.ZERO;
        private boolean ended;

        Kept(UUID line, BigDecimal amount) {
            this.line = line;
            this.amount = amount;
        }

        BigDecimal rest() {
            return ended ? BigDecimal.ZERO : amount.subtract(paid).max(BigDecimal.ZERO);
        }
    }

    /** Random histories beside a model that knows only sums. */
    @Test
    void whateverIsDoneTheBooksSayWhatASimpleModelSays() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        UUID budget = budget(finance, "USD");
        BOOKS.rate(finance, "EUR", "USD", today.minusDays(300), new BigDecimal("1.13"));
        Map<UUID, BigDecimal> allotted = new HashMap<>();
        Map<UUID, BigDecimal> spent = new HashMap<>();
        Map<UUID, UUID> lineOf = new LinkedHashMap<>();
        Map<UUID, BigDecimal> open = new LinkedHashMap<>();
        Map<UUID, Kept> orders = new LinkedHashMap<>();
        Map<UUID, Kept> orderOf = new HashMap<>();
        List<UUID> lines = new ArrayList<>();
        for (int step = 0; step < 200; step++) {
            String as = "seed " + seed + ", step " + step;
            BigDecimal amount = new BigDecimal(random.nextInt(1, 20_000)).movePointLeft(2);
            int what = lines.isEmpty() ? 0 : random.nextInt(14);
            if (what == 0) {
                UUID line = line(finance, budget, "L" + step, amount.toString());
                lines.add(line);
                allotted.put(line, amount);
                spent.put(line, new BigDecimal("0.00"));
            } else if (what == 1) {
                UUID line = lines.get(random.nextInt(lines.size()));
                BOOKS.allot(finance, line, amount, "revision");
                allotted.put(line, amount);
            } else if (what == 2) {
                UUID line = lines.get(random.nextInt(lines.size()));
                Outcome outcome = PROMISES.make(finance, ordered(line, amount.toString(), Ids.withoutTime()));
                boolean enough = Objects.requireNonNull(spent.get(line))
                                .add(kept(orders, line))
                                .add(amount)
                                .compareTo(Objects.requireNonNull(allotted.get(line)))
                        <= 0;
                assertThat(outcome instanceof Outcome.Done).as(as).isEqualTo(enough);
                if (outcome instanceof Outcome.Done(UUID id)) {
                    orders.put(id, new Kept(line, amount));
                }
            } else if (what == 3 && !orders.isEmpty()) {
                UUID order = new ArrayList<>(orders.keySet()).get(random.nextInt(orders.size()));
                Kept kept = Objects.requireNonNull(orders.get(order));
                assertThat(PROMISES.end(finance, order, "cancelled") instanceof Outcome.Done)
                        .as(as)
                        .isEqualTo(!kept.ended);
                kept.ended = true;
            } else if (what < 6 && !open.isEmpty()) {
                UUID entry = new ArrayList<>(open.keySet()).get(random.nextInt(open.size()));
                done(BOOKS.reverse(finance, entry, Ids.withoutTime(), "wrong"));
                Kept kept = orderOf.get(entry);
                if (kept != null) {
                    kept.paid = kept.paid.subtract(Objects.requireNonNull(open.get(entry)));
                }
                spent.merge(
                        Objects.requireNonNull(lineOf.get(entry)),
                        Objects.requireNonNull(open.remove(entry)).negate(),
                        BigDecimal::add);
            } else {
                UUID line = lines.get(random.nextInt(lines.size()));
                boolean euros = random.nextBoolean();
                BigDecimal charged = euros
                        ? amount.multiply(new BigDecimal("1.13")).setScale(2, java.math.RoundingMode.HALF_UP)
                        : amount;
                UUID order = orders.entrySet().stream()
                        .filter(each ->
                                random.nextBoolean() && each.getValue().line.equals(line))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null);
                Kept toward = order == null ? null : orders.get(order);
                Outcome outcome = BOOKS.spend(
                        finance,
                        new Spending(
                                Ids.withoutTime(),
                                line,
                                today.minusDays(random.nextInt(100)),
                                new Money(amount, euros ? "EUR" : "USD"),
                                PaidFrom.BANK,
                                Purpose.CASEWORK,
                                "Train tickets",
                                null,
                                order));
                if (toward != null && toward.rest().signum() == 0) {
                    assertThat(outcome).as(as).isEqualTo(Outcome.refused(Outcome.Why.NOT_PROMISED));
                    continue;
                }
                boolean enough = Objects.requireNonNull(spent.get(line))
                                .add(kept(orders, line))
                                .subtract(toward == null ? BigDecimal.ZERO : toward.rest())
                                .add(charged)
                                .compareTo(Objects.requireNonNull(allotted.get(line)))
                        <= 0;
                assertThat(outcome instanceof Outcome.Done).as(as).isEqualTo(enough);
                if (outcome instanceof Outcome.Done(UUID id)) {
                    open.put(id, charged);
                    if (toward != null) {
                        orderOf.put(id, toward);
                        toward.paid = toward.paid.add(charged);
                    }
                    lineOf.put(id, line);
                    spent.merge(line, charged, BigDecimal::add);
                }
            }
            for (Budget.Line line : BOOKS.budget(finance, budget).orElseThrow().lines()) {
                assertThat(line.spent().amount()).as(as).isEqualTo(spent.get(line.id()));
                assertThat(line.promised().amount()).as(as).isEqualByComparingTo(kept(orders, line.id()));
                assertThat(line.allotted().amount()).as(as).isEqualByComparingTo(allotted.get(line.id()));
            }
        }
        BigDecimal all = TRANSACTIONS.run(
                finance,
                ACT,
                database -> database.fetchSingle("SELECT coalesce(sum(amount), 0) FROM money.posting")
                        .get(0, BigDecimal.class));
        assertThat(all).as("seed %d: all sides of all entries", seed).isEqualByComparingTo(BigDecimal.ZERO);
    }

    private static BigDecimal kept(Map<UUID, Kept> orders, UUID line) {
        return orders.values().stream()
                .filter(each -> each.line.equals(line))
                .map(Kept::rest)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void aBudgetIsOpenedSpentAndReportedOverThePages() throws IOException {
        Map<Role, SignedReader> readers = SignedReader.ofDemonstration(KERWEN, KERWEN.home());
        SignedReader officer =
                Objects.requireNonNull(readers.get(Role.FINANCE_OFFICER)).signIn();
        SignedReader donor =
                Objects.requireNonNull(readers.get(Role.DONOR_READER)).signIn();
        assertThat(officer.post(
                                "/app/money/new",
                                Map.of("project", "none", "currency", "usd", "starts", "", "ends", "x"))
                        .body())
                .contains("project-error")
                .contains("starts-error")
                .contains("ends-error")
                .doesNotContain("currency-error");
        String budget = location(officer.post(
                "/app/money/new",
                Map.of(
                        "project",
                        PROJECT,
                        "currency",
                        "usd",
                        "starts",
                        today.minusDays(30).toString(),
                        "ends",
                        today.plusDays(30).toString())));
        officer.post(
                budget + "/lines",
                Map.of(
                        "code",
                        "2.1",
                        "title",
                        "=Grants to families",
                        "category",
                        "assistance",
                        "amount",
                        "8 000.00",
                        "why",
                        "Agreement"));
        Document form = Jsoup.parse(officer.get(budget + "/spend").body());
        String line = form.select("select[name=line] option").get(1).attr("value");
        Map<String, String> cost = new HashMap<>(Map.of(
                "_once", form.select("main input[name=_once]").attr("value"),
                "line", line,
                "day", today.toString(),
                "amount", "9000",
                "currency", "USD",
                "from", "bank",
                "purpose", "casework",
                "words", "Grants of a group"));
        assertThat(officer.post(budget + "/spend", cost).body())
                .contains("amount-error")
                .contains("value=\"9000\"");
        cost.put("amount", "7600.00");
        location(officer.post(budget + "/spend", cost));
        location(officer.post(budget + "/spend", cost));
        assertThat(officer.get(budget).body())
                .as("sent twice, it is one entry")
                .contains("7,600.00")
                .contains("400.00");
        aFormThatWasChangedIsAnotherOne(officer, budget, cost);
        ordersAndAdvances(officer, budget, line);
        costsOfAJourney(officer, readers, budget, cost);

        String report = "/app/reports/" + budget.substring(budget.lastIndexOf('/') + 1);
        assertThat(donor.get(report).body())
                .contains("7,650.00")
                .contains("200.00")
                .as("what stands behind a sum is not the donor's")
                .doesNotContain("Grants of a group");
        assertThat(donor.get(budget).statusCode()).isEqualTo(404);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(donor.bytes(report + "/file")))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows.get(3).getCellText(0)).as("no formula").isEqualTo("2.1 =Grants to families");
            assertThat(rows.get(3).getCellAsNumber(3).orElseThrow()).isEqualByComparingTo("7650");
            assertThat(rows.getLast().getCellAsNumber(4).orElseThrow())
                    .as("what is kept for an order")
                    .isEqualByComparingTo("150");
            assertThat(rows.getLast().getCellAsNumber(5).orElseThrow()).isEqualByComparingTo("200");
        }
    }

    /** By way of the browser's way back: what was typed then is no repetition that could be passed over. */
    private static void aFormThatWasChangedIsAnotherOne(SignedReader officer, String budget, Map<String, String> cost)
            throws IOException {
        Map<String, String> another = new HashMap<>(cost);
        another.put("amount", "0.25");
        another.put("words", "A stamp");
        location(officer.post(budget + "/spend", another));
        Document page = Jsoup.parse(officer.get(budget).body());
        String entry = page.select("a:contains(A stamp)").attr("href");
        assertThat(entry).as("the entry of a form that was changed").isNotEmpty();
        location(officer.post(entry + "/reverse", Map.of("why", "Of a test")));
    }

    /** An order of 150 of which nothing is paid, an advance of 60 of which 50 are paid and 10 come back. */
    private void ordersAndAdvances(SignedReader officer, String budget, String line) throws IOException {
        Map<String, String> order = new HashMap<>(Map.of(
                "_once",
                UUID.randomUUID().toString(),
                "line",
                line,
                "day",
                today.toString(),
                "amount",
                "400.01",
                "currency",
                "USD",
                "words",
                "A coach to the border"));
        assertThat(officer.post(budget + "/promise", order).body())
                .contains("amount-error")
                .contains("value=\"400.01\"");
        order.put("amount", "150");
        location(officer.post(budget + "/promise", order));
        order.put("_once", UUID.randomUUID().toString());
        order.put("amount", "100");
        order.put("words", "A coach that is cancelled");
        location(officer.post(budget + "/promise", order));
        Document page = Jsoup.parse(officer.get(budget).body());
        assertThat(page.select("#promises tbody tr")).hasSize(2);
        String end = page.select("#promises tbody tr:contains(cancelled) a").attr("href");
        assertThat(officer.post(end, Map.of("why", "")).body()).contains("why-error");
        location(officer.post(end, Map.of("why", "Cancelled")));

        Map<String, String> advance = new HashMap<>(Map.of(
                "_once", UUID.randomUUID().toString(),
                "holder", "nobody",
                "day", today.toString(),
                "amount", "60",
                "currency", "USD",
                "from", "owed",
                "words", "Meals on the way"));
        assertThat(officer.post(budget + "/advance", advance).body())
                .contains("holder-error")
                .contains("from-error");
        advance.put(
                "holder",
                Jsoup.parse(officer.get(budget + "/advance").body())
                        .select("select[name=holder] option")
                        .get(1)
                        .attr("value"));
        advance.put("from", "cash");
        location(officer.post(budget + "/advance", advance));
        String escort = Jsoup.parse(officer.get(budget + "/spend").body())
                .select("select[name=from] option")
                .getLast()
                .attr("value");
        location(officer.post(
                budget + "/spend",
                Map.of(
                        "_once",
                        UUID.randomUUID().toString(),
                        "line",
                        line,
                        "day",
                        today.toString(),
                        "amount",
                        "50",
                        "currency",
                        "USD",
                        "from",
                        escort,
                        "purpose",
                        "movement",
                        "words",
                        "Meals of a group")));
        String back = "/app/money/advances/" + escort + "/back";
        assertThat(Jsoup.parse(officer.get(back).body()).select("#amount").attr("value"))
                .isEqualTo("10.00");
        Map<String, String> rest = new HashMap<>(Map.of("day", today.toString(), "amount", "11", "to", "cash"));
        assertThat(officer.post(back, rest).body()).contains("amount-error");
        rest.put("amount", "10");
        location(officer.post(back, rest));
        assertThat(Jsoup.parse(officer.get(budget).body()).select("#advances tbody a"))
                .isEmpty();
    }

    /** What a cost was for is named by what colleagues call it, and stands on that page. */
    private void costsOfAJourney(
            SignedReader officer, Map<Role, SignedReader> readers, String budget, Map<String, String> before)
            throws IOException {
        SignedReader planner =
                Objects.requireNonNull(readers.get(Role.MOVEMENT_OFFICER)).signIn();
        String journey = location(planner.post("/app/movements/new", Map.of("called", "Group by the coach")));
        Map<String, String> cost = new HashMap<>(before);
        cost.putAll(Map.of(
                "_once", UUID.randomUUID().toString(),
                "amount", "0.50",
                "purpose", "movement",
                "about", "group by the train",
                "words", "A parking place"));
        assertThat(officer.post(budget + "/spend", cost).body())
                .contains("about-error")
                .contains("group by the train");
        cost.put("about", "group by the COACH");
        location(officer.post(budget + "/spend", cost));
        assertThat(Jsoup.parse(planner.get(journey).body()).select("#costs").text())
                .contains("A parking place")
                .contains("0.50");
        Document entries = Jsoup.parse(officer.get(budget).body());
        String entry = entries.select("#entries a:contains(A parking place)").attr("href");
        assertThat(officer.get(entry).body()).contains("Group by the coach");
        location(officer.post(entry + "/reverse", Map.of("why", "Paid twice")));
        assertThat(Jsoup.parse(planner.get(journey).body()).select("#costs").text())
                .as("what was taken back is no cost")
                .doesNotContain("A parking place");
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("\\?.*", "")
                .replaceFirst("^https?://[^/]*", "");
    }

    private UUID budget(Actor.Person by, String currency) {
        return done(BOOKS.open(by, PROJECT, currency, today.minusDays(200), today.plusDays(200)));
    }

    private static UUID line(Actor.Person by, UUID budget, String code, String amount) {
        return done(
                BOOKS.line(by, budget, code, "Assistance", Category.ASSISTANCE, new BigDecimal(amount), "Agreement"));
    }

    private Spending spending(UUID line, String amount, String currency) {
        return spending(line, amount, currency, today, Ids.withoutTime());
    }

    private String left(UUID budget, UUID line) {
        return BOOKS.budget(finance, budget)
                .orElseThrow()
                .line(line)
                .left()
                .amount()
                .toPlainString();
    }

    private UUID budget(Actor.Person by) {
        return done(BOOKS.open(by, PROJECT, "USD", today.minusDays(199), today.plusDays(200)));
    }

    private Promise.Made ordered(UUID line, String amount, UUID form) {
        return new Promise.Made(form, line, today, new Money(new BigDecimal(amount), "USD"), "A coach");
    }

    private Advance.Given advance(UUID budget, String amount, UUID form) {
        return new Advance.Given(
                form,
                budget,
                today,
                new Money(new BigDecimal(amount), "USD"),
                PaidFrom.CASH,
                finance.account(),
                "Meals on the way");
    }

    private Spending paying(@Nullable UUID promise, UUID line, String amount, Source from) {
        return new Spending(
                Ids.withoutTime(),
                line,
                today,
                new Money(new BigDecimal(amount), "USD"),
                from,
                Purpose.MOVEMENT,
                "A coach",
                null,
                promise);
    }

    private static Spending spending(UUID line, String amount, String currency, LocalDate day, UUID form) {
        return new Spending(
                form,
                line,
                day,
                new Money(new BigDecimal(amount), currency),
                PaidFrom.BANK,
                Purpose.CASEWORK,
                "Train tickets",
                null,
                null);
    }

    private static UUID done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).id();
    }
}
