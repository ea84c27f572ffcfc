package org.kerwen.hotline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kerwen.kernel.Choice;
import org.kerwen.web.Form.Field;
import org.kerwen.web.Form.Option;
import org.kerwen.web.Texts;

/** The fields of a call, with what was typed and what is wrong with it. */
record CallFields(Typed typed, HotlineWords words, Texts texts) {
    Field topics() {
        List<Option> options = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            options.add(new Option(
                    topic.word(),
                    words.of("topic", topic),
                    null,
                    typed.all("topics").contains(topic.word())));
        }
        return shown(
                Field.of("checks", "topics", texts.get("hotline.field.topics")).options(options));
    }

    List<Field> caller() {
        return List.of(
                country(),
                choices("purpose", "purpose", TravelPurpose.class),
                choices("role", "role", CallerRole.class),
                choices("sex", "sex", CallerSex.class),
                choices("age", "age", CallerAge.class));
    }

    Field notes() {
        return shown(Field.of("textarea", "notes", texts.get("hotline.field.notes"))
                .value(typed.get("notes"))
                .longest(2000)
                .optional());
    }

    List<Field> followUp() {
        return List.of(
                shown(Field.of("text", "toDo", texts.get("hotline.field.toDo"))
                        .value(typed.get("toDo"))
                        .longest(400)
                        .optional()),
                shown(Field.of("date", "due", texts.get("hotline.field.due"))
                        .value(typed.get("due"))
                        .optional()),
                choices("part", "part", PartOfDay.class));
    }

    List<Field> closing() {
        return List.of(
                choices("length", "length", CallLength.class),
                shown(Field.of("select", "line", texts.get("hotline.field.line"))
                        .options(words.lines().entrySet().stream()
                                .map(line -> new Option(
                                        line.getKey(),
                                        line.getValue(),
                                        null,
                                        line.getKey().equals(typed.get("line"))))
                                .toList())));
    }

    private Field country() {
        String chosen = typed.get("country");
        Stream<Option> none = Stream.of(new Option("", texts.get("hotline.not-said"), null, chosen.isEmpty()));
        Stream<Option> all = Countries.inOrder(texts).stream()
                .map(code -> new Option(code, words.country(code), null, code.equals(chosen)));
        return shown(Field.of("select", "country", texts.get("hotline.field.country"))
                .options(Stream.concat(none, all).toList()));
    }

    private <E extends Enum<E> & Choice> Field choices(String name, String list, Class<E> all) {
        return shown(Field.of("select", name, texts.get("hotline.field." + name))
                .options(words.options(list, all, typed.get(name), texts.get("hotline.not-said"))));
    }

    Field shown(Field field) {
        String why = typed.wrong(field.name());
        Field hinted =
                field.hint(texts.find("hotline.field." + field.name() + ".hint").orElse(null));
        return why == null ? hinted : hinted.error(texts.get("hotline.wrong." + why));
    }
}
