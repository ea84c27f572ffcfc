package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.kernel.Language;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.web.Languages;

/** Where a record names another one, the other one's page says so, under a heading that tells what the two have to do. */
class RelatedTest {
    /** The fields that must be told, with their headings in English. */
    private static final Map<String, String> HEADINGS = Map.ofEntries(
            Map.entry("donors", "Paid for"),
            Map.entry("implementers", "Carried out"),
            Map.entry("partners", "Took part as a partner in"),
            Map.entry("organisers", "Organised"),
            Map.entry("supporters", "Supported"),
            Map.entry("participants", "Its people took part in"),
            Map.entry("agencies", "Made arrangements for"),
            Map.entry("members", "Member of"),
            Map.entry("places", "What was done here"),
            Map.entry("origin", "People left from here"),
            Map.entry("destination", "People came here"),
            Map.entry("within", "Lies in it"),
            Map.entry("partOf", "Belongs to it"),
            Map.entry("follows", "Followed by"),
            Map.entry("project", "Activities of this project"),
            Map.entry("leadsTo", "Came of"),
            Map.entry("implements", "Carried out by"),
            Map.entry("assistance.paidBy", "Paid for help in"),
            Map.entry("contributions.contributor", "Contributed to"));

    private static final int MOST_OF_ONE_ROLE = 40;

