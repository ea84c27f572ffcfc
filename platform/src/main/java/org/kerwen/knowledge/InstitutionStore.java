package org.kerwen.knowledge;

import static org.kerwen.knowledge.db.Tables.INSTITUTION;
import static org.kerwen.knowledge.db.Tables.INSTITUTION_ORGANISATION;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.InstitutionId;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Words;
import org.kerwen.knowledge.db.tables.records.InstitutionRecord;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Rows;
import org.kerwen.pack.Shape;
import org.kerwen.pack.Ties;

/** Institutions: {@code institutions.yaml} and its tables. */
final class InstitutionStore implements PackSection {
    private static final Field<Words> TITLE = Field.words("title").required();
    private static final Field<InstitutionKind> KIND =
            Field.choice("kind", InstitutionKind.class).required();
    private static final Field<FuzzyDate> ESTABLISHED =
            Field.date("established").required();
    private static final Field<List<OrganisationId>> FOUNDERS =
            Field.references("founders", "organisations", OrganisationId::new);
    private static final Field<OrganisationId> HOST = Field.reference("host", "organisations", OrganisationId::new);
    private static final Field<List<OrganisationId>> LATER_PARTNERS =
            Field.references("laterPartners", "organisations", OrganisationId::new);
    private static final Field<List<OrganisationId>> APPROVED_BY =
            Field.references("approvedBy", "organisations", OrganisationId::new);
    private static final Field<RecordReference> RESULT_OF = Field.record("resultOf");
    private static final Field<List<OrganisationId>> MEMBERS =
            Field.references("members", "organisations", OrganisationId::new);
    private static final Field<Words> INCLUDES = Field.words("includes");
    private static final Field<List<Words>> MANDATE = Field.wordsList("mandate");
    private static final Field<List<OrganisationId>> SUPPORTED_BY =
            Field.references("supportedBy", "organisations", OrganisationId::new);
    private static final Field<List<Words>> SUPPORT = Field.wordsList("support");

    private static final Ties<OrganisationId> ORGANISATIONS = Ties.withRoles(
            INSTITUTION_ORGANISATION,
            INSTITUTION_ORGANISATION.INSTITUTION,
            INSTITUTION_ORGANISATION.ROLE,
            INSTITUTION_ORGANISATION.POSITION,
            INSTITUTION_ORGANISATION.ORGANISATION,
            OrganisationId::new);

    @Override
    public Shape shape() {
        return Shape.of(
                "institutions",
                TITLE,
                KIND,
                ESTABLISHED,
                FOUNDERS,
                HOST,
                LATER_PARTNERS,
                APPROVED_BY,
                RESULT_OF,
                MEMBERS,
                INCLUDES,
                MANDATE,
                SUPPORTED_BY,
                SUPPORT);
    }

    @Override
    public TableField<?, String> id() {
        return INSTITUTION.ID;
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        Rows.upsert(database, INSTITUTION.ID, entries, InstitutionStore::row);
        ORGANISATIONS.write(database, "founders", entries, FOUNDERS);
        ORGANISATIONS.write(database, "later-partners", entries, LATER_PARTNERS);
        ORGANISATIONS.write(database, "approved-by", entries, APPROVED_BY);
        ORGANISATIONS.write(database, "members", entries, MEMBERS);
        ORGANISATIONS.write(database, "supported-by", entries, SUPPORTED_BY);
    }

    private static InstitutionRecord row(Entry entry) {
        InstitutionRecord row = new InstitutionRecord();
        Rows.common(row, entry);
        row.setTitle(entry.get(TITLE));
        row.setKind(entry.get(KIND).word());
        row.setEstablished(entry.get(ESTABLISHED));
        row.setHost(Rows.text(entry.find(HOST)));
        row.setResultOf(Rows.text(entry.find(RESULT_OF)));
        row.setIncludes(entry.find(INCLUDES));
        row.setMandate(entry.get(MANDATE));
        row.setSupport(entry.get(SUPPORT));
        return row;
    }

    static List<Institution> all(DSLContext database) {
        return database.select(
                        INSTITUTION,
                        ORGANISATIONS.of(INSTITUTION.ID, "founders"),
                        ORGANISATIONS.of(INSTITUTION.ID, "later-partners"),
                        ORGANISATIONS.of(INSTITUTION.ID, "approved-by"),
                        ORGANISATIONS.of(INSTITUTION.ID, "members"),
                        ORGANISATIONS.of(INSTITUTION.ID, "supported-by"))
                .from(INSTITUTION)
                .orderBy(INSTITUTION.POSITION, INSTITUTION.ID)
                .fetch(row -> institution(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    private static Institution institution(
            InstitutionRecord row,
            List<OrganisationId> founders,
            List<OrganisationId> laterPartners,
            List<OrganisationId> approvedBy,
            List<OrganisationId> members,
            List<OrganisationId> supportedBy) {
        return new Institution(
                new InstitutionId(row.getId()),
                row.getTitle(),
                Choice.of(InstitutionKind.class, row.getKind()),
                row.getEstablished(),
                founders,
                Rows.id(row.getHost(), OrganisationId::new),
                laterPartners,
                approvedBy,
                Rows.id(row.getResultOf(), RecordReference::parse),
                members,
                row.getIncludes(),
                row.getMandate(),
                supportedBy,
                row.getSupport(),
                Rows.sourced(row.getSource(), row.getInferred()));
    }
}
