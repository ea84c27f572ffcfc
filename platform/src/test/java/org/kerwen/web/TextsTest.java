package org.kerwen.web;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.kernel.Choice;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.Level;
import org.kerwen.linkage.Verdict;

/** The texts of the pages: complete, in the right script, all of them used. */
class TextsTest {
    private static final Path MESSAGES = Path.of("src", "main", "resources", "messages");
    private static @Nullable String sources;
    private static final Map<String, Set<String>> QUOTED = new HashMap<>();
    private static final Map<List<String>, Set<String>> CONSTANTS = new HashMap<>();
    private static final Map<String, Map<String, List<Integer>>> PLACES = new HashMap<>();
    private static final Pattern WHOLE_WORD = Pattern.compile("(?<=\\W)\\w+(?=\\W)");

    /** Reviewed: these are the same word in the languages named. */
    private static final Map<String, Set<String>> SAME_AS_ENGLISH = Map.of(
            "ru", Set.of("page.rss", "page.atom", "date.day", "date.month", "date.moment", "money.sum"),
            "tk", Set.of("page.rss", "page.atom", "date.month", "date.moment", "money.sum", "choice.seminar"));

    @ParameterizedTest
    @ValueSource(strings = {"ru", "tk"})
    void everyTextStandsInEveryLanguageWithTheSamePlaceholders(String language) throws IOException {
        Map<String, String> english = texts("en");
        Map<String, String> other = texts(language);
        assertThat(other.keySet()).isEqualTo(english.keySet());
        english.forEach((key, pattern) -> assertThat(new MessageFormat(other.get(key)).getArgumentNames())
                .as("placeholders of %s in %s", key, language)
                .isEqualTo(new MessageFormat(pattern).getArgumentNames()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk"})
    void noTextIsEmptyOrUnfinished(String language) throws IOException {
        assertThat(texts(language))
                .isNotEmpty()
                .allSatisfy((key, text) -> assertThat(text)
                        .as(key)
                        .isNotBlank()
                        .doesNotContainIgnoringCase("todo")
                        .doesNotContain("???", "\uFFFD"));
    }

    @Test
    void aRussianTextIsWrittenInCyrillic() throws IOException {
        assertThat(texts("ru")).allSatisfy((key, text) -> {
            if (!Set.of("page.rss", "page.atom", "date.day", "date.month", "date.moment", "money.sum")
                    .contains(key)) {
                assertThat(text.codePoints()
                                .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC))
                        .as("%s = %s", key, text)
                        .isTrue();
            }
        });
    }

    @Test
    void aTurkmenTextIsNotWrittenInCyrillic() throws IOException {
        assertThat(texts("tk"))
                .allSatisfy((key, text) -> assertThat(text.codePoints()
                                .noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC))
                        .as("%s = %s", key, text)
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "tk"})
    void noTextWasLeftInEnglish(String language) throws IOException {
        Map<String, String> english = texts("en");
        Set<String> same = texts(language).entrySet().stream()
                .filter(text -> text.getValue().equals(english.get(text.getKey())))
                .map(Map.Entry::getKey)
                .collect(toCollection(TreeSet::new));
        assertThat(same).isSubsetOf(Objects.requireNonNull(SAME_AS_ENGLISH.get(language)));
    }

    @Test
    void everyWordOfEveryClosedListHasALabelAndNoLabelIsForNothing() throws IOException {
        Set<String> words = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.kerwen")) {
            // The lists of the hotline share words that mean something else in each: their labels stand under
            // hotline.<list>.
            if (type.isEnum()
                    && type.isAssignableTo(Choice.class)
                    && !type.getPackageName().equals("org.kerwen.hotline")) {
                for (Object constant : type.reflect().getEnumConstants()) {
                    words.add("choice." + ((Choice) constant).word());
                }
            }
        }
        Set<String> labels = new TreeSet<>(texts("en").keySet());
        labels.removeIf(key -> !key.startsWith("choice."));
        assertThat(words).hasSizeGreaterThan(50);
        assertThat(labels).isEqualTo(words);
    }

