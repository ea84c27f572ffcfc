package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.testing.Axe;
import org.kerwen.testing.Browser;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;

/**
 * Somebody invented is corrected, gets a copy, is only kept for a while, and is forgotten, in English, in Russian and from right to
 * left.
 */
class RightsInABrowserTest {
    private static RunningKerwen kerwen;
    private static Browser browser;
    private static Somebody administrator;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        kerwen = RunningKerwen.start(MissionPack.SMALL, false);
        administrator = new Somebody(browser.reader(1280, true), kerwen.address(), "aman@example.org")
                .joins(kerwen.bean(FirstAdministrator.class)
                        .invite()
                        .orElseThrow()
                        .link());
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
    void aPersonIsCorrectedGetsACopyAndIsForgotten(String language) throws IOException {
        String small = language.toLowerCase(Locale.ROOT);
        Somebody worker = new Somebody(browser.reader(1280, true), kerwen.address(), "worker-" + small + "@example.org")
                .joins(administrator.addsOrganisation("rights-" + small, "Maral Demo", language));
        Page page = worker.page;
        List<String> wrong = new ArrayList<>();

        worker.goesTo("/app/people/register");
        page.fill("#family", "Gurbanow");
        page.fill("#contact", "+993 12 000 000");
        page.selectOption("#safety", "at-times");
        page.fill("#from", "0");
        page.fill("#to", "25");
        page.check("input[name=needs][value=interpreter]");
        page.check("input[name=needs][value=pregnant]");
        worker.presses("/app/people/register");
        assertThat(page.locator("#to-error").count()).isEqualTo(1);
        assertThat(page.locator("#consent-error").count()).isEqualTo(1);
        assertThat(page.locator("input[name=needs]:checked").count()).isEqualTo(2);
        examine(page, wrong);
        page.fill("#to", "23:59");
        page.check("input[name=consent][value=spoken]");
        worker.presses("/app/people/register");
        page.waitForURL("**/app/people/*?done=registered");
        String person = worker.path().replaceFirst("\\?.*", "");
        assertThat(page.locator("#contact").innerText()).contains("+993 12 000 000");
        examine(page, wrong);

        // What is wrong is said at its field; what is right is saved, and what stood before is in the history.
        page.locator("main a[href='" + person + "/change']").click();
        page.fill("#birth", "1978 or so or not");
        worker.presses(person + "/change");
        assertThat(page.locator("#birth-error").count()).isEqualTo(1);
        examine(page, wrong);
        page.fill("#birth", "1978");
        page.selectOption("#nationality", "TJK");
        page.selectOption("#birthCountry", "SUN");
        worker.presses(person + "/change");
        page.waitForURL("**?done=changed");
        page.locator("main a[href='" + person + "/parts/name']").click();
        page.fill("#family", "Гурбан");
        examine(page, wrong);
        worker.presses(person + "/parts/name");
        page.waitForURL("**?done=changed");
        page.locator("main a[href*='/parts/contact/']").click();
        assertThat(page.inputValue("#to")).isEqualTo("23:59");
        examine(page, wrong);
        worker.presses(page.locator("main form").first().getAttribute("action") + "/remove");
        page.waitForURL("**?done=removed");
        page.locator("main a[href='" + person + "/history']").click();
        assertThat(page.locator("tbody tr").count()).isGreaterThanOrEqualTo(6);
        examine(page, wrong);

        // The copy has what is held, and its name tells nothing.
        worker.goesTo(person + "/rights");
        examine(page, wrong);
        Download pdf = page.waitForDownload(() -> worker.presses(person + "/copy.pdf"));
        assertThat(pdf.suggestedFilename()).isEqualTo("copy.pdf");
        try (PDDocument document = Loader.loadPDF(pdf.path().toFile())) {
            assertThat(new PDFTextStripper().getText(document)).contains("Gurbanow", "Гурбан", "+993 12 000 000");
        }
        Download json = page.waitForDownload(() -> worker.presses(person + "/copy.json"));
        assertThat(Files.readString(json.path())).contains("Gurbanow", "\"birth-country\":\"SUN\"");

        // Only kept: found by nobody until somebody lifts it.
        worker.presses(person + "/restrict");
        page.waitForURL("**?done=restricted");
        examine(page, wrong);
        worker.goesTo("/app/people/restricted");
        assertThat(page.locator("main a[href='" + person + "']").count()).isEqualTo(1);
        examine(page, wrong);
        worker.goesTo("/app/people");
        assertThat(page.locator("main a[href='" + person + "']").count()).isZero();
        worker.goesTo(person + "/rights");
        worker.presses(person + "/lift");
        page.waitForURL("**?done=lifted");

        // Forgotten, with a receipt that names nobody.
        worker.goesTo(person + "/erase");
        examine(page, wrong);
        worker.presses(person + "/erase");
        assertThat(page.locator("#reason-error").count()).isEqualTo(1);
        page.check("input[name=reason][value=asked]");
        worker.presses(person + "/erase");
        page.waitForURL("**/receipt");
        assertThat(worker.main().innerText()).doesNotContain("Gurban");
        examine(page, wrong);
        worker.goesTo(person);
        assertThat(worker.path()).isEqualTo(person + "/receipt");
        worker.goesTo("/app/people/due");
        examine(page, wrong);
        page.context().close();
        assertThat(wrong).as(language).isEmpty();
    }

    private static void examine(Page page, List<String> wrong) {
        Axe.violations(page).forEach(rule -> wrong.add(page.url() + " " + rule));
        page.setViewportSize(360, 740);
        int widest = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        if (widest > 360) {
            wrong.add(page.url() + " is " + widest + " wide");
        }
        page.setViewportSize(1280, 740);
    }
}
