package org.kerwen.site;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.kerwen.testing.MissionPack;
import org.kerwen.web.Texts;

/** One line of the table of facts, and where a page shows it. */
record Fact(String record, String field, String value, String source, boolean publish) {
    private static final Map<String, String> FIELDS = Map.of(
            "sources/printed",
            "address",
            "figures/claims.saidByName",
            "claims.saidBy",
            "figures/claims.reason",
            "withheld",
            "projects/withheld.reason",
            "withheld",
            "activities/withheld.reason",
            "withheld",
            "organisations/formerly.name",
            "formerly",
            "organisations/formerly.from",
            "formerly",
            "organisations/formerly.until",
            "formerly",
            "organisations/formerly.note",
            "formerly");
    /** Fields that stand in one line with others. */
    private static final List<String> PARTS = List.of(
            "kind",
            "date",
            "reviewed",
            "reviewer",
            "formerly.name",
            "formerly.from",
            "formerly.until",
            "formerly.note");

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Map<String, String> SECTIONS = Map.of("instruments", "laws", "advice", "before-you-go");

    static List<Fact> all() {
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(MissionPack.REAL.resolve("facts.csv")))) {
            return parser.stream()
                    .map(row -> new Fact(
                            row.get("record"),
                            row.get("field"),
                            row.get("value"),
                            row.get("source"),
                            row.get("publish").equals("yes")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String kind() {
        return record.substring(0, record.indexOf('/'));
    }

    String id() {
        return record.substring(record.indexOf('/') + 1);
    }

    /** The page of its own record, without the language. */
    String path() {
        if (isAbbreviationOfTheMission()) {
            return organisationWithThisAbbreviation().path();
        }
        return switch (kind()) {
            case "mission", "hotline-lines" -> "/";
            case "chronicle" -> "/chronicle/";
            case "pages" -> "/" + id() + "/";
            default -> "/" + SECTIONS.getOrDefault(kind(), kind()) + "/" + id() + "/";
        };
    }

    /** What the page shows under the fact's label; empty where the label does not stand there with anything under it. */
    Optional<String> shown(Document page, Texts texts) {
        return Optional.of(places(page, texts))
                .filter(places -> !places.isEmpty())
                .map(places -> places.stream().map(Element::text).collect(joining("\n")))
                .filter(text -> !text.isBlank());
    }

    /** Whether the page shows exactly this value, alone or as one of several, under the fact's label. */
    boolean standsOn(Document page, Texts texts) {
        return places(page, texts).stream()
                .flatMap(place -> place.getAllElements().stream())
                .anyMatch(element -> element.ownText().equals(value)
                        || (PARTS.contains(field) && element.ownText().contains(value)));
    }

    /** Whether another language's page shows something there, with every number of this value in it. */
    boolean hasItsNumbersOn(Document page, Texts texts) {
        return shown(page, texts)
                .map(Fact::withoutSeparators)
                .filter(text -> DIGITS.matcher(withoutSeparators(value))
                        .results()
                        .allMatch(number -> Pattern.compile("(?<!\\d)" + number.group() + "(?!\\d)")
                                .matcher(text)
                                .find()))
                .isPresent();
    }

    /** 4,859 and 4 859 and 4859 are the same number. */
    private static String withoutSeparators(String text) {
        return text.replaceAll("(?<=\\d)[,\u00a0\u202f ](?=\\d{3}(?!\\d))", "");
    }

    private Elements places(Document page, Texts texts) {
        if (kind().equals("mission") && !isAbbreviationOfTheMission()) {
            return page.select(field.equals("hotlineMessage") ? ".hotline .say p" : ".masthead .mark");
        }
        if (kind().equals("chronicle")) {
            return page.select("#" + id())
                    .select(
                            switch (field) {
                                case "date" -> ".when bdi";
                                case "text" -> "> p";
                                case "records" -> "li a";
                                default ->
                                    throw new IllegalStateException("no such field of a chronicle entry: " + field);
                            });
        }
        if (List.of("news", "advice", "pages").contains(kind())) {
            return article(page);
        }
        String field = FIELDS.getOrDefault(kind() + "/" + this.field, this.field);
        if (field.equals("summary")) {
            return page.select("main .lede");
        }
        if (field.indexOf('.') > 0) {
            return column(page, texts, field);
        }
        Elements lists = kind().equals("hotline-lines") ? line(page) : page.select("main dl.facts");
        String label = texts.get("field." + field);
        return new Elements(lists.select("dt").stream()
                .filter(term -> term.text().equals(label))
                .map(Element::nextElementSibling)
                .filter(next -> next != null && next.nameIs("dd"))
                .toList());
    }

    /** What is read from top to bottom has no labels: each field has its place in the text. */
    private Elements article(Document page) {
        Element article = page.selectFirst("main article");
        if (article == null) {
            return new Elements();
        }
        return switch (field) {
            case "title" -> article.select("h1");
            case "lede" -> article.select(".lede");
            case "sections.heading" -> article.select("h2");
            case "text", "sections.text" -> article.select("p:not(.lede)");
            case "sections.steps" -> article.select("ol li");
            case "check", "ask" -> article.select("ul li");
            case "kind", "date", "audience" -> article.select(".badge");
            case "records" -> page.select("main h3 a");
            case "reviewed", "reviewer" -> page.select("main > p.soft");
            default -> throw new IllegalStateException("no such field of an article: " + field);
        };
    }

    /** The home page shows the mission's name in full; its abbreviation stands on the page of the organisation itself. */
    private boolean isAbbreviationOfTheMission() {
        return kind().equals("mission") && field.equals("abbreviation");
    }

    private Fact organisationWithThisAbbreviation() {
        return all().stream()
                .filter(fact ->
                        fact.kind().equals("organisations") && fact.field.equals(field) && fact.value.equals(value))
                .findFirst()
                .orElseThrow();
    }

    /** A field of records within the record is a column of the table that has the outer field as its caption. */
    private Elements column(Document page, Texts texts, String field) {
        String caption = texts.get("field." + field.substring(0, field.indexOf('.')));
        String heading = texts.get("field." + field);
        Elements cells = new Elements();
        for (Element table : page.select("main table")) {
            List<String> headings = table.select("thead th").eachText();
            int column = headings.indexOf(heading);
            if (table.select("caption").text().equals(caption) && column >= 0) {
                table.select("tbody tr")
                        .forEach(row -> cells.add(row.select("> td").get(column)));
            }
        }
        return cells;
    }

    private Elements line(Document page) {
        String printed = all().stream()
                .filter(fact -> fact.record.equals(record) && fact.field.equals("printed"))
                .map(Fact::value)
                .findFirst()
                .orElseThrow();
        return new Elements(page.select("#hotline dl").stream()
                .filter(list -> list.select("dd").eachText().contains(printed))
                .toList());
    }

    /** Where the record's files have it: as the pages do, but what pages show as an article is fields there too. */
    String fieldOfTheFiles() {
        return kind().equals("advice") && field.equals("check")
                ? "checks"
                : FIELDS.getOrDefault(kind() + "/" + field, field);
    }

    /** Whether a text of the record's files says it: all of it, but for what stands in one value with others. */
    boolean isSaidBy(String text) {
        return fieldOfTheFiles().equals("formerly") ? text.contains(value) : text.equals(value);
    }

    @Override
    public String toString() {
        return record + " " + field + " = " + value;
    }
}
