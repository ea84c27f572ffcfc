package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kerwen.testing.RunningKerwen;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the interface says everything in words, and says no more than is true. */
class ApiDescriptionTest {
    private static final RunningKerwen KERWEN = RunningKerwen.normal();
    private static final JsonNode DESCRIPTION =
            JsonMapper.shared().readTree(KERWEN.reader().text("/api/openapi.json"));

    /** An operation and what the description says of it. */
    private record Described(String name, JsonNode says) {}

    private static List<Described> operations() {
        List<Described> operations = new ArrayList<>();
        DESCRIPTION
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(
                                new Described(method.getKey() + " " + path.getKey(), method.getValue()))));
        return operations;
    }

    @Test
    void everyOperationSaysInWordsWhatItDoesAndWhatItNeeds() {
        assertThat(operations()).hasSizeGreaterThanOrEqualTo(5);
        for (Described operation : operations()) {
            assertThat(operation.says().path("summary").asString(""))
                    .as(operation.name())
                    .isNotBlank();
            assertThat(operation.says().path("description").asString(""))
                    .as(operation.name())
                    .endsWith(".")
                    .contains("Needs the operation ");
        }
    }

    @Test
    void everyParameterIsExplained() {
        for (Described operation : operations()) {
            for (JsonNode parameter : operation.says().path("parameters")) {
                assertThat(parameter.path("description").asString(""))
                        .as("%s, %s", operation.name(), parameter.path("name").asString())
                        .endsWith(".");
            }
        }
    }

    @Test
    void everyAnswerIsExplainedAndEveryRefusalIsAProblem() {
        for (Described operation : operations()) {
            Map<String, JsonNode> answers = new java.util.TreeMap<>();
            operation
                    .says()
                    .path("responses")
                    .properties()
                    .forEach(each -> answers.put(each.getKey(), each.getValue()));
            assertThat(answers.keySet())
                    .as(operation.name())
                    .contains("401", "404", "500", "503")
                    .anyMatch(status -> status.startsWith("2"));
            answers.forEach((status, answer) -> {
                assertThat(answer.path("description").asString(""))
                        .as("%s, %s", operation.name(), status)
                        .isNotIn("", "OK", "Created", "No Content");
                assertThat(answer.path("content").has("application/problem+json"))
                        .as("%s, %s", operation.name(), status)
                        .isEqualTo(!status.startsWith("2"));
            });
        }
        assertThat(operations().stream()
                        .filter(operation -> operation.name().equals("post /api/v1/invitations"))
                        .flatMap(operation -> operation.says().path("responses").properties().stream())
                        .map(Map.Entry::getKey))
                .contains("201", "400", "409", "415", "422")
                .doesNotContain("200");
    }

    @Test
    void everyFieldOfWhatGoesOverTheWireIsExplained() {
        JsonNode schemas = DESCRIPTION.path("components").path("schemas");
        assertThat(schemas.size()).isGreaterThanOrEqualTo(7);
        schemas.properties().forEach(schema -> {
            assertThat(schema.getValue().path("description").asString(""))
                    .as(schema.getKey())
                    .endsWith(".");
            schema.getValue()
                    .path("properties")
                    .properties()
                    .forEach(field -> assertThat(
                                    field.getValue().path("description").asString(""))
                            .as("%s, %s", schema.getKey(), field.getKey())
                            .endsWith("."));
        });
    }
}
