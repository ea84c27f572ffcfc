package org.kerwen.access.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;

/**
 * A page of work: what is there, and what can be done with it.
 *
 * @param frame what stands around it
 * @param head how it begins
 * @param filter how the list can be narrowed
 * @param sections its parts
 * @param asides what stands beside them
 */
public record DeskPage(
        AppFrame frame, Head head, @Nullable Filter filter, List<Section> sections, List<Section> asides) {
    public static DeskPage of(AppFrame frame, Head head, List<Section> sections) {
        return new DeskPage(frame, head, null, sections, List.of());
    }

    public DeskPage narrowedBy(Filter itsFilter) {
        return new DeskPage(frame, head, itsFilter, sections, asides);
    }

    public DeskPage beside(List<Section> itsAsides) {
        return new DeskPage(frame, head, filter, sections, itsAsides);
    }

    /**
     * How a list is narrowed; what is chosen stands in the address, so that it can be kept and sent on.
     *
     * @param action where the list stands
     * @param fields what it is narrowed by
     * @param button what the button says
     */
    public record Filter(String action, List<Form.Field> fields, String button) {}
}