    /** A key stands somewhere in the code or in a template, whole or, where it is put together, by its end. */
    @Test
    void noTextIsUnused() throws IOException {
        String code = sources();
        Set<String> unused = texts("en").keySet().stream()
                .filter(key -> !key.startsWith("choice."))
                .filter(key -> !uses(code, key))
                .collect(toCollection(TreeSet::new));
        assertThat(unused).isEmpty();
    }

    @Test
    void everyActThatStandsInTheAuditHasWords() throws IOException {
        Set<String> english = texts("en").keySet();
        Set<String> acts = Pattern.compile("Act\\.o[fn]\\(\\s*\"([^\"]+)\"")
                .matcher(sources())
                .results()
                .map(found -> found.group(1))
                .collect(toCollection(TreeSet::new));
        assertThat(acts).contains("session.begin", "key.share");
        assertThat(acts).allSatisfy(act -> assertThat(english).contains("access.operation." + act));
    }

    @Test
    void anUnusedTextWouldBeSeen() throws IOException {
        assertThat(uses(sources(), "page.skip")).isTrue();
        assertThat(uses(sources(), "page.nobody.asks")).isFalse();
        assertThat(uses(sources(), "field.nobodyAsks")).isFalse();
        assertThat(uses(sources(), "facet.donor")).isTrue();
        assertThat(uses(sources(), "facet.in")).isTrue();
        assertThat(uses(sources(), "facet.page"))
                .as("a word of the code, but no facet")
                .isFalse();
        assertThat(uses(sources(), "access.refusal.code-wrong")).isTrue();
        assertThat(uses(sources(), "access.refusal.nobody-refuses")).isFalse();
        assertThat(uses(sources(), "access.operation.key.lock")).isTrue();
        assertThat(uses(sources(), "access.operation.key.eat")).isFalse();
        assertThat(uses(sources(), "access.role.editor")).isTrue();
        assertThat(uses(sources(), "access.role.cook")).isFalse();
        assertThat(uses(sources(), "access.done.left")).isTrue();
        assertThat(uses(sources(), "access.done.nothing")).isFalse();
        assertThat(uses(sources(), "data.kind.record")).isTrue();
        assertThat(uses(sources(), "data.kind.page"))
                .as("a word of the code, but no kind")
                .isFalse();
        assertThat(uses(sources().replace("\"facet.\" +", ""), "facet.donor")).isFalse();
        assertThat(uses(sources().replace("\"data.kind.\" +", ""), "data.kind.record"))
                .isFalse();
    }

    /** Whether a word stands between quotation marks; looked up, since there are some thousand words and some megabytes of code. */
    private static boolean quotes(String code, String word) {
        return QUOTED.computeIfAbsent(
                        code,
                        all -> Pattern.compile("\"([\\w./-]+)(?=\")")
                                .matcher(all)
                                .results()
                                .map(found -> found.group(1))
                                .collect(toSet()))
                .contains(word);
    }

    /** Whether a text stands in the code: looked for where its longest word stands, since to search through some megabytes takes long. */
    private static boolean has(String code, String text) {
        MatchResult rarest = WHOLE_WORD
                .matcher(text)
                .results()
                .max(Comparator.comparingInt(word -> word.end() - word.start()))
                .orElse(null);
        return rarest == null
                ? code.contains(text)
                : PLACES.computeIfAbsent(code, TextsTest::places).getOrDefault(rarest.group(), List.of()).stream()
                        .anyMatch(place -> code.startsWith(text, place - rarest.start()));
    }

    private static Map<String, List<Integer>> places(String code) {
        Map<String, List<Integer>> places = new HashMap<>();
        Pattern.compile("\\w+")
                .matcher(code)
                .results()
                .forEach(word -> places.computeIfAbsent(word.group(), any -> new ArrayList<>())
                        .add(word.start()));
        return places;
    }

