package org.kerwen.hotline.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;

/**
 * What is read to a caller who wants more than advice, and what they say then.
 *
 * @param frame what stands around it
 * @param head how it begins
 * @param script the address of what keeps the page where the line is bad
 * @param refusal why it was refused as a whole; null where it was not
 * @param hidden what was said of the call, sent along unseen
 * @param texts the text in each language in which it can be read
 * @param fields what is asked
 * @param button what the button says
 * @param asides who may be there already
 */
public record AgreementPage(
        AppFrame frame,
        Head head,
        String script,
        @Nullable String refusal,
        List<Form.Field> hidden,
        List<InLanguage> texts,
        List<Form.Field> fields,
        String button,
        List<FormPage.Aside> asides) {
    /** The text in a language. */
    public record InLanguage(String tag, String direction, String name, List<String> paragraphs) {}
}
