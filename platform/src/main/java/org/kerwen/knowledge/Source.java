package org.kerwen.knowledge;

import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.SourceId;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Words;

/**
 * Where something is stated.
 *
 * @param id its id, which stands first wherever something is sourced
 * @param title what it is
 * @param publisher who published it
 * @param kind what kind of text it is
 * @param printed its web address as text, never a link
 * @param date when it was published
 * @param note what a reader should know
 * @param sourced where that is stated; a source may name itself
 */
public record Source(
        SourceId id,
        Words title,
        @Nullable String publisher,
        SourceKind kind,
        @Nullable String printed,
        @Nullable FuzzyDate date,
        @Nullable Words note,
        Sourced sourced) {}
