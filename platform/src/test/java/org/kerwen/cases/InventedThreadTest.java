package org.kerwen.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kerwen.access.SignedReader;
import org.kerwen.kernel.Role;
import org.kerwen.testing.RunningKerwen;

/** What a demonstration shows of the mission's own record, with invented people. */
class InventedThreadTest {
    private static SignedReader officer;

    @BeforeAll
    static void start() {
        RunningKerwen kerwen = RunningKerwen.demo();
        officer = Objects.requireNonNull(
                        SignedReader.ofDemonstration(kerwen, kerwen.home()).get(Role.MOVEMENT_OFFICER))
                .signIn();
    }

    @Test
    void asManyTravelAsTheRecordSays() {
        assertThat(movement("Yerevan, charter flight")).contains("104 people");
        assertThat(movement("Dushanbe, train and plane")).contains("71 people");
        assertThat(movement("Toronto, resettlement")).contains("278 people");
    }

    @Test
    void everybodyIsHomeInArmeniaAndSomeOfTheOthersLackSomething() {
        assertThat(movement("Yerevan, charter flight")).contains("arrived").doesNotContain("Permission to leave");
        assertThat(movement("Dushanbe, train and plane")).contains("confirmed", "Permission to leave");
    }

    @Test
    void eachJourneyStandsOnThePageOfItsCase() {
        Document cases = page("/app/cases?programme=refugee-resettlement");
        assertThat(cases.select("main tbody a[href^=/app/cases/]"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(
                                page(link.attr("href")).select("main").text())
                        .contains("advance notice given"));
    }

    private static String movement(String called) {
        return page("/app/movements?when=any").select("main tbody a").stream()
                .filter(link -> link.text().equals(called))
                .map(link -> page(link.attr("href")).select("main").text())
                .findFirst()
                .orElse("");
    }

    private static Document page(String path) {
        return Jsoup.parse(officer.get(path).body());
    }
}
