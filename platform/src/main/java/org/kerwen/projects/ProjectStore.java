package org.kerwen.projects;

import static org.kerwen.projects.db.Tables.PROJECT;
import static org.kerwen.projects.db.Tables.PROJECT_ORGANISATION;
import static org.kerwen.projects.db.Tables.PROJECT_PLACE;
import static org.kerwen.projects.db.Tables.PROJECT_WITHHELD;

import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.ProjectId;
import org.kerwen.kernel.Withheld;
import org.kerwen.kernel.Words;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Rows;
import org.kerwen.pack.Shape;
import org.kerwen.pack.Ties;
import org.kerwen.pack.WithheldRows;
import org.kerwen.projects.db.tables.records.ProjectRecord;

/** Projects: {@code projects.yaml} and its tables. */
final class ProjectStore implements PackSection {
    private static final Field<Words> TITLE = Field.words("title").required();
    private static final Field<String> PRINTED_TITLE = Field.text("printedTitle");
    private static final Field<Words> SUMMARY = Field.words("summary");
    private static final Field<Words> AIM = Field.words("aim");
    private static final Field<FuzzyDate> PERIOD = Field.date("period").required();
    private static final Field<List<OrganisationId>> DONORS =
            Field.references("donors", "organisations", OrganisationId::new).required();
    private static final Field<List<OrganisationId>> IMPLEMENTERS = Field.references(
                    "implementers", "organisations", OrganisationId::new)
            .required();
    private static final Field<List<OrganisationId>> PARTNERS =
            Field.references("partners", "organisations", OrganisationId::new);
    private static final Field<List<PlaceId>> PLACES =
            Field.references("places", "places", PlaceId::new).required();
    private static final Field<ProjectStatus> STATUS =
            Field.choice("status", ProjectStatus.class).required();
    private static final Field<Theme> THEME = Field.choice("theme", Theme.class).required();
    private static final Field<List<Component>> COMPONENTS = Field.choices("components", Component.class);
    private static final Field<List<Words>> TARGET_GROUPS = Field.wordsList("targetGroups");
    private static final Field<Words> FRAMEWORK = Field.words("framework");
    private static final Field<FuzzyDate> SUBMITTED = Field.date("submitted");
    private static final Field<OrganisationId> SUBMITTED_TO =
            Field.reference("submittedTo", "organisations", OrganisationId::new);
    private static final Field<FuzzyDate> APPROVED = Field.date("approved");
    private static final Field<ProjectId> SAME_TITLE_AS = Field.reference("sameTitleAs", "projects", ProjectId::new);
    private static final Field<FurtherPage> FURTHER_PAGE = Field.choice("furtherPage", FurtherPage.class);
    private static final Field<List<Words>> NOTES = Field.wordsList("notes");
    private static final Field<String> CODE = Field.text("code");
    private static final Field<FuzzyDate> RUNNING = Field.date("running");
    private static final Field<List<FuzzyDate>> REPORTING = Field.dates("reporting");
    private static final Field<Words> GOAL = Field.words("goal");
    private static final Field<List<Words>> OUTPUTS = Field.wordsList("outputs");
    private static final Field<ProjectId> FOLLOWS =
            Field.reference("follows", "projects", ProjectId::new).withoutCircles();
    private static final WithheldRows WITHHELD = new WithheldRows(
            PROJECT_WITHHELD,
            PROJECT_WITHHELD.PROJECT,
            PROJECT_WITHHELD.POSITION,
            PROJECT_WITHHELD.FIELD,
            PROJECT_WITHHELD.REASON);

    private static final Ties<OrganisationId> ORGANISATIONS = Ties.withRoles(
            PROJECT_ORGANISATION,
            PROJECT_ORGANISATION.PROJECT,
            PROJECT_ORGANISATION.ROLE,
            PROJECT_ORGANISATION.POSITION,
            PROJECT_ORGANISATION.ORGANISATION,
            OrganisationId::new);
    private static final Ties<PlaceId> PLACE_LIST =
            Ties.plain(PROJECT_PLACE, PROJECT_PLACE.PROJECT, PROJECT_PLACE.POSITION, PROJECT_PLACE.PLACE, PlaceId::new);

    @Override
    public Shape shape() {
        return Shape.of(
                "projects",
                TITLE,
                PRINTED_TITLE,
                SUMMARY,
                AIM,
                PERIOD,
                DONORS,
                IMPLEMENTERS,
                PARTNERS,
                PLACES,
                STATUS,
                THEME,
                COMPONENTS,
                TARGET_GROUPS,
                FRAMEWORK,
                SUBMITTED,
                SUBMITTED_TO,
                APPROVED,
                SAME_TITLE_AS,
                FURTHER_PAGE,
                NOTES,
                CODE,
                RUNNING,
                REPORTING,
                GOAL,
                OUTPUTS,
                FOLLOWS,
                WithheldRows.WITHHELD);
    }

