package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Role;
import org.kerwen.testing.RunningKerwen;

/** What a token opens, and until when. */
class TokensTest {
    private static RunningKerwen kerwen;

    @BeforeAll
    static void start() {
        kerwen = RunningKerwen.demo();
    }

    @Test
    void aTokenOpensOnlyWhatItNames() {
        String token = token(Role.AUDITOR, Set.of("account.list"));
        assertThat(asked("/api/v1/accounts", token)).isEqualTo(200);
        assertThat(asked("/api/v1/me", token))
                .as("the person may, the token does not name it")
                .isEqualTo(404);
    }

    @Test
    void nobodyMakesATokenForMoreThanTheyMay() {
        Tokens tokens = kerwen.bean(Tokens.class);
        Signed adviser = DemoPeople.signed(kerwen, Role.ADVISER);
        assertThat(tokens.make(adviser, "Invented", Set.of("account.list", "audit.read"), 1))
                .isInstanceOf(Done.No.class);
        assertThat(tokens.make(adviser, "Invented", Set.of("invented.operation"), 1))
                .isInstanceOf(Done.No.class);
        assertThat(tokens.make(adviser, "Invented", Set.of(), 1)).isInstanceOf(Done.No.class);
    }

    @Test
    void aTokenThatExpiredOpensNothing() {
        String token = token(Role.EDITOR, Set.of("account.read"));
        assertThat(at(Duration.ofHours(23)).find(token)).isPresent();
        assertThat(at(Duration.ofHours(25)).find(token)).isEmpty();
    }

    @Test
    void aTokenThatWasTakenBackOpensNothing() {
        Tokens tokens = kerwen.bean(Tokens.class);
        Signed editor = DemoPeople.signed(kerwen, Role.EDITOR);
        String token = token(Role.EDITOR, Set.of("account.read"));
        assertThat(asked("/api/v1/me", token)).isEqualTo(200);
        UUID id = tokens.list(editor).getFirst().id();
        assertThat(tokens.revoke(DemoPeople.signed(kerwen, Role.ADVISER), id))
                .as("by somebody else")
                .isFalse();
        assertThat(asked("/api/v1/me", token)).isEqualTo(200);
        assertThat(tokens.revoke(editor, id)).isTrue();
        assertThat(asked("/api/v1/me", token)).isEqualTo(401);
    }

    private static Tokens at(Duration later) {
        return new Tokens(
                kerwen.bean(Transactions.class),
                kerwen.bean(Secrets.class),
                kerwen.bean(Permissions.class),
                Clock.offset(Clock.systemUTC(), later));
    }

    private static String token(Role role, Set<String> operations) {
        return kerwen.bean(Tokens.class).make(DemoPeople.signed(kerwen, role), "Invented", operations, 1)
                        instanceof Done.Yes<String>(String secret)
                ? secret
                : "";
    }

    private static int asked(String path, String token) {
        return kerwen.reader().get(path, "Authorization", "Bearer " + token).statusCode();
    }
}
