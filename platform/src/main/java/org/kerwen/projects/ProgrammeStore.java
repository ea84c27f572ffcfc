package org.kerwen.projects;

import static org.kerwen.projects.db.Tables.PROGRAMME;
import static org.kerwen.projects.db.Tables.PROGRAMME_ASSISTANCE;
import static org.kerwen.projects.db.Tables.PROGRAMME_CONTRIBUTION;
import static org.kerwen.projects.db.Tables.PROGRAMME_CONTRIBUTION_AGENCY;
import static org.kerwen.projects.db.Tables.PROGRAMME_ORGANISATION;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.kernel.Words;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Rows;
import org.kerwen.pack.Shape;
import org.kerwen.pack.Ties;
import org.kerwen.projects.Programme.Assistance;
import org.kerwen.projects.Programme.Contribution;
import org.kerwen.projects.db.tables.records.ProgrammeAssistanceRecord;
import org.kerwen.projects.db.tables.records.ProgrammeContributionAgencyRecord;
import org.kerwen.projects.db.tables.records.ProgrammeContributionRecord;
import org.kerwen.projects.db.tables.records.ProgrammeRecord;

/** Historic programmes: {@code return-and-resettlement.yaml} and its tables. */
final class ProgrammeStore implements PackSection {
    private static final Field<Words> TITLE = Field.words("title").required();
    private static final Field<Words> SUMMARY = Field.words("summary");
    private static final Field<ProgrammeKind> KIND =
            Field.choice("kind", ProgrammeKind.class).required();
    private static final Field<FuzzyDate> PERIOD = Field.date("period").required();
    private static final Field<Words> PERIOD_NOTE = Field.words("periodNote");
    private static final Field<List<Words>> NATIONALITIES =
            Field.wordsList("nationalities").required();
    private static final Field<Words> LEGAL_SITUATION = Field.words("legalSituation");
    private static final Field<PlaceId> ORIGIN =
            Field.reference("origin", "places", PlaceId::new).required();
    private static final Field<PlaceId> DESTINATION = Field.reference("destination", "places", PlaceId::new);
    private static final Field<Words> DESTINATION_NOTE = Field.words("destinationNote");
    private static final Field<Integer> PERSONS = Field.number("persons");
    private static final Field<Words> PERSONS_NOTE = Field.words("personsNote");
    private static final Field<List<OrganisationId>> IMPLEMENTERS =
            Field.references("implementers", "organisations", OrganisationId::new);
    private static final Field<List<OrganisationId>> PARTNERS =
            Field.references("partners", "organisations", OrganisationId::new);
    private static final Field<List<OrganisationId>> AGENCIES =
            Field.references("agencies", "organisations", OrganisationId::new);
    private static final Field<ProgrammeStatus> STATUS = Field.choice("status", ProgrammeStatus.class);

    private static final Field<Words> WHAT = Field.words("what").required();
    private static final Field<AssistanceKind> ASSISTANCE_KIND =
            Field.choice("kind", AssistanceKind.class).required();
    private static final Field<OrganisationId> PAID_BY =
            Field.reference("paidBy", "organisations", OrganisationId::new).required();
    private static final Field<List<TransportMode>> MODES = Field.choices("modes", TransportMode.class);
    private static final Field<GivenTo> EACH = Field.choice("each", GivenTo.class);
    private static final Field<List<Entry>> ASSISTANCE =
            Field.many("assistance", Shape.part("assistance", WHAT, ASSISTANCE_KIND, PAID_BY, MODES, EACH));

    private static final Field<OrganisationId> CONTRIBUTOR =
            Field.reference("contributor", "organisations", OrganisationId::new).required();
    private static final Field<List<Words>> WHATS = Field.wordsList("what").required();
    private static final Field<List<Entry>> CONTRIBUTIONS =
            Field.many("contributions", Shape.part("contributions", CONTRIBUTOR, AGENCIES, WHATS));

