package org.kerwen.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
    private static SignedReader finance;
    private static SignedReader donor;
    private static SignedReader adviser;

    @BeforeAll
    static void start() {
        RunningKerwen kerwen = RunningKerwen.demo();
        Map<Role, SignedReader> readers = SignedReader.ofDemonstration(kerwen, kerwen.home());
        officer = Objects.requireNonNull(readers.get(Role.MOVEMENT_OFFICER)).signIn();
        finance = Objects.requireNonNull(readers.get(Role.FINANCE_OFFICER)).signIn();
        donor = Objects.requireNonNull(readers.get(Role.DONOR_READER)).signIn();
        adviser = Objects.requireNonNull(readers.get(Role.ADVISER)).signIn();
    }

    @Test
    void asManyTravelAsTheRecordSays() {
        assertThat(movement("Armenia, charter flight")).contains("104 people");
        assertThat(movement("Yerevan, charter flight")).contains("92 people");
        assertThat(movement("Dushanbe, train and plane")).contains("71 people");
        assertThat(movement("Toronto, resettlement")).contains("278 people");
    }

    @Test
    void everybodyIsHomeInArmeniaAndSomeOfTheOthersLackSomething() {
        assertThat(movement("Armenia, charter flight")).contains("arrived").doesNotContain("Permission to leave");
        assertThat(movement("Yerevan, charter flight")).contains("arrived").doesNotContain("Permission to leave");
        assertThat(movement("Dushanbe, train and plane")).contains("confirmed", "Permission to leave");
    }

    @Test
    void theHotlineHasHadItsShifts() {
        assertThat(page(adviser, "/app/hotline").select("#shifts tbody tr").size())
                .isGreaterThanOrEqualTo(2);
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

    @Test
    void sixtyAdultsAndThirtyTwoChildrenArePaidSevenThousandSixHundredToTheCent() {
        String budget = page(finance, "/app/money").select("#budgets a").attr("href");
        Document books = page(finance, budget);
        String grants = books.select("#lines tr:contains(Grants to families)").text();
        assertThat(grants).contains("7,600.00", "1,400.00");
        assertThat(books.select("#promises tbody tr")).hasSize(1);
        assertThat(books.select("#advances tbody tr").text()).contains("300.00", "180.00");
        String report = page(donor, "/app/reports").select("#budgets a").attr("href");
        assertThat(page(donor, report)
                        .select("#lines tr:contains(Grants to families)")
                        .text())
                .isEqualTo(grants);
        assertThat(page("/app/cases?stage=grant-delivery&programme=voluntary-return")
                        .select("main tbody a[href^=/app/cases/]"))
                .anySatisfy(link -> assertThat(
                                page(link.attr("href")).select("#costs").text())
                        .contains("USD"));
    }

    private static String movement(String called) {
        return page("/app/movements?when=any").select("main tbody a").stream()
                .filter(link -> link.text().equals(called))
                .map(link -> page(link.attr("href")).select("main").text())
                .findFirst()
                .orElse("");
    }

    private static Document page(String path) {
        return page(officer, path);
    }

    private static Document page(SignedReader reader, String path) {
        return Jsoup.parse(reader.get(path).body());
    }
}
