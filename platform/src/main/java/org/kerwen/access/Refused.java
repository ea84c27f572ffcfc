package org.kerwen.access;

import org.jspecify.annotations.Nullable;
import org.kerwen.web.Texts;

/** What was refused, in words, for the fields of a form that is shown again. */
record Refused(@Nullable Refusal why, Texts texts) {
    static Refused nothing(Texts texts) {
        return new Refused(null, texts);
    }

    /** The sentence for a field; null where nothing is wrong there. */
    @Nullable
    String at(String field) {
        return why != null && why.field().equals(field) ? sentence() : null;
    }

    /** The sentence for the whole form; null where it stands at a field. */
    @Nullable
    String whole() {
        return at("");
    }

    /** The sentence, wherever it stands; null where nothing was refused. */
    @Nullable
    String sentence() {
        return why == null ? null : texts.get("access.refusal." + why.code(), why.values());
    }
}