    @Override
    public TableField<?, String> id() {
        return PROJECT.ID;
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        Rows.upsert(database, PROJECT.ID, entries, ProjectStore::row);
        ORGANISATIONS.write(database, "donors", entries, DONORS);
        ORGANISATIONS.write(database, "implementers", entries, IMPLEMENTERS);
        ORGANISATIONS.write(database, "partners", entries, PARTNERS);
        PLACE_LIST.write(database, entries, PLACES);
        WITHHELD.write(database, entries);
    }

    private static ProjectRecord row(Entry entry) {
        FuzzyDate period = entry.get(PERIOD);
        ProjectRecord row = new ProjectRecord();
        Rows.common(row, entry);
        row.setTitle(entry.get(TITLE));
        row.setPrintedTitle(entry.find(PRINTED_TITLE));
        row.setSummary(entry.find(SUMMARY));
        row.setAim(entry.find(AIM));
        row.setPeriod(period);
        row.setStarts(period.earliest());
        row.setEnds(period.latest().orElse(null));
        row.setStatus(entry.get(STATUS).word());
        row.setTheme(entry.get(THEME).word());
        row.setComponents(Rows.words(entry.get(COMPONENTS)));
        row.setTargetGroups(entry.get(TARGET_GROUPS));
        row.setFramework(entry.find(FRAMEWORK));
        row.setSubmitted(entry.find(SUBMITTED));
        row.setSubmittedTo(Rows.text(entry.find(SUBMITTED_TO)));
        row.setApproved(entry.find(APPROVED));
        row.setSameTitleAs(Rows.text(entry.find(SAME_TITLE_AS)));
        row.setFurtherPage(Rows.word(entry.find(FURTHER_PAGE)));
        row.setNotes(entry.get(NOTES));
        row.setCode(entry.find(CODE));
        row.setRunning(entry.find(RUNNING));
        row.setReporting(entry.get(REPORTING).stream().map(FuzzyDate::canonical).toArray(String[]::new));
        row.setGoal(entry.find(GOAL));
        row.setOutputs(entry.get(OUTPUTS));
        row.setFollows(Rows.text(entry.find(FOLLOWS)));
        return row;
    }

    /** One statement: organisations and places come as nested lists. */
    static List<Project> all(DSLContext database) {
        return database.select(
                        PROJECT,
                        ORGANISATIONS.of(PROJECT.ID, "donors"),
                        ORGANISATIONS.of(PROJECT.ID, "implementers"),
                        ORGANISATIONS.of(PROJECT.ID, "partners"),
                        PLACE_LIST.of(PROJECT.ID),
                        WITHHELD.of(PROJECT.ID))
                .from(PROJECT)
                .orderBy(PROJECT.POSITION, PROJECT.ID)
                .fetch(row ->
                        project(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    private static Project project(
            ProjectRecord row,
            List<OrganisationId> donors,
            List<OrganisationId> implementers,
            List<OrganisationId> partners,
            List<PlaceId> places,
            List<Withheld> withheld) {
        return new Project(
                new ProjectId(row.getId()),
                row.getTitle(),
                row.getPrintedTitle(),
                row.getSummary(),
                row.getAim(),
                row.getPeriod(),
                donors,
                implementers,
                partners,
                places,
                Choice.of(ProjectStatus.class, row.getStatus()),
                Choice.of(Theme.class, row.getTheme()),
                Arrays.stream(row.getComponents())
                        .map(word -> Choice.of(Component.class, word))
                        .toList(),
                row.getTargetGroups(),
                row.getFramework(),
                row.getSubmitted(),
                Rows.id(row.getSubmittedTo(), OrganisationId::new),
                row.getApproved(),
                Rows.id(row.getSameTitleAs(), ProjectId::new),
                Rows.id(row.getFurtherPage(), word -> Choice.of(FurtherPage.class, word)),
                row.getCode(),
                row.getRunning(),
                Arrays.stream(row.getReporting()).map(FuzzyDate::parse).toList(),
                row.getGoal(),
                row.getOutputs(),
                Rows.id(row.getFollows(), ProjectId::new),
                withheld,
                row.getNotes(),
                Rows.sourced(row.getSource(), row.getInferred()));
    }
}
