package org.kerwen.casework;

import java.util.List;
import org.kerwen.casework.pages.TryPage;
import org.kerwen.web.Form;

/**
 * A form as a page shows it.
 *
 * @param hidden what is sent along unseen
 * @param items questions and headings in their order
 */
public record FormItems(List<Form.Field> hidden, List<TryPage.Item> items) {
    public FormItems {
        hidden = List.copyOf(hidden);
        items = List.copyOf(items);
    }
}
