package org.kerwen.access.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;

/**
 * A page that asks something.
 *
 * @param frame what stands around it
 * @param head how it begins
 * @param form what it asks
 * @param asides what helps, beside
 * @param asked address that answers with other asides while somebody types; null where nothing changes
 * @param others what else can be done, below
 */
public record FormPage(
        AppFrame frame,
        Head head,
        Form form,
        List<Aside> asides,
        @Nullable String asked,
        List<Form> others) {
    public FormPage(AppFrame frame, Head head, Form form, List<Aside> asides) {
        this(frame, head, form, asides, null, List.of());
    }

    /** The same, asking for other asides while somebody types. */
    public FormPage asking(String address) {
        return new FormPage(frame, head, form, asides, address, others);
    }

    /** The same with something else that can be done. */
    public FormPage also(Form other) {
        return new FormPage(frame, head, form, asides, asked, List.of(other));
    }

    /** A heading with sentences and perhaps a link. */
    public record Aside(String title, List<String> paragraphs, AppFrame.@Nullable Link link) {}
}
