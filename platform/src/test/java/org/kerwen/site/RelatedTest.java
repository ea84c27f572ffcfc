package org.kerwen.site;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.kernel.Language;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.web.Languages;
import org.kerwen.web.Texts;

/** Whoever is named on a record's page finds that record on its own page, under what it was to it. */
class RelatedTest {
    private static final Reader READER = RunningKerwen.normal().reader();
    private static final int MOST = 40;

    /** What a record that is named in a field is to the one that names it; reviewed beside the code's own list. */
    private static final Map<String, String> ROLES = Map.ofEntries(
            entry("donors", "asDonor"),
            entry("assistance.paidBy", "asPayer"),
            entry("implementers", "asImplementer"),
            entry("partners", "asPartner"),
            entry("laterPartners", "asPartner"),
            entry("agencies", "asAgency"),
            entry("contributions.agencies", "asAgency"),
            entry("contributions.contributor", "asContributor"),
            entry("organisers", "asOrganiser"),
            entry("supporters", "asSupporter"),
            entry("supportedBy", "asSupporter"),
            entry("participants", "asParticipant"),
            entry("preparedBy", "asPreparer"),
            entry("approvedBy", "asApprover"),
            entry("submittedTo", "asReceiver"),
            entry("parties", "asParty"),
            entry("requesters", "asRequester"),
            entry("assessors", "asAssessor"),
            entry("founders", "asFounder"),
            entry("members", "asMember"),
            entry("host", "asHost"),
            entry("claims.saidBy", "asVoice"),
            entry("partOf", "asWhole"),
            entry("places", "asPlace"),
            entry("origin", "asOrigin"),
            entry("destination", "asDestination"),
            entry("facilitatorCountries", "asHome"),
            entry("within", "asAround"),
            entry("follows", "asPredecessor"),
            entry("implements", "asPlan"),
            entry("leadsTo", "asResult"),
            entry("resultOf", "asCause"),
            entry("project", "asProject"),
            entry("subjects", "asSubject"));

    /** Each of the two names the other already. */
    private static final Set<String> NAMED_BOTH_WAYS = Set.of("sameTitleAs");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk"})
    void everyRecordThatNamesAnotherIsListedThere(String language) {
        List<String> missing = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (RecordFile.Entry by : RecordFile.all()) {
            for (RecordFile.Value value : by.values()) {
                if (value.kind().equals("record") && !NAMED_BOTH_WAYS.contains(value.field())) {
                    String heading = heading(by, value.field());
                    seen.add(heading);
                    if (!isListed(language, RecordFile.of(value.exact()), heading, by)) {
                        missing.add("%s names %s as %s".formatted(by.record(), value.exact(), value.field()));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(seen).hasSizeGreaterThan(25).contains("record.chronicle", "record.figures", "record.news");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk"})
    void everySourceListsWhatIsStatedThere(String language) {
        List<String> missing = new ArrayList<>();
        int stated = 0;
        for (RecordFile.Entry by : RecordFile.all()) {
            String source = by.source().split(" ", 2)[0];
            if (!source.isEmpty()
                    && !by.kind().equals("chronicle")
                    && !by.record().equals("sources/" + source)) {
                stated++;
                String heading = by.kind().equals("news") ? "record.news" : "field.asSource";
                if (!isListed(language, RecordFile.of("sources/" + source), heading, by)) {
                    missing.add(by.record() + " is stated in " + source);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(stated).isGreaterThan(80);
    }

    private static String heading(RecordFile.Entry by, String field) {
        if (by.kind().equals("chronicle")) {
            return "record.chronicle";
        }
        if (by.kind().equals("news")) {
            return "record.news";
        }
        if (by.kind().equals("figures") && field.equals("about")) {
            return "record.figures";
        }
        return "field."
                + Objects.requireNonNull(
                        ROLES.get(field), () -> "no role for what " + by.record() + " names in " + field);
    }

    /** Whether it stands under the heading; a list that is full says how many more there are instead. */
    private static boolean isListed(String language, RecordFile.Entry named, String heading, RecordFile.Entry by) {
        Texts texts = RunningKerwen.normal()
                .bean(Languages.class)
                .texts(new Language(language))
                .orElseThrow();
        Document page = READER.page("/" + language + named.page());
        for (Element title : page.select("main h2")) {
            if (title.text().equals(texts.get(heading))) {
                Element list = Objects.requireNonNull(title.nextElementSibling());
                int items = list.select("> li").size();
                assertThat(items).as("%s of %s", heading, named.record()).isBetween(1, MOST);
                Element after = list.nextElementSibling();
                boolean more = items == MOST
                        && after != null
                        && after.is("p.soft")
                        && !after.text().isBlank();
                if (more || list.select("h3 a").eachAttr("href").contains("/" + language + by.page())) {
                    return true;
                }
            }
        }
        return false;
    }
}
