package org.kerwen.site;

import java.util.List;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.NewsId;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Words;

/**
 * A news item of the mission's site, told in our words.
 *
 * @param id its id
 * @param title its title
 * @param date when it was published, or what it tells of happened
 * @param kind what it was
 * @param text paragraphs
 * @param records the records that it tells of
 * @param sourced where it stood
 */
record NewsItem(
        NewsId id,
        Words title,
        FuzzyDate date,
        NewsKind kind,
        List<Words> text,
        List<RecordReference> records,
        Sourced sourced) {}
