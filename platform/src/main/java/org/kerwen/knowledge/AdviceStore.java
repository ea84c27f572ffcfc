package org.kerwen.knowledge;

import static org.kerwen.knowledge.db.Tables.ADVICE;
import static org.kerwen.knowledge.db.Tables.ADVICE_SECTION;

import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.kerwen.kernel.AdviceId;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Words;
import org.kerwen.knowledge.db.tables.records.AdviceRecord;
import org.kerwen.knowledge.db.tables.records.AdviceSectionRecord;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Rows;
import org.kerwen.pack.Shape;

/** Advice: {@code advice.yaml} and its tables. */
final class AdviceStore implements PackSection {
    private static final Field<Words> TITLE = Field.words("title").required();
    private static final Field<Audience> AUDIENCE =
            Field.choice("audience", Audience.class).required();
    private static final Field<Words> LEDE = Field.words("lede").required();
    private static final Field<List<Words>> CHECK = Field.wordsList("check");
    private static final Field<List<Words>> ASK = Field.wordsList("ask");
    private static final Field<FuzzyDate> REVIEWED = Field.date("reviewed").required();
    private static final Field<Words> REVIEWER = Field.words("reviewer").required();
    private static final Field<List<Language>> REVIEWED_IN = Field.languages("reviewedIn");
    private static final Field<Words> HEADING = Field.words("heading").required();
    private static final Field<List<Words>> TEXT = Field.wordsList("text");
    private static final Field<List<Words>> STEPS = Field.wordsList("steps");
    private static final Field<List<Entry>> SECTIONS =
            Field.many("sections", Shape.part("sections", HEADING, TEXT, STEPS)).required();

    @Override
    public Shape shape() {
        return Shape.of("advice", TITLE, AUDIENCE, LEDE, SECTIONS, CHECK, ASK, REVIEWED, REVIEWER, REVIEWED_IN);
    }

    @Override
    public TableField<?, String> id() {
        return ADVICE.ID;
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        Rows.upsert(database, ADVICE.ID, entries, AdviceStore::row);
        Rows.replaceParts(
                database,
                ADVICE_SECTION.ADVICE,
                entries,
                entry -> entry.get(SECTIONS).stream().map(AdviceStore::section));
    }

    private static AdviceRecord row(Entry entry) {
        AdviceRecord row = new AdviceRecord();
        Rows.common(row, entry);
        row.setTitle(entry.get(TITLE));
        row.setAudience(entry.get(AUDIENCE).word());
        row.setLede(entry.get(LEDE));
        row.setChecks(entry.get(CHECK));
        row.setAsk(entry.get(ASK));
        row.setReviewed(entry.get(REVIEWED));
        row.setReviewer(entry.get(REVIEWER));
        row.setReviewedIn(entry.get(REVIEWED_IN).stream().map(Language::tag).toArray(String[]::new));
        return row;
    }

    private static AdviceSectionRecord section(Entry section) {
        AdviceSectionRecord row = new AdviceSectionRecord();
        row.setHeading(section.get(HEADING));
        row.setText(section.get(TEXT));
        row.setSteps(section.get(STEPS));
        return row;
    }

    static List<Advice> all(DSLContext database) {
        var sections = DSL.multiset(DSL.selectFrom(ADVICE_SECTION)
                        .where(ADVICE_SECTION.ADVICE.eq(ADVICE.ID))
                        .orderBy(ADVICE_SECTION.POSITION))
                .convertFrom(
                        rows -> rows.map(row -> new Advice.Section(row.getHeading(), row.getText(), row.getSteps())));
        return database.select(ADVICE, sections)
                .from(ADVICE)
                .orderBy(ADVICE.POSITION, ADVICE.ID)
                .fetch(row -> advice(row.value1(), row.value2()));
    }

    private static Advice advice(AdviceRecord row, List<Advice.Section> sections) {
        return new Advice(
                new AdviceId(row.getId()),
                row.getTitle(),
                Choice.of(Audience.class, row.getAudience()),
                row.getLede(),
                sections,
                row.getChecks(),
                row.getAsk(),
                row.getReviewed(),
                row.getReviewer(),
                Arrays.stream(row.getReviewedIn()).map(Language::new).toList());
    }
}
