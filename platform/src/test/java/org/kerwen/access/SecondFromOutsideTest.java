package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.kerwen.kernel.Role;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;
import tools.jackson.databind.json.JsonMapper;

/** An office with one person appoints somebody elsewhere, without whom the key does not pass on from then on. */
class SecondFromOutsideTest {
    @Test
    void theKeyPassesOnOnlyWithTheYesOfTheSecondWhoNeverGetsIt() {
        try (RunningKerwen kerwen = RunningKerwen.start(MissionPack.SMALL, true)) {
            SignedReader supervisor = somebody(kerwen, Role.SUPERVISOR).signIn();
            SignedReader adviser = somebody(kerwen, Role.ADVISER).signIn();
            SignedReader second = somebody(kerwen, Role.EDITOR).signIn();
            SignedReader stranger = somebody(kerwen, Role.AGENCY_OFFICER).signIn();
            supervisor.post("/app/keys/make", Map.of());

            assertThat(keys(supervisor).select("#second a").attr("href")).isEqualTo("/app/keys/second");
            assertThat(keys(adviser).select("#second")).isEmpty();
            String number = keys(second).select("#elsewhere .mono").text();
            assertThat(number).isEqualTo(id(second));

            for (String wrong : new String[] {"", "nobody", "00000000-0000-7000-8000-000000000000", id(adviser)}) {
                assertThat(supervisor
                                .post("/app/keys/second", Map.of("number", wrong))
                                .body())
                        .as(wrong)
                        .contains("Nobody in another organisation works under this number.");
            }
            assertThat(supervisor
                            .post("/app/keys/second", Map.of("number", " " + number + " "))
                            .headers()
                            .firstValue("location"))
                    .contains("/app/keys?done=second-appointed");
            assertThat(keys(supervisor).select("#second").text()).contains("Gözel Demo", "The mission");
            assertThat(keys(second).select("#elsewhere").text())
                    .contains("You are the second person of Hotline partner");
            assertThat(keys(stranger).select("#elsewhere").text()).doesNotContain("Hotline partner");

            assertThat(supervisor
                            .post("/app/keys/second/end", Map.of())
                            .headers()
                            .firstValue("location"))
                    .contains("/app/keys?done=second-ended");
            assertThat(keys(second).select("#elsewhere").text()).doesNotContain("Hotline partner");
            supervisor.post("/app/keys/second", Map.of("number", number));

            String confirm = "/app/keys/outside/" + id(adviser) + "/confirm";
            assertThat(second.get(confirm).statusCode()).as("nothing waits yet").isEqualTo(404);
            supervisor.post("/app/keys/holders", Map.of("whom", id(adviser)));
            assertThat(keys(adviser).select("#holders").text())
                    .as("it waits for the second")
                    .doesNotContain("Läle Demo");
            assertThat(keys(second).select("#elsewhere").text()).contains("Läle Demo", "Kakajan Demo");
            assertThat(stranger.get(confirm).statusCode()).isEqualTo(404);
            assertThat(stranger.post(confirm, Map.of()).statusCode()).isEqualTo(404);
            assertThat(supervisor.post(confirm, Map.of()).statusCode())
                    .as("not one's own second")
                    .isEqualTo(404);

            assertThat(second.get(confirm).body()).contains("Kakajan Demo", "Läle Demo", "Hotline partner");
            supervisor.post("/app/keys/lock", Map.of());
            assertThat(second.post(confirm, Map.of()).body()).contains("The key of that organisation is locked");
            // Locked by hand, it opens when the only one who has it confirms the own password.
            supervisor.post(
                    "/app/confirm",
                    Map.of("password", supervisor.password(), "code", supervisor.spareCode(), "next", "/app/keys"));
            assertThat(second.post(confirm, Map.of()).headers().firstValue("location"))
                    .contains("/app/keys?done=second-confirmed");

            assertThat(keys(supervisor).select("#holders").text())
                    .contains("Läle Demo", "with a second from outside")
                    .doesNotContain("Gözel Demo");
            assertThat(keys(supervisor).select("#second"))
                    .as("two have it now: they are each other's second")
                    .isEmpty();
            assertThat(second.post(confirm, Map.of()).statusCode()).as("once").isEqualTo(404);

            for (String language : new String[] {"ru", "tk"}) {
                supervisor.post("/app/account/language", Map.of("language", language));
                Document page = Jsoup.parse(supervisor.get("/app/keys/second").body());
                assertThat(page.select("html").attr("lang")).isEqualTo(language);
                assertThat(page.select("main").text()).doesNotContain("second person", "number");
            }
        }
    }

    private static Document keys(SignedReader reader) {
        return Jsoup.parse(reader.get("/app/keys").body());
    }

    private static String id(SignedReader reader) {
        return JsonMapper.shared()
                .readTree(reader.call("GET", "/api/v1/me", "").body())
                .get("account")
                .stringValue();
    }

    private static SignedReader somebody(RunningKerwen kerwen, Role role) {
        return Objects.requireNonNull(
                SignedReader.ofDemonstration(kerwen, kerwen.home()).get(role));
    }
}
