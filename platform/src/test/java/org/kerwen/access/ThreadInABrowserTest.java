package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kerwen.testing.Axe;
import org.kerwen.testing.Browser;
import org.kerwen.testing.ClockAhead;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.Picture;
import org.kerwen.testing.RunningKerwen;

/**
 * The main job from the call to the public page, by the people who do it, each in another language: an invented family of seven goes
 * home. Only accounts and the budget are prepared; everything else is done on the pages.
 */
class ThreadInABrowserTest {
    private static final String AGENCY = "migration-service";
    private static final int FAMILY = 7;

    private static RunningKerwen kerwen;
    private static Browser browser;
    private static Somebody supervisor;
    private static Somebody adviser;
    private static Somebody worker;
    private static Somebody movement;
    private static Somebody finance;
    private static Somebody agency;
    private static Somebody donor;

    private final List<String> wrong = new ArrayList<>();
    private final LocalDate departs = LocalDate.now(ZoneId.of("Asia/Ashgabat")).plusDays(1);
    private String caseAddress = "";

    @BeforeAll
    static void open() {
        browser = Browser.open();
        kerwen = RunningKerwen.start(MissionPack.REAL, false, "kerwen.clock-ahead=true");
        Somebody administrator = Somebody.administrator(browser, kerwen);
        supervisor = somebody("supervisor").joins(administrator.invites("Maral Demo", "en", "supervisor"));
        Somebody chief = somebody("chief").joins(administrator.addsOrganisation(AGENCY, "Serdar Demo", speaks("tk")));
        agency = somebody("agency").joins(chief.invites("Merdan Demo", speaks("tk"), "agency-officer"));
        adviser = somebody("adviser").joins(supervisor.invites("Läle Demo", "en", "adviser"));
        worker = somebody("worker").joins(supervisor.invites("Nar Demo", speaks("ru"), "case-worker"));
        movement = somebody("movement").joins(supervisor.invites("Oraz Demo", "en", "movement-officer"));
        finance = somebody("finance").joins(supervisor.invites("Jeren Demo", speaks("ar-XB"), "finance-officer"));
        donor = somebody("donor").joins(supervisor.invites("Bossan Demo", speaks("tk"), "donor-reader"));
        administrator.page.context().close();
        chief.page.context().close();
    }

    /** In the pictures of the handbook all speak its language. */
    private static String speaks(String language) {
        return Picture.WRITTEN ? "en" : language;
    }

