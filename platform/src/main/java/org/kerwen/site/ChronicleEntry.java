package org.kerwen.site;

import java.util.List;
import org.kerwen.kernel.ChronicleEntryId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Words;

/**
 * One entry of the chronicle.
 *
 * @param id its id and anchor
 * @param paragraph its place in the original; the smallest is the newest
 * @param date when
 * @param text what it tells
 * @param records the records that it tells of
 */
record ChronicleEntry(ChronicleEntryId id, int paragraph, FuzzyDate date, Words text, List<RecordReference> records) {}
