package org.kerwen.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Words;
import org.kerwen.knowledge.Audience;
import org.kerwen.projects.Programme;
import org.kerwen.projects.Project;
import org.kerwen.site.pages.ChroniclePage;
import org.kerwen.site.pages.HomePage;
import org.kerwen.site.pages.ListPage;
import org.kerwen.site.pages.ListPage.Group;
import org.kerwen.site.pages.ListPage.Item;
import org.kerwen.site.pages.RecordPage.Value;
import org.kerwen.site.pages.SiteMapPage;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** Makes the pages that list records: home, sections, chronicle, site map. */
final class ListPages {
    private static final int NEWEST_ON_HOME = 4;

    private final Published published;
    private final Texts texts;
    private final Frames frames;

    ListPages(Published published, Texts texts, Frames frames) {
        this.published = published;
        this.texts = texts;
        this.frames = frames;
    }

    HomePage home() {
        return new HomePage(
                frames.frame(published, texts, "", "/"),
                texts.of(published.mission().heading()),
                texts.of(published.mission().lede()),
                items(projectsRunning(true)),
                published.programmes().stream().map(this::item).toList(),
                entries(published.chronicle().stream().limit(NEWEST_ON_HOME).toList()),
                published.chronicle().size());
    }

    ListPage section(Section section) {
        return new ListPage(
                frames.frame(published, texts, texts.get(section.key()), "/" + section.path + "/"),
                texts.get(section.key()),
                texts.get(section.key() + ".lede"),
                groups(section));
    }

    ChroniclePage chronicle() {
        return new ChroniclePage(
                frames.frame(published, texts, texts.get("section.chronicle"), "/chronicle/"),
                entries(published.chronicle()));
    }

    SiteMapPage siteMap() {
        List<SiteMapPage.Branch> branches = new ArrayList<>();
        String language = "/" + texts.language();
        branches.add(new SiteMapPage.Branch(texts.get("section.home"), language + "/", List.of()));
        for (Section section : Section.values()) {
            List<Item> pages = groups(section).stream()
                    .flatMap(group -> group.items().stream())
                    .toList();
            branches.add(new SiteMapPage.Branch(texts.get(section.key()), language + "/" + section.path + "/", pages));
        }
        branches.add(new SiteMapPage.Branch(texts.get("section.chronicle"), language + "/chronicle/", List.of()));
        published
                .pages()
                .forEach(page -> branches.add(
                        new SiteMapPage.Branch(texts.of(page.title()), language + "/" + page.id() + "/", List.of())));
        branches.add(new SiteMapPage.Branch(texts.get("security.title"), language + "/security/", List.of()));
        return new SiteMapPage(frames.frame(published, texts, texts.get("sitemap.title"), "/sitemap/"), branches);
    }

