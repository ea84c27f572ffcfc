package org.kerwen.db;

import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Reads for the public pages, under the site login, which has been granted the public tables and nothing else: a
 * mistake in a page cannot reach a person's record.
 */
public final class PublicReads {
    private final DSLContext site;

    PublicReads(DSLContext site) {
        this.site = site;
    }

    /** Answers what the query reads. */
    public <T> T read(Function<DSLContext, T> query) {
        return query.apply(site);
    }
}