    private static Somebody somebody(String name) {
        return new Somebody(browser.reader(1280, true), kerwen.address(), name + "@example.org");
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

    @Test
    void aFamilyGoesHomeFromTheCallToThePublicPage() {
        aBudget();
        aCall();
        aFamily();
        theStagesBeforeTheAgency();
        theAgencyIsAskedAndAnswers();
        papersAndAPlace();
        theListAndTheJourney();
        theGrant();
        theDonorsPage();
        thePublicPage();
        assertThat(wrong).isEmpty();
    }

    private void aBudget() {
        finance.goesTo("/app/money/new");
        finance.page.selectOption("#project", new SelectOption().setIndex(1));
        fill(
                finance,
                Map.of(
                        "starts", departs.withDayOfYear(1).minusYears(1).toString(),
                        "ends", departs.plusYears(1).toString()));
        finance.presses("/app/money/new");
        String budget = path(finance);
        finance.goesTo(budget + "/lines");
        finance.page.selectOption("#category", new SelectOption().setIndex(1));
        fill(finance, Map.of("code", "1.1", "title", "Grants", "amount", "1000.00", "why", "As agreed"));
        finance.presses(budget + "/lines");
        for (String page : List.of("", "/spend", "/promise", "/advance")) {
            finance.goesTo(budget + page);
            examine(finance);
        }
    }

    private void aCall() {
        Page page = adviser.page;
        adviser.goesTo("/app/hotline");
        adviser.presses("/app/hotline/shift");
        page.check("input[name=topics][value=travel]");
        Picture.of(page, "main", "thread-01-call");
        examine(adviser);
        page.locator("button[formaction='/app/hotline/agree']").click();
        page.selectOption("#language", "ru");
        page.selectOption("#agreedTo", "assistance");
        page.check("input[name=agrees]");
        fill(adviser, Map.of("family", "Sargsyan", "given", "Ashot"));
        page.selectOption("#programme", "voluntary-return");
        Picture.of(page, "main", "thread-02-agreement");
        page.locator("#agreement button").first().click();
        page.waitForURL("**/app/cases/*");
        caseAddress = path(adviser);
        move(adviser, "counsel");
        handsOver(adviser, "Nar Demo");
    }

    private void handsOver(Somebody by, String... whom) {
        by.goesTo(caseAddress + "/team");
        by.page.selectOption("#lead", new SelectOption().setLabel(whom[0]));
        for (Locator member : by.page.locator("input[name=team]").all()) {
            member.setChecked(false);
        }
        for (String each : whom) {
            by.page
                    .getByLabel(each, new Page.GetByLabelOptions().setExact(true))
                    .and(by.page.locator("input[name=team]"))
                    .check();
        }
        by.presses(caseAddress + "/team");
        by.page.waitForURL("**?done=handed");
    }

    private void aFamily() {
        Page page = worker.page;
        worker.goesTo("/app/cases");
        page.locator("tbody a").first().click();
        page.locator("#people tbody a").first().click();
        page.locator("main a[href$='/change']").first().click();
        page.fill("#birth", "1984-03-05");
        worker.presses(worker.path());
        page.locator("main form[action$='/family'] button").click();
        String family = path(worker);
        page.locator("main a[href$='/add']").first().click();
        page.locator("main a[href$='/new']").first().click();
        String[] given = {"Anahit", "Aram", "Tigran", "Narek", "Mane", "Lusine"};
        String[] birth = {"1986", "2012", "2014", "2016", "2018", "2020"};
        String[] as = {"spouse", "son", "son", "son", "daughter", "daughter"};
        for (int at = 0; at < given.length; at++) {
            int number = at + 1;
            if (page.locator("#given-" + number).count() == 0) {
                page.locator("button[name=more]").click();
                page.waitForSelector("#given-" + number);
            }
            page.fill("#given-" + number, given[at]);
            page.fill("#birth-" + number, birth[at]);
            page.selectOption("#relationship-" + number, as[at]);
            page.check("input[name=consent-" + number + "][value=" + (at == 0 ? "spoken" : "guardian") + "]");
        }
        worker.presses(family + "/new");
        for (int asked = 0; asked < given.length; asked++) {
            // Whoever shares the family name may be the same: each is somebody new.
            if (page.url().contains("done=family-added")) {
                break;
            }
            for (Locator another : page.locator("input[type=radio][value=new]").all()) {
                another.check();
            }
            worker.presses(family + "/new");
        }
        page.waitForURL("**?done=family-added");
        Picture.of(page, "main", "thread-03-family");
        examine(worker);
        worker.goesTo(caseAddress + "/people");
        for (Locator each : page.locator("input[name=whom]").all()) {
            each.check();
        }
        worker.presses(caseAddress + "/people");
        assertThat(page.locator("#people tbody tr").count()).isEqualTo(FAMILY);
        examine(worker);
    }

    private void theStagesBeforeTheAgency() {
        Page page = worker.page;
        form(worker, "counselling", Map.of("interpreter", "no", "asylum-explained", "yes"), Map.of());
        move(worker, "apply");
        Picture.of(page, "main", "thread-04-case");
        for (int each = 0; each < FAMILY; each++) {
            form(
                    worker,
                    "registration",
                    Map.of("native-country", "yes", "health-issues", "no"),
                    Map.of("returns-to", "Gyumri"));
        }
        move(worker, "screen");
        for (int each = 0; each < FAMILY; each++) {
            form(worker, "screening", Map.of("eligible", "yes", "dangers", "no", "controlled", "no"), Map.of());
        }
        examine(worker);
        agreedByTwo("accept");
        for (int each = 0; each < FAMILY; each++) {
            worker.goesTo(caseAddress + "/consents");
            page.selectOption("#whom", new SelectOption().setIndex(each + 1));
            page.selectOption("#recipient", AGENCY);
            String whom = page.locator("#whom option").nth(each + 1).innerText();
            boolean child = !whom.contains("Ashot") && !whom.contains("Anahit");
            Map.of(
                            "purpose", "movement",
                            "way", "spoken",
                            "interpreter", "no",
                            "capacity", child ? "through-guardian" : "by-oneself")
                    .forEach((field, word) -> page.selectOption("#" + field, word));
            if (child) {
                page.fill("#onBehalf", "Ashot Sargsyan");
            }
            if (each == 0) {
                Picture.of(page, "main", "thread-05-consent");
            }
            worker.presses(caseAddress + "/consents");
            page.waitForURL("**?done=consented");
        }
        move(worker, "ask-clearance");
        handsOver(worker, "Nar Demo", "Oraz Demo");
    }

    private void agreedByTwo(String move) {
        worker.goesTo(caseAddress + "/moves/" + move);
        worker.presses(caseAddress + "/moves/" + move);
        worker.page.waitForURL("**?done=proposed");
        supervisor.goesTo(caseAddress);
        supervisor.presses(caseAddress + "/confirm");
        supervisor.page.waitForURL("**?done=moved");
    }

    private void theAgencyIsAskedAndAnswers() {
        Page page = worker.page;
        worker.goesTo(caseAddress);
        page.locator("main a[href$='/agency']").click();
        page.selectOption("#agency", AGENCY);
        page.fill("#country", "Armenia");
        examine(worker);
        worker.presses(caseAddress + "/agency");
        page.waitForURL("**?done=agency");
        agency.goesTo("/app/requests");
        assertThat(agency.page.locator("tbody a").count()).isEqualTo(FAMILY);
        assertThat(agency.main().innerText()).doesNotContain("Gyumri");
        examine(agency);
        for (int each = 0; each < FAMILY; each++) {
            agency.goesTo("/app/requests");
            agency.page.locator("tbody a").first().click();
            agency.page.selectOption("#answer", "permitted");
            fill(
                    agency,
                    Map.of(
                            "validFrom", departs.toString(),
                            "validUntil", departs.plusDays(30).toString(),
                            "reference", "12/" + each));
            if (each == 0) {
                Picture.of(agency.page, "main", "thread-06-agency");
            }
            agency.presses(agency.path());
            agency.page.waitForURL("**?done=answered");
        }
        movement.goesTo(caseAddress + "/days");
        fill(
                movement,
                Map.of("travel", departs.toString(), "departure", departs.toString(), "arrival", departs.toString()));
        movement.presses(caseAddress + "/days");
        movement.page.waitForURL("**?done=dated");
        for (int each = 0; each < FAMILY; each++) {
            movement.goesTo(caseAddress);
            movement.page
                    .locator("#owed tr", new Page.LocatorOptions().setHas(movement.page.locator(".badge.ok")))
                    .first()
                    .locator("a")
                    .last()
                    .click();
            assertThat(movement.page.inputValue("#until"))
                    .isEqualTo(departs.plusDays(30).toString());
            ends(movement);
        }
        move(movement, "cleared");
    }

    private void papersAndAPlace() {
        for (int each = 0; each < FAMILY; each++) {
            movement.goesTo(caseAddress);
            owed(movement, "Passport or its substitute");
            movement.page.fill("#until", departs.plusYears(5).toString());
            ends(movement);
        }
        move(movement, "documented");
        move(supervisor, "fit");
        worker.goesTo(caseAddress + "/journey");
        fill(
                worker,
                Map.of(
                        "setOut",
                        "Mary",
                        "goTo",
                        "Gyumri",
                        "earliest",
                        departs.toString(),
                        "latest",
                        departs.plusDays(20).toString()));
        worker.presses(caseAddress + "/journey");
        worker.page.waitForURL("**?done=wished");
        Page page = movement.page;
        movement.goesTo("/app/movements/new");
        page.fill("#called", "Ashgabat to Yerevan");
        movement.presses("/app/movements/new");
        page.waitForURL("**?done=planned");
        String journey = path(movement);
        page.locator("main a[href$='/legs']").first().click();
        page.selectOption("#mode", "flight");
        fill(
                movement,
                Map.of(
                        "carrier", "Try Air",
                        "fromPlace", "Ashgabat",
                        "departsDay", departs.toString(),
                        "departsTime", "08:00",
                        "fromZone", "Asia/Ashgabat",
                        "toPlace", "Yerevan",
                        "arrivesDay", departs.toString(),
                        "arrivesTime", "11:00",
                        "toZone", "Asia/Yerevan",
                        "seats", "100"));
        movement.presses(journey + "/legs");
        page.waitForURL("**?done=leg");
        page.locator("main a[href$='/travellers']").first().click();
        page.locator("input[name=who]").first().check();
        movement.presses(journey + "/travellers");
        page.waitForURL("**?done=gathered");
        Picture.of(page, "#travellers", "thread-07-journey");
        examine(movement);
        steps(movement, journey);
        steps(movement, journey);
        move(movement, "book");
        for (int each = 0; each < FAMILY; each++) {
            supervisor.goesTo(caseAddress);
            owed(supervisor, "Check just before departure");
            ends(supervisor);
        }
        move(movement, "prepare");
        movement.goesTo(journey);
    }

    private void theListAndTheJourney() {
        Page page = movement.page;
        String journey = path(movement);
        page.locator("main a[href$='/lists']").click();
        movement.presses(journey + "/lists");
        page.waitForURL("**?done=issued");
        Picture.of(page, "main", "thread-08-list");
        examine(movement);
        steps(movement, journey);
        move(movement, "board");
        for (int each = 0; each < FAMILY; each++) {
            movement.goesTo(journey);
            page.locator("#travellers a[href$='#arrive']").first().click();
            page.locator("main form[action$='/arrive'] button").click();
            page.waitForURL("**?done=arrived");
        }
        Picture.of(page, "#travellers", "thread-09-arrival");
        examine(movement);
        move(movement, "receive");
        move(worker, "plan");
    }

    private void theGrant() {
        form(worker, "plan", Map.of(), Map.of("objective", "A workshop"));
        owed(worker, Picture.WRITTEN ? "Plan agreed" : "План согласован");
        ends(worker);
        agreedByTwo("approve-plan");
        worker.goesTo(caseAddress);
        worker.presses(caseAddress + "/grants");
        worker.page.waitForURL("**?done=grant");
        examine(worker);
        finance.goesTo("/app/grants");
        finance.page.locator("tbody a").first().click();
        finance.page.selectOption("#line", new SelectOption().setIndex(1));
        Picture.of(finance.page, "main", "thread-10-grant");
        examine(finance);
        finance.presses(finance.path());
        finance.page.waitForURL("**?done=paid");
        supervisor.goesTo(caseAddress);
        owed(supervisor, "Receipt of the grant");
        ends(supervisor);
        move(worker, "delivered");
    }

    /** To the cent what the books say, and no name. */
    private void theDonorsPage() {
        finance.goesTo("/app/money");
        finance.page.locator("#budgets tbody a").first().click();
        String line = finance.page.locator("#lines tbody tr").first().innerText();
        assertThat(line).contains("450.00").contains("550.00");
        donor.goesTo("/app/reports");
        donor.page.locator("tbody a").first().click();
        assertThat(digits(donor.page.locator("#lines tbody tr").first().innerText()))
                .isEqualTo(digits(line));
        assertThat(donor.main().innerText()).doesNotContain("Sargsyan");
        Picture.of(donor.page, "main", "thread-11-donor");
        examine(donor);
    }

    /** The count appears when the quarter is over and a person has released it: seven are told, two and five are not. */
    private void thePublicPage() {
        Page reader = browser.reader(360, false);
        reader.navigate(kerwen.address() + "/ru/programmes/");
        assertThat(reader.locator("main table").count()).isZero();
        LocalDate over = departs.withDayOfMonth(1).plusMonths(3 - (departs.getMonthValue() - 1) % 3);
        kerwen.bean(ClockAhead.class)
                .by(Duration.ofDays(LocalDate.now(ZoneId.of("Asia/Ashgabat")).until(over, ChronoUnit.DAYS) + 1));
        supervisor.signsIn(supervisor.spareCode());
        supervisor.goesTo("/app/statistics");
        supervisor.page.selectOption("#subject", "programme-people");
        supervisor.page.selectOption("#quarter", new SelectOption().setIndex(0));
        supervisor.presses("/app/statistics");
        supervisor.page.waitForURL("**/app/statistics/*");
        assertThat(supervisor
                        .page
                        .locator("tbody tr")
                        .filter(new Locator.FilterOptions().setHasText("Voluntary return"))
                        .innerText())
                .contains("7")
                .doesNotContain("2")
                .doesNotContain("5");
        examine(supervisor);
        for (String language : List.of("en", "tk", "ar-XB")) {
            reader.navigate(kerwen.address() + "/" + language + "/programmes/");
            // The programmes stand in the order of their ids; of resettlement nobody arrived.
            List<String> cells =
                    reader.locator("main table").last().locator("tbody td").allInnerTexts();
            assertThat(cells.get(1)).isEqualTo("7");
            assertThat(cells.get(2)).isEqualTo(cells.get(3)).doesNotContain("2").doesNotContain("5");
            assertThat(reader.locator("main h2").last().textContent())
                    .as("claims stand beside")
                    .isNotBlank();
        }
        reader.context().close();
        Page listener = browser.reader(1280, true);
        listener.navigate(kerwen.address() + "/en/programmes/");
        Picture.of(listener, "main h2:nth-of-type(2)", "thread-12-public");
        Axe.examine(listener, "/en/programmes/", wrong, 360, 320);
        listener.navigate(kerwen.address() + "/ar-XB/programmes/");
        Axe.examine(listener, "/ar-XB/programmes/", wrong, 360, 320);
        listener.context().close();
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    private static String path(Somebody somebody) {
        return somebody.path().replaceFirst("[?#].*", "");
    }

    private static void fill(Somebody somebody, Map<String, String> fields) {
        fields.forEach((field, value) -> somebody.page.fill("#" + field, value));
    }

    /** All who are as far take the next step. */
    private static void steps(Somebody somebody, String journey) {
        somebody.goesTo(journey);
        somebody.presses(journey + "/step");
        somebody.page.waitForURL("**?done=stepped");
    }

    /** Says that it ended as the page suggests. */
    private static void ends(Somebody somebody) {
        somebody.presses(somebody.path());
        somebody.page.waitForURL("**?done=ended");
    }

    private void move(Somebody by, String move) {
        by.goesTo(caseAddress);
        by.page.locator("#next a[href$='/moves/" + move + "']").click();
        by.presses(caseAddress + "/moves/" + move);
        by.page.waitForURL("**?done=moved");
    }

    /** Fills in the first of these forms that is not complete yet. */
    private void form(Somebody by, String form, Map<String, String> chosen, Map<String, String> typed) {
        by.goesTo(caseAddress);
        by.page
                .locator("#forms tr", new Page.LocatorOptions().setHas(by.page.locator(".badge.calm")))
                .locator("a[href*='/forms/" + form + "']")
                .first()
                .click();
        chosen.forEach((field, word) -> by.page.check("input[name=" + field + "][value=" + word + "]"));
        if (form.equals("registration")) {
            by.page.selectOption("#status", "stranded");
        }
        typed.forEach((field, value) -> by.page.fill("#" + field, value));
        by.page.locator("main form[data-rules] > .button:not(.plain)").click();
        by.page.waitForURL("**?done=answered");
    }

    private void owed(Somebody by, String what) {
        by.goesTo(caseAddress);
        by.page
                .locator("#owed tbody tr")
                .filter(new Locator.FilterOptions().setHasText(what))
                .first()
                .locator("a")
                .last()
                .click();
    }

    private void examine(Somebody somebody) {
        Axe.examine(somebody.page, somebody.page.url(), wrong, 360);
    }
}
