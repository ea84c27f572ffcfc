package org.kerwen.site;

import static org.kerwen.site.db.Tables.PAGE;
import static org.kerwen.site.db.Tables.PAGE_SECTION;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PageId;
import org.kerwen.kernel.Words;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Rows;
import org.kerwen.pack.Shape;
import org.kerwen.site.db.tables.records.PageRecord;
import org.kerwen.site.db.tables.records.PageSectionRecord;

/** Plain pages: {@code pages.yaml} and its tables. */
final class PageStore implements PackSection {
    private static final Field<Words> TITLE = Field.words("title").required();
    private static final Field<Words> LEDE = Field.words("lede");
    private static final Field<FuzzyDate> REVIEWED = Field.date("reviewed");
    private static final Field<Words> REVIEWER = Field.words("reviewer");
    private static final Field<Words> HEADING = Field.words("heading");
    private static final Field<List<Words>> TEXT = Field.wordsList("text").required();
    private static final Field<List<Entry>> SECTIONS =
            Field.many("sections", Shape.part("sections", HEADING, TEXT)).required();

    @Override
    public Shape shape() {
        return Shape.of("pages", TITLE, LEDE, SECTIONS, REVIEWED, REVIEWER);
    }

    @Override
    public TableField<?, String> id() {
        return PAGE.ID;
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        Rows.upsert(database, PAGE.ID, entries, PageStore::row);
        Rows.replaceParts(
                database,
                PAGE_SECTION.PAGE,
                entries,
                entry -> entry.get(SECTIONS).stream().map(PageStore::section));
    }

    private static PageRecord row(Entry entry) {
        PageRecord row = new PageRecord();
        Rows.common(row, entry);
        row.setTitle(entry.get(TITLE));
        row.setLede(entry.find(LEDE));
        row.setReviewed(entry.find(REVIEWED));
        row.setReviewer(entry.find(REVIEWER));
        return row;
    }

    private static PageSectionRecord section(Entry section) {
        PageSectionRecord row = new PageSectionRecord();
        row.setHeading(section.find(HEADING));
        row.setText(section.get(TEXT));
        return row;
    }

    static List<PlainPage> all(DSLContext database) {
        var sections = DSL.multiset(DSL.selectFrom(PAGE_SECTION)
                        .where(PAGE_SECTION.PAGE.eq(PAGE.ID))
                        .orderBy(PAGE_SECTION.POSITION))
                .convertFrom(rows -> rows.map(row -> new PlainPage.Part(row.getHeading(), row.getText())));
        return database.select(PAGE, sections)
                .from(PAGE)
                .orderBy(PAGE.POSITION, PAGE.ID)
                .fetch(row -> page(row.value1(), row.value2()));
    }

    private static PlainPage page(PageRecord row, List<PlainPage.Part> sections) {
        return new PlainPage(
                new PageId(row.getId()), row.getTitle(), row.getLede(), sections, row.getReviewed(), row.getReviewer());
    }
}
