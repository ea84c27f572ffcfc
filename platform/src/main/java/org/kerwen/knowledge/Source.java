package org.kerwen.knowledge;

import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.SourceId;
import org.kerwen.kernel.Words;

/**
 * Where something is stated.
 *
 * @param id its id, the first word of every {@code source}
 * @param title what it is
 * @param publisher who published it
 * @param kind what kind of text it is
 * @param printed its web address as text, never a link
 * @param date when it was published
 * @param note what a reader should know
 */
public record Source(
        SourceId id,
        Words title,
        @Nullable String publisher,
        SourceKind kind,
        @Nullable String printed,
        @Nullable FuzzyDate date,
        @Nullable Words note) {}
