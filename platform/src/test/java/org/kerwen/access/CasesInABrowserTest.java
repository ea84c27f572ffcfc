package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.testing.Axe;
import org.kerwen.testing.Browser;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;

/**
 * A case from the page of a person to its end by three people: who works on it, who agrees, and a colleague who sees nothing of it. In
 * English, in Russian and from right to left, each page as narrow as a telephone too.
 */
class CasesInABrowserTest {
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
    void aCaseIsOpenedFilledInProposedAndClosedByTwo(String language) {
        String small = language.toLowerCase(java.util.Locale.ROOT);
        Somebody supervisor = new Somebody(
                        browser.reader(1280, true), kerwen.address(), "supervisor-" + small + "@example.org")
                .joins(administrator.addsOrganisation("cases-" + small, "Maral Demo", language));
        Somebody worker = new Somebody(browser.reader(1280, true), kerwen.address(), "worker-" + small + "@example.org")
                .joins(supervisor.invites("Läle Demo", language, "case-worker", "adviser"));
        Somebody second = new Somebody(browser.reader(1280, true), kerwen.address(), "second-" + small + "@example.org")
                .joins(supervisor.invites("Nar Demo", language, "supervisor"));
        Page page = worker.page;
        List<String> wrong = new ArrayList<>();

        worker.goesTo("/app/people/register");
        page.fill("#family", "Sargsyan");
        page.fill("#given", "Lilit");
        page.fill("#birth", "1980");
        page.check("input[name=consent][value=spoken]");
        worker.presses("/app/people/register");
        page.waitForURL("**/app/people/*?done=registered");

        // A case with nothing typed anew; a programme must be chosen.
        page.locator("main a[href*='/app/cases/new']").click();
        examine(page, wrong);
        page.locator("main form[action='/app/cases/new'] button").first().click();
        assertThat(page.locator(".error").count()).isPositive();
        examine(page, wrong);
        page.check("input[name=programme][value=lost-papers]");
        worker.presses("/app/cases/new");
        page.waitForURL("**/app/cases/*?done=opened");
        String address = worker.path().replaceFirst("\\?.*", "");
        assertThat(page.title()).as("the history of the browser names nobody").doesNotContain("Sargsyan");
        assertThat(page.locator(".stages .now").count()).isEqualTo(1);
        examine(page, wrong);

        // What is missing is said; the form is saved as it stands and complete the second time.
        page.locator("main a[href*='/forms/loss']").first().click();
        examine(page, wrong);
        page.locator("main form[data-rules] > .button:not(.plain)").click();
        page.waitForURL("**?done=begun");
        page.locator("main a[href*='/forms/loss']").first().click();
        assertThat(page.locator(".notice.warn").count()).isEqualTo(1);
        // What is typed is kept by the page itself, for whoever comes back to it.
        page.check("input[name=reported][value=yes]");
        page.locator("main form[data-rules] [data-kept]:not(:empty)").waitFor();
        assertThat(page.locator("[data-kept]").textContent())
                .isEqualTo(page.locator("[data-kept]").getAttribute("data-kept"));
        examine(page, wrong);
        worker.goesTo("/app/cases");
        examine(page, wrong);
        page.locator("#drafts tbody a").click();
        assertThat(page.isChecked("input[name=reported][value=yes]")).isTrue();
        examine(page, wrong);
        // A file is brought for a question; what was typed waits meanwhile, and what is no file is said at its place.
        page.locator("button[name=bring]").click();
        page.waitForURL("**/files?form=loss*");
        examine(page, wrong);
        String files = worker.path().replaceFirst("\\?.*", "");
        page.setInputFiles("#file", upload("proof.pdf", "No document, whatever its name says"));
        page.locator("main form[action^='" + files + "'] button").click();
        assertThat(page.locator("#file-error").count()).isEqualTo(1);
        examine(page, wrong);
        page.setInputFiles("#file", upload("proof.pdf", "%PDF-1.4\nPetrosyan\n%%EOF"));
        page.locator("main form[action^='" + files + "'] button").click();
        page.waitForURL("**/forms/loss");
        assertThat(page.isChecked("input[name=reported][value=yes]")).isTrue();
        assertThat(page.locator("#proof option:checked").textContent()).isEqualTo("proof.pdf");
        // Who is asked for is one of the case; a place is typed, those of the record are offered.
        assertThat(page.locator("#holder option").allTextContents())
                .hasSize(2)
                .last()
                .asString()
                .contains("Sargsyan");
        page.selectOption("#holder", new SelectOption().setIndex(1));
        assertThat(page.locator("#lost-at").getAttribute("list")).isEqualTo("lost-at-places");
        assertThat(page.locator("#lost-at-places option").count()).isPositive();
        page.fill("#lost-at", "Behind the station");
        examine(page, wrong);
        page.locator("main form[data-rules] > .button:not(.plain)").click();
        page.waitForURL("**?done=answered");
        worker.goesTo("/app/cases");
        assertThat(page.locator("#drafts").count()).as("saved, it is no draft").isZero();
        worker.goesTo(address + "/forms/loss");
        assertThat(page.locator("#holder option:checked").textContent()).contains("Sargsyan");
        assertThat(page.inputValue("#lost-at")).isEqualTo("Behind the station");
        worker.goesTo(address);
        examine(page, wrong);
        String file = page.locator("#files tbody a").first().getAttribute("href");
        com.microsoft.playwright.APIResponse answered = page.context().request().get(kerwen.address() + file);
        assertThat(answered.text()).contains("Petrosyan");
        assertThat(answered.headers()).containsEntry("content-type", "application/pdf");
        assertThat(answered.headers().get("content-disposition"))
                .startsWith("attachment")
                .contains("proof.pdf");
        worker.goesTo(address + "/files");
        examine(page, wrong);
        worker.goesTo(file + "/away");
        page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)");
        worker.presses(file + "/away");
        assertThat(page.locator("#words-error").count()).isEqualTo(1);
        examine(page, wrong);
        page.fill("#words", "Of another family");
        worker.presses(file + "/away");
        page.waitForURL("**?done=detached");
        assertThat(page.locator("#files tbody a").count()).isZero();
        // That it was reported asks for a photograph.
        page.locator("main a[href*='/owed/']").first().click();
        examine(page, wrong);
        worker.presses(worker.path());
        page.waitForURL("**?done=ended");
        for (String path :
                List.of("/consents", "/days", "/journey", "/services", "/people", "/leave", "/team", "/papers")) {
            worker.goesTo(address + path);
            examine(page, wrong);
        }
        worker.goesTo(address + "/days");
        page.fill("#travel", "2026-12-20");
        page.fill("#arrival", "2026-12-10");
        worker.presses(address + "/days");
        assertThat(page.locator("#arrival-error").count()).isEqualTo(1);
        assertThat(page.inputValue("#travel")).isEqualTo("2026-12-20");
        examine(page, wrong);
        worker.goesTo(address + "/consents");
        page.selectOption("#whom", new com.microsoft.playwright.options.SelectOption().setIndex(1));
        Map.of("purpose", "assistance", "way", "spoken", "interpreter", "no", "capacity", "by-oneself")
                .forEach((field, word) -> page.selectOption("#" + field, word));
        worker.presses(address + "/consents");
        page.waitForURL("**?done=consented");
        worker.goesTo(address + "/moves/apply");
        examine(page, wrong);
        worker.presses(address + "/moves/apply");
        page.waitForURL("**?done=moved");
        examine(page, wrong);

