package org.kerwen.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.testing.Axe;
import org.kerwen.testing.Browser;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;

/**
 * A family of five is recorded by keyboard alone, grows, gets another head, splits and joins again, in English, in
 * Russian and from right to left; without scripts nothing typed is lost. Everybody is invented.
 */
class FamilyInABrowserTest {
    private static RunningKerwen kerwen;
    private static Browser browser;
    private static Somebody administrator;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        kerwen = RunningKerwen.start(MissionPack.SMALL, false);
        administrator = Somebody.administrator(browser, kerwen);
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
    @ValueSource(strings = {"en", "ru", "ar-XB"})
    void aFamilyOfFiveIsRecordedByKeyboardAloneAndChanges(String language) {
        String small = language.toLowerCase(Locale.ROOT);
        Somebody worker = new Somebody(browser.reader(1280, true), kerwen.address(), "worker-" + small + "@example.org")
                .joins(administrator.addsOrganisation("families-" + small, "Maral Demo", language));
        Page page = worker.page;
        List<String> wrong = new ArrayList<>();

        // From the list to the saved family without a mouse; what each key does is what a person does.
        worker.goesTo("/app/families/register");
        examine(page, wrong);
        int keys = 0;
        page.focus("#family-1");
        keys += person(page, 1, "Rahimow", "Daler", "1980");
        keys += person(page, 2, "Rahimowa", "Nigora", "1984");
        keys += person(page, 3, "Rahimow", "Firuz", "2010");
        keys += press(page, "Tab");
        assertThat(focused(page)).as("the line that opens what is rarely asked").isEqualTo("SUMMARY");
        // Over what is asked of all, to the button for one more.
        keys += tabTo(page, "more");
        keys += press(page, "Enter");
        page.waitForSelector("#person-4");
        assertThat(page.inputValue("#family-4")).as("suggested").isEqualTo("Rahimow");
        assertThat(page.inputValue("#given-2")).as("nothing is lost").isEqualTo("Nigora");
        assertThat(page.url()).endsWith("#person-4");
        keys += tabTo(page, "relationship-4");
        keys += person(page, 4, "Rahimowa", "Zarina", "2013");
        keys += tabTo(page, "more");
        keys += press(page, "Enter");
        page.waitForSelector("#person-5");
        keys += tabTo(page, "relationship-5");
        keys += person(page, 5, "Rahimowa", "Mohira", "1955");
        examine(page, wrong);
        keys += tabTo(page, "both");
        keys += press(page, "Space");
        keys += tabTo(page, "");
        keys += press(page, "Enter");
        page.waitForURL("**/app/families/*?done=family-registered");
        System.out.printf("FamilyInABrowserTest: %s, a family of five with %d keys%n", language, keys);
        examine(page, wrong);
        assertThat(page.title()).doesNotContain("Rahimow");
        assertThat(page.locator("#members tbody tr").count()).isEqualTo(5);
        String family = worker.path().replaceFirst("\\?.*", "");

        // The page of a person shows the family, the drawing and what happened.
        page.locator("#members tbody th a").nth(2).click();
        assertThat(page.locator("svg.drawing").count()).isEqualTo(1);
        assertThat(page.locator("#relatives tbody tr").count()).isEqualTo(4);
        assertThat(page.locator("#timeline tbody tr").count()).isEqualTo(1);
        examine(page, wrong);
        String son = worker.path();

        // Related otherwise: their own parent.
        worker.goesTo(son + "/relatives");
        examine(page, wrong);
        worker.goesTo(son + "/relatives/" + son.substring("/app/people/".length()));
        page.selectOption("#as", "parent");
        page.locator("main form button.button").last().click();
        assertThat(page.locator("[role=alert]")).isVisible();
        assertThat(page.inputValue("#as")).isEqualTo("parent");
        examine(page, wrong);

        // Somebody new, with a mistake first.
        worker.goesTo(family + "/new");
        assertThat(page.inputValue("#family-1")).isEqualTo("Rahimow");
        page.fill("#given-1", "Amir");
        page.fill("#birth-1", "31.2.2015");
        worker.presses(family + "/new");
        assertThat(page.locator("#birth-1-error").count()).isEqualTo(1);
        assertThat(page.locator("#relationship-1-error").count()).isEqualTo(1);
        assertThat(page.inputValue("#birth-1")).isEqualTo("31.2.2015");
        examine(page, wrong);
        page.fill("#birth-1", "2015");
        page.check("input[name=consent-1][value=guardian]");
        page.selectOption("#relationship-1", "niece-or-nephew");
        worker.presses(family + "/new");
        page.waitForURL("**?done=family-added");
        assertThat(page.locator("#members tbody tr").count()).isEqualTo(6);

        // Separated, and where he may be.
        page.locator("#members tbody tr").nth(2).locator("td a").last().click();
        page.check("#stands input[type=checkbox]");
        page.fill("#whereabouts", "With an aunt");
        examine(page, wrong);
        page.locator("#stands form button").click();
        page.waitForURL("**?done=family-changed");
        assertThat(page.locator("#members .badge.warn").count()).isEqualTo(1);
        assertThat(page.locator("#history tbody tr").count()).isEqualTo(1);

        // Another head, with suggestions; then some go.
        page.locator("#members tbody tr").nth(1).locator("td a").last().click();
        page.locator("#stands a").click();
        examine(page, wrong);
        page.locator("main form button.button").last().click();
        page.waitForURL("**?done=family-changed");
        assertThat(page.locator("#members tbody th").first().innerText()).contains("Nigora");
        worker.goesTo(family + "/split");
        examine(page, wrong);
        Locator choices = page.locator("main select");
        choices.nth(0).selectOption("head");
        choices.nth(1).selectOption("son");
        worker.presses(family + "/split");
        page.waitForURL("**?done=family-changed");
        assertThat(page.locator("#members tbody tr").count()).isEqualTo(2);

        // Found again in the search, their family joins.
        worker.goesTo(family + "/add");
        page.fill("#who", "Firuz Rahimow");
        worker.presses(family + "/add/find");
        assertThat(worker.path()).doesNotContain("Firuz");
        examine(page, wrong);
        page.locator("#found a[href*='/join/']").first().click();
        for (Locator choice : page.locator("main select").all()) {
            choice.selectOption("other");
        }
        examine(page, wrong);
        page.locator("main form button.button").last().click();
        page.waitForURL("**?done=family-changed");
        assertThat(page.locator("#members tbody tr").count()).isEqualTo(6);
        examine(page, wrong);
        page.context().close();
        assertThat(wrong).as(language).isEmpty();
    }

