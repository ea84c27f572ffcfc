package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.testing.Axe;
import org.kerwen.testing.Browser;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;

/**
 * Ten thousand invented people come in a file, fifty of them with something wrong: the good ones are recorded, the others mended
 * and sent again, somebody who is there already is decided on, and the whole is taken back. By keyboard alone.
 */
class ImportInABrowserTest {
    private static final int PEOPLE = 10_000;
    private static final int FEWER = 2_000;
    private static final int BAD = 50;

    private static RunningKerwen kerwen;
    private static Browser browser;
    private static Somebody administrator;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        kerwen = RunningKerwen.start(MissionPack.SMALL, false, "kerwen.jobs.poll=200ms");
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
    void tenThousandPeopleComeInAFileAndFiftyRowsAreMended(String language) {
        String small = language.toLowerCase(Locale.ROOT);
        Somebody worker = new Somebody(browser.reader(1280, true), kerwen.address(), "worker-" + small + "@example.org")
                .joins(administrator.addsOrganisation("import-" + small, "Maral Demo", language));
        Page page = worker.page;
        page.setDefaultTimeout(60_000);
        List<String> wrong = new ArrayList<>();

        // What is no table is refused at its field.
        worker.goesTo("/app/people/import");
        examine(page, wrong);
        choose(page, "people.csv", "\u0000\u0001\u0002".getBytes(StandardCharsets.UTF_8));
        assertThat(page.locator("#file-error").count()).isEqualTo(1);
        examine(page, wrong);

        choose(page, "people.csv", people(language));
        page.waitForURL("**/app/people/import/*");
        String path = worker.path();
        examine(page, wrong);
        assertThat(page.inputValue("#column-0")).isEqualTo("family");
        assertThat(page.inputValue("#column-3")).isEqualTo("birth");
        assertThat(page.locator("#preview tbody tr").count()).isEqualTo(8);
        // A column that was not understood is said by hand, by keyboard.
        assertThat(page.inputValue("#column-5")).isEmpty();
        page.focus("#column-5");
        page.selectOption("#column-5", "number");
        press(page, "#columns form button");
        assertThat(page.inputValue("#column-5")).isEqualTo("number");
        // Nobody is recorded without a ground.
        press(page, "form[action='" + path + "/check'] button");
        assertThat(page.locator("#consent-error").count()).isEqualTo(1);
        examine(page, wrong);
        page.locator("input[name=consent][value=spoken]").check();
        press(page, "form[action='" + path + "/check'] button");
        examine(page, wrong);
        reload(page, path);
        examine(page, wrong);
        assertThat(page.locator("#rows-to-fix tbody tr").count()).isEqualTo(20);

        press(page, "form[action='" + path + "/record'] button");
        reload(page, path);
        assertThat(page.locator("form[action='" + path + "/take-back']").count())
                .isEqualTo(1);

        // Those who may be there already: for one it is said, for all others at once.
        page.navigate(worker.site + path + "/alike");
        examine(page, wrong);
        String first = page.locator("select[id^='decision-']").first().getAttribute("id");
        page.selectOption("#" + first, "same");
        press(page, "form[action='" + path + "/alike'] button");
        page.navigate(worker.site + path + "/alike");
        page.selectOption("#decision", "record");
        press(page, "form[action='" + path + "/alike/all'] button");
        press(page, "form[action='" + path + "/record'] button");
        reload(page, path);
        examine(page, wrong);

        // The fifty are got as a file, mended and sent again.
        page.locator("#rows-to-fix a.button").focus();
        Download file = page.waitForDownload(() -> page.keyboard().press("Enter"));
        String mended = mended(file);
        assertThat(mended.lines().count()).isEqualTo(BAD + 1L);
        worker.goesTo("/app/people/import");
        choose(page, "mended.csv", mended.getBytes(StandardCharsets.UTF_8));
        page.waitForURL("**/app/people/import/*");
        String again = worker.path();
        for (int column = 2; column < 8; column++) {
            page.selectOption(
                    "#column-" + column,
                    List.of("", "", "family", "given", "patronymic", "birth", "sex", "number")
                            .get(column));
        }
        press(page, "#columns form button");
        page.locator("input[name=consent][value=spoken]").check();
        press(page, "form[action='" + again + "/check'] button");
        reload(page, again);
        assertThat(page.locator("#rows-to-fix").count()).isZero();
        examine(page, wrong);

        // And all of it taken back.
        worker.goesTo(path);
        press(page, "form[action='" + path + "/take-back'] button");
        reload(page, path);
        examine(page, wrong);
        worker.goesTo("/app/people");
        assertThat(page.locator("#newest tbody tr").count()).isZero();
        page.context().close();
        assertThat(wrong).as(language).isEmpty();
    }

