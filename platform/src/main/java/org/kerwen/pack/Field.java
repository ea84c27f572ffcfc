package org.kerwen.pack;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Words;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One field that a record may have: its name in the file, how its value is written, whether it must be there.
 *
 * @param <T> the value's type once read
 */
public final class Field<T> {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");
    private static final Pattern TELEPHONE = Pattern.compile("\\+[1-9]\\d{6,14}");

    /** Reads one value; tells the reading what is wrong and answers null where it cannot be read. */
    @FunctionalInterface
    interface Reader<T> {
        @Nullable
        T read(Node node, Reading reading);
    }

    final String name;
    final Reader<T> reader;
    final boolean required;
    final @Nullable T whenAbsent;
    /** The pack file whose records this field points to; empty where it points to none or to any. */
    final String pointsTo;
    /** Whether the records that it leads to, one after the other, must come to an end. */
    final boolean withoutCircles;

    private Field(
            String name,
            Reader<T> reader,
            boolean required,
            @Nullable T whenAbsent,
            String pointsTo,
            boolean withoutCircles) {
        this.name = name;
        this.reader = reader;
        this.required = required;
        this.whenAbsent = whenAbsent;
        this.pointsTo = pointsTo;
        this.withoutCircles = withoutCircles;
    }

    private Field(String name, Reader<T> reader, boolean required, @Nullable T whenAbsent, String pointsTo) {
        this(name, reader, required, whenAbsent, pointsTo, false);
    }

    private static <T> Field<T> one(String name, Reader<T> reader) {
        return new Field<>(name, reader, false, null, "");
    }

    private static <T> Field<List<T>> list(String name, Reader<T> reader, String pointsTo) {
        return new Field<>(name, (node, reading) -> elements(node, reading, reader), false, List.of(), pointsTo);
    }

    /** The same field, and a record without it is wrong. */
    public Field<T> required() {
        return new Field<>(name, reader, true, whenAbsent, pointsTo, withoutCircles);
    }

    /** The same field, and records that lead round in a circle by it, such as a successor of its successor, are wrong. */
    public Field<T> withoutCircles() {
        return new Field<>(name, reader, required, whenAbsent, pointsTo, true);
    }

    /** Plain text, the same in every language. */
    public static Field<String> text(String name) {
        return one(name, Field::scalar);
    }

    /** Where something is stated: the id of a source and, after a space, the place in it, as in {@code chronicle 8}. */
    public static Field<String> source(String name) {
        return new Field<>(name, Field::readSource, false, null, "sources");
    }

    /** A list of plain texts. */
    public static Field<List<String>> texts(String name) {
        return list(name, Field::scalar, "");
    }

    /** One text per language of the mission, all of them. */
    public static Field<Words> words(String name) {
        return one(name, Field::readWords);
    }

    /** A figure or a word: one line that is the same in every language, or one text per language. */
    public static Field<Words> value(String name) {
        return one(name, (node, reading) -> {
            if (node instanceof MappingNode) {
                return readWords(node, reading);
            }
            String text = scalar(node, reading);
            if (text == null) {
                return null;
            }
            Map<Language, String> same = new TreeMap<>();
            reading.languages().forEach(language -> same.put(language, text));
            return new Words(same);
        });
    }

    /** A list of such texts. */
    public static Field<List<Words>> wordsList(String name) {
        return list(name, Field::readWords, "");
    }

    /** A date as exact as its source. */
    public static Field<FuzzyDate> date(String name) {
        return one(name, Field::readDate);
    }

    /** Several dates, each as exact as its source. */
    public static Field<List<FuzzyDate>> dates(String name) {
        return list(name, Field::readDate, "");
    }

    /** An exact day. */
    public static Field<LocalDate> day(String name) {
        return one(name, parsed(Field::exactDay));
    }

    /** A whole number above zero. */
    public static Field<Integer> number(String name) {
        return one(name, parsed(Field::positive));
    }

    /** One word of a closed list. */
    public static <E extends Enum<E> & Choice> Field<E> choice(String name, Class<E> list) {
        return one(name, parsed(word -> Choice.of(list, word)));
    }

    /** Several words of a closed list. */
    public static <E extends Enum<E> & Choice> Field<List<E>> choices(String name, Class<E> list) {
        return list(name, parsed(word -> Choice.of(list, word)), "");
    }

    /** One line of text of a form of its own: the function reads it, or throws with a sentence that says what was expected. */
    public static <T> Field<T> form(String name, Function<String, T> parse) {
        return one(name, parsed(parse));
    }

    /** The id of a record in another file. */
    public static <I> Field<I> reference(String name, String file, Function<String, I> id) {
        return new Field<>(name, pointer(file, id), false, null, file);
    }

    /** Ids of records in another file. */
    public static <I> Field<List<I>> references(String name, String file, Function<String, I> id) {
        return list(name, pointer(file, id), file);
    }

    /** A record of any file, written {@code file/id}. */
    public static Field<RecordReference> record(String name) {
        return one(name, Field::anyRecord);
    }

    /** Records of any file. */
    public static Field<List<RecordReference>> records(String name) {
        return list(name, Field::anyRecord, "");
    }

    /** Languages, the first one the default. */
    public static Field<List<Language>> languages(String name) {
        return list(name, parsed(Language::new), "");
    }

    /** An https address. */
    public static Field<URI> address(String name) {
        return one(name, parsed(Field::https));
    }

