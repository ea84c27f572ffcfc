package org.kerwen.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;

/** Fields about families, with what was typed and what is wrong with it. */
final class FamilyFields {
    private final Map<String, String> wrong;
    private final Texts texts;

    FamilyFields(Map<String, String> wrong, Texts texts) {
        this.wrong = wrong;
        this.texts = texts;
    }

    Form.Field of(String kind, String name, String value) {
        Form.Field field = Form.Field.of(kind, name, texts.get("people.field." + name))
                .hint(texts.find("people.field." + name + ".hint").orElse(null))
                .value(value)
                .optional();
        return Optional.ofNullable(wrong.get(name))
                .map(word -> field.error(texts.get("people.wrong." + word)))
                .orElse(field);
    }

    /** A field of which one word of a list is chosen, or none of them. */
    Form.Field of(String kind, String name, String value, List<? extends Choice> choices, @Nullable String none) {
        List<Form.Option> options = new ArrayList<>();
        if (none != null) {
            options.add(new Form.Option("", texts.get(none), null, value.isEmpty()));
        }
        for (Choice each : choices) {
            options.add(new Form.Option(
                    each.word(), texts.choice(each), null, each.word().equals(value)));
        }
        return of(kind, name, value).options(options);
    }
}