    private static void choose(Page page, String name, byte[] content) {
        page.setInputFiles("#file", new FilePayload(name, "text/csv", content));
        press(page, "main form[enctype] button");
    }

    /** By keyboard. */
    private static void press(Page page, String button) {
        page.evaluate("() => { document.documentElement.dataset.old = 'yes'; }");
        page.locator(button).first().focus();
        page.keyboard().press("Enter");
        page.waitForCondition(() -> {
            try {
                return Boolean.TRUE.equals(page.evaluate(
                        "() => document.documentElement.dataset.old !== 'yes' && document.readyState === 'complete'"));
            } catch (PlaywrightException e) {
                // Between two pages there is nobody to ask.
                return false;
            }
        });
    }

    /** Looks again as somebody without scripts does, until the work is done. */
    private static void reload(Page page, String path) {
        long end = System.nanoTime() + 120_000_000_000L;
        while (page.locator("#rows").count() == 0) {
            assertThat(System.nanoTime()).as(page.locator("main").innerText()).isLessThan(end);
            page.waitForTimeout(300);
            page.navigate(kerwen.address() + path);
        }
    }

    /** The headings are of the language; three people stand there twice, fifty rows have something wrong. */
    private static byte[] people(String language) {
        StringBuilder text = new StringBuilder(
                language.equals("ru")
                        ? "Фамилия;Имя;Отчество;Дата рождения;Пол;Шифр\n"
                        : "Surname;First name;Patronymic;Date of birth;Sex;Code\n");
        Random random = new Random(2002);
        // The ten thousand come in English; in a short run there are fewer in the other languages, as many bad ones
        // among them.
        int people = language.equals("en") || Boolean.getBoolean("kerwen.test.long") ? PEOPLE : FEWER;
        for (int row = 0; row < people; row++) {
            boolean bad = row % (people / BAD) == 7;
            text.append(word(random))
                    .append(';')
                    .append(word(random))
                    .append(';')
                    .append(';')
                    .append(
                            bad
                                    ? "31.2.1978"
                                    : (1 + random.nextInt(28)) + "." + (1 + random.nextInt(12)) + "."
                                            + (1945 + random.nextInt(70)))
                    .append(row % 2 == 0 ? ";f;" : ";m;")
                    .append("N" + (row * 7_919L + 100_003))
                    .append('\n');
            if (row % (people * 3 / 10) == 0) {
                String line = text.substring(text.lastIndexOf("\n", text.length() - 2) + 1);
                text.append(line);
            }
        }
        return language.equals("ru")
                ? text.toString().getBytes(java.nio.charset.Charset.forName("windows-1251"))
                : text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int part = 0; part < 4; part++) {
            word.append("bdgklmnrstz".charAt(random.nextInt(11))).append("aeiou".charAt(random.nextInt(5)));
        }
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String mended(Download file) {
        try (var stream = file.createReadStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("31.2.1978", "28.2.1978");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void examine(Page page, List<String> wrong) {
        Axe.examine(page, page.url(), wrong, 360);
    }
}
