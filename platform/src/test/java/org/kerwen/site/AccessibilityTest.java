package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerwen.testing.Axe;
import org.kerwen.testing.Browser;
import org.kerwen.testing.Crawl;
import org.kerwen.testing.RunningKerwen;

/** axe finds nothing on any kind of page, in any language or direction; no page is wider than a small telephone. */
class AccessibilityTest {
    private static Browser browser;
    private static Page page;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        page = browser.reader(1280, true);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    /** One page of every kind. */
    static List<String> kinds() {
        return List.of(
                "/",
                "/chronicle/",
                "/projects/",
                "/projects/?donor=norway-mfa",
                "/projects/ct-law-enforcement-2009-2011/",
                "/projects/dipecho-4-2006-2007/",
                "/return-and-resettlement/return-armenians-2002/",
                "/return-and-resettlement/return-tajiks-1998-2001/",
                "/activities/",
                "/activities/seminars-customs-border-guards-2002/",
                "/laws/migration-strategy-1998/",
                "/assessments/border-control-2002/",
                "/institutions/",
                "/organisations/",
                "/organisations/?kind=ministry",
                "/before-you-go/",
                "/before-you-go/work/",
                "/figures/",
                "/figures/tajik-returns/",
                "/news/newsletter-2011-12/",
                "/sources/unhcr-2000/",
                "/sources/unece-2010/",
                "/places/",
                "/places/mary/",
                "/about/",
                "/organisations/iom-turkmenistan/",
                "/search/",
                "/search/?q=customs",
                "/search/?q=zzzzzz",
                "/data/",
                "/programmes/",
                "/sitemap/",
                "/security/",
                "/this-page-is-missing/");
    }

    static Stream<String> pages() {
        return Crawl.LANGUAGES.stream().flatMap(language -> kinds().stream().map(path -> "/" + language + path));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void axeFindsNothingAndNothingIsWiderThanASmallTelephone(String path) {
        page.setViewportSize(1280, 740);
        page.navigate(RunningKerwen.normal().address() + path);
        if (Axe.reads(page)) {
            assertThat(Axe.violations(page)).as(path).isEmpty();
        }
        for (int width : List.of(360, 320)) {
            page.setViewportSize(width, 740);
            Object widest = page.evaluate("() => document.documentElement.scrollWidth");
            assertThat(((Number) widest).intValue())
                    .as("%s at %d: %s", path, width, tooWide())
                    .isLessThanOrEqualTo(width);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void onATelephoneAxeFindsNothingEither(String path) {
        page.setViewportSize(320, 640);
        page.navigate(RunningKerwen.normal().address() + "/ru" + path);
        assertThat(Axe.violations(page)).as(path).isEmpty();
    }

    @Test
    void aDemonstrationIsAsAccessible() {
        page.setViewportSize(360, 740);
        page.navigate(RunningKerwen.demo().address() + "/en/");
        assertThat(Axe.violations(page)).isEmpty();
    }

    @Test
    void plantedFaultsAreSeen() {
        page.navigate(RunningKerwen.normal().address() + "/en/");
        page.evaluate("() => { document.documentElement.removeAttribute('lang');"
                + " document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x><a href=x></a>'); }");
        assertThat(Axe.violations(page))
                .anyMatch(rule -> rule.startsWith("html-has-lang"))
                .anyMatch(rule -> rule.startsWith("image-alt"))
                .anyMatch(rule -> rule.startsWith("link-name"));
    }

    /** Boxes and, because text can run out of its box, texts that end right of the window. */
    private static Object tooWide() {
        return page.evaluate(
                "() => { const text = e => { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect().right; };"
                        + " return [...document.querySelectorAll('body *')]"
                        + ".filter(e => Math.max(e.getBoundingClientRect().right, e.children.length ? 0 : text(e)) > document.documentElement.clientWidth)"
                        + ".slice(0, 5).map(e => e.outerHTML.slice(0, 120)); }");
    }
}