    /** One who is recorded is chosen, not recorded twice; all of it where scripts do not run. */
    @Test
    void withoutScriptsNothingTypedIsLostAndNobodyIsRecordedTwice() {
        Somebody worker = new Somebody(browser.reader(360, false), kerwen.address(), "worker-plain@example.org")
                .joins(administrator.addsOrganisation("families-plain", "Maral Demo", "en"));
        Page page = worker.page;
        worker.goesTo("/app/people/register");
        page.fill("#family", "Nazarow");
        page.fill("#given", "Rustam");
        page.fill("#birth", "3.4.1979");
        page.check("input[name=consent][value=spoken]");
        worker.presses("/app/people/register");
        page.waitForURL("**?done=registered");
        String recorded = worker.path().replaceAll("^.*/|\\?.*$", "");

        worker.goesTo("/app/families/register");
        page.fill("#family-1", "Назаров");
        page.fill("#given-1", "Рустам");
        page.fill("#birth-1", "1979");
        page.fill("#family-2", "Назарова");
        page.fill("#given-2", "Мавзуна");
        page.fill("#birth-2", "1985");
        page.check("input[name=consent-1][value=spoken]");
        page.check("input[name=consent-2][value=spoken]");
        page.selectOption("#relationship-2", "spouse");
        page.locator("button[name=more]").click();
        page.waitForSelector("#person-4");
        assertThat(page.inputValue("#given-1")).isEqualTo("Рустам");
        assertThat(page.inputValue("#relationship-2")).isEqualTo("spouse");
        worker.presses("/app/families/register");
        assertThat(page.locator("[role=alert]")).isVisible();
        assertThat(page.locator("input[name=same-1][value='" + recorded + "']").count())
                .isEqualTo(1);
        page.check("input[name=same-1][value='" + recorded + "']");
        for (Locator another : page.locator("input[name=same-2][value=new]").all()) {
            // His wife shares the family name, so that it is asked of her too.
            another.check();
        }
        worker.presses("/app/families/register");
        page.waitForURL("**/app/families/*?done=family-registered");
        assertThat(page.locator("#members tbody tr").count()).isEqualTo(2);
        assertThat(page.locator("#members a[href$='" + recorded + "']").count()).isEqualTo(1);
        page.context().close();
    }

    private static int press(Page page, String key) {
        page.keyboard().press(key);
        return 1;
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.tagName"));
    }

    /** Goes on with the tabulator until the field or button of this name has the focus. */
    private static int tabTo(Page page, String name) {
        for (int keys = 0; keys < 40; keys++) {
            Object at = page.evaluate("document.activeElement.tagName === 'BUTTON' || document.activeElement.name"
                    + " ? document.activeElement.name : null");
            Object button = page.evaluate("document.activeElement.tagName === 'BUTTON'");
            if (name.isEmpty() ? Boolean.TRUE.equals(button) && "".equals(at) : name.equals(at)) {
                return keys;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("nothing of this name can be reached: " + name);
    }

    /** Types one person, from the first field of the group to the year of birth; a relationship by arrow keys. */
    private static int person(Page page, int number, String family, String given, String birth) {
        int keys = 0;
        if (number > 1) {
            // The first words of the list, in its order.
            int down = switch (number) {
                case 2 -> 1;
                case 3 -> 2;
                case 4 -> 3;
                default -> 5;
            };
            keys += tabTo(page, "relationship-" + number);
            for (int each = 0; each < down; each++) {
                keys += press(page, "ArrowDown");
            }
            keys += press(page, "Tab");
        }
        page.keyboard().press("Control+a");
        page.keyboard().type(family);
        keys += family.length() + press(page, "Tab");
        page.keyboard().type(given);
        keys += given.length() + press(page, "Tab");
        // No name after the father; the sex stays not known.
        keys += tabTo(page, "birth-" + number);
        page.keyboard().type(birth);
        keys += birth.length();
        // On what ground: the first of the list.
        keys += press(page, "Tab");
        keys += press(page, "Space");
        return keys;
    }

    private static void examine(Page page, List<String> wrong) {
        Axe.examine(page, page.url(), wrong, 360);
    }
}