    private static final Reader READER = RunningKerwen.normal().reader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "donors",
                "implementers",
                "partners",
                "organisers",
                "supporters",
                "participants",
                "agencies",
                "members",
                "places",
                "origin",
                "destination",
                "within",
                "partOf",
                "follows",
                "project",
                "leadsTo",
                "implements",
                "assistance.paidBy",
                "contributions.contributor"
            })
    void whoeverIsNamedInAFieldListsExactlyThoseThatNameIt(String field) {
        String heading = HEADINGS.get(field);
        Map<String, Set<String>> naming = new LinkedHashMap<>();
        for (PublicRecord record : PublicRecord.all()) {
            for (PublicRecord.Naming each : record.namings()) {
                if (String.valueOf(HEADINGS.get(each.field())).equals(heading)
                        || isOfTheSameRole(each.field(), field)) {
                    naming.computeIfAbsent(each.named(), first -> new LinkedHashSet<>())
                            .add("/en" + record.page());
                }
            }
        }
        assertThat(naming).as(field).isNotEmpty();
        naming.forEach((named, by) -> {
            Map<String, List<String>> lists =
                    lists(READER.page("/en" + PublicRecord.of(named).page()));
            assertThat(lists.get(heading))
                    .as("%s of %s", heading, named)
                    .isNotNull()
                    .doesNotHaveDuplicates()
                    .hasSize(Math.min(by.size(), MOST_OF_ONE_ROLE))
                    .isSubsetOf(by);
        });
        for (PublicRecord record : PublicRecord.all()) {
            if (!naming.containsKey(record.id()) && !record.page().contains("#")) {
                assertThat(lists(READER.page("/en" + record.page())))
                        .as(record.id())
                        .doesNotContainKey(heading);
            }
        }
    }

    /** The key of the heading for each field that names a record, reviewed by hand: a field that is new must be put here. */
    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry("donors", "asDonor"),
            Map.entry("assistance.paidBy", "asPayer"),
            Map.entry("implementers", "asImplementer"),
            Map.entry("partners", "asPartner"),
            Map.entry("laterPartners", "asPartner"),
            Map.entry("agencies", "asAgency"),
            Map.entry("contributions.agencies", "asAgency"),
            Map.entry("contributions.contributor", "asContributor"),
            Map.entry("organisers", "asOrganiser"),
            Map.entry("supporters", "asSupporter"),
            Map.entry("supportedBy", "asSupporter"),
            Map.entry("participants", "asParticipant"),
            Map.entry("preparedBy", "asPreparer"),
            Map.entry("approvedBy", "asApprover"),
            Map.entry("submittedTo", "asReceiver"),
            Map.entry("parties", "asParty"),
            Map.entry("requesters", "asRequester"),
            Map.entry("assessors", "asAssessor"),
            Map.entry("founders", "asFounder"),
            Map.entry("members", "asMember"),
            Map.entry("host", "asHost"),
            Map.entry("claims.saidBy", "asVoice"),
            Map.entry("partOf", "asWhole"),
            Map.entry("places", "asPlace"),
            Map.entry("origin", "asOrigin"),
            Map.entry("destination", "asDestination"),
            Map.entry("facilitatorCountries", "asHome"),
            Map.entry("within", "asAround"),
            Map.entry("follows", "asPredecessor"),
            Map.entry("implements", "asPlan"),
            Map.entry("leadsTo", "asResult"),
            Map.entry("resultOf", "asCause"),
            Map.entry("project", "asProject"),
            Map.entry("subjects", "asSubject"));

    /** Two projects with one title name each other already; what figures, news and chronicle are about is tested below. */
    private static final Set<String> WITHOUT_A_ROLE = Set.of("sameTitleAs", "about", "records");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk"})
    void everyFieldThatNamesARecordLeadsBackFromItsPage(String language) {
        Set<String> fields = new LinkedHashSet<>();
        for (PublicRecord record : PublicRecord.all()) {
            for (PublicRecord.Naming each : record.namings()) {
                if (WITHOUT_A_ROLE.contains(each.field())) {
                    continue;
                }
                String role = ROLES.get(each.field());
                assertThat(role)
                        .as("role for what %s names in %s", record.id(), each.field())
                        .isNotNull();
                List<String> listed = lists(READER.page(
                                "/" + language + PublicRecord.of(each.named()).page()))
                        .getOrDefault(text(language, "field." + role), List.of());
                if (listed.size() < MOST_OF_ONE_ROLE) {
                    assertThat(listed)
                            .as("%s, which %s names in %s", each.named(), record.id(), each.field())
                            .contains("/" + language + record.page());
                }
                fields.add(each.field());
            }
        }
        assertThat(fields).hasSizeGreaterThan(25);
    }

    @Test
    void aFigureStandsOnThePageOfWhatItIsAbout() {
        int figures = 0;
        for (PublicRecord record : PublicRecord.all()) {
            for (PublicRecord.Naming each : record.namings()) {
                if (each.field().equals("about")) {
                    assertThat(lists(READER.page(
                                    "/en" + PublicRecord.of(each.named()).page())))
                            .as("%s, named by %s", each.named(), record.id())
                            .hasEntrySatisfying(
                                    text("en", "record.figures"),
                                    items -> assertThat(items).contains("/en" + record.page()));
                    figures++;
                }
            }
        }
        assertThat(figures).isGreaterThan(15);
    }

    @Test
    void theOtherLanguagesListTheSame() {
        for (PublicRecord record : PublicRecord.all()) {
            if (record.page().contains("#") || record.kind().equals("advice")) {
                continue;
            }
            List<String> english = paths(READER.page("/en" + record.page()));
            for (String language : List.of("ru", "tk")) {
                assertThat(paths(READER.page("/" + language + record.page())))
                        .as("%s in %s", record.id(), language)
                        .isEqualTo(english);
            }
        }
    }

    @Test
    void whatTheChronicleAndTheNewsTellOfSaysSo() {
        int told = 0;
        for (PublicRecord record : PublicRecord.all()) {
            String heading = record.kind().equals("chronicle")
                    ? text("en", "record.chronicle")
                    : record.kind().equals("news") ? text("en", "record.news") : "";
            for (PublicRecord.Naming each : record.namings()) {
                if (!heading.isEmpty() && each.field().equals("records") && !isArticle(each.named())) {
                    assertThat(lists(READER.page(
                                    "/en" + PublicRecord.of(each.named()).page())))
                            .as("%s, named by %s", each.named(), record.id())
                            .hasEntrySatisfying(
                                    heading, items -> assertThat(items).contains("/en" + record.page()));
                    told++;
                }
            }
        }
        assertThat(told).isGreaterThan(20);
    }

    @Test
    void everySourceListsWhatIsStatedThere() {
        String heading = text("en", "field.asSource");
        Map<String, Set<String>> stated = new LinkedHashMap<>();
        for (PublicRecord record : PublicRecord.all()) {
            String source = "sources/" + record.json().path("source").asString().split(" ", 2)[0];
            if (!source.equals("sources/") && !source.equals(record.id())) {
                stated.computeIfAbsent(source, first -> new LinkedHashSet<>()).add(record.id());
            }
        }
        assertThat(stated).hasSizeGreaterThan(10);
        stated.forEach((source, records) -> {
            if (records.stream().anyMatch(record -> !isToldElsewhere(record))) {
                List<String> listed = lists(
                                READER.page("/en" + PublicRecord.of(source).page()))
                        .getOrDefault(heading, List.of());
                assertThat(listed).as(source).isNotEmpty();
                long most = records.stream()
                        .filter(record -> !isToldElsewhere(record))
                        .count();
                assertThat(listed.size()).as(source).isGreaterThanOrEqualTo((int) Math.min(most, MOST_OF_ONE_ROLE));
            }
        });
    }

    @Test
    void whereMoreAreNamedThanAListShowsThePageSaysHowManyMore() {
        for (PublicRecord record : PublicRecord.all()) {
            if (record.page().contains("#") || isArticle(record.id())) {
                continue;
            }
            for (Element heading : READER.page("/en" + record.page()).select("main h2:has(+ ul.rows)")) {
                Element list = heading.nextElementSibling();
                assertThat(list).isNotNull();
                if (list != null) {
                    int items = list.select("> li").size();
                    Element more = list.nextElementSibling();
                    boolean says = more != null && more.text().matches("and \\d+ more");
                    assertThat(items)
                            .as("%s of %s", heading.text(), record.id())
                            .isBetween(1, MOST_OF_ONE_ROLE);
                    if (says) {
                        assertThat(items).isEqualTo(MOST_OF_ONE_ROLE);
                    }
                }
            }
        }
    }

    private static boolean isOfTheSameRole(String one, String other) {
        return (other.equals("supporters") && one.equals("supportedBy"))
                || (other.equals("partners") && one.equals("laterPartners"))
                || (other.equals("agencies") && one.equals("contributions.agencies"));
    }

    private static boolean isArticle(String record) {
        return record.startsWith("news/") || record.startsWith("advice/");
    }

    /** News and the chronicle stand under headings of their own. */
    private static boolean isToldElsewhere(String record) {
        return record.startsWith("news/") || record.startsWith("chronicle/");
    }

    /** The lists of a page: each heading with the addresses that stand under it. */
    private static Map<String, List<String>> lists(Document page) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (Element heading : page.select("main h2")) {
            Element list = heading.nextElementSibling();
            if (list != null && list.nameIs("ul")) {
                lists.computeIfAbsent(heading.text(), first -> new ArrayList<>())
                        .addAll(list.select("h3 a").eachAttr("href"));
            }
        }
        return lists;
    }

    private static List<String> paths(Document page) {
        return page.select("main h3 a").eachAttr("href").stream()
                .map(href -> href.replaceFirst("^/[^/]+", ""))
                .toList();
    }

    private static String text(String language, String key) {
        return RunningKerwen.normal()
                .bean(Languages.class)
                .texts(new Language(language))
                .orElseThrow()
                .get(key);
    }
}
