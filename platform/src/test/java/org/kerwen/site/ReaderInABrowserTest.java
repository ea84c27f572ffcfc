package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Media;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.testing.Browser;
import org.kerwen.testing.RunningKerwen;

/** What a reader does in a real browser: by keyboard, on a telephone, without scripts, in a hurry to leave. */
class ReaderInABrowserTest {
    private static final String EXIT = "https://www.wikipedia.org/";
    private static final String NAME =
            "const name = e => e.id || e.getAttribute('href') || e.getAttribute('name') || e.getAttribute('aria-label')"
                    + " || e.tagName.toLowerCase();";
    private static final String FOCUS = "() => { " + NAME + " return name(document.activeElement); }";

    /** Whatever a hand without a mouse must reach, in the order of the page. */
    private static final String STOPS = "() => { " + NAME
            + " return [...document.querySelectorAll('a[href], input, select, textarea, button, summary, [tabindex=\"0\"]')]"
            + ".filter(e => e.type !== 'hidden' && e.checkVisibility()).map(name); }";

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Links, fields, choices and buttons, and what scrolls: each is a stop, in the order of the page. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/",
                "/en/projects/",
                "/en/activities/",
                "/en/places/",
                "/en/search/?q=customs",
                "/en/return-and-resettlement/return-armenians-2002/"
            })
    void theKeyboardReachesSkipLinkAndExitFirstAndThenEveryLinkAndFieldAndButton(String path) {
        Page page = browser.reader(1280, true);
        page.navigate(RunningKerwen.normal().address() + path);
        List<String> stops =
                ((List<?>) page.evaluate(STOPS)).stream().map(String::valueOf).toList();
        List<String> visited = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            page.keyboard().press("Tab");
            visited.add(String.valueOf(page.evaluate(FOCUS)));
            assertThat(
                            page.evaluate(
                                    "() => { const e = document.activeElement; const s = getComputedStyle(e);"
                                            + " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && e.getBoundingClientRect().right > 0; }"))
                    .as("%s is in sight and has an outline", visited.getLast())
                    .isEqualTo(true);
        }
        assertThat(visited).containsExactlyElementsOf(stops);
        assertThat(visited.getFirst()).isEqualTo("#main");
        assertThat(visited.indexOf("leave")).as(visited.toString()).isBetween(1, 4);
        assertThat(visited)
                .contains("/en/projects/", "/en/chronicle/", "/en/security/", "/en/feed.rss", "q", "button", "summary")
                .anyMatch(stop -> stop.startsWith("/ru/"));
        page.context().close();
    }

    @Test
    void onAListTheChoicesAreStopsOfTheKeyboardToo() {
        Page page = browser.reader(1280, true);
        page.navigate(RunningKerwen.normal().address() + "/en/projects/");
        assertThat(((List<?>) page.evaluate(STOPS)).stream().map(String::valueOf))
                .containsSubsequence("q", "button", "donor", "theme", "year", "place", "status", "button");
        page.context().close();
    }

    @Test
    void theSkipLinkLeadsToTheContent() {
        Page page = browser.reader(360, true);
        page.navigate(RunningKerwen.normal().address() + "/tk/");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.evaluate(FOCUS)).isEqualTo("main");
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk", "ar-XB"})
    void whatAThumbMustHitIsLargeEnough(String language) {
        Page page = browser.reader(320, true);
        for (String site :
                List.of(RunningKerwen.normal().address(), RunningKerwen.demo().address())) {
            page.navigate(site + "/" + language + "/");
            BoundingBox exit = Objects.requireNonNull(page.locator("#leave").boundingBox());
            assertThat(exit.height).isGreaterThanOrEqualTo(44);
            assertThat(exit.width).isGreaterThanOrEqualTo(44);
            assertThat(exit.y + exit.height).as("in sight without scrolling").isLessThan(740);
            page.locator(".hotline .number a")
                    .all()
                    .forEach(number -> assertThat(Objects.requireNonNull(number.boundingBox()).height)
                            .isGreaterThanOrEqualTo(24));
            page.locator(".masthead nav a, .langs > a, footer nav a")
                    .all()
                    .forEach(link -> assertThat(Objects.requireNonNull(link.boundingBox()).height)
                            .as(link.textContent())
                            .isGreaterThanOrEqualTo(24));
        }
        page.context().close();
    }

    @Test
    void withoutScriptsEverythingIsReadAndTheExitLeadsAway() {
        Page page = browser.reader(360, false);
        stubExit(page);
        page.navigate(RunningKerwen.normal().address() + "/ru/");
        String home = page.locator("body").innerText();
        assertThat(home).contains("+993", "Едете за границу?");
        page.locator("main a[href='/ru/chronicle/']").first().click();
        assertThat(page.locator("ol.chronicle > li").count()).isEqualTo(18);
        page.locator("#p8 ul a").first().click();
        assertThat(page.url())
                .isEqualTo(RunningKerwen.normal().address() + "/ru/projects/ct-law-enforcement-2009-2011/");
        assertThat(page.locator("main dl dt").count()).isGreaterThan(5);
        page.locator("#leave").click();
        page.waitForURL(EXIT);
        page.context().close();
    }

    @Test
    void theExitReplacesThePageSoThatGoingBackDoesNotReturnToIt() {
        Page page = browser.reader(360, true);
        stubExit(page);
        page.navigate("about:blank");
        page.navigate(RunningKerwen.normal().address() + "/en/");
        page.locator("#leave").click();
        page.waitForURL(EXIT);
        page.goBack();
        assertThat(page.url()).doesNotContain("127.0.0.1");
        page.context().close();
    }

    @Test
    void escapeThreeTimesLeavesAndTwiceDoesNot() {
        Page page = browser.reader(360, true);
        stubExit(page);
        page.navigate(RunningKerwen.normal().address() + "/en/projects/");
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        page.keyboard().press("a");
        page.keyboard().press("Escape");
        assertThat(page.url()).isEqualTo(RunningKerwen.normal().address() + "/en/projects/");
        page.keyboard().press("a");
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("Escape");
        }
        page.waitForURL(EXIT);
        page.context().close();
    }

    @Test
    void fromRightToLeftThePageIsMirroredAndRangesAreNot() {
        Page page = browser.reader(1280, true);
        page.navigate(RunningKerwen.normal().address() + "/en/");
        double left = Objects.requireNonNull(page.locator("#leave").boundingBox()).x;
        page.navigate(RunningKerwen.normal().address() + "/ar-XB/");
        double mirrored = Objects.requireNonNull(page.locator("#leave").boundingBox()).x;
        assertThat(page.getAttribute("html", "dir")).isEqualTo("rtl");
        assertThat(left).isGreaterThan(640);
        assertThat(mirrored).isLessThan(640);
        page.navigate(RunningKerwen.normal().address() + "/ar-XB/projects/ct-law-enforcement-2009-2011/");
        assertThat(page.locator("main dd bdi").allInnerTexts()).contains("2009 – 2011");
        page.navigate(RunningKerwen.normal().address() + "/ar-XB/chronicle/");
        assertThat(page.locator("#p8 .when bdi").innerText()).isEqualTo("2009 – 2011");
        assertThat(page.locator("#p8 .when bdi").evaluate("e => getComputedStyle(e).unicodeBidi"))
                .isEqualTo("isolate");
        assertThat(
                        page.evaluate(
                                "() => { const t = document.querySelector('#p8 .when bdi').firstChild; const at = i => { const r = document.createRange();"
                                        + " r.setStart(t, i); r.setEnd(t, i + 1); return r.getBoundingClientRect().x; }; return at(0) < at(7); }"))
                .as("the earlier year stands on the left")
                .isEqualTo(true);
        page.context().close();
    }

    @Test
    void onPaperStandsWhatIsReadAndNotWhatIsPressed() {
        Page page = browser.reader(1280, true);
        page.navigate(RunningKerwen.normal().address() + "/en/");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("nav:visible").count()).isZero();
        assertThat(page.locator("#leave").isVisible()).isFalse();
        assertThat(page.locator("h1").isVisible()).isTrue();
        assertThat(page.locator(".hotline .number").first().isVisible()).isTrue();
        assertThat(page.locator(".print-only").innerText())
                .contains(RunningKerwen.normal().address() + "/en/");
        page.context().close();
    }

    static Stream<Arguments> printed() {
        return Stream.of(
                Arguments.of("/en/projects/ct-norway-2008-2009/", "main dl.facts dd", 10),
                Arguments.of("/ru/return-and-resettlement/return-armenians-2002/", "main table td", 20),
                Arguments.of("/en/projects/", "main .card h3 a", 10),
                Arguments.of("/tk/projects/?donor=norway-mfa", "main .card h3 a", 3),
                Arguments.of("/ru/activities/", "main .card h3 a", 20),
                Arguments.of("/en/search/?q=customs", "main ol.rows h3 a", 5));
    }

    @ParameterizedTest
    @MethodSource("printed")
    void aRecordAListAndWhatASearchFoundStandOnPaperWithoutMenusAndButtons(String path, String facts, int atLeast) {
        Page page = browser.reader(1280, true);
        page.navigate(RunningKerwen.normal().address() + path);
        assertThat(page.locator("nav:visible").count()).isPositive();
        assertThat(page.locator("form:visible").count()).isPositive();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        for (String pressed : List.of("nav", "form", "input", "select", "button", ".button", ".langs", "details")) {
            assertThat(page.locator(pressed + ":visible").count()).as(pressed).isZero();
        }
        assertThat(page.locator("h1").isVisible()).isTrue();
        assertThat(page.locator(facts).all())
                .hasSizeGreaterThanOrEqualTo(atLeast)
                .allSatisfy(fact -> assertThat(fact.textContent().isBlank() || fact.isVisible())
                        .as(fact.textContent())
                        .isTrue());
        assertThat(page.locator(".print-only").innerText())
                .contains(RunningKerwen.normal().address() + path.replaceFirst("\\?.*", ""));
        page.context().close();
    }

    @Test
    void noOtherHostIsAskedAndNoCookieIsLeft() {
        Page page = browser.reader(360, true);
        List<String> foreign = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        page.onRequest(request -> {
            if (!request.url().startsWith(RunningKerwen.normal().address() + "/")) {
                foreign.add(request.url());
            }
        });
        page.onConsoleMessage(message -> failed.add(message.text()));
        page.onPageError(failed::add);
        for (String path : List.of("/en/", "/ru/chronicle/", "/tk/projects/ct-ngo-2009-2012/", "/ar-XB/sitemap/")) {
            page.navigate(RunningKerwen.normal().address() + path);
        }
        assertThat(foreign).isEmpty();
        assertThat(failed).as("what the browser complains of").isEmpty();
        assertThat(page.context().cookies()).isEmpty();
        assertThat(page.evaluate("() => localStorage.length + sessionStorage.length"))
                .isEqualTo(0);
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk"})
    void aFirstVisitIsSmall(String language) throws IOException {
        Page page = browser.reader(360, true);
        List<Response> answers = new ArrayList<>();
        page.onResponse(answers::add);
        page.navigate(RunningKerwen.normal().address() + "/" + language + "/");
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        Map<String, Integer> wire = new TreeMap<>();
        int first = 0;
        for (Response answer : answers) {
            var sizes = answer.request().sizes();
            wire.put(
                    answer.url().substring(RunningKerwen.normal().address().length()),
                    sizes.responseBodySize + sizes.responseHeadersSize);
            if (answer.url().endsWith("/")
                    || answer.url().endsWith(".css")
                    || answer.url().endsWith(".js")) {
                first += packed(answer.body());
            }
        }
        int all = wire.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println(
                "ReaderInABrowserTest: first visit of /%s/: %d bytes over the wire %s; page, style and script packed: %d bytes"
                        .formatted(language, all, wire, first));
        assertThat(wire).hasSizeGreaterThanOrEqualTo(3);
        assertThat(all).isLessThanOrEqualTo(40 * 1024);
        assertThat(first).isLessThanOrEqualTo(14 * 1024);
        page.context().close();
    }

    private static int packed(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.size();
    }

    /** The exit's own site is played by us: tests ask nobody outside. */
    private static void stubExit(Page page) {
        page.context()
                .route(
                        EXIT,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html")
                                .setBody("<title>elsewhere</title>elsewhere")));
    }
}
