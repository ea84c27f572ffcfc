package org.kerwen.directory;

import static org.kerwen.directory.db.Tables.ORGANISATION;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.kerwen.directory.db.tables.records.OrganisationRecord;
import org.kerwen.kernel.Choice;
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
            Field.reference("partOf", "organisations", OrganisationId::new);
    private static final Field<Words> NOTE = Field.words("note");

    @Override
    public Shape shape() {
        return Shape.of("organisations", NAME, ABBREVIATION, KIND, NAMES, PART_OF, NOTE);
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        for (Entry entry : entries) {
            OrganisationRecord row = new OrganisationRecord();
            Rows.common(row, entry);
            row.setName(entry.get(NAME));
            row.setAbbreviation(entry.find(ABBREVIATION));
            row.setKind(entry.get(KIND).word());
            row.setNames(entry.get(NAMES).toArray(String[]::new));
            row.setPartOf(Rows.text(entry.find(PART_OF)));
            row.setNote(entry.find(NOTE));
            Rows.upsert(database, ORGANISATION, ORGANISATION.ID, row);
        }
    }

    @Override
    public void removeAllBut(DSLContext database, Set<String> ids) {
        database.deleteFrom(ORGANISATION).where(ORGANISATION.ID.notIn(ids)).execute();
    }

    static List<Organisation> all(DSLContext database) {
        return database.selectFrom(ORGANISATION)
                .orderBy(ORGANISATION.POSITION, ORGANISATION.ID)
                .fetch(OrganisationStore::organisation);
    }

    static Optional<Organisation> find(DSLContext database, OrganisationId id) {
        return database.selectFrom(ORGANISATION)
                .where(ORGANISATION.ID.eq(id.value()))
                .fetchOptional(OrganisationStore::organisation);
    }

    private static Organisation organisation(OrganisationRecord row) {
        return new Organisation(
                new OrganisationId(row.getId()),
                row.getName(),
                row.getAbbreviation(),
                Choice.of(OrganisationKind.class, row.getKind()),
                List.of(row.getNames()),
                Rows.id(row.getPartOf(), OrganisationId::new),
                row.getNote(),
                Rows.sourced(row.getSource(), row.getInferred()));
    }
}
