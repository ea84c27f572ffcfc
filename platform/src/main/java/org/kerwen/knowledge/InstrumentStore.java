package org.kerwen.knowledge;

import static org.kerwen.knowledge.db.Tables.INSTRUMENT;
import static org.kerwen.knowledge.db.Tables.INSTRUMENT_ORGANISATION;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.InstrumentId;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Words;
import org.kerwen.knowledge.db.tables.records.InstrumentRecord;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Rows;
import org.kerwen.pack.Shape;
import org.kerwen.pack.Ties;

/** Instruments: {@code instruments.yaml} and its tables. */
final class InstrumentStore implements PackSection {
    private static final Field<Words> TITLE = Field.words("title").required();
    private static final Field<String> PRINTED_TITLE = Field.text("printedTitle");
    private static final Field<InstrumentKind> KIND =
            Field.choice("kind", InstrumentKind.class).required();
    private static final Field<FuzzyDate> DATE = Field.date("date");
    private static final Field<Words> DATE_NOTE = Field.words("dateNote");
    private static final Field<Words> ISSUER = Field.words("issuer");
    private static final Field<InstrumentStatus> STATUS = Field.choice("status", InstrumentStatus.class);
    private static final Field<Words> SUBJECT = Field.words("subject");
    private static final Field<List<OrganisationId>> PREPARED_BY =
            Field.references("preparedBy", "organisations", OrganisationId::new);
    private static final Field<List<OrganisationId>> APPROVED_BY =
            Field.references("approvedBy", "organisations", OrganisationId::new);
    private static final Field<List<OrganisationId>> PARTIES =
            Field.references("parties", "organisations", OrganisationId::new);
    private static final Field<Words> FRAMEWORK = Field.words("framework");
    private static final Field<Words> AIM = Field.words("aim");
    private static final Field<RecordReference> FOLLOWS =
            Field.record("follows").withoutCircles();

    private static final Ties<OrganisationId> ORGANISATIONS = Ties.withRoles(
            INSTRUMENT_ORGANISATION,
            INSTRUMENT_ORGANISATION.INSTRUMENT,
            INSTRUMENT_ORGANISATION.ROLE,
            INSTRUMENT_ORGANISATION.POSITION,
            INSTRUMENT_ORGANISATION.ORGANISATION,
            OrganisationId::new);

    @Override
    public Shape shape() {
        return Shape.of(
                "instruments",
                TITLE,
                PRINTED_TITLE,
                KIND,
                DATE,
                DATE_NOTE,
                ISSUER,
                STATUS,
                SUBJECT,
                PREPARED_BY,
                APPROVED_BY,
                PARTIES,
                FRAMEWORK,
                AIM,
                FOLLOWS);
    }

    @Override
    public TableField<?, String> id() {
        return INSTRUMENT.ID;
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        Rows.upsert(database, INSTRUMENT.ID, entries, InstrumentStore::row);
        ORGANISATIONS.write(database, "prepared-by", entries, PREPARED_BY);
        ORGANISATIONS.write(database, "approved-by", entries, APPROVED_BY);
        ORGANISATIONS.write(database, "parties", entries, PARTIES);
    }

    private static InstrumentRecord row(Entry entry) {
        InstrumentRecord row = new InstrumentRecord();
        Rows.common(row, entry);
        row.setTitle(entry.get(TITLE));
        row.setPrintedTitle(entry.find(PRINTED_TITLE));
        row.setKind(entry.get(KIND).word());
        row.setDate(entry.find(DATE));
        row.setDateNote(entry.find(DATE_NOTE));
        row.setIssuer(entry.find(ISSUER));
        row.setStatus(Rows.word(entry.find(STATUS)));
        row.setSubject(entry.find(SUBJECT));
        row.setFramework(entry.find(FRAMEWORK));
        row.setAim(entry.find(AIM));
        row.setFollows(Rows.text(entry.find(FOLLOWS)));
        return row;
    }

    static List<Instrument> all(DSLContext database) {
        return database.select(
                        INSTRUMENT,
                        ORGANISATIONS.of(INSTRUMENT.ID, "prepared-by"),
                        ORGANISATIONS.of(INSTRUMENT.ID, "approved-by"),
                        ORGANISATIONS.of(INSTRUMENT.ID, "parties"))
                .from(INSTRUMENT)
                .orderBy(INSTRUMENT.POSITION, INSTRUMENT.ID)
                .fetch(row -> instrument(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    private static Instrument instrument(
            InstrumentRecord row,
            List<OrganisationId> preparedBy,
            List<OrganisationId> approvedBy,
            List<OrganisationId> parties) {
        return new Instrument(
                new InstrumentId(row.getId()),
                row.getTitle(),
                row.getPrintedTitle(),
                Choice.of(InstrumentKind.class, row.getKind()),
                row.getDate(),
                row.getDateNote(),
                row.getIssuer(),
                Rows.id(row.getStatus(), word -> Choice.of(InstrumentStatus.class, word)),
                row.getSubject(),
                preparedBy,
                approvedBy,
                parties,
                row.getFramework(),
                row.getAim(),
                Rows.id(row.getFollows(), RecordReference::parse),
                Rows.sourced(row.getSource(), row.getInferred()));
    }
}
