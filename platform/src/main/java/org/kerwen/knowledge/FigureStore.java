package org.kerwen.knowledge;

import static org.kerwen.knowledge.db.Tables.CLAIM;
import static org.kerwen.knowledge.db.Tables.FIGURE;
import static org.kerwen.knowledge.db.Tables.FIGURE_WITHHELD;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.kerwen.kernel.FigureId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Publish;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Withheld;
import org.kerwen.kernel.Words;
import org.kerwen.knowledge.Figure.Claim;
import org.kerwen.knowledge.db.tables.records.ClaimRecord;
import org.kerwen.knowledge.db.tables.records.FigureRecord;
import org.kerwen.knowledge.db.tables.records.FigureWithheldRecord;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Rows;
import org.kerwen.pack.Shape;
import org.kerwen.pack.WithheldRows;

/** Figures: {@code figures.yaml} and its tables. A claim that is not to be published never reaches the database. */
final class FigureStore implements PackSection {
    private static final Field<Words> QUESTION = Field.words("question").required();
    private static final Field<List<RecordReference>> ABOUT = Field.records("about");
    private static final Field<Words> NOTE = Field.words("note");

    private static final Field<Words> VALUE = Field.value("value").required();
    private static final Field<Integer> NUMBER = Field.number("number");
    private static final Field<Words> COUNTED = Field.words("counted").required();
    private static final Field<OrganisationId> SAID_BY =
            Field.reference("saidBy", "organisations", OrganisationId::new);
    private static final Field<Words> SAID_BY_NAME = Field.words("saidByName");
    private static final Field<FuzzyDate> AS_OF = Field.date("asOf");
    private static final Field<Publish> PUBLISH = Field.choice("publish", Publish.class);
    private static final Field<Words> REASON = Field.words("reason");
    /** What of a figure is not repeated, and why; made of its claims that are not published. */
    private static final String WITHHELD_FIELD = "claims";

    private static final Field<List<Entry>> CLAIMS = Field.many(
                    "claims",
                    Shape.part(
                            "claims",
                            VALUE,
                            NUMBER,
                            COUNTED,
                            SAID_BY,
                            SAID_BY_NAME,
                            AS_OF,
                            Shape.SOURCE,
                            NOTE,
                            PUBLISH,
                            REASON))
            .required();

    private static final WithheldRows WITHHELD = new WithheldRows(
            FIGURE_WITHHELD,
            FIGURE_WITHHELD.FIGURE,
            FIGURE_WITHHELD.POSITION,
            FIGURE_WITHHELD.FIELD,
            FIGURE_WITHHELD.REASON);

    @Override
    public Shape shape() {
        return Shape.of("figures", QUESTION, ABOUT, CLAIMS, NOTE);
    }

    @Override
    public TableField<?, String> id() {
        return FIGURE.ID;
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        Rows.upsert(database, FIGURE.ID, entries, FigureStore::row);
        Rows.replaceParts(
                database, CLAIM.FIGURE, entries, entry -> claims(entry, true).map(FigureStore::claim));
        Rows.replaceParts(
                database,
                FIGURE_WITHHELD.FIGURE,
                entries,
                entry -> claims(entry, false).map(FigureStore::withheld));
    }

    private static FigureRecord row(Entry entry) {
        FigureRecord row = new FigureRecord();
        Rows.common(row, entry);
        row.setQuestion(entry.get(QUESTION));
        row.setAbout(Rows.texts(entry.get(ABOUT)));
        row.setNote(entry.find(NOTE));
        return row;
    }

    private static Stream<Entry> claims(Entry figure, boolean published) {
        return figure.get(CLAIMS).stream().filter(claim -> (claim.find(PUBLISH) != Publish.NO) == published);
    }

    private static FigureWithheldRecord withheld(Entry claim) {
        FigureWithheldRecord row = new FigureWithheldRecord();
        row.setField(WITHHELD_FIELD);
        row.setReason(claim.find(REASON));
        return row;
    }

    private static ClaimRecord claim(Entry claim) {
        ClaimRecord row = new ClaimRecord();
        row.setValue(claim.get(VALUE));
        row.setNumber(claim.find(NUMBER));
        row.setCounted(claim.get(COUNTED));
        row.setSaidBy(Rows.text(claim.find(SAID_BY)));
        row.setSaidByName(claim.find(SAID_BY_NAME));
        row.setAsOf(claim.find(AS_OF));
        row.setSource(claim.get(Shape.SOURCE));
        row.setNote(claim.find(NOTE));
        return row;
    }

    static List<Figure> all(DSLContext database) {
        var claims = DSL.multiset(
                        DSL.selectFrom(CLAIM).where(CLAIM.FIGURE.eq(FIGURE.ID)).orderBy(CLAIM.POSITION))
                .convertFrom(rows -> rows.map(FigureStore::claim));
        return database.select(FIGURE, claims, WITHHELD.of(FIGURE.ID))
                .from(FIGURE)
                .orderBy(FIGURE.POSITION, FIGURE.ID)
                .fetch(row -> figure(row.value1(), row.value2(), row.value3()));
    }

    private static Claim claim(ClaimRecord row) {
        return new Claim(
                row.getValue(),
                row.getNumber(),
                row.getCounted(),
                Rows.id(row.getSaidBy(), OrganisationId::new),
                row.getSaidByName(),
                row.getAsOf(),
                row.getSource(),
                row.getNote());
    }

    private static Figure figure(FigureRecord row, List<Claim> claims, List<Withheld> withheld) {
        return new Figure(
                new FigureId(row.getId()),
                row.getQuestion(),
                Arrays.stream(row.getAbout()).map(RecordReference::parse).toList(),
                claims,
                withheld,
                row.getNote(),
                Rows.sourced(row.getSource(), row.getInferred()));
    }
}
