package org.kerwen.casework.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.pages.Head;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;

/**
 * A form that is filled in for practice.
 *
 * @param action where it is sent to
 * @param rules its conditions, as JSON, for the page
 * @param today the day, as the server has it
 * @param script the address of what evaluates them on the page
 * @param hidden what is sent along unseen
 * @param items questions and headings in their order
 * @param kept how much is kept although it is not asked now, in words; null where nothing
 */
public record TryPage(
        AppFrame frame,
        Head head,
        String action,
        String rules,
        String today,
        String script,
        List<Form.Field> hidden,
        List<Item> items,
        @Nullable String kept,
        String button) {
    /**
     * A question, the heading of a group, or a button.
     *
     * @param path under which it is answered
     * @param kind {@code field}, {@code heading}, {@code note}, {@code value} or {@code more}
     * @param text what is said, where it is no field
     * @param field the field, where it is one
     * @param message what is said where the constraint does not hold
     * @param value what was calculated
     * @param shown whether it is asked now
     */
    public record Item(
            String path,
            String kind,
            String text,
            Form.@Nullable Field field,
            @Nullable String message,
            String value,
            boolean shown) {}
}
