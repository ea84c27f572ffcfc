package org.kerwen.directory;

import static org.kerwen.directory.db.Tables.ORGANISATION;
import static org.kerwen.directory.db.Tables.ORGANISATION_NAME;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.kerwen.directory.Organisation.FormerName;
import org.kerwen.directory.db.tables.records.OrganisationNameRecord;
import org.kerwen.directory.db.tables.records.OrganisationRecord;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Words;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Rows;
import org.kerwen.pack.Shape;

/** Organisations: {@code organisations.yaml} and its table. */
final class OrganisationStore implements PackSection {
    private static final Field<Words> NAME = Field.words("name").required();
    private static final Field<String> ABBREVIATION = Field.text("abbreviation");
    private static final Field<OrganisationKind> KIND =
            Field.choice("kind", OrganisationKind.class).required();
    private static final Field<List<String>> NAMES = Field.texts("names");
    private static final Field<OrganisationId> PART_OF =
            Field.reference("partOf", "organisations", OrganisationId::new).withoutCircles();
    private static final Field<Words> NOTE = Field.words("note");

    private static final Field<String> FORMER_NAME = Field.text("name").required();
    private static final Field<FuzzyDate> FROM = Field.date("from");
    private static final Field<FuzzyDate> UNTIL = Field.date("until");
    private static final Field<List<Entry>> FORMERLY =
            Field.many("formerly", Shape.part("formerly", FORMER_NAME, FROM, UNTIL, NOTE));

    @Override
    public Shape shape() {
        return Shape.of("organisations", NAME, ABBREVIATION, KIND, NAMES, FORMERLY, PART_OF, NOTE);
    }

    @Override
    public TableField<?, String> id() {
        return ORGANISATION.ID;
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        Rows.upsert(database, ORGANISATION.ID, entries, OrganisationStore::row);
        Rows.replaceParts(
                database,
                ORGANISATION_NAME.ORGANISATION,
                entries,
                entry -> entry.get(FORMERLY).stream().map(OrganisationStore::formerName));
    }

    private static OrganisationRecord row(Entry entry) {
        OrganisationRecord row = new OrganisationRecord();
        Rows.common(row, entry);
        row.setName(entry.get(NAME));
        row.setAbbreviation(entry.find(ABBREVIATION));
        row.setKind(entry.get(KIND).word());
        row.setNames(entry.get(NAMES).toArray(String[]::new));
        row.setPartOf(Rows.text(entry.find(PART_OF)));
        row.setNote(entry.find(NOTE));
        return row;
    }

    private static OrganisationNameRecord formerName(Entry former) {
        OrganisationNameRecord row = new OrganisationNameRecord();
        row.setName(former.get(FORMER_NAME));
        row.setFromDate(former.find(FROM));
        row.setUntilDate(former.find(UNTIL));
        row.setNote(former.find(NOTE));
        return row;
    }

    static List<Organisation> all(DSLContext database) {
        var formerly = DSL.multiset(DSL.selectFrom(ORGANISATION_NAME)
                        .where(ORGANISATION_NAME.ORGANISATION.eq(ORGANISATION.ID))
                        .orderBy(ORGANISATION_NAME.POSITION))
                .convertFrom(rows -> rows.map(
                        row -> new FormerName(row.getName(), row.getFromDate(), row.getUntilDate(), row.getNote())));
        return database.select(ORGANISATION, formerly)
                .from(ORGANISATION)
                .orderBy(ORGANISATION.POSITION, ORGANISATION.ID)
                .fetch(row -> organisation(row.value1(), row.value2()));
    }

    private static Organisation organisation(OrganisationRecord row, List<FormerName> formerly) {
        return new Organisation(
                new OrganisationId(row.getId()),
                row.getName(),
                row.getAbbreviation(),
                Choice.of(OrganisationKind.class, row.getKind()),
                List.of(row.getNames()),
                formerly,
                Rows.id(row.getPartOf(), OrganisationId::new),
                row.getNote(),
                Rows.sourced(row.getSource(), row.getInferred()));
    }
}
