package org.kerwen.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.kerwen.access.SignedReader;
import org.kerwen.cases.Cases;
import org.kerwen.casework.Casework;
import org.kerwen.db.Act;
import org.kerwen.db.Trail;
import org.kerwen.db.Transactions;
import org.kerwen.directory.Directory;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.people.People;
import org.kerwen.testing.Actors;
import org.kerwen.testing.Folders;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.web.WebSettings;

/** A call stays anonymous against whoever has a dump, the files and the list of the telephone company. All callers are invented. */
class HotlineTest {
    private static final RunningKerwen KERWEN = RunningKerwen.start(MissionPack.REAL, true);
    private static final Hotline HOTLINE = KERWEN.bean(Hotline.class);
    private static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);
    private static final ZoneId ZONE = KERWEN.bean(WebSettings.class).timeZone();
    private static final List<String> LINES = KERWEN.bean(Directory.class).hotlineLines().stream()
            .map(line -> line.id().value())
            .toList();
    private static final Act ACT = Act.of("hotline.try");

    private final String organisation = "o-" + UUID.randomUUID();
    private final Actor.Person adviser = Actors.of(organisation, Role.ADVISER);
    private final Actor.Person stranger = Actors.of("o-" + UUID.randomUUID(), Role.ADVISER);
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @AfterAll
    static void stop() {
        KERWEN.close();
    }

    /** Random histories of two advisers beside a model that knows only maps. */
    @Test
    void whateverIsDoneTheHotlineSaysWhatASimpleModelSays() {
        Actor.Person other = Actors.of(organisation, Role.ADVISER);
        Map<Actor.Person, Boolean> answering = new HashMap<>(Map.of(adviser, false, other, false));
        Map<UUID, Call> calls = new TreeMap<>(Comparator.comparing(UUID::toString));
        for (int step = 0; step < 200; step++) {
            String as = "seed " + seed + ", step " + step;
            Actor.Person by = random.nextBoolean() ? adviser : other;
            boolean answers = Objects.requireNonNull(answering.get(by));
            switch (random.nextInt(8)) {
                case 0 -> {
                    HOTLINE.begin(by, LINES.getFirst());
                    answering.put(by, true);
                }
                case 1 -> {
                    assertThat(HOTLINE.end(by, "")).as(as).isEqualTo(answers);
                    answering.put(by, false);
                }
                case 2 -> {
                    List<Call> open = calls.values().stream()
                            .filter(call ->
                                    call.followUp() != null && call.followUp().doneIn() == null)
                            .toList();
                    if (!open.isEmpty()) {
                        UUID which = open.get(random.nextInt(open.size())).id();
                        assertThat(HOTLINE.follow(stranger, which)).as(as).isFalse();
                        assertThat(HOTLINE.follow(by, which)).as(as).isEqualTo(answers);
                        if (answers) {
                            UUID shift = HOTLINE.shift(by).orElseThrow().id();
                            calls.computeIfPresent(which, (id, call) -> call.followedIn(shift));
                        }
                    }
                }
                case 3 -> {
                    if (!calls.isEmpty()
                            && answers
                            && HOTLINE.shift(by).orElseThrow().calls() > 0) {
                        UUID shift = HOTLINE.shift(by).orElseThrow().id();
                        Call again = TRANSACTIONS
                                .run(by, ACT, database -> HotlineStore.calls(database, shift))
                                .getFirst();
                        assertThat(HOTLINE.keep(by, again)).as(as).isTrue();
                    }
                }
                default -> {
                    Call call = call(LINES.get(random.nextInt(LINES.size())));
                    assertThat(HOTLINE.keep(by, call)).as(as).isEqualTo(answers);
                    if (answers) {
                        calls.put(call.id(), call);
                    }
                }
            }
            assertThat(HOTLINE.shift(by).isPresent()).as(as).isEqualTo(answering.get(by));
        }
        List<Call> listed = new ArrayList<>();
        HotlineStore.Place after = null;
        while (true) {
            List<HotlineStore.Listed> page = HOTLINE.list(adviser, null, null, after, 7);
            page.forEach(each -> listed.add(each.call()));
            if (page.size() < 7) {
                break;
            }
            after = new HotlineStore.Place(
                    page.getLast().shift(), page.getLast().call().id());
        }
        assertThat(listed).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(calls.values());
        assertThat(HOTLINE.handOver(adviser, 1000).due())
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(calls.values().stream()
                        .filter(call ->
                                call.followUp() != null && call.followUp().doneIn() == null)
                        .toList());
        YearMonth month = YearMonth.from(LocalDate.now(ZONE));
        Map<String, Long> counted = HOTLINE.counts(adviser, month, month).stream()
                .collect(Collectors.toMap(count -> count.line() + " " + count.topic(), count -> (long) count.count()));
        assertThat(counted)
                .as("seed %d", seed)
                .isEqualTo(calls.values().stream()
                        .flatMap(call -> call.about().topics().stream().map(topic -> call.line() + " " + topic.word()))
                        .collect(Collectors.groupingBy(each -> each, Collectors.counting())));
        assertThat(HOTLINE.list(stranger, null, null, null, 10)).isEmpty();
        assertThat(HOTLINE.counts(stranger, month, month)).isEmpty();
        assertThat(HOTLINE.handOver(stranger, 10).shifts()).isEmpty();
    }

    /** What the telephone company writes down of a call. */
    private record Connection(Instant ended, CallLength length, UUID call) {}

    /** Rule 10. In each group of calls of one shift and one length, somebody who guesses blindly is right once. */
    @Test
    void fiveHundredRecordsOfATelephoneCompanyFitTheCallsOfADumpNoBetterThanChance() {
        Map<UUID, List<Connection>> company = new LinkedHashMap<>();
        int lastWhileItGoesOn = 0;
        for (int shift = 0; shift < 20; shift++) {
            UUID id = HOTLINE.begin(adviser, LINES.getFirst()).id();
            List<Connection> connections = new ArrayList<>();
            for (int at = 0; at < 25; at++) {
                Call call = call(LINES.getFirst());
                assertThat(HOTLINE.keep(adviser, call)).isTrue();
                connections.add(new Connection(Instant.now(), call.length(), call.id()));
            }
            company.put(id, connections);
            lastWhileItGoesOn +=
                    dumped(id).getLast().equals(connections.getLast().call()) ? 1 : 0;
            HOTLINE.end(adviser, "");
        }
        int groups = 0;
        int byPlace = 0;
        int lastIsLast = 0;
        for (var shift : company.entrySet()) {
            List<UUID> dumped = dumped(shift.getKey());
            assertThat(TRANSACTIONS.<Integer>run(
                            adviser,
                            ACT,
                            database -> database.fetchSingle(
                                            "SELECT count(DISTINCT xmin::text)::int FROM hotline.call WHERE shift = ?",
                                            shift.getKey())
                                    .get(0, Integer.class)))
                    .as("transactions that wrote rows of a shift")
                    .isEqualTo(1);
            assertThat(TRANSACTIONS.<Boolean>run(
                            adviser,
                            ACT,
                            database -> database.fetchSingle(
                                            "SELECT bool_and(call.xmin = entry.xid::xid) FROM hotline.call JOIN trace.entry"
                                                    + " ON entry.subject = call.id WHERE call.shift = ?",
                                            shift.getKey())
                                    .get(0, Boolean.class)))
                    .as("it is that of the end of the shift, not that of the last call")
                    .isTrue();
            lastIsLast += dumped.getLast().equals(shift.getValue().getLast().call()) ? 1 : 0;
            for (CallLength length : CallLength.values()) {
                List<UUID> inTime = shift.getValue().stream()
                        .filter(each -> each.length() == length)
                        .map(Connection::call)
                        .toList();
                List<UUID> inPlace = dumped.stream().filter(inTime::contains).toList();
                groups += inTime.isEmpty() ? 0 : 1;
                for (int at = 0; at < inTime.size(); at++) {
                    byPlace += inTime.get(at).equals(inPlace.get(at)) ? 1 : 0;
                }
            }
        }
        assertThat((double) byPlace)
                .as("seed %d: right guesses by place among %d groups", seed, groups)
                .isLessThanOrEqualTo(groups + 5 * Math.sqrt(groups));
        assertThat(lastIsLast)
                .as("seed %d: shifts whose last row is the last call", seed)
                .isLessThanOrEqualTo(6);
        assertThat(lastWhileItGoesOn)
                .as("seed %d: the same of shifts that go on", seed)
                .isLessThanOrEqualTo(6);
        company.forEach((shift, connections) -> {
            List<Instant> moments =
                    entries(connections.stream().map(Connection::call).toList());
            assertThat(moments).as("an entry of the audit for each call").hasSize(connections.size());
            assertThat(moments.stream().distinct()).as("all of one moment").hasSize(1);
            assertThat(moments.getFirst()).isAfter(connections.getLast().ended());
            assertThat(between(
                            adviser,
                            connections.getFirst().ended(),
                            connections.getLast().ended()))
                    .as("nothing is recorded while calls come")
                    .isZero();
        });
        assertThat(company.values().stream()
                        .flatMap(List::stream)
                        .map(each -> each.call().version()))
                .containsOnly(4);
    }

    /** The calls of a shift as a dump has them: in the order of their places. */
    private List<UUID> dumped(UUID shift) {
        return TRANSACTIONS.run(
                adviser,
                ACT,
                database -> database.fetch("SELECT id FROM hotline.call WHERE shift = ? ORDER BY ctid", shift)
                        .getValues(0, UUID.class));
    }

    private List<Instant> entries(List<UUID> subjects) {
        return TRANSACTIONS.run(
                adviser,
                ACT,
                database -> database.fetch("SELECT at FROM trace.entry WHERE subject = ANY (?)", (Object)
                                subjects.toArray(UUID[]::new))
                        .getValues(0, Instant.class));
    }

    private static int between(Actor.Person who, Instant from, Instant to) {
        return TRANSACTIONS.run(
                who,
                ACT,
                database -> database.fetchSingle(
                                "SELECT count(*)::int FROM trace.entry WHERE organisation = ? AND at > ?::timestamptz AND at < ?::timestamptz",
                                who.organisation().value(),
                                from.atOffset(ZoneOffset.UTC),
                                to.atOffset(ZoneOffset.UTC))
                        .get(0, Integer.class));
    }

    @Test
    void callsAboutEachTopicHaveAnIndexOfTheirOwn() {
        for (Topic topic : Topic.values()) {
            String index = TRANSACTIONS.run(
                    adviser,
                    ACT,
                    database -> database.fetchSingle(
                                    "SELECT indexdef FROM pg_indexes WHERE indexname = 'call_about_' || ?",
                                    topic.word())
                            .get(0, String.class));
            assertThat(index)
                    .as("without it a rare one is looked for among all calls of all years")
                    .endsWith("(organisation, shift, id) WHERE (topics @> ARRAY['" + topic.word() + "'::text])");
        }
    }

    @Test
    void theDatabaseItselfRefusesWhatWouldTellWhoOrWhenSomebodyCalled() {
        UUID shift = HOTLINE.begin(adviser, LINES.getFirst()).id();
        HOTLINE.keep(adviser, call(LINES.getFirst()));
        String row =
                "INSERT INTO hotline.call (id, organisation, shift, line, anonymous, length, role, topics, signal, advised, notes,"
                        + " to_do) VALUES ('%s', '" + organisation + "', '" + shift + "', '" + LINES.getFirst()
                        + "', true, 'under-5', 'family', '{work}', 'information', '{}', '%s', '')";
        String again = "DELETE FROM hotline.call; ";
        Map<String, String> planted = new LinkedHashMap<>();
        planted.put("a row that is written alone", row.formatted(UUID.randomUUID(), ""));
        planted.put("an id of the time", again + row.formatted(Ids.next(), ""));
        planted.put("a number", again + row.formatted(UUID.randomUUID(), "ring +993 00 74-18-52"));
        planted.put("a number with hyphens", again + row.formatted(UUID.randomUUID(), "74-18-52"));
        planted.put("a number in Arabic digits", again + row.formatted(UUID.randomUUID(), "٧٤ ١٨ ٥٢"));
        planted.put("a change of one row", "UPDATE hotline.call SET notes = ''");
        planted.put("a note with a number", "UPDATE hotline.shift SET ended_at = now(), note = '7 4 1 8 5 2'");
        planted.forEach((what, sql) -> assertThatExceptionOfType(RuntimeException.class)
                .as(what)
                .isThrownBy(() -> TRANSACTIONS.run(adviser, ACT, database -> database.execute(sql)))
                .satisfies(e -> assertThat(e).hasRootCauseInstanceOf(org.postgresql.util.PSQLException.class)));
        assertThat(TRANSACTIONS.<Integer>run(
                        adviser,
                        ACT,
                        database -> database.execute(again + row.formatted(UUID.randomUUID(), "wages of 900 dollars"))))
                .as("what is right is taken")
                .isNotNull();
    }

    /** Work that is not recorded at once is the hotline's alone. */
    @Test
    void nobodyElseDoesAnythingThatIsNotRecordedAtOnce() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            List<String> using = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains(".runCovered(")) {
                    using.add(file.getFileName().toString());
                }
            }
            assertThat(using).containsExactly("Hotline.java");
        }
    }

    @Test
    void whatWasWrittenFreelyExpiresAndAForgottenShiftEnds() {
        UUID shift = HOTLINE.begin(adviser, LINES.getFirst()).id();
        Call call = with("Afraid of her cousin", call(LINES.getFirst()));
        HOTLINE.keep(adviser, call);
        hotlineAt(Duration.ofHours(15)).handOver(adviser, 10);
        assertThat(HOTLINE.shift(adviser)).as("goes on").isPresent();
        hotlineAt(Duration.ofHours(17)).handOver(Actors.of(organisation, Role.SUPERVISOR), 10);
        assertThat(HOTLINE.shift(adviser)).isEmpty();
        assertThat(entries(List.of(shift, call.id())))
                .as("begun, ended, and the call")
                .hasSize(3);
        clean(Duration.ofDays(89));
        assertThat(HOTLINE.list(adviser, null, null, null, 10).getFirst().call().notes())
                .isNotEmpty();
        clean(Duration.ofDays(92));
        assertThat(HOTLINE.list(adviser, null, null, null, 10))
                .extracting(HotlineStore.Listed::call)
                .containsExactly(call.withoutNotes());
    }

    private static void clean(Duration later) {
        Hotline hotline = hotlineAt(later);
        TRANSACTIONS.perform(Actor.Machine.CLEANING, database -> {
            while (new ExpiredNotes(hotline).clean(database) > 0) {
                // Again while there is something.
            }
        });
    }

    private static Hotline hotlineAt(Duration later) {
        return new Hotline(
                TRANSACTIONS,
                KERWEN.bean(Trail.class),
                KERWEN.bean(People.class),
                KERWEN.bean(Casework.class),
                KERWEN.bean(Cases.class),
                Clock.offset(Clock.systemUTC(), later),
                ZONE);
    }

    @Test
    void aDayOfAnAdviserOverThePages() throws IOException {
        Map<Role, SignedReader> readers = SignedReader.ofDemonstration(KERWEN, KERWEN.home());
        SignedReader reader = Objects.requireNonNull(readers.get(Role.ADVISER)).signIn();
        Actor.Person colleague = Actors.of("hotline-partner", Role.ADVISER);
        assertThat(path(reader.get("/app/hotline/call"))).isEqualTo("/app/hotline");
        assertThat(path(reader.post("/app/hotline/shift", Map.of("line", LINES.getFirst()))))
                .isEqualTo("/app/hotline/call");
        Instant begun = Instant.now();

        // A number is refused at its field, in words, and what was typed is still there; nothing of it reaches a file.
        Map<String, String> typed =
                typed(Jsoup.parse(reader.get("/app/hotline/call").body()));
        typed.putAll(Map.of("topics", "work", "country", "TUR", "signal", "high-risk", "length", "under-5"));
        typed.put("notes", "ring 61-47-85-20-9 or 614785209 back");
        HttpResponse<String> refused = reader.post("/app/hotline/call", typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select("#notes-error").text()).contains("safety");
        assertThat(Jsoup.parse(refused.body()).select("#notes").text()).contains("614785209");
        assertThat(Jsoup.parse(refused.body()).select("input[value=work]").hasAttr("checked"))
                .isTrue();
        typed.put("notes", "Canarybird wants the passport sent ahead");
        assertThat(path(reader.post("/app/hotline/call", typed))).isEqualTo("/app/hotline/call");
        assertThat(path(reader.post("/app/hotline/call", typed)))
                .as("sent twice")
                .isEqualTo("/app/hotline/call");

        // Advice is found by topic and country; the page whose id is the topic stands first.
        Document advice = Jsoup.parse(reader.post("/app/hotline/advice", Map.of("topics", "papers", "country", "TUR"))
                .body());
        assertThat(Objects.requireNonNull(advice.select("input[name=advised]").first())
                        .attr("value"))
                .isEqualTo("papers");

        assertThat(between(colleague, begun, Instant.now()))
                .as("neither looking nor keeping is recorded at its moment")
                .isZero();

        Document home = Jsoup.parse(reader.get("/app/hotline").body());
        String done = Objects.requireNonNull(home.select("#due form[action^=/app/hotline/follow-ups/]")
                        .last())
                .attr("action");
        int due = home.select("#due tbody tr").size();
        assertThat(path(reader.post(done, Map.of()))).isEqualTo("/app/hotline");
        assertThat(Jsoup.parse(reader.get("/app/hotline").body()).select("#due tbody tr"))
                .hasSize(due - 1);
        whoeverAgreesIsRecordedAndNothingIsTypedTwice(reader);
        assertThat(reader.post("/app/hotline/shift/end", Map.of("note", "ring 614785209"))
                        .body())
                .contains("note-error");
        assertThat(path(reader.post("/app/hotline/shift/end", Map.of("note", "Look at the agency again"))))
                .isEqualTo("/app/hotline");
        assertThat(reader.get("/app/hotline").body()).contains("Look at the agency again");
        assertThat(reader.get("/app/hotline/calls?signal=high-risk&topic=work").body())
                .contains("Canarybird");
        assertThat(reader.get("/app/hotline/counts?month=" + YearMonth.now(ZONE))
                        .body())
                .contains("<table");
        SignedReader worker =
                Objects.requireNonNull(readers.get(Role.CASE_WORKER)).signIn();
        assertThat(worker.get("/app/hotline").statusCode())
                .as("nobody else sees calls")
                .isEqualTo(404);

        assertThat(Folders.filesWith(KERWEN.home(), "Canarybird", Instant.MIN))
                .as("what is kept is found in the files: the search works")
                .isNotEmpty();
        for (String number : List.of("614785209", "61-47-85-20-9")) {
            assertThat(Folders.filesWith(KERWEN.home(), number, Instant.MIN))
                    .as(number)
                    .isEmpty();
        }
    }

    @Test
    void whatLeavesTheOrganisationPassesTheRuleAndIsToldOnce() {
        Map<Role, SignedReader> readers = SignedReader.ofDemonstration(KERWEN, KERWEN.home());
        SignedReader supervisor =
                Objects.requireNonNull(readers.get(Role.SUPERVISOR)).signIn();
        SignedReader donor =
                Objects.requireNonNull(readers.get(Role.DONOR_READER)).signIn();
        Hotline before = hotlineAt(Duration.ofDays(-100));
        Actor.Person colleague = Actors.of("hotline-partner", Role.ADVISER);
        before.begin(colleague, LINES.getFirst());
        for (int at = 0; at < 43; at++) {
            Call call = call(LINES.get(at % 2));
            List<Topic> topics = List.of(at < 40 ? Topic.WORK : Topic.HELD);
            before.keep(
                    colleague,
                    new Call(
                            call.id(),
                            call.line(),
                            true,
                            call.length(),
                            call.caller(),
                            new Call.About(topics, null, null),
                            call.signal(),
                            List.of(),
                            "",
                            null));
        }
        before.end(colleague, "");
        LocalDate then = LocalDate.now(ZONE).minusDays(100);
        String quarter = then.getYear() + "-" + ((then.getMonthValue() - 1) / 3 + 1);
        assertThat(supervisor
                        .post("/app/statistics", Map.of("subject", "hotline-topics", "quarter", "2999-1"))
                        .statusCode())
                .as("a quarter that is not over")
                .isEqualTo(422);
        assertThat(Jsoup.parse(supervisor
                                .post("/app/statistics", Map.of("subject", "programme-people", "quarter", "2999-1"))
                                .body())
                        .select("#subject option[selected]")
                        .eachAttr("value"))
                .as("what was chosen stays chosen")
                .containsExactly("programme-people");
        assertThat(donor.post("/app/statistics", Map.of("subject", "hotline-topics", "quarter", quarter))
                        .statusCode())
                .isEqualTo(404);
        String release =
                path(supervisor.post("/app/statistics", Map.of("subject", "hotline-topics", "quarter", quarter)));
        assertThat(supervisor
                        .post("/app/statistics", Map.of("subject", "hotline-topics", "quarter", quarter))
                        .body())
                .as("once")
                .contains("quarter-error");
        String file = donor.get(release + "/file").body();
        assertThat(donor.get("/app/statistics").body()).contains(release);
        assertThat(file.lines().filter(line -> line.startsWith("Somebody is held")))
                .singleElement()
                .as("three callers are few")
                .satisfies(line ->
                        assertThat(line).doesNotContain("1").doesNotContain("2").doesNotContain("3"));
        assertThat(file).contains("not told");
        assertThat(TRANSACTIONS.<Integer>run(
                        colleague,
                        ACT,
                        database -> database.fetchSingle(
                                        "SELECT count(*)::int FROM statistics.release_cell WHERE count BETWEEN 1 AND 4")
                                .get(0, Integer.class)))
                .as("what is withheld is not there at all")
                .isZero();
    }

    private static void whoeverAgreesIsRecordedAndNothingIsTypedTwice(SignedReader reader) {
        Map<String, String> typed =
                typed(Jsoup.parse(reader.get("/app/hotline/call").body()));
        typed.putAll(Map.of("topics", "held", "signal", "crisis", "length", "from-15-to-30", "sex", "female"));
        Document page = Jsoup.parse(reader.post("/app/hotline/agree", typed).body());
        assertThat(page.select("section[lang]").size())
                .as("the text in each language")
                .isEqualTo(3);
        Map<String, String> agreed = typed(page);
        assertThat(agreed).as("what was said is sent along").containsAllEntriesOf(typed);
        agreed.putAll(
                Map.of("family", "Canaryeva", "given", "Ogulsona", "language", "tk", "telephone", "+993 00 74-18-52"));
        HttpResponse<String> refused = reader.post("/app/hotline/agree/record", agreed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("agrees-error")
                .contains("agreedTo-error")
                .contains("value=\"Canaryeva\"");
        agreed.putAll(Map.of(
                "agrees", "yes", "agreedTo", "assistance", "safety", "at-times", "from", "18:00", "to", "20:00"));
        String person = path(reader.post("/app/hotline/agree/record", agreed));
        assertThat(person).startsWith("/app/people/");
        Actor.Person colleague = Actors.of("hotline-partner", Role.ADVISER);
        var known = KERWEN.bean(People.class)
                .find(colleague, new PersonId(UUID.fromString(person.substring("/app/people/".length()))))
                .orElseThrow();
        assertThat(known.called()).isEqualTo("Canaryeva Ogulsona");
        assertThat(known.known().languages()).containsExactly("tk");
        UUID call = UUID.fromString(Objects.requireNonNull(typed.get("call")));
        assertThat(HOTLINE.list(colleague, Signal.CRISIS, null, null, 10))
                .extracting(HotlineStore.Listed::call)
                .filteredOn(each -> each.id().equals(call))
                .singleElement()
                .matches(each -> !each.anonymous());
        assertThat(path(reader.post("/app/hotline/agree/record", agreed)))
                .as("sent twice")
                .isEqualTo(person);

        // Another caller of the same name is asked about once that one is found.
        Map<String, String> another = new HashMap<>(agreed);
        another.put("call", UUID.randomUUID().toString());
        another.put("programme", "voluntary-return");
        awaitFound(colleague, "Canaryeva Ogulsona");
        HttpResponse<String> alike = reader.post("/app/hotline/agree/record", another);
        assertThat(alike.statusCode()).isEqualTo(422);
        assertThat(alike.body()).contains(person);
        another.put(
                "seen", Objects.requireNonNull(typed(Jsoup.parse(alike.body())).get("seen")));
        String opened = path(reader.post("/app/hotline/agree/record", another));
        assertThat(opened).as("a case is opened in the same step").startsWith("/app/cases/");
        assertThat(reader.get(opened).body())
                .as("the case knows to what the caller agreed")
                .contains("Canaryeva")
                .contains("Given on");
    }

    private static void awaitFound(Actor.Person by, String name) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (KERWEN.bean(People.class).search(by, name, 1).stream()
                .noneMatch(like -> like.person().called().equals(name))) {
            assertThat(System.nanoTime()).as("the index follows").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** What a browser would send of the form about a call, one value of each name. */
    private static Map<String, String> typed(Document page) {
        Map<String, String> fields = new HashMap<>();
        for (Element field : page.select("form[data-call] input[type=hidden]")) {
            fields.put(field.attr("name"), field.attr("value"));
        }
        for (Element list : page.select("form[data-call] select")) {
            fields.put(list.attr("name"), list.select("option[selected]").attr("value"));
        }
        fields.remove("_csrf");
        return fields;
    }

    private static String path(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("\\?.*", "")
                .replaceFirst("^https?://[^/]*", "");
    }

    private Call call(String line) {
        boolean follow = random.nextInt(4) == 0;
        return new Call(
                Ids.withoutTime(),
                line,
                true,
                of(CallLength.values()),
                new Call.Caller(
                        of(CallerRole.values()),
                        random.nextBoolean() ? of(CallerSex.values()) : null,
                        random.nextBoolean() ? of(CallerAge.values()) : null),
                new Call.About(
                        List.of(of(Topic.values()), of(Topic.values())),
                        random.nextBoolean() ? "TUR" : null,
                        random.nextBoolean() ? of(TravelPurpose.values()) : null),
                of(Signal.values()),
                random.nextBoolean() ? List.of("work", "papers") : List.of(),
                "x".repeat(random.nextInt(300)),
                follow
                        ? new Call.FollowUp(
                                HOTLINE.today().plusDays(random.nextInt(30)),
                                of(PartOfDay.values()),
                                "look again",
                                null)
                        : null);
    }

    private static Call with(String notes, Call call) {
        return new Call(
                call.id(),
                call.line(),
                call.anonymous(),
                call.length(),
                call.caller(),
                call.about(),
                call.signal(),
                call.advised(),
                notes,
                call.followUp());
    }

    private <T> T of(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
