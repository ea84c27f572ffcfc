package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Role;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may do what, driven over real HTTP: {@code access/permission-matrix.csv} says by hand, for each address and role, how
 * far it reaches. The program's own matrix is another file, so that a slip in one of them is seen.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionMatrixTest {
    private static final Path MATRIX = Path.of("src/test/resources/access/permission-matrix.csv");
    private static final int FIRST_ROLE = 3;

    /** A form without the token that only a page of ours could have put into it. */
    private static final int EXPIRED_FORM = 409;

    private RunningKerwen kerwen;
    private Map<Role, SignedReader> readers;
    private final Map<Role, UUID> accounts = new java.util.EnumMap<>(Role.class);

    @BeforeAll
    void start() {
        kerwen = RunningKerwen.start(MissionPack.REAL, true);
        readers = SignedReader.ofDemonstration(kerwen, kerwen.home());
        readers.forEach((role, reader) -> {
            reader.signIn();
            accounts.put(
                    role,
                    UUID.fromString(JsonMapper.shared()
                            .readTree(reader.call("GET", "/api/v1/me", "").body())
                            .get("account")
                            .stringValue()));
        });
    }

    @AfterAll
    void stop() {
        kerwen.close();
    }

    /** An address with what each role may do there. */
    record Row(String method, String path, String subject, Map<Role, Relation> reach) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Row> rows() throws IOException {
        List<CSVRecord> lines = CSVFormat.DEFAULT
                .builder()
                .setCommentMarker('#')
                .get()
                .parse(Files.newBufferedReader(MATRIX, StandardCharsets.UTF_8))
                .getRecords();
        List<Role> roles = lines.getFirst().stream()
                .skip(FIRST_ROLE)
                .map(word -> Choice.of(Role.class, word))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (CSVRecord line : lines.subList(1, lines.size())) {
            Map<Role, Relation> reach = new java.util.EnumMap<>(Role.class);
            for (int each = 0; each < roles.size(); each++) {
                String cell = line.get(FIRST_ROLE + each);
                reach.put(roles.get(each), cell.isEmpty() ? Relation.NONE : Choice.of(Relation.class, cell));
            }
            rows.add(new Row(line.get(0), line.get(1), line.get(2), reach));
        }
        return rows;
    }

    /** Those of which another organisation's id can be known; of people and links the twins are asked for elsewhere. */
    static List<Row> rowsOfAccounts() throws IOException {
        return rows().stream().filter(PermissionMatrixTest::isOfAnAccount).toList();
    }

    @Test
    void everyAddressHasARowAndEveryRowAnAddress() throws IOException {
        Set<String> addresses = new TreeSet<>();
        kerwen.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.hasMethodAnnotation(Demands.class)) {
                for (String path : mapping.getPatternValues()) {
                    mapping.getMethodsCondition().getMethods().forEach(method -> addresses.add(method + " " + path));
                }
            }
        });
        assertThat(addresses).isNotEmpty();
        assertThat(rows().stream().map(Row::toString)).containsExactlyInAnyOrderElementsOf(addresses);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachRoleReachesWhatItsRowSaysAndNothingElse(Row row) {
        row.reach().forEach((role, reach) -> {
            SignedReader reader = reader(role);
            for (Relation subject : subjects(row)) {
                UUID own = account(role);
                UUID id = subject == Relation.OWN ? own : colleague(role);
                boolean may = row.subject().startsWith("account") ? reach.covers(subject) : reach != Relation.NONE;
                boolean alone = subject == Relation.ORGANISATION && id.equals(own);
                if (alone
                        || (may
                                && subject == Relation.ORGANISATION
                                && row.subject().equals("account-ends"))) {
                    continue;
                }
                HttpResponse<String> answer = ask(reader, row, id);
                assertThat(answer.headers().allValues("Cache-Control"))
                        .as("%s as %s: what a browser keeps", row, role.word())
                        .isNotEmpty()
                        .allMatch(kept -> kept.contains("no-store"));
                int status = answer.statusCode();
                if (may) {
                    assertThat(status)
                            .as("%s as %s for a subject that is %s", row, role.word(), subject.word())
                            .isNotIn(401, 403, 500)
                            .matches(code -> code != 404 || takesAnotherSubject(row));
                } else {
                    assertThat(status)
                            .as("%s as %s for a subject that is %s", row, role.word(), subject.word())
                            .isEqualTo(404);
                }
            }
        });
    }

    /** Where the id is no account's, or there is none, one question says all: to which account nothing belongs makes no difference. */
    private static List<Relation> subjects(Row row) {
        return isOfAnAccount(row) ? List.of(Relation.OWN, Relation.ORGANISATION) : List.of(Relation.OWN);
    }

    private static boolean isOfAnAccount(Row row) {
        return row.path().contains("{id}") && row.subject().startsWith("account");
    }

    /** Whoever asks for what is not theirs gets the very bytes that somebody gets who asks for what does not exist. */
    @ParameterizedTest
    @MethodSource("rowsOfAccounts")
    void whatIsNotYoursIsAnsweredAsWhatIsNotThere(Row row) {
        row.reach().keySet().forEach(role -> {
            SignedReader reader = reader(role);
            HttpResponse<String> foreign = ask(reader, row, foreigner(role));
            HttpResponse<String> nobody = ask(reader, row, UUID.fromString("00000000-0000-7000-8000-000000000000"));
            assertThat(foreign.statusCode()).as("%s as %s", row, role.word()).isEqualTo(nobody.statusCode());
            assertThat(foreign.statusCode())
                    .as("%s as %s: not there, or back to a page that is not there", row, role.word())
                    .isIn(404, 303);
            assertThat(withoutWhatDiffersEachTime(foreign.body()))
                    .as("%s as %s", row, role.word())
                    .isEqualTo(withoutWhatDiffersEachTime(nobody.body()));
            assertThat(headers(foreign)).isEqualTo(headers(nobody));
        });
    }

    /** Which headers an answer has; every hundredth answer of a connection says that it closes it. */
    private static Set<String> headers(HttpResponse<String> answer) {
        Set<String> names = new TreeSet<>(answer.headers().map().keySet());
        names.remove("connection");
        return names;
    }

    @Test
    void withoutASessionEveryAddressLeadsToTheWayInOrAsksForAToken() throws IOException {
        for (Row row : rows()) {
            String path = row.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
            int status = kerwen.reader().send(row.method(), path).statusCode();
            assertThat(status)
                    .as(row.toString())
                    .isEqualTo(path.startsWith("/api/") ? 401 : row.method().equals("GET") ? 303 : EXPIRED_FORM);
        }
    }

    private HttpResponse<String> ask(SignedReader reader, Row row, UUID id) {
        String path = row.path().replaceAll("\\{[^}]*}", id.toString());
        if (row.path().startsWith("/api/")) {
            return reader.call(row.method(), path, row.method().equals("GET") ? "" : "{}");
        }
        return row.method().equals("GET") ? reader.get(path) : reader.post(path, Map.of());
    }

    /** What a row's id names is something else than an account: any account's id is then an id of nothing. */
    private static boolean takesAnotherSubject(Row row) {
        return row.subject().equals("thing");
    }

    private SignedReader reader(Role role) {
        return java.util.Objects.requireNonNull(readers.get(role));
    }

    private UUID account(Role role) {
        return java.util.Objects.requireNonNull(accounts.get(role));
    }

    private UUID colleague(Role role) {
        String organisation = reader(role).organisation();
        return Stream.of(Role.values())
                .filter(other -> other != role && reader(other).organisation().equals(organisation))
                .map(this::account)
                .findFirst()
                .orElse(account(role));
    }

    private UUID foreigner(Role role) {
        String organisation = reader(role).organisation();
        return Arrays.stream(Role.values())
                .filter(other -> !reader(other).organisation().equals(organisation))
                .map(this::account)
                .findFirst()
                .orElseThrow();
    }

    /** The token of a form, and the address that was asked for where the page says it. */
    private static String withoutWhatDiffersEachTime(String body) {
        return body.replaceAll("name=\"_(csrf|once)\" value=\"[^\"]*\"", "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID");
    }
}
