package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.RoleGrant;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.keys.PaperShare;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;
import tools.jackson.databind.json.JsonMapper;

/** Nobody who has the key is left: two of three sheets open it, on the page that the sheets name. */
class KeysOnPaperTest {
    @Test
    void twoSheetsOpenTheKeyAndAMistakeIsNamedByItsGroup() {
        try (RunningKerwen kerwen = RunningKerwen.start(MissionPack.SMALL, true)) {
            SignedReader supervisor = somebody(kerwen, Role.SUPERVISOR).signIn();
            SignedReader adviser = somebody(kerwen, Role.ADVISER).signIn();
            assertThat(supervisor.post("/app/keys/make", Map.of()).statusCode()).isEqualTo(303);

            HttpResponse<String> printed = supervisor.post("/app/keys/paper", Map.of());
            assertThat(printed.statusCode()).isEqualTo(200);
            assertThat(printed.headers().firstValue("content-type")).contains("application/pdf");

            // The same once more by the service: what is on a sheet, without reading it back from the file.
            OrganisationKeys keys = kerwen.bean(OrganisationKeys.class);
            Actor.Person actor = actor(supervisor);
            List<PaperShare> shares = keys.onPaper().printShares(actor).orElseThrow();
            String first = String.join("-", shares.get(0).groups());
            String third = String.join(" ", shares.get(2).groups()).toLowerCase(Locale.ROOT);
            supervisor.post("/app/keys/lock", Map.of());
            assertThat(keys.isUnlocked(actor.organisation())).isFalse();
            assertThat(adviser.get("/app/keys").body()).contains("href=\"/app/keys/open\"");

            char wrong = first.charAt(0) == '7' ? '8' : '7';
            HttpResponse<String> refused =
                    adviser.post("/app/keys/open", Map.of("one", wrong + first.substring(1), "other", third));
            assertThat(refused.body()).contains("group 1").contains(third);
            assertThat(adviser.post("/app/keys/open", Map.of("one", first, "other", "ABC"))
                            .body())
                    .contains("3 letters and digits were typed");
            assertThat(keys.isUnlocked(actor.organisation())).isFalse();

            HttpResponse<String> opened = adviser.post("/app/keys/open", Map.of("one", first, "other", third));
            assertThat(opened.headers().firstValue("location")).contains("/app/keys?done=key-opened");
            assertThat(keys.isUnlocked(actor.organisation())).isTrue();
        }
    }

    private static SignedReader somebody(RunningKerwen kerwen, Role role) {
        return Objects.requireNonNull(
                SignedReader.ofDemonstration(kerwen, kerwen.home()).get(role));
    }

    private static Actor.Person actor(SignedReader reader) {
        String account = JsonMapper.shared()
                .readTree(reader.call("GET", "/api/v1/me", "").body())
                .get("account")
                .stringValue();
        return new Actor.Person(
                new AccountId(UUID.fromString(account)),
                new OrganisationId(reader.organisation()),
                Set.of(RoleGrant.of(Role.SUPERVISOR)));
    }
}
