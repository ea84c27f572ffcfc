package org.kerwen.linkage.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kerwen.linkage.InventedRegister;

class LinkTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void dedupeWritesPairsWithTheirReasonsAndClusters() throws Exception {
        Path csv = register(2_000);
        Path pairs = folder.resolve("pairs.csv");

        int status = link("dedupe", csv.toString(), "--columns", mapping(), "--out", pairs.toString());

        assertThat(said(err)).isEmpty();
        assertThat(status).isZero();
        List<String> lines = Files.readAllLines(pairs);
        assertThat(lines.get(0)).isEqualTo("id_a,id_b,probability,bits,verdict,cluster,reasons");
        assertThat(lines).hasSizeGreaterThan(150);
        assertThat(lines.get(1)).contains("before_looking");
        assertThat(said(out)).contains("2,000 records");
    }

    @Test
    void evaluatePrintsOneLineOfJson() throws Exception {
        int status = link("evaluate", register(2_000).toString(), "--columns", mapping(), "--truth", "person");

        assertThat(status).isZero();
        assertThat(said(out).strip().lines()).hasSize(1);
        for (String key :
                List.of("rows", "pairs_scored", "precision", "recall", "f1", "best_f1", "seconds", "peak_mb")) {
            assertThat(said(out)).contains("\"" + key + "\": ");
        }
    }

    @Test
    void aModelIsWrittenOnceAndThenUsed() throws Exception {
        Path model = folder.resolve("model.json");
        String[] evaluate = {
            "evaluate",
            register(2_000).toString(),
            "--columns",
            mapping(),
            "--truth",
            "person",
            "--model",
            model.toString()
        };
        assertThat(link(evaluate)).isZero();
        String written = Files.readString(model);
        String first = figures();

        assertThat(link(evaluate)).isZero();

        assertThat(Files.readString(model)).isEqualTo(written);
        assertThat(figures()).isNotEmpty();
        assertThat(first).isNotEmpty();
        Files.writeString(model, "{}");
        assertThat(link(evaluate)).isEqualTo(1);
        assertThat(said(err)).contains("no model");
    }

    private String figures() {
        String figures = said(out).replaceAll("(?s).*(\"f1\": [0-9.]+).*", "$1");
        out.reset();
        return figures;
    }

    @Test
    void aWrongCallIsAnsweredWithASentenceAndNoTrace() throws Exception {
        assertThat(link("evaluate", "nowhere.csv", "--columns", mapping(), "--truth", "x"))
                .isEqualTo(1);
        assertThat(said(err)).contains("There is no file nowhere.csv");
        assertThat(link("evaluate", register(10).toString(), "--columns", mapping(), "--truth", "nobody"))
                .isEqualTo(1);
        assertThat(said(err)).contains("There is no column 'nobody'");
        assertThat(link("merge")).isEqualTo(1);
        assertThat(link("dedupe", "a.csv", "--columns")).isEqualTo(1);
        assertThat(said(err)).doesNotContain("\tat ");
        assertThat(link()).isZero();
    }

    private int link(String... arguments) throws InterruptedException {
        return Link.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String said(ByteArrayOutputStream to) {
        return to.toString(StandardCharsets.UTF_8);
    }

    private Path register(int rows) throws Exception {
        Path file = folder.resolve("register.csv");
        try (PrintStream csv = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            new InventedRegister(21, false).write(rows, csv);
        }
        return file;
    }

    private String mapping() throws Exception {
        Path file = folder.resolve("mapping.yaml");
        Files.writeString(file, InventedRegister.mapping());
        return file.toString();
    }
}
