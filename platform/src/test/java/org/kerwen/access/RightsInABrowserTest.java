package org.kerwen.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.keys.SpokenCode;
import org.kerwen.testing.Axe;
import org.kerwen.testing.Browser;
import org.kerwen.testing.DrawnFace;
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

        boolean pictured = language.equals("ar-XB");
        if (pictured) {
            photographs(worker, person, wrong);
        }

        // The copy has what is held, and its name tells nothing.
        worker.goesTo(person + "/rights");
        examine(page, wrong);
        Download pdf = page.waitForDownload(() -> worker.presses(person + "/copy.pdf"));
        assertThat(pdf.suggestedFilename()).isEqualTo("copy.pdf");
        try (PDDocument document = Loader.loadPDF(pdf.path().toFile())) {
            assertThat(new PDFTextStripper().getText(document)).contains("Gurbanow", "Гурбан", "+993 12 000 000");
            assertThat(pictures(document)).as("the photograph that counts").isEqualTo(pictured ? 1 : 0);
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
        assertThat(page.locator("#receipt .facts > div").count())
                .as("all that was removed is counted")
                .isGreaterThan(12);
        examine(page, wrong);
        worker.goesTo(person);
        assertThat(worker.path()).isEqualTo(person + "/receipt");
        worker.goesTo("/app/people/due");
        examine(page, wrong);
        page.context().close();
        assertThat(wrong).as(language).isEmpty();
    }

    private static int pictures(PDDocument document) {
        int pictures = 0;
        for (PDPage page : document.getPages()) {
            for (COSName name : page.getResources().getXObjectNames()) {
                pictures += page.getResources().isImageXObject(name) ? 1 : 0;
            }
        }
        return pictures;
    }

    /** What is no picture is said at its field, with what was typed still there; a picture stands beside the name. */
    private static void photographs(Somebody worker, String person, List<String> wrong) {
        Page page = worker.page;
        String address = person + "/photographs";
        worker.goesTo(address);
        page.fill("#taken", "5.2026");
        page.check("input[name=ground][value=spoken]");
        page.setInputFiles("#photograph", new FilePayload("face.jpg", "image/jpeg", "a face".getBytes(UTF_8)));
        sends(page, address);
        assertThat(page.locator("#photograph-error").count()).isEqualTo(1);
        assertThat(page.inputValue("#taken")).isEqualTo("5.2026");
        assertThat(page.isChecked("input[name=ground][value=spoken]")).isTrue();
        examine(page, wrong);
        page.setInputFiles("#photograph", new FilePayload("Gurbanow.png", "image/png", DrawnFace.png(600, 800)));
        sends(page, address);
        page.waitForURL("**?done=photograph-added");
        assertThat(page.content()).doesNotContain("Gurbanow.png");
        examine(page, wrong);
        page.setInputFiles("#photograph", new FilePayload("other.jpg", "image/jpeg", DrawnFace.jpeg(60, 80)));
        page.check("input[name=ground][value=spoken]");
        sends(page, address);
        page.waitForURL("**?done=photograph-added");
        page.locator("main a[href$='/take-away']").first().click();
        page.locator("main form button").click();
        assertThat(page.locator("#why-error").count()).isEqualTo(1);
        examine(page, wrong);
        page.check("input[name=why][value=somebody-else]");
        page.locator("main form button").click();
        page.waitForURL("**?done=photograph-gone");
        assertThat(page.locator("#gone tbody tr").count()).isEqualTo(1);
        assertThat(page.locator("main img").count()).isEqualTo(1);
        examine(page, wrong);
        worker.goesTo(person);
        assertThat(((Number) page.evaluate("document.querySelector('main img.face').naturalWidth")).intValue())
                .isEqualTo(240);
        examine(page, wrong);
    }

    /** The address of a form with a file has the proof in it. */
    private static void sends(Page page, String address) {
        page.locator("main form[action^='" + address + "?'] button").click();
    }

    /** The person carries two words from one organisation to another; what was told goes when one of them ends it. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "ar-XB"})
    void twoOrganisationsTellEachOtherOfAPersonWhoCarriesTheLink(String language) {
        String small = language.toLowerCase(Locale.ROOT);
        Somebody one = joined("link-a-" + small, language);
        Somebody other = joined("link-b-" + small, language);
        List<String> wrong = new ArrayList<>();
        String person = recorded(one, "Gurbanow");
        String there = recorded(other, "Kurbanov");

        // Nothing is there yet; the page says what to do.
        one.page.locator("main a[href='" + person + "/links']").click();
        examine(one.page, wrong);
        one.page.locator("main a[href$='/links/invite']").click();
        one.page.fill("#agreedOn", "some day");
        one.presses(person + "/links/invite");
        assertThat(one.page
                        .locator("#partner-error, #agreed-error, #askedIn-error, #agreedOn-error")
                        .count())
                .isEqualTo(4);
        assertThat(one.page.inputValue("#agreedOn")).isEqualTo("some day");
        examine(one.page, wrong);
        agrees(one.page, "link-b-" + small);
        one.page.fill("#agreedOn", "1.11.2026");
        one.page.check("input[name=shares][value=identity]");
        one.presses(person + "/links/invite");
        List<String> words = one.page.locator(".codes li").allInnerTexts();
        assertThat(words).hasSize(2);
        examine(one.page, wrong);

        // A slip is said at its field; that it is the wrong word is not said so.
        other.goesTo(there + "/links/accept");
        agrees(other.page, "link-a-" + small);
        other.page.fill("#reference", words.getFirst().substring(1));
        other.page.fill("#code", SpokenCode.make());
        other.presses(there + "/links/accept");
        assertThat(other.page.locator("#reference-error").count()).isEqualTo(1);
        examine(other.page, wrong);
        other.page.fill("#reference", words.getFirst().toLowerCase(Locale.ROOT));
        other.presses(there + "/links/accept");
        assertThat(other.page.locator("[role=alert]").count()).isEqualTo(1);
        other.page.fill("#code", words.getLast());
        other.presses(there + "/links/accept");
        other.page.waitForURL("**/links?done=linked");
        assertThat(other.page.locator("#told-1").innerText()).contains("Gurbanow");
        examine(other.page, wrong);

        // Told anew, and ended on the other side.
        one.goesTo(person + "/links");
        examine(one.page, wrong);
        one.page.locator("main form[action$='/share'] button").click();
        one.page.waitForURL("**?done=link-shared");
        other.page.locator("main form[action$='/withdraw'] button").click();
        other.page.waitForURL("**?done=link-withdrawn");
        assertThat(other.page.locator("#told-1").count()).isZero();
        assertThat(other.main().innerText()).doesNotContain("Gurbanow");
        examine(other.page, wrong);
        one.goesTo(person);
        assertThat(one.page.locator("#links tbody tr").count()).isEqualTo(1);
        one.page.context().close();
        other.page.context().close();
        assertThat(wrong).as(language).isEmpty();
    }

    private static Somebody joined(String organisation, String language) {
        return new Somebody(browser.reader(1280, true), kerwen.address(), organisation + "@example.org")
                .joins(administrator.addsOrganisation(organisation, "Maral Demo", language));
    }

    private static String recorded(Somebody worker, String family) {
        worker.goesTo("/app/people/register");
        worker.page.fill("#family", family);
        worker.page.check("input[name=consent][value=spoken]");
        worker.presses("/app/people/register");
        worker.page.waitForURL("**/app/people/*?done=registered");
        return worker.path().replaceFirst("\\?.*", "");
    }

    private static void agrees(Page page, String partner) {
        page.selectOption("#partner", partner);
        page.check("input[name=agreed][value=spoken]");
        page.selectOption("#askedIn", "tk");
    }

    private static void examine(Page page, List<String> wrong) {
        Axe.examine(page, page.url(), wrong, 360);
    }
}