    private static final Ties<OrganisationId> ORGANISATIONS = Ties.withRoles(
            PROGRAMME_ORGANISATION,
            PROGRAMME_ORGANISATION.PROGRAMME,
            PROGRAMME_ORGANISATION.ROLE,
            PROGRAMME_ORGANISATION.POSITION,
            PROGRAMME_ORGANISATION.ORGANISATION,
            OrganisationId::new);

    @Override
    public Shape shape() {
        return Shape.of(
                "return-and-resettlement",
                TITLE,
                SUMMARY,
                KIND,
                PERIOD,
                PERIOD_NOTE,
                NATIONALITIES,
                LEGAL_SITUATION,
                ORIGIN,
                DESTINATION,
                DESTINATION_NOTE,
                PERSONS,
                PERSONS_NOTE,
                IMPLEMENTERS,
                PARTNERS,
                AGENCIES,
                STATUS,
                ASSISTANCE,
                CONTRIBUTIONS);
    }

    @Override
    public TableField<?, String> id() {
        return PROGRAMME.ID;
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        Rows.upsert(database, PROGRAMME.ID, entries, ProgrammeStore::row);
        ORGANISATIONS.write(database, "implementers", entries, IMPLEMENTERS);
        ORGANISATIONS.write(database, "partners", entries, PARTNERS);
        ORGANISATIONS.write(database, "agencies", entries, AGENCIES);
        Rows.replaceParts(
                database,
                PROGRAMME_ASSISTANCE.PROGRAMME,
                entries,
                entry -> entry.get(ASSISTANCE).stream().map(ProgrammeStore::assistance));
        Rows.replaceParts(
                database,
                PROGRAMME_CONTRIBUTION.PROGRAMME,
                entries,
                entry -> entry.get(CONTRIBUTIONS).stream().map(ProgrammeStore::contribution));
        Rows.replaceParts(
                database, PROGRAMME_CONTRIBUTION_AGENCY.PROGRAMME, entries, ProgrammeStore::contributionAgencies);
    }

    private static ProgrammeRecord row(Entry entry) {
        FuzzyDate period = entry.get(PERIOD);
        ProgrammeRecord row = new ProgrammeRecord();
        Rows.common(row, entry);
        row.setTitle(entry.get(TITLE));
        row.setSummary(entry.find(SUMMARY));
        row.setKind(entry.get(KIND).word());
        row.setPeriod(period);
        row.setPeriodNote(entry.find(PERIOD_NOTE));
        row.setStarts(period.earliest());
        row.setEnds(period.latest().orElse(null));
        row.setNationalities(entry.get(NATIONALITIES));
        row.setLegalSituation(entry.find(LEGAL_SITUATION));
        row.setOrigin(entry.get(ORIGIN).value());
        row.setDestination(Rows.text(entry.find(DESTINATION)));
        row.setDestinationNote(entry.find(DESTINATION_NOTE));
        row.setPersons(entry.find(PERSONS));
        row.setPersonsNote(entry.find(PERSONS_NOTE));
        row.setStatus(Rows.word(entry.find(STATUS)));
        return row;
    }

    private static ProgrammeAssistanceRecord assistance(Entry part) {
        ProgrammeAssistanceRecord row = new ProgrammeAssistanceRecord();
        row.setWhat(part.get(WHAT));
        row.setKind(part.get(ASSISTANCE_KIND).word());
        row.setPaidBy(part.get(PAID_BY).value());
        row.setModes(Rows.words(part.get(MODES)));
        row.setEach(Rows.word(part.find(EACH)));
        return row;
    }

    private static ProgrammeContributionRecord contribution(Entry part) {
        ProgrammeContributionRecord row = new ProgrammeContributionRecord();
        row.setContributor(part.get(CONTRIBUTOR).value());
        row.setWhat(part.get(WHATS));
        return row;
    }

