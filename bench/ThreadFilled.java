package org.kerwen.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.kerwen.app.Main;
import org.kerwen.casework.Casework;
import org.kerwen.casework.CommitmentKind;
import org.kerwen.casework.Programme;
import org.kerwen.casework.ProgrammeForm;
import org.kerwen.casework.ProgrammeVersion;
import org.kerwen.casework.QuestionType;
import org.kerwen.casework.Sensitivity;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.RoleGrant;
import org.kerwen.keys.SpokenCode;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Fills a demonstration whose invented people are there: cases with all that belongs to one, calls of some years, movements, one of them
 * of 300 people. Cases are made by the rules of their programmes and written in bulk, under row security and all constraints; nobody of
 * it exists. Run by bench/thread.sh in the place of the server: how many cases, how many calls.
 */
public final class ThreadFilled {
    private static final OrganisationId MISSION = new OrganisationId("mission");
    private static final int WORKERS = 60;
    private static final int AT_ONCE = 2_000;
    private static final int OWN = 70;
    private static final int TOGETHER = 300;

    private final Transactions transactions;
    private final Casework casework;
    private final Random random = new Random(6);
    private final LocalDate today = LocalDate.now(Clock.systemUTC());
    private final List<AccountId> workers =
            IntStream.range(0, WORKERS).mapToObj(any -> new AccountId(Ids.next())).toList();
    private Actor.Person officer;
    private AccountId colleague;
    private List<UUID> people = List.of();

    private final Rows files = new Rows("cases.case_file", "id uuid, organisation text, reference text, revision int, programme text, version int, stage text,"
            + " opened_on date, due date, travel date, departure date, arrival date, closed_on date, closing_reason text, wish uuid,"
            + " wish_from text, wish_to text, wish_earliest date, wish_latest date");
    private final Rows team = new Rows("cases.worker", "case_file uuid, organisation text, account uuid, place int");
    private final Rows members = new Rows("cases.member", "case_file uuid, organisation text, person uuid, since date");
    private final Rows commitments = new Rows("cases.commitment",
            "id uuid, organisation text, case_file uuid, kind text, what text, member uuid, due date, outcome text, valid_from date, valid_until date");
    private final Rows answers = new Rows("cases.answers",
            "case_file uuid, organisation text, form text, member uuid, number int, given jsonb, said_by uuid, said_at timestamptz");
    private final Rows consents = new Rows("cases.consent",
            "id uuid, organisation text, case_file uuid, member uuid, purpose text, way text, text_version int, language text, interpreter boolean,"
                    + " capacity text, given_on date");
    private final Rows steps = new Rows("cases.step",
            "case_file uuid, organisation text, number int, kind text, what text, member uuid, words text, done_by uuid, done_at timestamptz");
    private final Rows payments = new Rows("cases.payment", "id uuid, organisation text, case_file uuid, programme text, award text, instalment int,"
            + " adults int, children int, amount numeric, currency text, state text, asked_by uuid, asked_on date");
    private final Rows payees = new Rows("cases.payee", "payment uuid, organisation text, person uuid");
    private final Rows requests = new Rows("movements.request", "id uuid, organisation text, person uuid, family uuid, asked_by uuid, from_place text,"
            + " to_place text, earliest date, latest date, made_by uuid");
    private final Rows requirements = new Rows("movements.requirement",
            "id uuid, organisation text, request uuid, kind text, owed_by text, due date, valid_from date, valid_until date");

