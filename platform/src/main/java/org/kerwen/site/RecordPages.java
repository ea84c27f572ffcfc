package org.kerwen.site;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kerwen.site.pages.Frame;
import org.kerwen.site.pages.ListPage.Item;
import org.kerwen.site.pages.RecordPage;
import org.kerwen.site.pages.RecordPage.Fact;
import org.kerwen.site.pages.RecordPage.Related;
import org.kerwen.site.pages.RecordPage.Table;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** Makes the page of a record of any kind. */
final class RecordPages {
    /** What a record is to those that name it in a field, as the key of a heading; fields that are not here make none. */
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
            Map.entry("subjects", "asSubject"),
            Map.entry("source", "asSource"));

    /** More than this many records of one role stand on the lists, where they can be filtered. */
    private static final int MOST_OF_ONE_ROLE = 40;

    private final Published published;
    private final Texts texts;
    private final Frames frames;
    private final Wording wording;

    RecordPages(Published published, Texts texts, Frames frames) {
        this.published = published;
        this.texts = texts;
        this.frames = frames;
        this.wording = new Wording(published, texts);
    }

    /** The page of a record, or null where there is no such record. */
    @Nullable
    RecordPage find(Section section, String id) {
        Face face = section.typed(id).map(published.faces()::get).orElse(null);
        return face == null ? null : page(section, face);
    }

    private RecordPage page(Section section, Face face) {
        String badge = face.date() == null ? "" : DateWords.of(face.date(), texts);
        String sectionName = texts.get(section.key());
        // The title of tab and history says the section and the date, not the subject: others may read it there.
        String neutral = badge.isEmpty() ? sectionName : sectionName + ", " + badge;
        return new RecordPage(
                frames.frame(
                        published,
                        texts,
                        Frame.Head.of(neutral, published.path(face.record()))
                                .described(wording.description(face))
                                .fed(Feeds.pathOf(section))
                                .told(new StructuredData(published, texts, frames.settings()).of(face))),
                texts.of(face.title()),
                badge,
                face.lede() == null ? null : texts.of(face.lede()),
                new Frame.Link(sectionName, "/" + texts.language() + "/" + section.path + "/", false),
                face.facts().stream()
                        .map(fact -> new Fact(
                                texts.get("field." + fact.field()), wording.values(fact.values()), fact.inferred()))
                        .filter(fact -> !fact.values().isEmpty())
                        .toList(),
                face.tables().stream().map(this::table).toList(),
                related(face),
                texts.get("record.source", Map.of("source", wording.source(face.source()))));
    }

    private Table table(Face.Table table) {
        String caption = "field." + table.field();
        return new Table(
                texts.get(caption),
                table.columns().stream()
                        .map(column -> texts.get(caption + "." + column))
                        .toList(),
                table.rows().stream()
                        .map(row -> row.stream().map(wording::values).toList())
                        .toList());
    }

    private List<Related> related(Face face) {
        Map<String, Set<Item>> lists = new LinkedHashMap<>();
        Map<String, Set<Item>> last = new LinkedHashMap<>();
        for (Published.Mention mention : published.mentionsOf(face.record())) {
            Face by = published.faces().get(mention.by());
            if (by == null) {
                continue;
            }
            String role = ROLES.get(mention.field());
            if (by.record().kind().equals(SiteFaces.CHRONICLE)) {
                add(last, mention.field().equals("records") ? "record.chronicle" : null, told(by));
            } else if (by.record().kind().equals(Section.FIGURES.kind)
                    && mention.field().equals("about")) {
                add(last, "record.figures", wording.withGist(by));
            } else if (by.record().kind().equals(Section.NEWS.kind)) {
                add(last, "record.news", wording.brief(by));
            } else {
                add(lists, role == null ? null : "field." + role, wording.brief(by));
            }
        }
        lists.putAll(last);
        return lists.entrySet().stream()
                .map(list -> related(list.getKey(), List.copyOf(list.getValue())))
                .toList();
    }

    private static void add(Map<String, Set<Item>> lists, @Nullable String heading, Item item) {
        if (heading != null) {
            lists.computeIfAbsent(heading, first -> new LinkedHashSet<>()).add(item);
        }
    }

    private Related related(String heading, List<Item> items) {
        int more = items.size() - MOST_OF_ONE_ROLE;
        return more > 0
                ? new Related(
                        texts.get(heading),
                        items.subList(0, MOST_OF_ONE_ROLE),
                        texts.get("record.more", Map.of("count", more)))
                : new Related(texts.get(heading), items, null);
    }

    /** An entry of the chronicle: its date leads there, its text stands below. */
    private Item told(Face entry) {
        return new Item(
                entry.date() == null ? "" : DateWords.of(entry.date(), texts),
                wording.address(entry.record()),
                null,
                texts.of(entry.title()),
                null);
    }
}
