package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.testing.Axe;
import org.kerwen.testing.Browser;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;

/** A shift by keyboard alone, on a bad line, in English, in Turkmen and from right to left. All callers are invented. */
class HotlineInABrowserTest {
    private static RunningKerwen kerwen;
    private static Browser browser;
    private static Somebody administrator;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        kerwen = RunningKerwen.start(MissionPack.REAL, false);
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
    @ValueSource(strings = {"en", "tk", "ar-XB"})
    void aShiftIsAnsweredByKeysAndLosesNothingOnABadLine(String language) {
        String small = language.toLowerCase(Locale.ROOT);
        Somebody adviser = new Somebody(
                        browser.reader(1280, true), kerwen.address(), "adviser-" + small + "@example.org")
                .joins(administrator.invites("Läle Demo", language, "adviser"));
        Page page = adviser.page;
        List<String> wrong = new ArrayList<>();
        List<Route> late = new ArrayList<>();
        AtomicBoolean down = new AtomicBoolean();
        // One way for all of it, and before the page is there: a browser that is told so while it shows a page lets the
        // next request through now and then.
        page.route("**/app/hotline/**", route -> {
            if (late.isEmpty() && route.request().url().endsWith("/advice")) {
                late.add(route);
            } else if (down.get()) {
                route.abort();
            } else {
                route.resume();
            }
        });
        adviser.goesTo("/app/hotline");
        examine(page, wrong);
        page.focus("#line");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForURL("**/app/hotline/call");

        // Topics, advice, danger and notes by keys; the clock runs by itself. The answer to the first topic comes after
        // that to both.
        page.keyboard().press("F4");
        page.keyboard().press("5");
        page.waitForCondition(() -> !late.isEmpty());
        page.waitForResponse("**/app/hotline/advice", () -> page.keyboard().press("1"));
        page.waitForCondition(
                () -> "work".equals(page.locator("input[name=advised]").first().getAttribute("value")));
        assertThat(page.locator("input[name=topics]:checked").count()).isEqualTo(2);
        page.keyboard().press("F7");
        assertThat(page.locator("input[name=advised]:checked").count()).isEqualTo(1);
        page.waitForResponse("**/app/hotline/advice", () -> late.getFirst().resume());
        page.keyboard().press("F9");
        assertThat(page.locator("input[name=signal]:checked").inputValue()).isEqualTo("crisis");
        assertThat(page.locator(".protocol:visible").count()).isEqualTo(1);
        page.keyboard().press("F6");
        page.keyboard().type("ring 61 47 85 20 9");
        assertThat(page.locator("[data-clock]").isVisible()).isTrue();
        examine(page, wrong);
        assertThat(page.locator("input[name=advised]").first().getAttribute("value"))
                .isEqualTo("work");
        assertThat(page.locator("input[name=advised]:checked").count()).isEqualTo(1);

        // A number is refused where it stands, and all else is still there.
        page.keyboard().press("Control+Enter");
        page.waitForSelector("#notes-error");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("notes");
        assertThat(page.locator("input[name=topics]:checked").count()).isEqualTo(2);
        assertThat(page.locator("input[name=advised]:checked").count()).isEqualTo(1);
        assertThat(page.inputValue("select[name=length]")).isEqualTo("under-5");
        examine(page, wrong);
        page.keyboard().press("Control+A");
        page.keyboard().type("Wants the passport sent ahead");

        // The line is down: the page waits, keeps nothing in the browser, and goes on when the line is back.
        down.set(true);
        page.keyboard().press("F8");
        page.waitForSelector("[data-away]:visible");
        assertThat(page.inputValue("#notes")).isEqualTo("Wants the passport sent ahead");
        assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
        down.set(false);
        page.waitForURL("**/app/hotline/call?done=kept");

        // Somebody agrees to more help: what was said is sent along.
        page.keyboard().press("F4");
        page.keyboard().press("8");
        page.focus("button[formaction='/app/hotline/agree']");
        page.keyboard().press("Enter");
        page.waitForSelector("#agreement");
        examine(page, wrong);
        page.keyboard().press("F8");
        page.waitForSelector("#agrees-error, #agreement .error");
        examine(page, wrong);
        page.selectOption("#language", "tk");
        page.selectOption("#agreedTo", "assistance");
        page.locator("input[name=agrees]").press("Space");
        page.focus("#family");
        page.keyboard().type("Saryýewa" + small.replace("-", ""));
        page.keyboard().press("F8");
        for (int asked = 0; asked < 40 && !page.url().contains("done=registered"); asked++) {
            page.waitForTimeout(250);
            if (page.locator("#agreement [role=alert]:visible").count() > 0) {
                page.keyboard().press("F8");
            }
        }
        assertThat(page.url()).contains("/app/people/").contains("done=registered");

        adviser.goesTo("/app/hotline");
        assertThat(page.locator("#due tbody tr").count()).isGreaterThanOrEqualTo(1);
        examine(page, wrong);
        page.focus("#note");
        page.keyboard().type("Look at the agency");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForURL("**/app/hotline?done=ended");
        examine(page, wrong);
        page.context().close();
        assertThat(wrong).as(language).isEmpty();
    }

    private static void examine(Page page, List<String> wrong) {
        Axe.examine(page, page.url(), wrong, 360, 320);
    }
}
