package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.kernel.Language;
import org.kerwen.testing.Browser;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;

/** From the link of an invitation to the lost telephone and the locked key, by real pages in a real browser. */
class StaffInABrowserTest {
    private static RunningKerwen kerwen;
    private static Browser browser;
    private static Somebody administrator;

    /** Answers of the staff side that a browser might keep. */
    private static final Set<String> KEPT = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void open() {
        browser = Browser.open();
        kerwen = RunningKerwen.start(MissionPack.SMALL, false);
        String link =
                kerwen.bean(FirstAdministrator.class).invite().orElseThrow().link();
        administrator = somebody("aman@example.org", 1280, true).joins(link);
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

    private static Somebody somebody(String address, int width, boolean scripts) {
        Page page = browser.reader(width, scripts);
        page.onResponse(answer -> {
            if (answer.url().contains("/app")
                    && !answer.url().contains("/static/")
                    && !"no-store".equals(answer.headers().get("cache-control"))) {
                KEPT.add(answer.status() + " " + answer.url());
            }
        });
        return new Somebody(page, kerwen.address(), address);
    }

    @Test
    void aFormIsTriedOutWithItsConditionsAliveAndNothingIsStored() {
        administrator.goesTo("/app/programmes");
        Page page = administrator.page;
        page.locator("a[href='/app/programmes/lost-papers']").click();
        assertThat(page.locator(".stages li").count()).isEqualTo(3);
        assertThat(page.locator("#asked").innerText()).contains("180");
        page.locator("a[href$='/forms/loss']").click();
        assertThat(page.locator("[data-path='lost-on']").isHidden()).isTrue();
        page.check("input[name='reported'][value='yes']");
        assertThat(page.locator("[data-path='lost-on']").isVisible()).isTrue();
        page.fill("input[name='lost-on']", "2999");
        assertThat(page.locator("[data-constraint='lost-on']").isVisible()).isTrue();
        page.locator("button[name='more']").click();
        page.fill("input[name='papers.0.fee']", "4.25");
        assertThat(page.locator("[data-value='fees']").innerText()).isEqualTo("4.25");
        page.locator("form[data-rules] > .button").click();
        assertThat(page.locator("#lost-on-error").count())
                .as("the server says the same")
                .isEqualTo(1);
        assertThat(page.inputValue("input[name='lost-on']")).isEqualTo("2999");
        page.fill("input[name='lost-on']", "2020-05");
        page.locator("form[data-rules] > .button").click();
        assertThat(page.locator(".notice.ok").count()).isEqualTo(1);
        administrator.goesTo("/app/programmes/lost-papers/forms/loss");
        assertThat(page.locator("input[name='papers.0.fee']").count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk", "ar-XB"})
    void anOrganisationBeginsToWorkAndLetsInWhoLostTheTelephone(String language) {
        String small = language.toLowerCase(Locale.ROOT);
        String link = administrator.addsOrganisation("office-" + small, "Maral Demo", language);
        Somebody maral = somebody("maral-" + small + "@example.org", 1280, true).joins(link);
        assertThat(maral.path()).isEqualTo("/app/");
        assertThat(maral.page.getAttribute("html", "lang")).isEqualTo(language);
        assertThat(maral.page.getAttribute("html", "dir")).isEqualTo(new Language(language).direction());

        // Out, and in again with the next code of the telephone; the same code does not work twice.
        maral.signsOut();
        String code = maral.telephone();
        maral.signsIn(code);
        assertThat(maral.path()).isEqualTo("/app/");
        maral.signsOut();
        maral.signsIn(code);
        assertThat(maral.path()).isEqualTo("/app/sign-in");
        assertThat(maral.page.locator("[role=alert]").count()).isEqualTo(1);
        maral.signsIn(maral.spareCode());
        assertThat(maral.path()).isEqualTo("/app/");

        // The key of the organisation, and a second person who has it.
        maral.goesTo("/app/keys/make").presses("/app/keys/make");
        assertThat(maral.page.locator(".state .badge.ok").count()).isEqualTo(1);
        Somebody kakajan = somebody("kakajan-" + small + "@example.org", 1280, true)
                .joins(maral.invites("Kakajan Demo", language, "case-worker"));
        Somebody jeren = somebody("jeren-" + small + "@example.org", 1280, true)
                .joins(maral.invites("Jeren Demo", language, "supervisor"));
        maral.goesTo("/app/keys");
        maral.page.selectOption("#whom", new com.microsoft.playwright.options.SelectOption().setLabel("Jeren Demo"));
        maral.presses("/app/keys/holders");
        assertThat(maral.main().innerText()).contains("Jeren Demo");

        // A lost telephone: one makes the link, and it works only when another has confirmed it.
        maral.goesTo("/app/colleagues");
        maral.page
                .locator("tbody a[href^='/app/colleagues/']")
                .filter(named("Kakajan"))
                .click();
        String his = maral.path();
        maral.goesTo(his + "/lost-telephone").presses(his + "/lost-telephone");
        String again = maral.link();
        assertThat(Objects.requireNonNull(kakajan.page.navigate(again)).status())
                .isEqualTo(404);
        maral.goesTo("/app/colleagues");
        assertThat(maral.page.locator("a[href^='/app/invitations/']").count())
                .as("who made it cannot be the second")
                .isZero();
        jeren.goesTo("/app/colleagues");
        jeren.page.locator("a[href^='/app/invitations/']").first().click();
        jeren.confirms();
        String second = jeren.path();
        jeren.presses(second);
        kakajan.page.navigate(again);
        kakajan.page.fill("#password", kakajan.password);
        String before = kakajan.seed;
        kakajan.tiesTheTelephone();
        assertThat(kakajan.seed).isNotEqualTo(before);
        kakajan.writesDownTheCodes();
        assertThat(kakajan.path()).isEqualTo("/app/");
        assertThat(Objects.requireNonNull(kakajan.page.navigate(again)).status())
                .as("the link works once")
                .isEqualTo(404);

        // Locked, and open again by the password of somebody who has the key.
        jeren.goesTo("/app/keys").presses("/app/keys/lock");
        assertThat(jeren.page.locator(".state .badge.warn").count()).isEqualTo(1);
        maral.goesTo("/app/");
        assertThat(maral.page.locator(".state .badge.warn").count()).isEqualTo(1);
        maral.goesTo("/app/keys");
        maral.page.locator("main a[href^='/app/confirm']").click();
        maral.confirms();
        assertThat(maral.path()).isEqualTo("/app/keys");
        assertThat(maral.page.locator(".state .badge.ok").count()).isEqualTo(1);
        assertThat(KEPT).isEmpty();
        for (Somebody each : java.util.List.of(maral, kakajan, jeren)) {
            each.page.context().close();
        }
    }

    private static com.microsoft.playwright.Locator.FilterOptions named(String name) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(name);
    }

    @Test
    void withoutScriptsOnASmallTelephoneSomebodyJoinsAndSignsInAgain() {
        Somebody enejan =
                somebody("enejan@example.org", 360, false).joins(administrator.invites("Enejan Demo", "tk", "editor"));
        assertThat(enejan.path()).isEqualTo("/app/");
        enejan.signsOut();
        enejan.signsIn(enejan.spareCode());
        assertThat(enejan.path()).isEqualTo("/app/");
        enejan.page.context().close();
    }

    @Test
    void theKeyboardAloneSignsIn() {
        Somebody nazar =
                somebody("nazar@example.org", 1280, true).joins(administrator.invites("Nazar Demo", "ru", "editor"));
        nazar.signsOut();
        Page page = nazar.page;
        for (int stops = 0;
                stops < 20 && !page.evaluate("document.activeElement.id").equals("address");
                stops++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().type("nazar@example.org");
        page.keyboard().press("Tab");
        page.keyboard().type(nazar.password);
        page.keyboard().press("Tab");
        page.keyboard().type(nazar.spareCode());
        page.keyboard().press("Enter");
        page.waitForURL(kerwen.address() + "/app/");
        for (String key : List.of("/", "Control+k")) {
            page.evaluate("document.activeElement.blur()");
            page.keyboard().press(key);
            assertThat(page.evaluate("document.activeElement.name")).as(key).isEqualTo("q");
        }
        page.context().close();
    }

    @Test
    void whateverIsWrongIsSaidWithOneAndTheSameSentence() {
        Somebody stranger = somebody("nobody@example.org", 1280, true).signsIn("123456");
        String unknown = stranger.page.locator("[role=alert]").innerText();
        Somebody known = somebody(administrator.address, 1280, true);
        known.password = "another password altogether";
        known.signsIn("123456");
        assertThat(known.page.locator("[role=alert]").innerText()).isEqualTo(unknown);
        assertThat(known.page.inputValue("#address")).as("what was typed stays").isEqualTo(administrator.address);
        assertThat(known.page.inputValue("#password")).as("but no password").isEmpty();
        stranger.page.context().close();
        known.page.context().close();
    }

    @Test
    void aFormThatWasOpenForTooLongKeepsWhatWasTypedAndIsSentAgain() {
        Somebody dursun = somebody("dursun@example.org", 1280, true)
                .joins(administrator.invites("Dursun Demo", "en", "supervisor"));
        dursun.goesTo("/app/colleagues/invite");
        dursun.page.fill("#name", "Läle Demo");
        dursun.page.locator("input[name=roles][value=editor]").check();
        dursun.page.locator("input[name=roles][value=adviser]").check();
        dursun.page.evaluate("document.querySelector('main input[name=_csrf]').value = 'old'");
        dursun.presses("/app/colleagues/invite");
        assertThat(dursun.page.inputValue("#name")).isEqualTo("Läle Demo");
        dursun.presses("/app/colleagues/invite");
        assertThat(dursun.link()).contains("/app/invitation/");
        dursun.goesTo("/app/colleagues");
        assertThat(dursun.main().innerText()).contains("Läle Demo");
        dursun.page.context().close();
    }
}
