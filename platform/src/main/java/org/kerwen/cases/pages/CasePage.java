package org.kerwen.cases.pages;

import java.util.List;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.web.AppFrame;

/**
 * A case: where it stands, what is missing, what is owed, who and what belongs to it.
 *
 * @param frame what stands around it
 * @param head how it begins
 * @param line the stages in their order
 * @param sections what is to be done
 * @param asides what is known
 */
public record CasePage(AppFrame frame, Head head, List<Stage> line, List<Section> sections, List<Section> asides) {
    /**
     * A stage on the line.
     *
     * @param state {@code past}, {@code now} or {@code ahead}
     */
    public record Stage(String text, String state) {}
}