    private static Stream<ProgrammeContributionAgencyRecord> contributionAgencies(Entry entry) {
        List<Entry> contributions = entry.get(CONTRIBUTIONS);
        return IntStream.range(0, contributions.size())
                .boxed()
                .flatMap(contribution -> contributions.get(contribution).get(AGENCIES).stream()
                        .map(agency -> {
                            ProgrammeContributionAgencyRecord row = new ProgrammeContributionAgencyRecord();
                            row.setContribution(contribution);
                            row.setOrganisation(agency.value());
                            return row;
                        }));
    }

    static List<Programme> all(DSLContext database) {
        var assistance = DSL.multiset(DSL.selectFrom(PROGRAMME_ASSISTANCE)
                        .where(PROGRAMME_ASSISTANCE.PROGRAMME.eq(PROGRAMME.ID))
                        .orderBy(PROGRAMME_ASSISTANCE.POSITION))
                .convertFrom(rows -> rows.map(ProgrammeStore::assistance));
        var agencies = DSL.multiset(DSL.select(PROGRAMME_CONTRIBUTION_AGENCY.ORGANISATION)
                        .from(PROGRAMME_CONTRIBUTION_AGENCY)
                        .where(PROGRAMME_CONTRIBUTION_AGENCY.PROGRAMME.eq(PROGRAMME_CONTRIBUTION.PROGRAMME))
                        .and(PROGRAMME_CONTRIBUTION_AGENCY.CONTRIBUTION.eq(PROGRAMME_CONTRIBUTION.POSITION))
                        .orderBy(PROGRAMME_CONTRIBUTION_AGENCY.POSITION))
                .convertFrom(rows -> rows.map(row -> new OrganisationId(row.value1())));
        var contributions = DSL.multiset(
                        DSL.select(PROGRAMME_CONTRIBUTION.CONTRIBUTOR, agencies, PROGRAMME_CONTRIBUTION.WHAT)
                                .from(PROGRAMME_CONTRIBUTION)
                                .where(PROGRAMME_CONTRIBUTION.PROGRAMME.eq(PROGRAMME.ID))
                                .orderBy(PROGRAMME_CONTRIBUTION.POSITION))
                .convertFrom(rows -> rows.map(
                        row -> new Contribution(new OrganisationId(row.value1()), row.value2(), row.value3())));
        return database.select(
                        PROGRAMME,
                        ORGANISATIONS.of(PROGRAMME.ID, "implementers"),
                        ORGANISATIONS.of(PROGRAMME.ID, "partners"),
                        ORGANISATIONS.of(PROGRAMME.ID, "agencies"),
                        assistance.as("assistance"),
                        contributions.as("contributions"))
                .from(PROGRAMME)
                .orderBy(PROGRAMME.POSITION, PROGRAMME.ID)
                .fetch(row ->
                        programme(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    private static Assistance assistance(ProgrammeAssistanceRecord row) {
        return new Assistance(
                row.getWhat(),
                Choice.of(AssistanceKind.class, row.getKind()),
                new OrganisationId(row.getPaidBy()),
                Arrays.stream(row.getModes())
                        .map(word -> Choice.of(TransportMode.class, word))
                        .toList(),
                Rows.id(row.getEach(), word -> Choice.of(GivenTo.class, word)));
    }

    private static Programme programme(
            ProgrammeRecord row,
            List<OrganisationId> implementers,
            List<OrganisationId> partners,
            List<OrganisationId> agencies,
            List<Assistance> assistance,
            List<Contribution> contributions) {
        return new Programme(
                new ProgrammeId(row.getId()),
                row.getTitle(),
                row.getSummary(),
                Choice.of(ProgrammeKind.class, row.getKind()),
                row.getPeriod(),
                row.getPeriodNote(),
                row.getNationalities(),
                row.getLegalSituation(),
                new PlaceId(row.getOrigin()),
                Rows.id(row.getDestination(), PlaceId::new),
                row.getDestinationNote(),
                row.getPersons(),
                row.getPersonsNote(),
                implementers,
                partners,
                agencies,
                Rows.id(row.getStatus(), word -> Choice.of(ProgrammeStatus.class, word)),
                assistance,
                contributions,
                Rows.sourced(row.getSource(), row.getInferred()));
    }
}
