package org.kerwen.activities;

import static org.kerwen.activities.db.Tables.ACTIVITY;
import static org.kerwen.activities.db.Tables.ACTIVITY_ORGANISATION;
import static org.kerwen.activities.db.Tables.ACTIVITY_PLACE;
import static org.kerwen.activities.db.Tables.ACTIVITY_WITHHELD;

import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.kerwen.activities.db.tables.records.ActivityRecord;
import org.kerwen.kernel.ActivityId;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.InstrumentId;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.ProjectId;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Withheld;
import org.kerwen.kernel.Words;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Rows;
import org.kerwen.pack.Shape;
import org.kerwen.pack.Ties;
import org.kerwen.pack.WithheldRows;

/** Activities: {@code activities.yaml} and its tables. */
final class ActivityStore implements PackSection {
    private static final Field<Words> TITLE = Field.words("title").required();
    private static final Field<String> PRINTED_TITLE = Field.text("printedTitle");
    private static final Field<ActivityKind> KIND =
            Field.choice("kind", ActivityKind.class).required();
    private static final Field<FuzzyDate> DATE = Field.date("date").required();
    private static final Field<Words> DATE_NOTE = Field.words("dateNote");
    private static final Field<Integer> COUNT = Field.number("count");
    private static final Field<List<PlaceId>> PLACES = Field.references("places", "places", PlaceId::new);
    private static final Field<Words> PLACE_NOTE = Field.words("placeNote");
    private static final Field<List<OrganisationId>> ORGANISERS =
            Field.references("organisers", "organisations", OrganisationId::new).required();
    private static final Field<List<OrganisationId>> PARTNERS =
            Field.references("partners", "organisations", OrganisationId::new);
    private static final Field<List<OrganisationId>> SUPPORTERS =
            Field.references("supporters", "organisations", OrganisationId::new);
    private static final Field<List<OrganisationId>> PARTICIPANTS =
            Field.references("participants", "organisations", OrganisationId::new);
    private static final Field<Words> PARTICIPANTS_NOTE = Field.words("participantsNote");
    private static final Field<List<Words>> FACILITATORS = Field.wordsList("facilitators");
    private static final Field<List<PlaceId>> FACILITATOR_COUNTRIES =
            Field.references("facilitatorCountries", "places", PlaceId::new);
    private static final Field<List<Words>> SUBJECTS = Field.wordsList("subjects");
    private static final Field<Words> PURPOSE = Field.words("purpose");
    private static final Field<Fee> FEE = Field.choice("fee", Fee.class);
    private static final Field<Words> FRAMEWORK = Field.words("framework");
    private static final Field<InstrumentId> IMPLEMENTS =
            Field.reference("implements", "instruments", InstrumentId::new);
    private static final Field<List<RecordReference>> LEADS_TO = Field.records("leadsTo");
    private static final Field<ProjectId> PROJECT = Field.reference("project", "projects", ProjectId::new);
    private static final Field<Words> SUMMARY = Field.words("summary");
    private static final WithheldRows WITHHELD = new WithheldRows(
            ACTIVITY_WITHHELD,
            ACTIVITY_WITHHELD.ACTIVITY,
            ACTIVITY_WITHHELD.POSITION,
            ACTIVITY_WITHHELD.FIELD,
            ACTIVITY_WITHHELD.REASON);

    private static final Ties<OrganisationId> ORGANISATIONS = Ties.withRoles(
            ACTIVITY_ORGANISATION,
            ACTIVITY_ORGANISATION.ACTIVITY,
            ACTIVITY_ORGANISATION.ROLE,
            ACTIVITY_ORGANISATION.POSITION,
            ACTIVITY_ORGANISATION.ORGANISATION,
            OrganisationId::new);
    private static final Ties<PlaceId> PLACE_LISTS = Ties.withRoles(
            ACTIVITY_PLACE,
            ACTIVITY_PLACE.ACTIVITY,
            ACTIVITY_PLACE.ROLE,
            ACTIVITY_PLACE.POSITION,
            ACTIVITY_PLACE.PLACE,
            PlaceId::new);

    @Override
    public Shape shape() {
        return Shape.of(
                "activities",
                TITLE,
                PRINTED_TITLE,
                KIND,
                DATE,
                DATE_NOTE,
                COUNT,
                PLACES,
                PLACE_NOTE,
                ORGANISERS,
                PARTNERS,
                SUPPORTERS,
                PARTICIPANTS,
                PARTICIPANTS_NOTE,
                FACILITATORS,
                FACILITATOR_COUNTRIES,
                SUBJECTS,
                PURPOSE,
                FEE,
                FRAMEWORK,
                IMPLEMENTS,
                LEADS_TO,
                PROJECT,
                SUMMARY,
                WithheldRows.WITHHELD);
    }