    /** A telephone number in international form. */
    public static Field<String> telephone(String name) {
        return one(name, parsed(Field::telephoneNumber));
    }

    /** Records within the record, each with a shape of its own. */
    public static Field<List<Entry>> many(String name, Shape shape) {
        return list(name, (node, reading) -> reading.entry(node, shape), "");
    }

    /** The same where records of the kind may lie within each other. */
    public static Field<List<Entry>> many(String name, Supplier<Shape> shape) {
        return list(name, (node, reading) -> reading.entry(node, shape.get()), "");
    }

    /** {@code yes} or nothing. */
    public static Field<Boolean> flag(String name) {
        return new Field<>(name, parsed(Field::yes), false, false, "");
    }

    /** An exact decimal that is not below zero. */
    public static Field<BigDecimal> decimal(String name) {
        return one(name, parsed(Field::exactDecimal));
    }

    /** A list of lines of a form of their own. */
    public static <T> Field<List<T>> forms(String name, Function<String, T> parse) {
        return list(name, parsed(parse), "");
    }

    private static Boolean yes(String text) {
        if (text.equals("yes") || text.equals("true")) {
            return true;
        }
        throw new IllegalArgumentException("expected 'yes', or no such line");
    }

    private static BigDecimal exactDecimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a number such as 100 or 12.50, zero or above".formatted(text));
        }
        return new BigDecimal(text);
    }

    private static @Nullable String scalar(Node node, Reading reading) {
        if (!(node instanceof ScalarNode scalar)) {
            return reading.wrong(node, "expected one line of text, found a list or further fields");
        }
        String text = scalar.getValue().strip();
        if (text.isEmpty()) {
            return reading.wrong(node, "the value is empty; leave the whole line out where nothing is known");
        }
        return text;
    }

    private static <T> @Nullable List<T> elements(Node node, Reading reading, Reader<T> reader) {
        if (!(node instanceof SequenceNode sequence)) {
            return reading.wrong(node, "expected a list, each line beginning with a hyphen or all in [brackets]");
        }
        List<T> values = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            T value = reader.read(element, reading);
            if (value != null) {
                values.add(value);
            }
        }
        if (new HashSet<>(values).size() < values.size()) {
            return reading.wrong(node, "the same value stands twice in the list");
        }
        return List.copyOf(values);
    }

    private static <T> Reader<T> parsed(Function<String, T> parse) {
        return (node, reading) -> {
            String text = scalar(node, reading);
            if (text == null) {
                return null;
            }
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                return reading.wrong(node, String.valueOf(e.getMessage()));
            }
        };
    }

    private static <I> Reader<I> pointer(String file, Function<String, I> id) {
        Reader<I> reader = parsed(id);
        return (node, reading) -> {
            I value = reader.read(node, reading);
            if (value != null) {
                reading.points(node, new RecordReference(file, value.toString()));
            }
            return value;
        };
    }

    private static @Nullable RecordReference anyRecord(Node node, Reading reading) {
        RecordReference reference =
                Field.<RecordReference>parsed(RecordReference::parse).read(node, reading);
        if (reference != null) {
            reading.points(node, reference);
        }
        return reference;
    }

    private static @Nullable String readSource(Node node, Reading reading) {
        String text = scalar(node, reading);
        if (text == null) {
            return null;
        }
        try {
            reading.points(node, new RecordReference("sources", text.split(" ", 2)[0]));
            return text;
        } catch (IllegalArgumentException e) {
            return reading.wrong(node, "expected the id of a source, and after a space the place in it");
        }
    }

    private static @Nullable FuzzyDate readDate(Node node, Reading reading) {
        return Field.<FuzzyDate>parsed(FuzzyDate::parse).read(node, reading);
    }

    private static @Nullable Words readWords(Node node, Reading reading) {
        if (!(node instanceof MappingNode mapping)) {
            return reading.wrong(node, "expected one text per language: " + reading.languagesAsText());
        }
        Map<Language, String> texts = new TreeMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String tag = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            if (!Language.isTag(tag) || !reading.languages().contains(new Language(tag))) {
                return reading.wrong(
                        tuple.getKeyNode(),
                        "'%s' is no language of the mission; expected %s".formatted(tag, reading.languagesAsText()));
            }
            String text = scalar(tuple.getValueNode(), reading);
            if (text == null) {
                return null;
            }
            if (texts.put(new Language(tag), text) != null) {
                return reading.wrong(tuple.getKeyNode(), "the language %s stands twice".formatted(tag));
            }
        }
        for (Language language : reading.languages()) {
            if (!texts.containsKey(language)) {
                return reading.wrong(node, "the text in %s is missing".formatted(language));
            }
        }
        return new Words(texts);
    }

    private static LocalDate exactDay(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'%s' is not a day; expected one such as 2011-06-30".formatted(text), e);
        }
    }

    private static Integer positive(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the sentence below says it
        }
        throw new IllegalArgumentException("'%s' is not a whole number above zero".formatted(text));
    }

    private static URI https(String text) {
        if (!text.matches("https://[^\\s\"<>]+")) {
            throw new IllegalArgumentException("'%s' is not an address that begins with https://".formatted(text));
        }
        return URI.create(text);
    }

    private static String telephoneNumber(String text) {
        if (!TELEPHONE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "expected a telephone number in international form, + and 7 to 15 digits without spaces");
        }
        return text;
    }
}
