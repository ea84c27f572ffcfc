package org.kerwen.knowledge;

import java.util.List;
import org.kerwen.kernel.AdviceId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Words;

/**
 * A page of advice for somebody who travels; the public reads it and the hotline desk reads from it.
 *
 * @param id its id
 * @param title what it is about
 * @param audience whom it is for
 * @param lede the first sentences
 * @param sections its parts
 * @param checks what to check
 * @param ask whom to ask
 * @param reviewed when it was reviewed
 * @param reviewer by whom, as a role
 * @param reviewedIn languages in which a native speaker has reviewed it
 */
public record Advice(
        AdviceId id,
        Words title,
        Audience audience,
        Words lede,
        List<Section> sections,
        List<Words> checks,
        List<Words> ask,
        FuzzyDate reviewed,
        Words reviewer,
        List<Language> reviewedIn) {
    /**
     * One part.
     *
     * @param heading its heading
     * @param text paragraphs
     * @param steps what to do, one after the other
     */
    public record Section(Words heading, List<Words> text, List<Words> steps) {}
}
