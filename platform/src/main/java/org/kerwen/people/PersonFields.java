package org.kerwen.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;

/** The fields in which a person is written down, with what was typed and what is wrong with it. */
final class PersonFields {
    private final Typed typed;
    private final Map<String, String> wrong;
    private final Texts texts;

    PersonFields(Typed typed, Map<String, String> wrong, Texts texts) {
        this.typed = typed;
        this.wrong = wrong;
        this.texts = texts;
    }

    /** All that is asked when somebody is recorded, what is asked most first. */
    List<Form.Field> registration(String zone) {
        List<Form.Field> fields = new ArrayList<>();
        fields.add(text("zone", 500).value(zone));
        fields.addAll(name());
        fields.add(text("localFamily", 200));
        fields.add(text("localGiven", 200));
        fields.add(sex());
        fields.add(text("birth", 60));
        fields.add(select("nationality", States.inOrder(texts), States::name));
        fields.addAll(document());
        fields.add(text("contact", 200));
        fields.addAll(safety());
        fields.add(select("language", Tongues.inOrder(texts), Tongues::name));
        fields.add(needs());
        fields.add(consent());
        return fields;
    }

    /** What is known besides names, papers and ways to reach the person. */
    List<Form.Field> known() {
        return List.of(
                sex(),
                text("birth", 60),
                select("birthCountry", States.bornInInOrder(texts), States::name),
                text("birthPlace", 200),
                select("nationality", States.inOrder(texts), States::name),
                select("nationality2", States.inOrder(texts), States::name),
                select("language", Tongues.inOrder(texts), Tongues::name),
                select("language2", Tongues.inOrder(texts), Tongues::name),
                needs());
    }

    List<Form.Field> part(PartKind kind) {
        return switch (kind) {
            case NAME -> {
                List<Form.Field> fields = new ArrayList<>();
                fields.add(radios("usage", NameUsage.values(), typed.get("usage"), null));
                fields.addAll(name());
                yield fields;
            }
            case DOCUMENT -> document();
            case CONTACT -> {
                List<Form.Field> fields = new ArrayList<>();
                fields.add(radios("way", ContactKind.values(), typed.get("way"), null));
                fields.add(text("contact", 200));
                fields.addAll(safety());
                yield fields;
            }
            case PHOTOGRAPH ->
                // The picture last: what was typed before it is known, however large it is.
                List.of(
                        text("taken", 60),
                        radios("ground", ConsentWay.values(), typed.get("ground"), null),
                        field("file", "photograph").value("image/jpeg,image/png"));
        };
    }

    private List<Form.Field> name() {
        return List.of(text("family", 200), text("given", 200), text("patronymic", 200));
    }

    private Form.Field sex() {
        return radios("sex", Sex.values(), typed.get("sex"), "people.notKnown");
    }

    private List<Form.Field> document() {
        return List.of(
                field("select", "kind").options(options(DocumentKind.values(), typed.get("kind"), null)),
                text("number", 50),
                text("issuer", 3),
                text("until", 60));
    }

    private List<Form.Field> safety() {
        return List.of(
                field("select", "safety").options(options(CallSafety.values(), typed.get("safety"), null)),
                text("from", 10),
                text("to", 10));
    }

    private Form.Field needs() {
        List<String> chosen = List.of(typed.get("needs").split(" ", -1));
        List<Form.Option> options = new ArrayList<>();
        for (Need need : Need.values()) {
            options.add(new Form.Option(need.word(), texts.choice(need), null, chosen.contains(need.word())));
        }
        return field("checks", "needs").options(options);
    }

    Form.Field consent() {
        return radios("consent", ConsentWay.values(), typed.get("consent"), null);
    }

    private Form.Field text(String name, int longest) {
        return field("text", name).longest(longest).optional();
    }

    private Form.Field select(String name, List<String> codes, BiFunction<String, Texts, String> words) {
        List<Form.Option> options = new ArrayList<>();
        options.add(new Form.Option(
                "", texts.get("people.notKnown"), null, typed.get(name).isEmpty()));
        for (String code : codes) {
            options.add(new Form.Option(code, words.apply(code, texts), null, code.equals(typed.get(name))));
        }
        return field("select", name).options(options);
    }

    private Form.Field radios(String name, Choice[] choices, String chosen, @Nullable String none) {
        return field("radios", name).options(options(choices, chosen, none));
    }

    private List<Form.Option> options(Choice[] choices, String chosen, @Nullable String none) {
        List<Form.Option> options = new ArrayList<>();
        for (Choice each : choices) {
            options.add(new Form.Option(
                    each.word(), texts.choice(each), null, each.word().equals(chosen)));
        }
        if (none != null) {
            options.add(new Form.Option("", texts.get(none), null, chosen.isEmpty()));
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
