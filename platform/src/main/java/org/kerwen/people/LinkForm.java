package org.kerwen.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerwen.access.OrganisationNames;
import org.kerwen.kernel.Choice;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;

/** The fields of an invitation to link, made or taken, with what was typed and what is wrong with it. */
final class LinkForm {
    private final TypedLink typed;
    private final Map<String, String> wrong;
    private final Texts texts;

    LinkForm(TypedLink typed, Map<String, String> wrong, Texts texts) {
        this.typed = typed;
        this.wrong = wrong;
        this.texts = texts;
    }

    /** To make one. */
    List<Form.Field> toInvite(List<OrganisationNames.Named> others) {
        List<Form.Field> fields = new ArrayList<>();
        fields.add(partner(others));
        fields.addAll(agreement());
        return fields;
    }

    /** To take one. */
    List<Form.Field> toAccept(List<OrganisationNames.Named> others) {
        List<Form.Field> fields = new ArrayList<>();
        fields.add(partner(others));
        fields.add(field("text", "reference").longest(30));
        fields.add(field("text", "code").longest(30));
        fields.addAll(agreement());
        return fields;
    }

    private Form.Field partner(List<OrganisationNames.Named> others) {
        List<Form.Option> options = new ArrayList<>();
        options.add(new Form.Option(
                "", texts.get("people.choose"), null, typed.get("partner").isEmpty()));
        for (OrganisationNames.Named each : others) {
            options.add(new Form.Option(
                    each.id().value(),
                    texts.of(each.name()),
                    null,
                    each.id().value().equals(typed.get("partner"))));
        }
        return field("select", "partner").options(options);
    }

    private List<Form.Field> agreement() {
        return List.of(
                field("checks", "shares").optional().options(options(List.of(Shared.values()), typed.shares())),
                field("radios", "agreed").options(options(TypedLink.WAYS, List.of(typed.get("agreed")))),
                language(),
                field("text", "agreedOn").longest(60),
                field("text", "agreedUntil").longest(60));
    }

    private Form.Field language() {
        List<Form.Option> options = new ArrayList<>();
        options.add(new Form.Option(
                "", texts.get("people.choose"), null, typed.get("askedIn").isEmpty()));
        for (String code : Tongues.inOrder(texts)) {
            options.add(new Form.Option(code, Tongues.name(code, texts), null, code.equals(typed.get("askedIn"))));
        }
        return field("select", "askedIn").options(options);
    }

    private List<Form.Option> options(List<? extends Choice> choices, List<String> chosen) {
        List<Form.Option> options = new ArrayList<>();
        for (Choice each : choices) {
            options.add(new Form.Option(each.word(), texts.choice(each), null, chosen.contains(each.word())));
        }
        return options;
    }

    private Form.Field field(String kind, String name) {
        Form.Field field = Form.Field.of(kind, name, texts.get("people.field." + name))
                .hint(texts.find("people.field." + name + ".hint").orElse(null))
                .value(typed.get(name));
        return Optional.ofNullable(wrong.get(name))
                .map(word -> field.error(texts.get("people.wrong." + word)))
                .orElse(field);
    }
}