        // Somebody who does not work on it: neither on the list nor at its address.
        Somebody stranger = new Somebody(
                        browser.reader(1280, true), kerwen.address(), "stranger-" + small + "@example.org")
                .joins(supervisor.invites("Oraz Demo", language, "case-worker"));
        stranger.goesTo("/app/cases");
        assertThat(stranger.page.locator("tbody a").count()).isZero();
        examine(stranger.page, wrong);
        assertThat(stranger.page.navigate(kerwen.address() + address).status()).isEqualTo(404);

        // Closed by two supervisors, once what is owed has ended.
        supervisor.goesTo(address + "/moves/close");
        supervisor.page.selectOption("#reason", "done");
        supervisor.presses(address + "/moves/close");
        assertThat(supervisor.page.locator("[role=alert], .notice.stop").count())
                .isPositive();
        examine(supervisor.page, wrong);
        worker.goesTo(address);
        page.locator("main a[href*='/owed/']").first().click();
        worker.presses(worker.path());
        page.waitForURL("**?done=ended");
        supervisor.goesTo(address + "/moves/close");
        supervisor.page.selectOption("#reason", "done");
        supervisor.presses(address + "/moves/close");
        supervisor.page.waitForURL("**?done=proposed");
        examine(supervisor.page, wrong);
        second.goesTo(address);
        examine(second.page, wrong);
        second.presses(address + "/confirm");
        second.page.waitForURL("**?done=moved");
        examine(second.page, wrong);
        second.goesTo("/app/cases?state=closed");
        assertThat(second.page.locator("tbody a").count()).isEqualTo(1);
        examine(second.page, wrong);

        // Kept for two years by its programme; emptied before only because somebody asked for it.
        second.goesTo("/app/cases?state=over");
        assertThat(second.page.locator("tbody a").count()).isZero();
        examine(second.page, wrong);
        second.goesTo(address);
        second.presses(address + "/keep");
        second.page.waitForURL("**?done=kept");
        second.page.locator("#keeping a").click();
        examine(second.page, wrong);
        second.presses(address + "/empty");
        assertThat(second.page.locator("#emptying-error").count()).isEqualTo(1);
        examine(second.page, wrong);
        second.page.selectOption("#emptying", "kept-long-enough");
        second.presses(address + "/empty");
        assertThat(second.page.locator("[role=alert], .notice.stop").count()).isPositive();
        assertThat(second.page.inputValue("#emptying")).isEqualTo("kept-long-enough");
        second.page.selectOption("#emptying", "asked");
        second.presses(address + "/empty");
        second.page.waitForURL("**?done=emptied");
        assertThat(second.page.locator("main form").count())
                .as("nothing comes to it")
                .isZero();
        examine(second.page, wrong);
        for (Somebody each : List.of(supervisor, worker, second, stranger)) {
            each.page.context().close();
        }
        assertThat(wrong).as(language).isEmpty();
    }

    private static com.microsoft.playwright.options.FilePayload upload(String name, String content) {
        return new com.microsoft.playwright.options.FilePayload(
                name, "application/pdf", content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void examine(Page page, List<String> wrong) {
        Axe.examine(page, page.url(), wrong, 360);
    }
}
