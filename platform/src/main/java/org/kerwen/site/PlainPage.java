package org.kerwen.site;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PageId;
import org.kerwen.kernel.Words;

/**
 * A plain page that editors write: about, contact, your data, accessibility.
 *
 * @param id its id and address
 * @param title its title
 * @param lede the first sentences
 * @param sections its parts
 * @param reviewed when it was reviewed
 * @param reviewer by whom, as a role
 */
record PlainPage(
        PageId id,
        Words title,
        @Nullable Words lede,
        List<Part> sections,
        @Nullable FuzzyDate reviewed,
        @Nullable Words reviewer) {
    /** One part: a heading, if it has one, and paragraphs. */
    record Part(@Nullable Words heading, List<Words> text) {}
}
