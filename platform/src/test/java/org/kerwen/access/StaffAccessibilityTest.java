package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.testing.Axe;
import org.kerwen.testing.Browser;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;

/** axe finds nothing on any kind of page of the staff side, in any language or direction; none is wider than a telephone. */
class StaffAccessibilityTest {
    private static final List<String> OF_THE_ADMINISTRATOR = List.of(
            "/app/organisations",
            "/app/organisations/add",
            "/app/colleagues/invite",
            "/app/keys",
            "/app/recovery",
            "/app/",
            "/app/nothing-there");

    private static final List<String> OF_A_SUPERVISOR = List.of(
            "/app/",
            "/app/account",
            "/app/account/password",
            "/app/account/spare-codes",
            "/app/account/tokens/new",
            "/app/colleagues",
            "/app/people",
            "/app/people?order=name&sex=female&narrow=yes",
            "/app/people/views",
            "/app/people/register",
            "/app/families/register",
            "/app/people/import",
            "/app/people/export",
            "/app/people/due",
            "/app/people/review",
            "/app/people/restricted",
            "/app/cases",
            "/app/grants",
            "/app/looks",
            "/app/looks/new",
            "/app/money",
            "/app/reports",
            "/app/movements",
            "/app/movements/new",
            "/app/hotline",
            "/app/hotline/calls?signal=crisis",
            "/app/hotline/counts",
            "/app/statistics",
            "/app/programmes",
            "/app/programmes/lost-papers",
            "/app/programmes/lost-papers/forms/loss",
            "/app/colleagues?q=nobody",
            "/app/keys",
            "/app/audit",
            "/app/jobs",
            "/app/help",
            "/app/search",
            "/app/confirm?next=/app/keys");

    private static RunningKerwen kerwen;
    private static Browser browser;
    private static Somebody administrator;
    private static Somebody supervisor;
    private static String waiting;
    private static String colleague;
    private static String movement;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        kerwen = RunningKerwen.start(MissionPack.SMALL, false);
        administrator = Somebody.administrator(browser, kerwen);
        supervisor = new Somebody(browser.reader(1280, true), kerwen.address(), "maral@example.org")
                .joins(administrator.invites("Maral Demo", "en", "supervisor", "auditor"));
        supervisor.goesTo("/app/keys/make").presses("/app/keys/make");
        waiting = supervisor.invites("Läle Demo", "en", "adviser");
        supervisor.goesTo("/app/colleagues");
        supervisor.page.locator("tbody a").first().click();
        colleague = supervisor.path();
        movement = journey();
    }

    /** A journey with a leg, on which nobody travels yet. */
    private static String journey() {
        supervisor.goesTo("/app/movements/new");
        supervisor.page.fill("#called", "Try");
        supervisor.presses("/app/movements/new");
        String path = supervisor.path().replaceFirst("\\?.*", "");
        supervisor.goesTo(path + "/legs");
        supervisor.page.selectOption("#mode", "train");
        Map.of(
                        "carrier", "Try Rail",
                        "fromPlace", "Mary",
                        "departsDay", "2031-02-10",
                        "departsTime", "06:00",
                        "toPlace", "Ashgabat",
                        "arrivesDay", "2031-02-10",
                        "arrivesTime", "12:00",
                        "seats", "10")
                .forEach((field, value) -> supervisor.page.fill("#" + field, value));
        supervisor.presses(path + "/legs");
        return path;
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (kerwen != null) {
            kerwen.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk", "ar-XB"})
    void axeFindsNothingAndNothingIsTooWide(String language) {
        List<String> wrong = new ArrayList<>();
        Page stranger = browser.reader(1280, true);
        for (String path :
                List.of("/app/sign-in", waiting.substring(kerwen.address().length()), "/app/invitation/none")) {
            look(stranger, path + "?language=" + language, wrong);
        }
        stranger.context().close();
        speaks(administrator, language);
        OF_THE_ADMINISTRATOR.forEach(path -> look(administrator.page, path, wrong));
        speaks(supervisor, language);
        Stream.of(
                        OF_A_SUPERVISOR.stream(),
                        Stream.of("", "/lost-telephone", "/lost-password", "/leave")
                                .map(act -> colleague + act),
                        Stream.of(
                                        "",
                                        "/legs",
                                        "/delay",
                                        "/travellers",
                                        "/provisions",
                                        "/lists",
                                        "/telephones",
                                        "/compare")
                                .map(act -> movement + act))
                .flatMap(each -> each)
                .forEach(path -> look(supervisor.page, path, wrong));
        shownOnce(wrong);
        assertThat(wrong).as(language).isEmpty();
    }

    /** What is shown after something was sent. */
    private static void shownOnce(List<String> wrong) {
        supervisor.goesTo("/app/account/spare-codes").presses("/app/account/spare-codes");
        examine(supervisor.page, "spare codes", wrong);
        supervisor.writesDownTheCodes();
        supervisor.goesTo("/app/colleagues/invite");
        supervisor.page.fill("#name", "Nobody Demo");
        supervisor.presses("/app/colleagues/invite");
        examine(supervisor.page, "refused", wrong);
        supervisor.page.locator("summary").click();
        examine(supervisor.page, "menu", wrong);
    }

    private static void speaks(Somebody somebody, String language) {
        somebody.goesTo("/app/help");
        if (!language.equals(somebody.page.getAttribute("html", "lang"))) {
            somebody.page.locator("summary").click();
            somebody.page
                    .locator("form[action='/app/account/language'] button[value='" + language + "']")
                    .click();
        }
        assertThat(somebody.page.getAttribute("html", "lang")).isEqualTo(language);
    }

    private static void look(Page page, String path, List<String> wrong) {
        page.navigate(kerwen.address() + path);
        examine(page, path, wrong);
    }

    private static void examine(Page page, String name, List<String> wrong) {
        page.setViewportSize(1280, 740);
        Axe.examine(page, name, wrong, 360, 320);
        if (page.locator("h1").count() != 1) {
            wrong.add(name + " has not one heading");
        }
    }
}