    @Override
    public TableField<?, String> id() {
        return ACTIVITY.ID;
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        Rows.upsert(database, ACTIVITY.ID, entries, ActivityStore::row);
        ORGANISATIONS.write(database, "organisers", entries, ORGANISERS);
        ORGANISATIONS.write(database, "partners", entries, PARTNERS);
        ORGANISATIONS.write(database, "supporters", entries, SUPPORTERS);
        ORGANISATIONS.write(database, "participants", entries, PARTICIPANTS);
        PLACE_LISTS.write(database, "places", entries, PLACES);
        PLACE_LISTS.write(database, "facilitator-countries", entries, FACILITATOR_COUNTRIES);
        WITHHELD.write(database, entries);
    }

    private static ActivityRecord row(Entry entry) {
        FuzzyDate date = entry.get(DATE);
        ActivityRecord row = new ActivityRecord();
        Rows.common(row, entry);
        row.setTitle(entry.get(TITLE));
        row.setProject(Rows.text(entry.find(PROJECT)));
        row.setSummary(entry.find(SUMMARY));
        row.setPrintedTitle(entry.find(PRINTED_TITLE));
        row.setKind(entry.get(KIND).word());
        row.setDate(date);
        row.setDateNote(entry.find(DATE_NOTE));
        row.setStarts(date.earliest());
        row.setEnds(date.latest().orElse(null));
        row.setCount(entry.find(COUNT));
        row.setPlaceNote(entry.find(PLACE_NOTE));
        row.setParticipantsNote(entry.find(PARTICIPANTS_NOTE));
        row.setFacilitators(entry.get(FACILITATORS));
        row.setSubjects(entry.get(SUBJECTS));
        row.setPurpose(entry.find(PURPOSE));
        row.setFee(Rows.word(entry.find(FEE)));
        row.setFramework(entry.find(FRAMEWORK));
        row.setImplements(Rows.text(entry.find(IMPLEMENTS)));
        row.setLeadsTo(Rows.texts(entry.get(LEADS_TO)));
        return row;
    }

    static List<Activity> all(DSLContext database) {
        return database.select(
                        ACTIVITY,
                        ORGANISATIONS.of(ACTIVITY.ID, "organisers"),
                        ORGANISATIONS.of(ACTIVITY.ID, "partners"),
                        ORGANISATIONS.of(ACTIVITY.ID, "supporters"),
                        ORGANISATIONS.of(ACTIVITY.ID, "participants"),
                        PLACE_LISTS.of(ACTIVITY.ID, "places"),
                        PLACE_LISTS.of(ACTIVITY.ID, "facilitator-countries"),
                        WITHHELD.of(ACTIVITY.ID))
                .from(ACTIVITY)
                .orderBy(ACTIVITY.STARTS.desc(), ACTIVITY.POSITION)
                .fetch(row -> activity(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8()));
    }

    private static Activity activity(
            ActivityRecord row,
            List<OrganisationId> organisers,
            List<OrganisationId> partners,
            List<OrganisationId> supporters,
            List<OrganisationId> participants,
            List<PlaceId> places,
            List<PlaceId> facilitatorCountries,
            List<Withheld> withheld) {
        return new Activity(
                new ActivityId(row.getId()),
                row.getTitle(),
                row.getSummary(),
                row.getPrintedTitle(),
                Choice.of(ActivityKind.class, row.getKind()),
                row.getDate(),
                row.getDateNote(),
                row.getCount(),
                places,
                row.getPlaceNote(),
                organisers,
                partners,
                supporters,
                participants,
                row.getParticipantsNote(),
                row.getFacilitators(),
                facilitatorCountries,
                row.getSubjects(),
                row.getPurpose(),
                Rows.id(row.getFee(), word -> Choice.of(Fee.class, word)),
                row.getFramework(),
                Rows.id(row.getImplements(), InstrumentId::new),
                Arrays.stream(row.getLeadsTo()).map(RecordReference::parse).toList(),
                Rows.id(row.getProject(), ProjectId::new),
                withheld,
                Rows.sourced(row.getSource(), row.getInferred()));
    }
}
