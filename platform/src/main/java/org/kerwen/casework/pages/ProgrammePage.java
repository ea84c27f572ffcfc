package org.kerwen.casework.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.web.AppFrame;

/**
 * A programme, stage by stage.
 *
 * @param frame what stands around it
 * @param head how it begins
 * @param line the stages in their order, for the line that leads to them
 * @param stages each with what it asks
 * @param asides what is of the programme as a whole
 */
public record ProgrammePage(
        AppFrame frame, Head head, List<AppFrame.Link> line, List<Stage> stages, List<Section> asides) {
    /**
     * A stage.
     *
     * @param id by which a link leads to it
     * @param place where it lies, in words; null where on the way
     * @param mark that it is an unverified default, in words; null where it is none
     * @param about what happens in it
     */
    public record Stage(
            String id,
            String title,
            @Nullable String place,
            @Nullable String mark,
            @Nullable String about,
            List<Section.Fact> facts,
            List<Group> groups) {}

    /** What belongs together in a stage. */
    public record Group(String title, List<Item> items) {}

    /**
     * One of them.
     *
     * @param badge what it is, in a word; null where nothing
     * @param mark that it is an unverified default, in words; null where it is none
     * @param details sentences
     * @param link where it can be tried; null where nowhere
     */
    public record Item(
            String title,
            @Nullable String badge,
            @Nullable String mark,
            List<String> details,
            AppFrame.@Nullable Link link) {}
}
