package org.kerwen.knowledge;

import static org.kerwen.knowledge.db.Tables.ASSESSMENT;
import static org.kerwen.knowledge.db.Tables.ASSESSMENT_ORGANISATION;
import static org.kerwen.knowledge.db.Tables.ASSESSMENT_PLACE;
import static org.kerwen.knowledge.db.Tables.ASSESSMENT_SUBJECT;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.kerwen.kernel.AssessmentId;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.InstrumentId;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.Words;
import org.kerwen.knowledge.db.tables.records.AssessmentRecord;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Rows;
import org.kerwen.pack.Shape;
import org.kerwen.pack.Ties;

/** Assessments: {@code assessments.yaml} and its tables. */
final class AssessmentStore implements PackSection {
    private static final Field<Words> TITLE = Field.words("title").required();
    private static final Field<AssessmentKind> KIND =
            Field.choice("kind", AssessmentKind.class).required();
    private static final Field<FuzzyDate> DATE = Field.date("date");
    private static final Field<Words> DATE_NOTE = Field.words("dateNote");
    private static final Field<List<PlaceId>> PLACES = Field.references("places", "places", PlaceId::new);
    private static final Field<Words> PLACE_NOTE = Field.words("placeNote");
    private static final Field<List<OrganisationId>> ORGANISERS =
            Field.references("organisers", "organisations", OrganisationId::new);
    private static final Field<List<OrganisationId>> REQUESTERS =
            Field.references("requesters", "organisations", OrganisationId::new);
    private static final Field<List<OrganisationId>> ASSESSORS =
            Field.references("assessors", "organisations", OrganisationId::new);
    private static final Field<List<Words>> PARTICIPANTS = Field.wordsList("participants");
    private static final Field<String> EXPERT = Field.text("expert");
    private static final Field<List<Words>> PURPOSES = Field.wordsList("purposes");
    private static final Field<List<InstrumentId>> SUBJECTS =
            Field.references("subjects", "instruments", InstrumentId::new);
    private static final Field<Words> STANDARD = Field.words("standard");
    private static final Field<Words> REPORT = Field.words("report");
    private static final Field<List<Words>> RECOMMENDATIONS = Field.wordsList("recommendations");
    private static final Field<Words> RECOMMENDATIONS_NOTE = Field.words("recommendationsNote");

    private static final Ties<OrganisationId> ORGANISATIONS = Ties.withRoles(
            ASSESSMENT_ORGANISATION,
            ASSESSMENT_ORGANISATION.ASSESSMENT,
            ASSESSMENT_ORGANISATION.ROLE,
            ASSESSMENT_ORGANISATION.POSITION,
            ASSESSMENT_ORGANISATION.ORGANISATION,
            OrganisationId::new);
    private static final Ties<PlaceId> PLACE_LIST = Ties.plain(
            ASSESSMENT_PLACE,
            ASSESSMENT_PLACE.ASSESSMENT,
            ASSESSMENT_PLACE.POSITION,
            ASSESSMENT_PLACE.PLACE,
            PlaceId::new);
    private static final Ties<InstrumentId> SUBJECT_LIST = Ties.plain(
            ASSESSMENT_SUBJECT,
            ASSESSMENT_SUBJECT.ASSESSMENT,
            ASSESSMENT_SUBJECT.POSITION,
            ASSESSMENT_SUBJECT.INSTRUMENT,
            InstrumentId::new);

    @Override
    public Shape shape() {
        return Shape.of(
                "assessments",
                TITLE,
                KIND,
                DATE,
                DATE_NOTE,
                PLACES,
                PLACE_NOTE,
                ORGANISERS,
                REQUESTERS,
                ASSESSORS,
                PARTICIPANTS,
                EXPERT,
                PURPOSES,
                SUBJECTS,
                STANDARD,
                REPORT,
                RECOMMENDATIONS,
                RECOMMENDATIONS_NOTE);
    }

    @Override
    public TableField<?, String> id() {
        return ASSESSMENT.ID;
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        Rows.upsert(database, ASSESSMENT.ID, entries, AssessmentStore::row);
        ORGANISATIONS.write(database, "organisers", entries, ORGANISERS);
        ORGANISATIONS.write(database, "requesters", entries, REQUESTERS);
        ORGANISATIONS.write(database, "assessors", entries, ASSESSORS);
        PLACE_LIST.write(database, entries, PLACES);
        SUBJECT_LIST.write(database, entries, SUBJECTS);
    }

    private static AssessmentRecord row(Entry entry) {
        AssessmentRecord row = new AssessmentRecord();
        Rows.common(row, entry);
        row.setTitle(entry.get(TITLE));
        row.setKind(entry.get(KIND).word());
        row.setDate(entry.find(DATE));
        row.setDateNote(entry.find(DATE_NOTE));
        row.setPlaceNote(entry.find(PLACE_NOTE));
        row.setParticipants(entry.get(PARTICIPANTS));
        row.setExpert(entry.find(EXPERT));
        row.setPurposes(entry.get(PURPOSES));
        row.setStandard(entry.find(STANDARD));
        row.setReport(entry.find(REPORT));
        row.setRecommendations(entry.get(RECOMMENDATIONS));
        row.setRecommendationsNote(entry.find(RECOMMENDATIONS_NOTE));
        return row;
    }

    static List<Assessment> all(DSLContext database) {
        return database.select(
                        ASSESSMENT,
                        PLACE_LIST.of(ASSESSMENT.ID),
                        ORGANISATIONS.of(ASSESSMENT.ID, "organisers"),
                        ORGANISATIONS.of(ASSESSMENT.ID, "requesters"),
                        ORGANISATIONS.of(ASSESSMENT.ID, "assessors"),
                        SUBJECT_LIST.of(ASSESSMENT.ID))
                .from(ASSESSMENT)
                .orderBy(ASSESSMENT.POSITION, ASSESSMENT.ID)
                .fetch(row ->
                        assessment(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    private static Assessment assessment(
            AssessmentRecord row,
            List<PlaceId> places,
            List<OrganisationId> organisers,
            List<OrganisationId> requesters,
            List<OrganisationId> assessors,
            List<InstrumentId> subjects) {
        return new Assessment(
                new AssessmentId(row.getId()),
                row.getTitle(),
                Choice.of(AssessmentKind.class, row.getKind()),
                row.getDate(),
                row.getDateNote(),
                places,
                row.getPlaceNote(),
                organisers,
                requesters,
                assessors,
                row.getParticipants(),
                row.getExpert(),
                row.getPurposes(),
                subjects,
                row.getStandard(),
                row.getReport(),
                row.getRecommendations(),
                row.getRecommendationsNote(),
                Rows.sourced(row.getSource(), row.getInferred()));
    }
}
