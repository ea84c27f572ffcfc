package org.kerwen.hotline.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.pages.Head;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;

/**
 * The screen beside the telephone.
 *
 * @param frame what stands around it
 * @param head how it begins
 * @param script the address of what makes it quick by keys
 * @param refusal that fields are to be looked at; null where nothing is wrong
 * @param call by which the form is known
 * @param topics what it is about
 * @param caller who calls, about which country and for what
 * @param signals how serious it sounds
 * @param notes what was said
 * @param followUp what has to be done
 * @param closing line and length
 * @param advice what can be told
 * @param keys what each key does
 */
public record CallPage(
        AppFrame frame,
        Head head,
        String script,
        @Nullable String refusal,
        String call,
        Form.Field topics,
        List<Form.Field> caller,
        List<SignalPart> signals,
        Form.Field notes,
        List<Form.Field> followUp,
        List<Form.Field> closing,
        List<AdvicePart> advice,
        List<Key> keys) {
    /**
     * How serious it sounds, and what to do then.
     *
     * @param clock until when somebody must have looked at it; null where nobody has to
     * @param steps the protocol
     */
    public record SignalPart(
            String word,
            String text,
            boolean chosen,
            boolean danger,
            @Nullable String clock,
            List<String> steps) {}

    /** What a key does. */
    public record Key(String key, String text) {}
}
