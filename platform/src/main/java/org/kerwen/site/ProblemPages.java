package org.kerwen.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.kerwen.kernel.Problem;
import org.kerwen.site.pages.Frame;
import org.kerwen.site.pages.ProblemsPage;
import org.kerwen.site.pages.RecordPage;
import org.kerwen.site.pages.TextPage;
import org.kerwen.web.NotFound;
import org.kerwen.web.ProblemCatalogue;
import org.kerwen.web.PublicAnswers;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Says of every refusal what it means and what to do: where the {@code type} of an answer to a program leads. */
@RestController
final class ProblemPages {
    private final PublishedRecord record;
    private final Frames frames;
    private final PublicAnswers answers;
    private final ProblemCatalogue catalogue;

    ProblemPages(PublishedRecord record, Frames frames, PublicAnswers answers, ProblemCatalogue catalogue) {
        this.record = record;
        this.frames = frames;
        this.answers = answers;
        this.catalogue = catalogue;
    }

    /** The path of its page, without a language. */
    static String path(Problem problem) {
        return "/problems/" + problem.code() + "/";
    }

    @GetMapping("/{language}/problems/")
    ResponseEntity<byte[]> all(@PathVariable String language, HttpServletRequest request) {
        return answers.page(request, () -> {
            Published published = record.find().orElseThrow(NoMission::new);
            Texts texts = frames.texts(published, language);
            List<ProblemsPage.Line> lines = catalogue.all().stream()
                    .map(problem -> new ProblemsPage.Line(
                            texts.get("problem." + problem.code() + ".title"),
                            "/" + language + path(problem),
                            problem.code()))
                    .toList();
            return new View(
                    "problems.jte",
                    new ProblemsPage(
                            frames.frame(
                                    published,
                                    texts,
                                    Frame.Head.of(texts.get("problems.title"), "/problems/")
                                            .described(texts.get("problems.lede"))),
                            lines));
        });
    }

    @GetMapping("/{language}/problems/{code}/")
    ResponseEntity<byte[]> one(@PathVariable String language, @PathVariable String code, HttpServletRequest request) {
        return answers.page(request, () -> {
            Published published = record.find().orElseThrow(NoMission::new);
            Texts texts = frames.texts(published, language);
            Problem problem = catalogue.find(code).orElseThrow(NotFound::new);
            String key = "problem." + code;
            return new View(
                    "text.jte",
                    new TextPage(
                            frames.frame(
                                    published,
                                    texts,
                                    Frame.Head.of(texts.get(key + ".title"), path(problem))
                                            .described(texts.get(key + ".text"))),
                            texts.get(key + ".title"),
                            List.of(
                                    texts.get(key + ".text"),
                                    texts.get(key + ".remedy"),
                                    texts.get(turn(problem.kind())),
                                    texts.get(
                                            "problems.code",
                                            Map.of("code", code, "status", String.valueOf(problem.status())))),
                            new RecordPage.Value(texts.get("problems.title"), "/" + language + "/problems/", null)));
        });
    }

    private static String turn(Problem.Kind kind) {
        return switch (kind) {
            case CALLER -> "problems.kind.caller";
            case CONFLICT -> "problems.kind.conflict";
            case BUSY -> "problems.kind.busy";
            case INTERNAL -> "problems.kind.internal";
        };
    }
}
