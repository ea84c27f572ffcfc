package org.kerwen.casework;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A form's conditions as the page is given them: the same trees, in the same order. */
final class FormJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    static JsonNode of(FormRules rules) {
        ArrayNode all = JSON.createArrayNode();
        rules.rules().forEach((name, rule) -> {
            ObjectNode one = all.addObject();
            one.put("name", name);
            one.put("type", rule.question().type().word());
            one.put("holder", rule.holder());
            ArrayNode repeats = one.putArray("repeats");
            rule.repeats().forEach(repeats::add);
            ArrayNode choices = one.putArray("choices");
            rule.question().choices().forEach(option -> choices.add(option.name()));
            put(one, "required", rule.required());
            put(one, "relevant", rule.relevant());
            put(one, "constraint", rule.constraint());
            put(one, "calculation", rule.calculation());
        });
        return all;
    }

    private static void put(ObjectNode rule, String name, @Nullable Expression expression) {
        if (expression != null) {
            rule.set(name, tree(expression));
        }
    }

    /** What it is, then what it is made of. */
    static ArrayNode tree(Expression expression) {
        ArrayNode node = JSON.createArrayNode();
        switch (expression) {
            case Expression.Literal(String text) -> node.add("text").add(text);
            case Expression.Figure(BigDecimal number) -> node.add("number").add(number.toPlainString());
            case Expression.Asked asked -> node.add("asked").add(asked.name());
            case Expression.Itself itself -> node.add("itself");
            case Expression.Operation operation -> {
                node.add(operation.sign().written);
                parts(node, List.of(operation.left(), operation.right()));
            }
            case Expression.Call call -> {
                node.add(call.named().word());
                parts(node, call.arguments());
            }
        }
        return node;
    }

    private static void parts(ArrayNode node, List<Expression> parts) {
        parts.forEach(part -> node.add(tree(part)));
    }

    private FormJson() {}
}
