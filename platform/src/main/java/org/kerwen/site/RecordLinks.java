package org.kerwen.site;

import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Words;
import org.kerwen.site.pages.RecordPage.Value;
import org.kerwen.web.Texts;

/** Where the page of a record is. */
final class RecordLinks {
    /** The record's path without its language, or null where records of its kind have no page. */
    static @Nullable String path(RecordReference record) {
        return Section.ofKind(record.kind())
                .map(section -> "/" + section.path + "/" + record.id() + "/")
                .orElse(null);
    }

    /** Title and link of a record, or null where it is not published. */
    static @Nullable Value value(Published published, Texts texts, RecordReference record) {
        Words title = published.titles().get(record);
        String path = path(record);
        return title == null || path == null ? null : new Value(texts.of(title), "/" + texts.language() + path, null);
    }

    private RecordLinks() {}
}
