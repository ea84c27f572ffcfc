package org.kerwen.access;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Problem;
import org.kerwen.web.Languages;
import org.kerwen.web.ProblemCatalogue;
import org.kerwen.web.Texts;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/**
 * What the description of the interface says beside what stands at each handler: how to come in, what a refusal looks like,
 * and which refusals an operation can give, in the words of the catalogue.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ApiDescription {
    private static final String TOKEN = "token";
    private static final String PROBLEM = "Problem";
    private static final String KEY = "Idempotency-Key";

    @Bean
    static OpenAPI interfaceForPrograms() {
        return new OpenAPI()
                .info(new Info()
                        .title("Kerwen")
                        .version("1")
                        .description(
                                "For programs of people who work here. A program acts as the person whose token it has,"
                                        + " for the operations that the token names, and what it does stands in the audit. What is"
                                        + " not yours is answered as what is not there."))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A token that you made on your account page; it is shown once."))
                        .addSchemas(PROBLEM, problem()));
    }

    private static Schema<?> problem() {
        Schema<?> wrong = new ObjectSchema()
                .addProperty("field", new StringSchema().description("Which field."))
                .addProperty("detail", new StringSchema().description("What is wrong with it, in a sentence."));
        return new ObjectSchema()
                .description("A refusal, as RFC 9457 says.")
                .addProperty("type", new StringSchema().description("Address of the page that explains it."))
                .addProperty("title", new StringSchema().description("What it is, in words."))
                .addProperty("status", new IntegerSchema().description("The status of the answer."))
                .addProperty("detail", new StringSchema().description("What happened and what to do, in sentences."))
                .addProperty("code", new StringSchema().description("What it is, for programs; it never changes."))
                .addProperty(
                        "kind",
                        new StringSchema()
                                .description("caller (change the request), conflict (look again), busy (try again) or"
                                        + " internal (report the incident)."))
                .addProperty("incident", new StringSchema().description("Number of a fault of ours."))
                .addProperty("errors", new ArraySchema().items(wrong).description("What is wrong, field by field."));
    }

    @Bean
    static OperationCustomizer refusals(ProblemCatalogue catalogue, Languages languages) {
        Texts texts = languages.texts(new Language("en")).orElseThrow();
        return (operation, handler) -> {
            Demands demands = handler.getMethodAnnotation(Demands.class);
            if (demands != null) {
                operation.setDescription("%s Needs the operation %s."
                        .formatted(Objects.requireNonNullElse(operation.getDescription(), ""), demands.value())
                        .strip());
            }
            codes(operation, handler).stream()
                    .map(code -> catalogue.find(code).orElseThrow())
                    .collect(Collectors.groupingBy(Problem::status, TreeMap::new, Collectors.toList()))
                    .forEach((status, problems) ->
                            operation.getResponses().addApiResponse(String.valueOf(status), answer(problems, texts)));
            return operation;
        };
    }

    /** What this operation can meet. */
    private static List<String> codes(Operation operation, HandlerMethod handler) {
        List<String> codes = new ArrayList<>(List.of("not-found", "internal-fault", "busy"));
        if (handler.hasMethodAnnotation(Demands.class)) {
            codes.add("not-signed-in");
        }
        boolean sends = operation.getRequestBody() != null;
        if (sends) {
            codes.addAll(List.of("fields-wrong", "media-type-unsupported"));
        }
        if (sends || operation.getParameters() != null) {
            codes.add("malformed-request");
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getName().equals(KEY))) {
            codes.addAll(List.of("idempotency-key-missing", "idempotency-key-reused", "idempotency-key-in-use"));
        }
        return codes;
    }

    private static ApiResponse answer(List<Problem> problems, Texts texts) {
        String words = problems.stream()
                .map(problem -> "%s (%s): %s %s"
                        .formatted(
                                texts.get("problem." + problem.code() + ".title"),
                                problem.code(),
                                texts.get("problem." + problem.code() + ".text"),
                                texts.get("problem." + problem.code() + ".remedy")))
                .collect(Collectors.joining("\n\n"));
        return new ApiResponse()
                .description(words)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }
}
