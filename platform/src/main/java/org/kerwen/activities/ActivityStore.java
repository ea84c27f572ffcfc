package org.kerwen.activities;

import static org.kerwen.activities.db.Tables.ACTIVITY;
import static org.kerwen.activities.db.Tables.ACTIVITY_ORGANISATION;
import static org.kerwen.activities.db.Tables.ACTIVITY_PLACE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kerwen.activities.db.tables.records.ActivityRecord;
import org.kerwen.kernel.ActivityId;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.InstrumentId;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Words;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Rows;
import org.kerwen.pack.Shape;
import org.kerwen.pack.Ties;

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
                LEADS_TO);
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        for (Entry entry : entries) {
            Rows.upsert(database, ACTIVITY, ACTIVITY.ID, row(entry));
            ORGANISATIONS.write(database, entry.id(), "organisers", entry.get(ORGANISERS));
            ORGANISATIONS.write(database, entry.id(), "partners", entry.get(PARTNERS));
            ORGANISATIONS.write(database, entry.id(), "supporters", entry.get(SUPPORTERS));
            ORGANISATIONS.write(database, entry.id(), "participants", entry.get(PARTICIPANTS));
            PLACE_LISTS.write(database, entry.id(), "places", entry.get(PLACES));
            PLACE_LISTS.write(database, entry.id(), "facilitator-countries", entry.get(FACILITATOR_COUNTRIES));
        }
    }

    private static ActivityRecord row(Entry entry) {
        FuzzyDate date = entry.get(DATE);
        ActivityRecord row = new ActivityRecord();
        Rows.common(row, entry);
        row.setTitle(entry.get(TITLE));
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
        row.setLeadsTo(
                entry.get(LEADS_TO).stream().map(RecordReference::toString).toArray(String[]::new));
        return row;
    }

    @Override
    public void removeAllBut(DSLContext database, Set<String> ids) {
        database.deleteFrom(ACTIVITY).where(ACTIVITY.ID.notIn(ids)).execute();
    }

    static List<Activity> all(DSLContext database) {
        return select(database, DSL.noCondition());
    }

    static Optional<Activity> find(DSLContext database, ActivityId id) {
        return select(database, ACTIVITY.ID.eq(id.value())).stream().findFirst();
    }

    private static List<Activity> select(DSLContext database, Condition condition) {
        return database.select(
                        ACTIVITY,
                        ORGANISATIONS.of(ACTIVITY.ID, "organisers"),
                        ORGANISATIONS.of(ACTIVITY.ID, "partners"),
                        ORGANISATIONS.of(ACTIVITY.ID, "supporters"),
                        ORGANISATIONS.of(ACTIVITY.ID, "participants"),
                        PLACE_LISTS.of(ACTIVITY.ID, "places"),
                        PLACE_LISTS.of(ACTIVITY.ID, "facilitator-countries"))
                .from(ACTIVITY)
                .where(condition)
                .orderBy(ACTIVITY.STARTS.desc(), ACTIVITY.POSITION)
                .fetch(row -> activity(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()));
    }

    private static Activity activity(
            ActivityRecord row,
            List<OrganisationId> organisers,
            List<OrganisationId> partners,
            List<OrganisationId> supporters,
            List<OrganisationId> participants,
            List<PlaceId> places,
            List<PlaceId> facilitatorCountries) {
        return new Activity(
                new ActivityId(row.getId()),
                row.getTitle(),
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
                Rows.sourced(row.getSource(), row.getInferred()));
    }
}
