package org.kerwen.site;

import static org.kerwen.site.db.Tables.NEWS;

import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.NewsId;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Words;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Rows;
import org.kerwen.pack.Shape;
import org.kerwen.site.db.tables.records.NewsRecord;

/** News: {@code news.yaml} and its table. */
final class NewsStore implements PackSection {
    private static final Field<Words> TITLE = Field.words("title").required();
    private static final Field<FuzzyDate> DATE = Field.date("date").required();
    private static final Field<NewsKind> KIND =
            Field.choice("kind", NewsKind.class).required();
    private static final Field<List<Words>> TEXT = Field.wordsList("text").required();
    private static final Field<List<RecordReference>> RECORDS = Field.records("records");

    @Override
    public Shape shape() {
        return Shape.of("news", TITLE, DATE, KIND, TEXT, RECORDS);
    }

    @Override
    public TableField<?, String> id() {
        return NEWS.ID;
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        Rows.upsert(database, NEWS.ID, entries, NewsStore::row);
    }

    private static NewsRecord row(Entry entry) {
        NewsRecord row = new NewsRecord();
        Rows.common(row, entry);
        row.setTitle(entry.get(TITLE));
        row.setDate(entry.get(DATE));
        row.setStarts(entry.get(DATE).earliest());
        row.setKind(entry.get(KIND).word());
        row.setText(entry.get(TEXT));
        row.setRecords(Rows.texts(entry.get(RECORDS)));
        return row;
    }

    static List<NewsItem> all(DSLContext database) {
        return database.selectFrom(NEWS)
                .orderBy(NEWS.STARTS.desc(), NEWS.POSITION)
                .fetch(row -> new NewsItem(
                        new NewsId(row.getId()),
                        row.getTitle(),
                        row.getDate(),
                        Choice.of(NewsKind.class, row.getKind()),
                        row.getText(),
                        Arrays.stream(row.getRecords())
                                .map(RecordReference::parse)
                                .toList(),
                        Rows.sourced(row.getSource(), row.getInferred())));
    }
}
