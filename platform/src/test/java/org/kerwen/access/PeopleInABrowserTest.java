package org.kerwen.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.testing.Axe;
import org.kerwen.testing.Browser;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;

/**
 * Somebody invented is recorded by keyboard alone, warned of when they come again in other letters, joined and parted, in
 * English, in Russian and from right to left.
 */
class PeopleInABrowserTest {
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
    void somebodyWhoComesAgainInOtherLettersIsNoticedJoinedAndParted(String language) {
        String small = language.toLowerCase(java.util.Locale.ROOT);
        Somebody worker = new Somebody(browser.reader(1280, true), kerwen.address(), "worker-" + small + "@example.org")
                .joins(administrator.addsOrganisation("people-" + small, "Maral Demo", language));
        Page page = worker.page;
        List<String> wrong = new ArrayList<>();

        // By keyboard alone, from the first field to the button.
        worker.goesTo("/app/people/register");
        page.focus("#family");
        type(page, "Gurbanow", "Aman", "Myradowiç", "", "");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Tab");
        page.keyboard().type("12.05.1978");
        // Nationality, four of the document, four of the way to reach, language and the nine needs are left as they
        // are.
        for (int fields = 0; fields < 20; fields++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Space");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForURL("**/app/people/*?done=registered");
        examine(page, wrong);
        assertThat(page.title()).doesNotContain("Gurbanow");
        String first = worker.path().replaceFirst("\\?.*", "");

        // What is wrong is said at its field, and nothing typed is lost.
        worker.goesTo("/app/people/register");
        page.fill("#family", "Гурбанов");
        page.fill("#birth", "31.2.1978");
        worker.presses("/app/people/register");
        assertThat(page.locator("#birth-error").count()).isEqualTo(1);
        assertThat(page.inputValue("#family")).isEqualTo("Гурбанов");
        assertThat(page.inputValue("#birth")).isEqualTo("31.2.1978");
        examine(page, wrong);

        // While typing, the one who is there already is shown beside.
        worker.goesTo("/app/people/register");
        page.fill("#family", "Гурбанов");
        page.fill("#given", "Аман");
        page.check("input[name=consent][value=spoken]");
        page.locator("#birth").pressSequentially("12.5.1978");
        assertThat(page.locator("aside[data-asked] a[href='" + first + "']")).isVisible();
        examine(page, wrong);

        // Before saving it is asked; whoever says that it is somebody else may record.
        worker.presses("/app/people/register");
        assertThat(page.locator("[role=alert]").count()).isEqualTo(1);
        assertThat(page.locator("aside a[href='" + first + "']")).isVisible();
        worker.presses("/app/people/register");
        page.waitForURL("**/app/people/*?done=registered");
        String second = worker.path().replaceFirst("\\?.*", "");
        assertThat(second).isNotEqualTo(first);
        examine(page, wrong);

        // Both side by side, one person, and apart again.
        page.locator("aside a[href*='/merge/'], .stack a[href*='/merge/']")
                .first()
                .click();
        examine(page, wrong);
        String join = second + "/merge/" + first.substring("/app/people/".length());
        worker.presses(join);
        page.waitForURL("**?done=merged");
        examine(page, wrong);
        worker.goesTo(first);
        assertThat(worker.path()).as("the other record leads here").startsWith(second);
        page.locator("main a[href*='/unmerge/']").click();
        examine(page, wrong);
        page.locator("main form[action*='/unmerge/'] button").click();
        page.waitForURL("**?done=unmerged");
        worker.goesTo(first);
        assertThat(worker.path()).isEqualTo(first);

        // Found in other letters; what was looked for stands in no address.
        worker.goesTo("/app/people");
        page.fill("#who", "Gurbanow Aman");
        worker.presses("/app/people/find");
        assertThat(worker.path()).isEqualTo("/app/people/find");
        assertThat(page.locator("tbody a").count()).isEqualTo(2);
        examine(page, wrong);
        narrowsTheListSavesItAndTakesItAway(worker, wrong);
        page.context().close();
        assertThat(wrong).as(language).isEmpty();
    }

    /** By keyboard alone. */
    private static void narrowsTheListSavesItAndTakesItAway(Somebody worker, List<String> wrong) {
        Page page = worker.page;
        worker.goesTo("/app/people");
        page.focus("a[href$='narrow=yes']");
        page.keyboard().press("Enter");
        page.waitForURL("**&narrow=yes");
        examine(page, wrong);
        // A day that is none is said at its field, and stands there still.
        worker.goesTo("/app/people?until=2026-02-31&narrow=yes");
        examine(page, wrong);
        assertThat(page.locator("#until-error").count()).isEqualTo(1);
        page.focus("#sex");
        // The first word is “all”, the second “female”, the third “male”, whom nobody of these two is not known to be.
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.fill("#until", "");
        page.focus(".filter button");
        page.keyboard().press("Enter");
        page.waitForURL("**/app/people?sex=male*");
        assertThat(page.locator("#chosen a").count()).isEqualTo(1);
        examine(page, wrong);
        // The view has a name in somebody's own words, and the address has none of them.
        page.focus("#name");
        page.keyboard().type("<b>Gurbanow & sons</b>");
        page.keyboard().press("Enter");
        page.waitForURL("**done=view-saved");
        assertThat(page.url()).doesNotContain("Gurbanow");
        assertThat(page.locator("#views b").count()).isEqualTo(0);
        worker.goesTo("/app/people");
        page.focus("#views a");
        assertThat(page.locator("#views a").first().innerText()).isEqualTo("<b>Gurbanow & sons</b>");
        page.keyboard().press("Enter");
        page.waitForURL("**/app/people?sex=male*");
        page.focus("#chosen a");
        page.keyboard().press("Enter");
        page.waitForURL("**/app/people?order=newest");
        assertThat(page.locator("tbody a").count()).isGreaterThanOrEqualTo(2);
        // What nobody is says what to do.
        worker.goesTo("/app/people?language=ps&family=in");
        assertThat(page.locator("#list table").count()).isEqualTo(0);
        assertThat(page.locator("#chosen a").count()).isEqualTo(3);
        examine(page, wrong);
        worker.goesTo("/app/people/views");
        examine(page, wrong);
        worker.presses(page.locator("form[action$='/first']").getAttribute("action"));
        worker.goesTo("/app/people");
        assertThat(worker.path()).startsWith("/app/people?sex=male");
    }

    private static void type(Page page, String... values) {
        for (String value : values) {
            page.keyboard().type(value);
            page.keyboard().press("Tab");
        }
    }

    private static void examine(Page page, List<String> wrong) {
        Axe.examine(page, page.url(), wrong, 360);
    }
}