    private static boolean uses(String code, String key) {
        if (quotes(code, key)) {
            return true;
        }
        if (key.startsWith("field.")) {
            List<String> parts = List.of(key.substring("field.".length()).split("\\.", -1));
            return parts.stream().allMatch(part -> quotes(code, part));
        }
        if (key.startsWith("section.")) {
            String path = key.substring("section.".length()).replaceFirst("\\.lede$", "");
            return quotes(code, path);
        }
        if (key.startsWith("facet.")) {
            String name = key.substring("facet.".length());
            // The search narrows by sections too, which is no facet of a list.
            return has(code, "\"facet.\" +")
                    && (constants(code, "Facet").contains(name.toUpperCase(Locale.ROOT)) || name.equals("in"));
        }
        if (key.startsWith("data.kind.")) {
            return has(code, "\"data.kind.\" +")
                    && Pattern.compile("case Known\\.\\w+ \\w+ -> \"" + key.substring("data.kind.".length()) + "\";")
                            .matcher(code)
                            .find();
        }
        if (key.startsWith("access.")) {
            return usesOfStaff(code, key);
        }
        if (key.startsWith("people.")) {
            return usesOfPeople(code, key);
        }
        if (key.startsWith("casework.wrong.")) {
            String word = key.substring("casework.wrong.".length());
            return has(code, "\"casework.wrong.\" +")
                    && constants(code, "AnswerFlaw")
                            .contains(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
        if (key.startsWith("intake.")) {
            return usesOfIntake(code, key);
        }
        if (key.startsWith("movements.")) {
            return usesOfMovements(code, key);
        }
        if (key.startsWith("cases.")) {
            return usesOfCases(code, key);
        }
        if (key.startsWith("money.")) {
            return usesOfMoney(code, key);
        }
        if (key.startsWith("hotline.")) {
            return usesOfHotline(code, key);
        }
        if (key.startsWith("statistics.wrong.")) {
            return has(code, "\"statistics.wrong.\" +") && quotes(code, key.split("\\.", -1)[2]);
        }
        for (String kind : List.of("row", "table", "counted", "age")) {
            if (key.startsWith("statistics." + kind + ".")) {
                String word = key.split("\\.", -1)[2];
                return has(code, "\"statistics." + kind + ".\" +")
                        && (quotes(code, word)
                                || constants(code, "Subject")
                                        .contains(word.toUpperCase(Locale.ROOT).replace('-', '_')));
            }
        }
        if (key.startsWith("problem.")) {
            return has(code, "new Problem(\"" + key.split("\\.", -1)[1] + "\"");
        }
        return key.startsWith("error.")
                && Pattern.compile("\"" + key.split("\\.", -1)[1] + "\"")
                        .matcher(code)
                        .find();
    }

    /** Keys of the staff side that are put together, each by what it is put together from. */
    private static boolean usesOfStaff(String code, String key) {
        String[] parts = key.split("\\.", -1);
        String rest = key.split("\\.", 3)[2];
        return switch (parts[1]) {
            case "refusal", "error", "task", "signIn" -> quotes(code, parts[parts[2].equals("badge") ? 3 : 2]);
            case "done" ->
                has(code, "done=" + rest + "\"") || has(code, "done=" + rest + "&") || has(code, "\"" + rest + "\")");
            case "role" ->
                constants(code, "Role").contains(rest.toUpperCase(Locale.ROOT).replace('-', '_'));
            case "operation" -> quotes(code, rest) || matrix().contains("\n" + rest + ",");
            default -> false;
        };
    }

    /** Keys that are put together from a field of a form, or from what the library of linkage answers. */
    private static boolean usesOfPeople(String code, String key) {
        String[] parts = key.split("\\.", -1);
        String constant =
                parts.length < 3 ? "" : parts[2].toUpperCase(Locale.ROOT).replace('-', '_');
        return switch (parts[1]) {
            case "field", "wrong" -> quotes(code, parts[2]);
            case "state" -> has(code, "\"people.state.\" +") && quotes(code, parts[2]);
            case "done" -> has(code, "done=" + parts[2] + "\"") || has(code, "\"" + parts[2] + "\")");
            case "about" -> has(code, "return \"" + parts[2] + "\";") && (parts.length == 3 || quotes(code, parts[3]));
            case "name", "document", "contact" ->
                constants(code, "PartKind").contains(parts[1].toUpperCase(Locale.ROOT))
                        && has(code, "\"." + parts[2] + "\"");
            case "known" -> constants(code, "KnownField").contains(constant);
            case "facet" ->
                has(code, "\"people.facet.\" +")
                        && has(code, "    " + constant)
                        && (parts.length == 3 || quotes(code, parts[3]));
            case "order" -> constants(code, "ListOrder").contains(constant);
            case "refused" -> constants(code, "ChangeOutcome").contains(constant);
            case "link" ->
                parts.length == 4
                        && has(code, "\"people.link." + parts[2] + "\"")
                        && has(code, "\"." + parts[3] + "\"");
            case "receipt", "tongue" -> has(code, "\"people." + parts[1] + ".\" +") && quotes(code, parts[2]);
            case "compared" ->
                Stream.of(Field.values()).anyMatch(each -> each.name().equals(constant));
            case "level" ->
                Stream.of(Level.values()).anyMatch(each -> each.name().equals(constant));
            case "like" ->
                Stream.of(Verdict.values()).anyMatch(each -> each.name().equals(constant));
            default -> false;
        };
    }

    /** Keys of imports that are put together, from a state or from the word of what is wrong. */
    private static boolean usesOfIntake(String code, String key) {
        String[] parts = key.split("\\.", -1);
        return switch (parts[1]) {
            case "about", "state" ->
                has(code, "\"intake." + parts[1] + ".\" +")
                        && (has(code, "case " + parts[2].toUpperCase(Locale.ROOT) + " ->")
                                || has(code, "Import.State." + parts[2].toUpperCase(Locale.ROOT)));
            case "refused", "decision", "wrong" ->
                has(code, "\"intake." + parts[1] + ".\" +")
                        && (quotes(code, parts[2]) || has(code, ":" + parts[2] + "\""));
            default -> false;
        };
    }

    /** Keys about cases that are put together from a field of a form, a reason, or a kind of step. */
    private static boolean usesOfCases(String code, String key) {
        String[] parts = key.split("\\.", -1);
        if (parts.length < 3) {
            return isOfAnyForm(code, parts[1]);
        }
        String constant = parts[2].toUpperCase(Locale.ROOT).replace('-', '_');
        return switch (parts[1]) {
            case "field", "wrong" -> quotes(code, parts[2]);
            case "refused" -> has(code, "CaseAnswer.Why." + constant) && has(code, "\"cases.refused.\" +");
            case "missing" -> has(code, "Missing.How." + constant) && has(code, "\"cases.missing.\" +");
            case "step" -> constants(code, "StepKind").contains(constant) && has(code, "\"cases.step.\" +");
            case "consent" -> has(code, "\"cases.consent.say.\" +");
            case "done" ->
                has(code, "done=" + parts[2] + "\"")
                        || has(code, "\"" + parts[2] + "\")")
                        || has(code, "\"" + parts[2] + "\";");
            default -> false;
        };
    }

    /** What every form says, with the name of the module before it. */
    private static boolean isOfAnyForm(String code, String word) {
        return has(code, "module + \"." + word + "\"");
    }

    /** Keys about money that are put together from a field of a form or from what is wrong with it. */
    private static boolean usesOfMoney(String code, String key) {
        String[] parts = key.split("\\.", -1);
        if (parts.length < 3) {
            return isOfAnyForm(code, parts[1]);
        }
        String constant = parts[2].toUpperCase(Locale.ROOT).replace('-', '_');
        return switch (parts[1]) {
            case "field" -> quotes(code, parts[2]);
            case "wrong" ->
                quotes(code, parts[2])
                        || (has(code, "Outcome.Why." + constant + ")") && has(code, "new Filled(\"money\""));
            case "done" -> has(code, "?done=" + parts[2] + "\"");
            default -> false;
        };
    }

    /** Keys about journeys that are put together from a field, a step, a hold or what is wrong. */
    private static boolean usesOfMovements(String code, String key) {
        String[] parts = key.split("\\.", -1);
        if (parts.length < 3) {
            return isOfAnyForm(code, parts[1]);
        }
        String last = parts[parts.length - 1];
        String constant = last.toUpperCase(Locale.ROOT).replace('-', '_');
        return switch (parts[1]) {
            case "field" -> quotes(code, parts[2]);
            case "wrong" ->
                has(code, "new Filled(\"movements\"") && (quotes(code, last) || has(code, "    " + constant + "("));
            case "hold", "when", "step" ->
                has(code, "\"movements." + parts[1] + ".\" +") && has(code, "    " + constant);
            case "done" -> has(code, "done=" + last + "\"");
            default -> false;
        };
    }

    /** Keys of the hotline that are put together from a field or from a word of one of its lists. */
    private static boolean usesOfHotline(String code, String key) {
        String[] parts = key.split("\\.", -1);
        String constant =
                parts.length < 3 ? "" : parts[2].toUpperCase(Locale.ROOT).replace('-', '_');
        return switch (parts[1]) {
            case "field", "wrong" -> has(code, "\"hotline." + parts[1] + ".\" +") && quotes(code, parts[2]);
            case "done" -> has(code, "?done=" + parts[2] + "\"");
            case "topic" -> constants(code, "Topic").contains(constant);
            case "purpose" -> constants(code, "TravelPurpose").contains(constant);
            case "role" -> constants(code, "CallerRole").contains(constant);
            case "sex" -> constants(code, "CallerSex").contains(constant);
            case "age" -> has(code, "    " + constant + ",") || has(code, "    " + constant + "\n");
            case "length" -> has(code, "    " + constant + ",") || has(code, "    " + constant + "\n");
            case "part" -> constants(code, "PartOfDay").contains(constant);
            case "agreed-to" -> constants(code, "AgreementPurpose").contains(constant);
            case "signal", "protocol" -> constants(code, "Signal").contains(constant);
            default -> false;
        };
    }

    private static String matrix() {
        try {
            return Files.readString(Path.of("src", "main", "resources", "access", "permissions.csv"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What stands in an enum of this name before its first semicolon. */
    private static Set<String> constants(String code, String name) {
        return CONSTANTS.computeIfAbsent(List.of(name, code), any -> constantsIn(code, name));
    }

    private static Set<String> constantsIn(String code, String name) {
        String body = code.split("\\benum " + name + "\\b[^{]*\\{", 2)[1].split(";", 2)[0];
        return Pattern.compile("(?m)^ {4}([A-Z_]+)[,(]?")
                .matcher(body)
                .results()
                .map(constant -> constant.group(1))
                .collect(toCollection(TreeSet::new));
    }

    /** The same string each time: two equal ones of some megabytes would be compared at each look-up. */
    private static synchronized String sources() throws IOException {
        String known = sources;
        if (known == null) {
            known = readSources();
            sources = known;
        }
        return known;
    }

    private static String readSources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String folder : List.of("src/main/java", "src/main/jte")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }

    private static Map<String, String> texts(String language) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(MESSAGES)) {
            for (Path file : files.filter(path -> path.toString().endsWith("_" + language + ".properties"))
                    .toList()) {
                Properties properties = new Properties();
                try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            }
        }
        return texts;
    }
}
