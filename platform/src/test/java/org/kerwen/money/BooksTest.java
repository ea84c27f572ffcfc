package org.kerwen.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
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

/** The books balance whatever is done to them, and say the same to whoever reads them. All sums are invented. */
class BooksTest {
    private static final RunningKerwen KERWEN = RunningKerwen.start(MissionPack.SMALL, true);
    private static final Books BOOKS = KERWEN.bean(Books.class);
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
        Outcome nothing = new Outcome.Refusal(Outcome.Why.NOT_THERE);
        assertThat(BOOKS.budgets(stranger)).isEmpty();
        assertThat(BOOKS.budget(stranger, budget)).isEmpty();
        assertThat(BOOKS.entry(stranger, entry)).isEmpty();
        assertThat(BOOKS.entries(stranger, budget, 10)).isEmpty();
        assertThat(BOOKS.spend(stranger, spending(line, "1", "USD"))).isEqualTo(nothing);
        assertThat(BOOKS.spend(stranger, spending(Ids.next(), "1", "USD"))).isEqualTo(nothing);
        assertThat(BOOKS.reverse(stranger, entry, Ids.withoutTime(), "x")).isEqualTo(nothing);
        assertThat(BOOKS.allot(stranger, line, BigDecimal.ONE, "x")).isEqualTo(nothing);
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
                .satisfies(e -> assertThat(e).hasRootCauseInstanceOf(org.postgresql.util.PSQLException.class)));
        assertThat(BOOKS.budget(finance, budget).orElseThrow().spent()).hasToString("40.00 USD");
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
        List<UUID> lines = new ArrayList<>();
        for (int step = 0; step < 150; step++) {
            String as = "seed " + seed + ", step " + step;
            BigDecimal amount = new BigDecimal(random.nextInt(1, 20_000)).movePointLeft(2);
            int what = lines.isEmpty() ? 0 : random.nextInt(10);
            if (what == 0) {
                UUID line = line(finance, budget, "L" + step, amount.toString());
                lines.add(line);
                allotted.put(line, amount);
                spent.put(line, new BigDecimal("0.00"));
            } else if (what == 1) {
                UUID line = lines.get(random.nextInt(lines.size()));
                BOOKS.allot(finance, line, amount, "revision");
                allotted.put(line, amount);
            } else if (what < 4 && !open.isEmpty()) {
                UUID entry = new ArrayList<>(open.keySet()).get(random.nextInt(open.size()));
                done(BOOKS.reverse(finance, entry, Ids.withoutTime(), "wrong"));
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
                Outcome outcome = BOOKS.spend(
                        finance,
                        spending(
                                line,
                                amount.toString(),
                                euros ? "EUR" : "USD",
                                today.minusDays(random.nextInt(100)),
                                Ids.withoutTime()));
                boolean enough = Objects.requireNonNull(spent.get(line))
                                .add(charged)
                                .compareTo(Objects.requireNonNull(allotted.get(line)))
                        <= 0;
                assertThat(outcome instanceof Outcome.Done).as(as).isEqualTo(enough);
                if (outcome instanceof Outcome.Done(UUID id)) {
                    open.put(id, charged);
                    lineOf.put(id, line);
                    spent.merge(line, charged, BigDecimal::add);
                }
            }
            for (Budget.Line line : BOOKS.budget(finance, budget).orElseThrow().lines()) {
                assertThat(line.spent().amount()).as(as).isEqualTo(spent.get(line.id()));
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
                "form", form.select("input[name=form]").attr("value"),
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
        assertThat(officer.get(budget).body()).contains("7,600.00").contains("400.00");

        String report = "/app/reports/" + budget.substring(budget.lastIndexOf('/') + 1);
        assertThat(donor.get(report).body())
                .contains("7,600.00")
                .contains("400.00")
                .as("what stands behind a sum is not the donor's")
                .doesNotContain("Grants of a group");
        assertThat(donor.get(budget).statusCode()).isEqualTo(404);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(donor.bytes(report + "/file")))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows.get(3).getCellText(0)).as("no formula").isEqualTo("2.1 =Grants to families");
            assertThat(rows.get(3).getCellAsNumber(3).orElseThrow()).isEqualByComparingTo("7600");
            assertThat(rows.getLast().getCellAsNumber(4).orElseThrow()).isEqualByComparingTo("400");
        }
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

    private static Spending spending(UUID line, String amount, String currency, LocalDate day, UUID form) {
        return new Spending(
                form,
                line,
                day,
                new Money(new BigDecimal(amount), currency),
                PaidFrom.BANK,
                Purpose.CASEWORK,
                "Train tickets");
    }

    private static UUID done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).id();
    }
}
