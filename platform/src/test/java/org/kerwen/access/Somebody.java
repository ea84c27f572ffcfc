package org.kerwen.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.kerwen.testing.Browser;
import org.kerwen.testing.RunningKerwen;

/** Somebody at a desk: a browser, a password, a telephone with codes, a paper with spare codes. All invented. */
final class Somebody {
    static final String PASSWORD = "sarna gowy bulut deprek";

    private static final Duration STEP = TimeBasedOneTimePasswordGenerator.DEFAULT_TIME_STEP;

    final Page page;
    final String site;
    final String address;
    String password = PASSWORD;
    String seed = "";
    long lastStep;
    List<String> paper = new ArrayList<>();

    Somebody(Page page, String site, String address) {
        this.page = page;
        this.site = site;
        this.address = address;
    }

    /** The first administrator of a program that has nobody yet. */
    static Somebody administrator(Browser browser, RunningKerwen kerwen) {
        return new Somebody(browser.reader(1280, true), kerwen.address(), "aman@example.org")
                .joins(kerwen.bean(FirstAdministrator.class)
                        .invite()
                        .orElseThrow()
                        .link());
    }

    /** Goes through the page of an invitation to the end. */
    Somebody joins(String link) {
        page.navigate(link);
        if (page.locator("#name").count() > 0) {
            page.fill("#name", "Aman Amanow");
        }
        page.fill("#address", address);
        page.fill("#password", password);
        tiesTheTelephone();
        writesDownTheCodes();
        return this;
    }

    /** Reads the seed from the page, as by hand, and types what the telephone shows then. */
    void tiesTheTelephone() {
        seed = page.locator(".once").innerText().replace(" ", "");
        lastStep = 0;
        page.fill("#code", telephone());
        page.locator("main form button").click();
    }

    void writesDownTheCodes() {
        paper = new ArrayList<>(page.locator(".codes li").allInnerTexts());
        page.locator("main input[type=checkbox]").check();
        page.locator("main form button").click();
    }

    /** The next code that the telephone can show; none is shown twice. */
    String telephone() {
        long now = Instant.now().getEpochSecond() / STEP.toSeconds();
        lastStep = Math.max(now, lastStep + 1);
        var generator = new TimeBasedOneTimePasswordGenerator();
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(new Base32().decode(seed), generator.getAlgorithm()),
                    Instant.ofEpochSecond(lastStep * STEP.toSeconds()),
                    Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    String spareCode() {
        return paper.removeFirst();
    }

    Somebody signsIn(String code) {
        page.navigate(site + "/app/sign-in");
        page.fill("#address", address);
        page.fill("#password", password);
        page.fill("#code", code);
        page.locator("main form button").click();
        return this;
    }

    void signsOut() {
        page.locator(".menu summary").click();
        page.locator("form[action='/app/sign-out'] button").click();
    }

    /** Goes to a page, and says who it is where that is asked. */
    Somebody goesTo(String path) {
        page.navigate(site + path);
        confirms();
        return this;
    }

    void confirms() {
        if (page.url().contains("/app/confirm")) {
            page.fill("#password", password);
            page.fill("#code", spareCode());
            page.locator("main form button").click();
        }
    }

    /** Presses the button of the form that is sent there. */
    void presses(String action) {
        page.locator("main form[action='" + action + "'] button").first().click();
    }

    Locator main() {
        return page.locator("main");
    }

    String heading() {
        return page.locator("h1").innerText();
    }

    String path() {
        return page.url().substring(site.length());
    }

    /** The link that a page shows once. */
    String link() {
        return page.locator(".once").innerText().strip();
    }

    /** Invites a colleague with this role; answers the link. */
    String invites(String name, String language, String... roles) {
        goesTo("/app/colleagues/invite");
        page.fill("#name", name);
        page.selectOption("#language", language);
        for (String role : roles) {
            page.locator("input[name=roles][value=" + role + "]").check();
        }
        presses("/app/colleagues/invite");
        return link();
    }

    /** Adds an organisation; answers the link for its first person. */
    String addsOrganisation(String id, String firstMember, String language) {
        goesTo("/app/organisations/add");
        page.fill("#name-en", "Organisation " + id);
        page.fill("#id", id);
        page.fill("#firstMember", firstMember);
        page.selectOption("#language", language);
        presses("/app/organisations/add");
        return link();
    }
}