    private List<Group> groups(Section section) {
        String empty = texts.get("list.empty");
        return switch (section) {
            case ADVICE ->
                List.of(
                        new Group(texts.get("advice.leaving"), advice(Audience.LEAVING), empty),
                        new Group(texts.get("advice.visiting"), advice(Audience.VISITING), empty));
            case FIGURES ->
                List.of(new Group(
                        "",
                        published.figures().stream()
                                .map(each -> new Item(
                                        texts.of(each.question()),
                                        "/" + texts.language() + "/figures/" + each.id() + "/",
                                        null,
                                        each.claims().stream()
                                                .map(claim -> texts.of(claim.value()))
                                                .collect(Collectors.joining(" · ")),
                                        texts.get(
                                                "figures.claims",
                                                Map.of("count", each.claims().size()))))
                                .toList(),
                        empty));
            case NEWS ->
                List.of(new Group(
                        "",
                        published.news().stream()
                                .map(each -> item(
                                        section, each.id(), each.title(), each.date(), null, texts.choice(each.kind())))
                                .toList(),
                        empty));
            case PLACES ->
                List.of(new Group(
                        "",
                        published.places().values().stream()
                                .map(each ->
                                        item(section, each.id(), each.name(), null, null, texts.choice(each.kind())))
                                .toList(),
                        empty));
            case SOURCES ->
                List.of(new Group(
                        "",
                        published.sources().values().stream()
                                .map(each -> item(
                                        section, each.id(), each.title(), each.date(), null, texts.choice(each.kind())))
                                .toList(),
                        empty));
            case PROJECTS ->
                List.of(
                        new Group(
                                texts.get("projects.current"),
                                items(projectsRunning(true)),
                                texts.get("projects.none")),
                        new Group(texts.get("projects.earlier"), items(projectsRunning(false)), empty));
            case RETURN_AND_RESETTLEMENT ->
                List.of(new Group(
                        "", published.programmes().stream().map(this::item).toList(), empty));
            case ACTIVITIES ->
                List.of(new Group(
                        "",
                        published.activities().stream()
                                .map(each -> item(
                                        section, each.id(), each.title(), each.date(), null, texts.choice(each.kind())))
                                .toList(),
                        empty));
            case LAWS ->
                List.of(new Group(
                        "",
                        published.instruments().stream()
                                .map(each -> item(
                                        section,
                                        each.id(),
                                        each.title(),
                                        each.date(),
                                        each.subject(),
                                        texts.choice(each.kind())))
                                .toList(),
                        empty));
            case ASSESSMENTS ->
                List.of(new Group(
                        "",
                        published.assessments().stream()
                                .map(each -> item(
                                        section,
                                        each.id(),
                                        each.title(),
                                        each.date(),
                                        each.report(),
                                        texts.choice(each.kind())))
                                .toList(),
                        empty));
            case INSTITUTIONS ->
                List.of(new Group(
                        "",
                        published.institutions().stream()
                                .map(each -> item(
                                        section,
                                        each.id(),
                                        each.title(),
                                        each.established(),
                                        each.includes(),
                                        texts.choice(each.kind())))
                                .toList(),
                        empty));
            case ORGANISATIONS ->
                List.of(new Group(
                        "",
                        published.organisations().values().stream()
                                .map(each ->
                                        item(section, each.id(), each.name(), null, null, texts.choice(each.kind())))
                                .toList(),
                        empty));
        };
    }

    private List<Item> advice(Audience audience) {
        return published.advice().stream()
                .filter(each -> each.audience() == audience)
                .map(each -> item(Section.ADVICE, each.id(), each.title(), null, each.lede(), null))
                .toList();
    }

    private List<Project> projectsRunning(boolean now) {
        LocalDate today = published.mission().today(frames.clock());
        return published.projects().stream()
                .filter(project -> project.runsOn(today) == now)
                .toList();
    }

    private List<Item> items(List<Project> projects) {
        return projects.stream()
                .map(project -> item(
                        Section.PROJECTS,
                        project.id(),
                        project.title(),
                        project.period(),
                        project.summary(),
                        texts.get("project.paid.by", Map.of("donors", names(project.donors())))))
                .toList();
    }

    private Item item(Programme programme) {
        String people = programme.persons() == null
                ? texts.get("programme.persons.unknown")
                : texts.get("programme.persons", Map.of("count", programme.persons()));
        return item(
                Section.RETURN_AND_RESETTLEMENT,
                programme.id(),
                programme.title(),
                programme.period(),
                programme.summary(),
                people);
    }

    private Item item(
            Section section,
            Object id,
            Words title,
            @Nullable FuzzyDate date,
            @Nullable Words text,
            @Nullable String note) {
        return new Item(
                texts.of(title),
                "/" + texts.language() + "/" + section.path + "/" + id + "/",
                date == null ? null : DateWords.of(date, texts),
                text == null ? null : texts.of(text),
                note);
    }

    private String names(List<OrganisationId> ids) {
        return ids.stream()
                .map(id -> published.organisations().get(id))
                .filter(organisation -> organisation != null)
                .map(organisation -> texts.of(organisation.name()))
                .collect(Collectors.joining(", "));
    }

    private List<ChroniclePage.Entry> entries(List<ChronicleEntry> entries) {
        return entries.stream()
                .map(entry -> new ChroniclePage.Entry(
                        entry.id().value(),
                        DateWords.of(entry.date(), texts),
                        texts.of(entry.text()),
                        records(entry.records())))
                .toList();
    }

    private List<Value> records(List<RecordReference> records) {
        List<Value> values = new ArrayList<>();
        for (RecordReference record : records) {
            Value value = RecordLinks.value(published, texts, record);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }
}
