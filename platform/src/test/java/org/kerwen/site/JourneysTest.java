package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kerwen.testing.Browser;
import org.kerwen.testing.RunningKerwen;

/**
 * What people come with a question for, on a telephone and without scripts: it is answered within three clicks from the first
 * page, or by one search from its field. Readers go by the words they see, so the tests do too.
 */
class JourneysTest {
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Return and resettlement | Voluntary return of Armenians without legal stay in Turkmenistan to their homeland | What people were given | What | Paid by | air tickets | reintegration grant | family | International Organization for Migration
            ru | Возвращение и переселение | Добровольное возвращение на родину армян, находившихся в Туркменистане без законного пребывания | Что получили люди | Что | Оплачивает | авиабилеты | реинтеграционный грант | семья | Международная организация по миграции
            tk | Gaýdyp gelmek we ýerleşdirmek | Türkmenistanda kanuny esassyz bolýan ermenileriň watanyna meýletin gaýdyp gelmegi | Adamlara näme berildi | Näme | Töleýän | uçar biletleri | gaýtadan goşulyşma granty | maşgala | Migrasiýa boýunça halkara guramasy
            """)
    void whatWasPaidForTheArmenianFamilies(
            String language,
            String section,
            String programme,
            String caption,
            String what,
            String paidBy,
            String tickets,
            String grant,
            String family,
            String payer) {
        try (Journey reader = Journey.from(language)) {
            reader.follow(reader.menu(), section);
            reader.follow(reader.content(), programme);
            reader.isOn("/return-and-resettlement/return-armenians-2002/", programme);
            Locator table = reader.page
                    .locator("main table")
                    .filter(new Locator.FilterOptions()
                            .setHas(reader.page.locator("caption").getByText(caption, exactly())));
            List<String> columns = table.locator("thead th").allInnerTexts();
            assertThat(columns).contains(what, paidBy).doesNotHaveDuplicates();
            List<Locator> rows = table.locator("tbody tr").all();
            assertThat(rows).hasSize(7);
            assertThat(rows)
                    .allSatisfy(row -> assertThat(cell(row, columns, paidBy)).isEqualTo(payer));
            assertThat(rows.stream().map(row -> cell(row, columns, what))).contains(tickets, grant);
            assertThat(rows.getLast().innerText()).contains(grant).containsIgnoringCase(family);
            assertThat(table.isVisible()).isTrue();
            reader.neededAtMostThreeClicks();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Activities | Seminars for customs and border guards | Organised by | IOM Turkmenistan | Led by | experts from Turkey | experts from France | 2002
            ru | Мероприятия | Семинары для таможенников и пограничников | Организатор | МОМ в Туркменистане | Кто вёл | эксперты из Турции | эксперты из Франции | 2002
            tk | Çäreler | Gümrükçiler we serhetçiler üçin seminarlar | Guraýjy | Migrasiýa boýunça halkara guramasynyň Türkmenistandaky wekilhanasy | Alyp baranlar | Türkiýeden gelen bilermenler | Fransiýadan gelen bilermenler | 2002
            """)
    void whoTrainedCustomsOfficersIn2002(
            String language,
            String section,
            String seminars,
            String organisedBy,
            String organiser,
            String ledBy,
            String fromTurkey,
            String fromFrance,
            String year) {
        try (Journey reader = Journey.from(language)) {
            reader.follow(reader.menu(), section);
            reader.follow(reader.content(), seminars);
            reader.isOn("/activities/seminars-customs-border-guards-2002/", seminars);
            assertThat(reader.page.locator("main .badge").innerText()).contains(year);
            assertThat(reader.under(organisedBy)).containsExactly(organiser);
            assertThat(reader.under(ledBy)).containsExactly(fromTurkey, fromFrance);
            reader.neededAtMostThreeClicks();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | customs 2002 | Seminars for customs and border guards
            ru | таможенники 2002 | Семинары для таможенников и пограничников
            tk | gümrükçiler 2002 | Gümrükçiler we serhetçiler üçin seminarlar
            """)
    void oneSearchFindsTheSeminarsForCustomsOfficersToo(String language, String words, String seminars) {
        try (Journey reader = Journey.from(language)) {
            reader.search(words);
            assertThat(reader.hits()).contains(seminars);
            reader.neededAtMostThreeClicks();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Projects | Paid by | Ministry of Foreign Affairs of Norway | Show | 3 found
            ru | Проекты | Кто оплатил | Министерство иностранных дел Норвегии | Показать | Найдены 3 записи
            tk | Taslamalar | Kim töledi | Norwegiýanyň Daşary işler ministrligi | Görkez | 3 ýazgy tapyldy
            """)
    void whichProjectsNorwayPaidByChoosingItFromTheList(
            String language, String section, String field, String norway, String show, String found) {
        try (Journey reader = Journey.from(language)) {
            reader.follow(reader.menu(), section);
            reader.choose(field, norway + " (3)");
            reader.press(show);
            assertThat(reader.page.url())
                    .isEqualTo(RunningKerwen.normal().address() + "/" + language + "/projects/?donor=norway-mfa");
            assertThat(reader.page.locator("main [role=status]").innerText()).isEqualTo(found);
            assertThat(reader.page.locator("main .card h3 a").all().stream().map(link -> link.getAttribute("href")))
                    .containsExactlyInAnyOrder(paidByNorway(language));
            assertThat(reader.page.locator("main .card").allInnerTexts())
                    .hasSize(3)
                    .allSatisfy(card -> assertThat(card).contains(norway));
            reader.neededAtMostThreeClicks();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Norway | Ministry of Foreign Affairs of Norway
            ru | Норвегия | Министерство иностранных дел Норвегии
            tk | Norwegiýa | Norwegiýanyň Daşary işler ministrligi
            """)
    void whichProjectsNorwayPaidByOneSearch(String language, String word, String norway) {
        try (Journey reader = Journey.from(language)) {
            reader.search(word);
            List<Locator> projects = reader.page
                    .locator("main ol.rows > li")
                    .filter(new Locator.FilterOptions().setHas(reader.page.locator("a[href*='/projects/']")))
                    .all();
            assertThat(projects.stream().map(hit -> hit.locator("h3 a").getAttribute("href")))
                    .contains(paidByNorway(language));
            assertThat(projects.stream()
                            .filter(hit -> List.of(paidByNorway(language))
                                    .contains(hit.locator("h3 a").getAttribute("href"))))
                    .allSatisfy(hit -> assertThat(hit.innerText()).contains(norway));
            reader.neededAtMostThreeClicks();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Before you go | Work abroad | Check before you go | the employer and the recruiter; the contract, in a language you read; whether your visa allows work; who keeps your passport; what you will owe, and to whom; that somebody at home knows where you will be
            ru | Прежде чем ехать | Работа за границей | Проверьте до отъезда | работодателя и посредника; договор на языке, на котором вы читаете; даёт ли виза право работать; у кого будет ваш паспорт; сколько и кому вы будете должны; знает ли кто-то дома, где вы будете
            tk | Ýola çykmazdan öň | Daşary ýurtda iş | Ýola çykmazdan öň barlaň | iş berijini we araçyny; okaýan diliňizdäki şertnamany; wizaňyzyň işlemäge rugsat berýändigini; pasportyňyzyň kimde boljakdygyny; kime näçe bergiňiz boljakdygyny; nirede boljakdygyňyzy öýde biriniň bilýändigini
            """)
    void whatToCheckBeforeWorkingAbroad(String language, String section, String advice, String heading, String checks) {
        try (Journey reader = Journey.from(language)) {
            reader.follow(reader.menu(), section);
            reader.follow(reader.content(), advice);
            reader.isOn("/before-you-go/work/", advice);
            Locator article = reader.page.locator("main article[lang=" + language + "]");
            Locator list = article.locator("h2:text-is(\"" + heading + "\") + ul > li");
            assertThat(list.allInnerTexts()).containsExactly(checks.split("; "));
            assertThat(list.all())
                    .allSatisfy(line -> assertThat(line.isVisible()).isTrue());
            reader.neededAtMostThreeClicks();
        }
    }

    private static String[] paidByNorway(String language) {
        return List.of("ct-norway-2008-2009", "ct-ngo-2009-2012", "ct-norway-central-asia-2006-2007").stream()
                .map(id -> "/" + language + "/projects/" + id + "/")
                .toArray(String[]::new);
    }

    private static String cell(Locator row, List<String> columns, String column) {
        return row.locator("> td").nth(columns.indexOf(column)).innerText().strip();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    /** A reader who begins at the first page, and what they have pressed so far. */
    private static final class Journey implements AutoCloseable {
        private static final int MOST_CLICKS = 3;

        private final Page page;
        private final String language;
        private int clicks;

        private Journey(Page page, String language) {
            this.page = page;
            this.language = language;
        }

        static Journey from(String language) {
            Page page = browser.reader(360, false);
            page.navigate(RunningKerwen.normal().address() + "/" + language + "/");
            return new Journey(page, language);
        }

        Locator menu() {
            return page.locator(".masthead nav.sections");
        }

        Locator content() {
            return page.locator("main");
        }

        void follow(Locator within, String link) {
            click(within.getByRole(
                    AriaRole.LINK, new Locator.GetByRoleOptions().setName(link).setExact(true)));
        }

        void press(String button) {
            click(content()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName(button).setExact(true)));
        }

        /** Choosing from a list is one click: a telephone shows the choices over the whole window. */
        void choose(String field, String choice) {
            clicks++;
            Locator select = content()
                    .getByRole(
                            AriaRole.COMBOBOX,
                            new Locator.GetByRoleOptions().setName(field).setExact(true));
            assertThat(select.selectOption(new SelectOption().setLabel(choice))).hasSize(1);
        }

        /** Types into the field of the first page and presses its button. */
        void search(String words) {
            assertThat(clicks).isZero();
            Locator form = page.locator(".masthead form[role=search]");
            form.locator("input").fill(words);
            click(form.locator("button"));
            assertThat(page.url()).startsWith(RunningKerwen.normal().address() + "/" + language + "/search/?q=");
        }

        List<String> hits() {
            return page.locator("main ol.rows h3 a").allInnerTexts();
        }

        private void click(Locator target) {
            clicks++;
            target.click();
        }

        void isOn(String path, String heading) {
            assertThat(page.url()).isEqualTo(RunningKerwen.normal().address() + "/" + language + path);
            assertThat(page.locator("main h1").innerText()).isEqualTo(heading);
        }

        /** The values under a label. */
        List<String> under(String label) {
            Locator values = page.locator("main dl.facts dt:text-is(\"" + label + "\") + dd bdi");
            assertThat(values.all())
                    .allSatisfy(value -> assertThat(value.isVisible()).isTrue());
            return values.allInnerTexts();
        }

        void neededAtMostThreeClicks() {
            assertThat(clicks).isBetween(1, MOST_CLICKS);
            assertThat(page.viewportSize().width).isEqualTo(360);
        }

        @Override
        public void close() {
            page.context().close();
        }
    }
}