    private ThreadFilled(Transactions transactions, Casework casework) {
        this.transactions = transactions;
        this.casework = casework;
    }

    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext context = SpringApplication.run(Main.class)) {
            ThreadFilled filled = new ThreadFilled(context.getBean(Transactions.class), context.getBean(Casework.class));
            filled.accounts();
            if (arguments.length < 2) {
                return;
            }
            filled.cases(Integer.parseInt(arguments[0]));
            filled.movements();
            filled.calls(Integer.parseInt(arguments[1]));
            System.out.println(filled.said());
        }
    }

    /** The movement officer is supervisor and adviser too, so that one session sees it all; a colleague has cases of her own only. */
    private void accounts() {
        Map<String, UUID> accounts = transactions.run(Actor.Machine.SIGN_IN, database -> database.fetch("SELECT address, id FROM access.account")
                .stream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, UUID.class))));
        officer = new Actor.Person(new AccountId(accounts.get("movement-officer@example.org")), MISSION, java.util.Set.of(
                RoleGrant.of(Role.MOVEMENT_OFFICER), RoleGrant.of(Role.SUPERVISOR), RoleGrant.of(Role.ADVISER)));
        colleague = new AccountId(accounts.get("medical-officer@example.org"));
        transactions.perform(Actor.Machine.SETUP, database -> {
            for (String each : List.of("movement-officer supervisor", "movement-officer adviser", "project-manager case-worker", "finance-officer case-worker",
                    "editor case-worker")) {
                String[] words = each.split(" ");
                database.execute("INSERT INTO access.role_grant (id, account, organisation, role) VALUES (gen_random_uuid(), ?, 'mission', ?) ON CONFLICT DO NOTHING",
                        accounts.get(words[0] + "@example.org"), words[1]);
            }
        });
        people = new ArrayList<>(in("person.list", database -> database.fetch("SELECT id FROM people.person WHERE organisation = 'mission'").getValues(0, UUID.class)));
        Collections.shuffle(people, random);
    }

    private <T> T in(String operation, java.util.function.Function<DSLContext, T> work) {
        return transactions.run(officer, Act.of(operation), work);
    }

    // ---- Cases ----

    private void cases(int all) {
        List<ProgrammeVersion> offered = in("programme.list", casework::offered).stream()
                .filter(each -> each.programme().sensitivity() != Sensitivity.SEALED)
                .sorted(java.util.Comparator.comparing(each -> each.programme().id().value().equals("voluntary-return") ? 0 : 1))
                .toList();
        for (int at = 0; at < all; at++) {
            write(made(offered.get(random.nextInt(5) > 0 ? 0 : offered.size() - 1), at), at);
            if (at % AT_ONCE == AT_ONCE - 1 || at == all - 1) {
                in("case.open", database -> {
                    for (Rows rows : List.of(files, team, members, commitments, answers, consents, steps, payments, payees, requests, requirements)) {
                        rows.flush(database);
                    }
                    return true;
                });
            }
        }
    }

    private CaseFile made(ProgrammeVersion version, int at) {
        Programme programme = version.programme();
        boolean over = at >= OWN && random.nextInt(4) == 0;
        LocalDate opened = today.minusDays(over ? 200 + random.nextInt(900) : random.nextInt(300));
        List<CaseFile.Member> whom = IntStream.range(0, 1 + (int) Math.floor(5 * Math.pow(random.nextDouble(), 2.2)))
                .mapToObj(member -> new CaseFile.Member(new PersonId(people.get((at * 2 + member * 7919) % people.size())), opened, null))
                .distinct()
                .toList();
        Map<PersonId, Optional<FuzzyDate>> births = new LinkedHashMap<>();
        whom.forEach(member -> births.put(member.person(), Optional.of(new FuzzyDate.OfDay(today.minusYears(12 + births.size() * 9L)))));
        births.put(whom.getFirst().person(), Optional.of(new FuzzyDate.OfDay(today.minusYears(34))));
        CaseRules rules = new CaseRules(programme, births, today);
        List<Programme.Stage> way = programme.stages().stream().filter(stage -> stage.place() == Programme.Stage.Place.ON_THE_WAY).toList();
        int reached = over ? way.size() - 1 : random.nextInt(way.size());
        AccountId leads = at < OWN ? colleague : workers.get(random.nextInt(WORKERS));
        CaseFile file = new CaseFile(new CaseId(Ids.withoutTime()), MISSION, false, SpokenCode.make(), 1, programme.id(), version.number(),
                programme.stages().getFirst().id(), null, opened, CaseFile.Days.NONE, null, null, null, null, null,
                random.nextBoolean() ? List.of(leads) : List.of(leads, other(leads)), whom, List.of(), List.of(), List.of(), List.of(), List.of());
        Actor.Person worker = new Actor.Person(leads, MISSION, java.util.Set.of());
        file = new CaseChanges(rules, worker, moment(opened, 0)).opened(file);
        if (over || reached > 5 && random.nextInt(3) > 0) {
            LocalDate departure = over ? opened.plusDays(120) : today.plusDays(random.nextInt(120));
            file = file.dated(new CaseFile.Days(departure, departure, departure.plusDays(1)));
            file = file.wishing(new CaseFile.Wish(UUID.randomUUID(), "An invented street", "An invented village", departure, departure.plusDays(20)));
        }
        file = rules.owed(file.at(way.get(reached).id(), null));
        file = told(file, programme, way, reached, leads);
        return over ? ended(file, programme) : file;
    }

    private AccountId other(AccountId not) {
        AccountId one = workers.get(random.nextInt(WORKERS));
        return one.equals(not) ? new AccountId(Ids.next()) : one;
    }

    private static Instant moment(LocalDate opened, int after) {
        return opened.plusDays(after * 3L).atTime(8, 0).plusMinutes(after * 7L).toInstant(ZoneOffset.UTC);
    }

    /** What happened on the way: moves, consents, forms that were filled in, notes; and what was owed before is done. */
    private CaseFile told(CaseFile before, Programme programme, List<Programme.Stage> way, int reached, AccountId by) {
        CaseFile file = before;
        LocalDate opened = file.openedOn();
        for (int stage = 0; stage <= reached; stage++) {
            String to = way.get(stage).id();
            String move = programme.moves().stream().filter(each -> to.equals(each.to())).map(Programme.Move::id).findFirst().orElse("");
            file = file.step(StepKind.MOVED, move, null, "", by, moment(opened, stage));
            if (random.nextInt(3) == 0) {
                file = file.step(StepKind.NOTED, "", null, "An invented note about what was said at the visit, number " + stage + ".", by, moment(opened, stage + 1));
            }
            for (ProgrammeForm form : programme.forms()) {
                PersonId whom = form.forWhom() == org.kerwen.casework.ForWhom.CASE ? null : file.members().getFirst().person();
                if (stage < reached && form.stages().contains(to) && file.answered(form.id(), whom).isEmpty()) {
                    file = file.answer(new CaseFile.Answers(form.id(), whom, 1, given(form), by, moment(opened, stage)))
                            .step(StepKind.ANSWERED, form.id(), whom, "", by, moment(opened, stage));
                }
            }
        }
        List<Consent> agreed = new ArrayList<>();
        for (CaseFile.Member member : file.members()) {
            for (Consent.Purpose purpose : List.of(Consent.Purpose.ASSISTANCE, Consent.Purpose.MOVEMENT)) {
                if (purpose == Consent.Purpose.ASSISTANCE || reached > 3) {
                    agreed.add(new Consent(UUID.randomUUID(), member.person(), purpose, null, Consent.Way.WRITTEN, 1, "ru", false,
                            Consent.Capacity.BY_ONESELF, null, opened, null, null));
                }
            }
        }
        return file.consents(agreed)
                .commitments(each -> each.isOwed() && random.nextInt(reached + 2) > 1
                        ? each.ended(HowEnded.DONE, opened, each.kind() == CommitmentKind.DOCUMENT ? today.plusYears(2) : null)
                        : each.due() == null && each.kind() != CommitmentKind.CONSENT ? each.due(today.plusDays(random.nextInt(120) - 20)) : each);
    }

    private static Map<String, List<String>> given(ProgrammeForm form) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (ProgrammeForm.Question question : form.questions()) {
            if (question.type() == QuestionType.TEXT) {
                given.put(question.name(), List.of("An invented answer of some words"));
            } else if (!question.choices().isEmpty()) {
                given.put(question.name(), List.of(question.choices().getFirst().name()));
            }
        }
        return given;
    }

    private CaseFile ended(CaseFile file, Programme programme) {
        String end = programme.stages().stream().filter(stage -> stage.place() == Programme.Stage.Place.END).findFirst().orElseThrow().id();
        LocalDate ended = file.openedOn().plusDays(150 + random.nextInt(40));
        return file.at(end, null)
                .commitments(each -> each.isOwed() ? each.ended(HowEnded.DONE, null, null) : each)
                .closed(ended, programme.closingReasons().getFirst().id(), ended.plusYears(programme.retentionYears()));
    }

    private void write(CaseFile file, int at) {
        UUID id = file.id().value();
        CaseFile.Wish wish = file.wish();
        files.add(id, "mission", file.reference(), file.steps().size(), file.programme(), file.version(), file.stage(), file.openedOn(), file.due(),
                file.days().travel(), file.days().departure(), file.days().arrival(), file.closedOn(), file.closingReason(),
                wish == null ? null : wish.id(), wish == null ? null : wish.from(), wish == null ? null : wish.to(),
                wish == null ? null : wish.earliest(), wish == null ? null : wish.latest());
        for (int place = 0; place < file.team().size(); place++) {
            team.add(id, "mission", file.team().get(place), place);
        }
        file.members().forEach(each -> members.add(id, "mission", each.person(), each.since()));
        file.commitments().forEach(each -> commitments.add(each.id(), "mission", id, each.kind().word(), each.what(), each.person(), each.due(),
                each.outcome() == null ? null : each.outcome().word(), each.validFrom(), each.validUntil()));
        file.answers().forEach(each -> answers.add(id, "mission", each.form(), each.person(), each.number(), CaseJson.written(each.given()), each.by(), each.at()));
        file.consents().forEach(each -> consents.add(each.id(), "mission", id, each.person(), each.purpose().word(), each.way().word(), 1, "ru", false,
                each.capacity().word(), each.givenOn()));
        file.steps().forEach(each -> steps.add(id, "mission", each.number(), each.kind().word(), each.what(), each.person(), each.words(), each.by(), each.at()));
        if (at % 50 == 7) {
            UUID payment = UUID.randomUUID();
            payments.add(payment, "mission", id, file.programme(), "reintegration-grant", 1, file.members().size(), 0, 100, "USD", "requested", file.team().getFirst(),
                    file.openedOn());
            payees.add(payment, "mission", file.members().getFirst().person());
        }
        if (wish != null) {
            UUID family = file.members().size() > 1 ? UUID.randomUUID() : null;
            file.members().forEach(each -> request(each.person().value(), family, wish));
        }
    }

    private void request(UUID person, UUID family, CaseFile.Wish wish) {
        UUID request = UUID.randomUUID();
        requests.add(request, "mission", person, family, wish.id(), wish.from(), wish.to(), wish.earliest(), wish.latest(), officer.account());
        for (String kind : List.of("travel-paper/embassy", "permission-to-leave/authority", "agreement/traveller", "guardianship/parent-or-guardian")) {
            String[] words = kind.split("/");
            requirements.add(UUID.randomUUID(), "mission", request, words[0], words[1], wish.earliest().minusDays(3), wish.earliest().minusDays(90),
                    wish.latest().plusDays(90));
        }
    }

    // ---- Movements ----

    /** Those who wished to travel in a month that is over have travelled, some fifty at a time; and 300 together are going to. */
    private void movements() {
        Set<UUID> elsewhere = new HashSet<>(people.subList(people.size() - TOGETHER, people.size()));
        for (int back = 1; back <= 36; back++) {
            LocalDate from = today.minusMonths(back).withDayOfMonth(1);
            in("movement.plan", database -> {
                List<UUID> families = new ArrayList<>();
                database.fetch("""
                        SELECT asked_by, array_agg(person) FROM movements.request WHERE earliest >= ?::date AND earliest < ?::date GROUP BY asked_by
                        """, from, from.plusMonths(1)).forEach(row -> {
                    List<UUID> whom = List.of(row.get(1, UUID[].class));
                    if (families.size() < 320 && Collections.disjoint(elsewhere, whom)) {
                        elsewhere.addAll(whom);
                        families.add(row.get(0, UUID.class));
                    }
                });
                for (int first = 0; first < families.size(); first += 20) {
                    travelled(database, from.plusDays(first / 20), families.subList(first, Math.min(families.size(), first + 20)), "arrived");
                }
                return true;
            });
        }
        in("movement.plan", database -> {
            together(database);
            return true;
        });
    }

    private void together(DSLContext database) {
        LocalDate day = today.plusDays(30);
        List<UUID> asked = new ArrayList<>();
        for (int at = 0; at < TOGETHER; ) {
            int size = Math.min(TOGETHER - at, 1 + random.nextInt(5));
            UUID family = size > 1 ? UUID.randomUUID() : null;
            CaseFile.Wish wish = new CaseFile.Wish(UUID.randomUUID(), "An invented street", "An invented village", day, day.plusDays(2));
            for (int member = 0; member < size; member++, at++) {
                request(people.get(people.size() - 1 - at), family, wish);
            }
            asked.add(wish.id());
        }
        requests.flush(database);
        requirements.flush(database);
        System.out.println("thread-together " + travelled(database, day, asked, "confirmed"));
    }

    private UUID travelled(DSLContext database, LocalDate day, List<UUID> asked, String until) {
        UUID movement = UUID.randomUUID();
        UUID train = UUID.randomUUID();
        UUID plane = UUID.randomUUID();
        database.execute("INSERT INTO movements.movement (id, organisation, called, made_by) VALUES (?, 'mission', ?, ?)",
                movement, "Invented journey of " + day, officer.account().value());
        String leg = """
                INSERT INTO movements.leg (id, organisation, movement, mode, carrier, service, from_place, from_zone, to_place, to_zone, departs, arrives, seats)
                VALUES (?, 'mission', ?, ?, 'An invented carrier', '', ?, 'Asia/Ashgabat', ?, 'Asia/Ashgabat', ?::date + ?::time, ?::date + ?::time, 900)
                """;
        database.execute(leg, train, movement, "train", "Mary", "Ashgabat", day, "01:00", day, "07:00");
        database.execute(leg, plane, movement, "charter-flight", "Ashgabat", "Dushanbe", day, "10:00", day, "12:00");
        database.execute("""
                INSERT INTO movements.traveller (id, organisation, movement, request, person, family, joins, leaves, state, starts, ends, starts_on, ends_on, changed_by)
                SELECT gen_random_uuid(), organisation, ?, id, person, family, ?, ?, 'notified', now(), now(), current_date, current_date, ?
                  FROM movements.request WHERE asked_by = ANY (?) ORDER BY person, id
                """, movement, train, plane, officer.account().value(), asked.toArray(UUID[]::new));
        for (String state : List.of("confirmed", "ticketed", "boarded", "arrived")) {
            database.execute("UPDATE movements.traveller SET state = ? WHERE movement = ?", state, movement);
            if (state.equals(until)) {
                return movement;
            }
        }
        return movement;
    }

    // ---- Calls ----

    /** Some 25 in a shift, some 30 shifts a day at most; the rows of a shift are written together, as the program does. */
    private void calls(int all) {
        int shifts = Math.max(4, all / 25);
        in("hotline.answer", database -> database.execute("""
                INSERT INTO hotline.shift (id, organisation, line, adviser, begun_at, ended_at, notes_until)
                SELECT (lpad(to_hex((extract(epoch FROM begun) * 1000)::bigint), 12, '0') || '7' || right(md5(number::text), 3) || 'a' || right(md5(begun::text), 15))::uuid,
                       'mission', (SELECT array_agg(id ORDER BY id) FROM directory.hotline_line)[1 + number % (SELECT count(*) FROM directory.hotline_line)::int],
                       (?::uuid[])[1 + number % ?], begun, begun + interval '6 hours', begun::date + 90
                  FROM (SELECT number, now() - interval '7 hours' - number * (interval '1600 days' / ?) AS begun FROM generate_series(0, ? - 1) AS number) AS these
                """, workers.stream().map(AccountId::value).toArray(UUID[]::new), WORKERS, shifts, shifts));
        List<UUID> made = in("hotline.read", database -> database.fetch("SELECT id FROM hotline.shift WHERE adviser = ANY (?) ORDER BY id",
                (Object) workers.stream().map(AccountId::value).toArray(UUID[]::new)).getValues(0, UUID.class));
        for (int from = 0; from < made.size(); from += AT_ONCE) {
            UUID[] some = made.subList(from, Math.min(made.size(), from + AT_ONCE)).toArray(UUID[]::new);
            in("hotline.answer", database -> database.execute(CALLS, (Object) some));
        }
    }

    private static final String CALLS = """
            INSERT INTO hotline.call (id, organisation, shift, line, anonymous, length, role, sex, age, topics, country, purpose, signal, advised, notes,
                                      due, due_part, to_do, followed_in)
            SELECT id, 'mission', shift, line, true, (ARRAY['under-5', 'from-5-to-15', 'from-15-to-30', 'over-30'])[1 + (a * 4)::int % 4],
                   (ARRAY['traveller', 'traveller', 'family', 'friend', 'affected', 'not-said'])[1 + (b * 6)::int % 6],
                   CASE WHEN a < 0.5 THEN 'female' WHEN a < 0.8 THEN 'male' END, CASE WHEN c < 0.4 THEN 'from-18-to-24' WHEN c < 0.6 THEN 'from-35-to-59' END,
                   CASE WHEN b < 0.1 THEN ARRAY['work', 'contract'] WHEN b < 0.101 THEN ARRAY['held'] WHEN b < 0.105 THEN ARRAY['missing']
                        ELSE ARRAY[(ARRAY['work', 'work', 'work', 'study', 'study', 'marriage', 'travel', 'papers'])[1 + (c * 8)::int % 8]] END,
                   (ARRAY['TUR', 'TUR', 'ARE', 'KAZ', 'RUS'])[1 + (c * 5)::int % 5], CASE WHEN c < 0.5 THEN 'work' END,
                   CASE WHEN a < 0.0002 THEN 'complaint' WHEN a < 0.001 THEN 'crisis' WHEN a < 0.01 THEN 'missing' WHEN a < 0.04 THEN 'high-risk'
                        WHEN a < 0.1 THEN 'referral' WHEN a < 0.2 THEN 'silent' ELSE 'information' END,
                   CASE WHEN c < 0.7 THEN ARRAY['work'] ELSE '{}' END,
                   CASE WHEN notes_until >= current_date AND b < 0.4 THEN 'An invented note about an agency and a contract.' ELSE '' END,
                   CASE WHEN a < 0.04 THEN begun + 2 END, CASE WHEN a < 0.04 THEN 'afternoon' END,
                   CASE WHEN a < 0.04 AND notes_until >= current_date THEN 'Ask again.' ELSE '' END,
                   CASE WHEN a < 0.04 AND begun + 2 < current_date THEN shift END
              FROM (SELECT gen_random_uuid() AS id, shift.id AS shift, shift.line, shift.notes_until, shift.begun_at::date AS begun,
                           random() AS a, random() AS b, random() AS c
                      FROM hotline.shift CROSS JOIN generate_series(1, 25) WHERE shift.id = ANY (?)) AS these
             ORDER BY shift, id
            """;

    private String said() {
        return in("case.list", database -> {
            StringBuilder said = new StringBuilder("thread-rows");
            for (String table : List.of("people.person", "cases.case_file", "cases.member", "cases.commitment", "cases.answers", "cases.consent", "cases.step", "cases.payment",
                    "movements.request", "movements.movement", "movements.traveller", "hotline.shift", "hotline.call")) {
                said.append(" %s %,d;".formatted(table, database.fetchSingle("SELECT count(*) FROM " + table).get(0, Long.class)));
            }
            return said.toString();
        });
    }

    /** Rows of a table on their way there: arrays of text, a column each, which the database reads as what they are. */
    private static final class Rows {
        private final String statement;
        private final List<List<String>> columns;

        Rows(String table, String columns) {
            List<String[]> all = Arrays.stream(columns.split(", *")).map(each -> each.split(" ")).toList();
            String names = all.stream().map(each -> each[0]).collect(Collectors.joining(", "));
            statement = "INSERT INTO %s (%s) SELECT %s FROM unnest(%s) AS these (%s)".formatted(table, names,
                    all.stream().map(each -> each[0] + "::" + each[1]).collect(Collectors.joining(", ")),
                    all.stream().map(each -> "?").collect(Collectors.joining(", ")), names);
            this.columns = all.stream().<List<String>>map(each -> new ArrayList<>()).toList();
        }

        void add(Object... values) {
            for (int at = 0; at < values.length; at++) {
                columns.get(at).add(values[at] == null ? null : values[at].toString());
            }
        }

        void flush(DSLContext database) {
            database.connection(connection -> {
                try (var insert = connection.prepareStatement(statement)) {
                    for (int at = 0; at < columns.size(); at++) {
                        insert.setArray(at + 1, connection.createArrayOf("text", columns.get(at).toArray()));
                    }
                    insert.executeUpdate();
                }
            });
            columns.forEach(List::clear);
        }
    }
}
