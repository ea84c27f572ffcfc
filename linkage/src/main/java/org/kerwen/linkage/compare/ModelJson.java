package org.kerwen.linkage.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kerwen.linkage.BadTable;
import org.kerwen.linkage.Field;

/** A model as JSON: a number or a list of sixteen numbers under each name. */
final class ModelJson {

    private static final String FORMAT = "kerwen-linkage-model-1";
    private static final List<String> WEIGHTS = List.of("same", "relative", "neighbour", "usual");
    private static final int LONGEST = 1 << 20;

    private static final Pattern ENTRY =
            Pattern.compile("\"([A-Za-z_]{1,40})\":\\s{0,9}(?:\\[([-+0-9.eE,\\s]{1,2000})\\]|([-+0-9.eE]{1,40}))");

    private final Map<String, double[]> entries = new HashMap<>();

    private ModelJson() {}

    static String write(
            Map<String, double[][]> weights, double before, double relativesBefore, double neighboursBefore) {
        StringJoiner json = new StringJoiner(",\n  ", "{\n  ", "\n}\n");
        json.add("\"format\": \"" + FORMAT + '"');
        json.add("\"before\": " + before);
        json.add("\"relatives_before\": " + relativesBefore);
        json.add("\"neighbours_before\": " + neighboursBefore);
        for (String of : WEIGHTS) {
            double[][] byField = weights.getOrDefault(of, new double[0][]);
            for (Field field : Field.values()) {
                json.add('"' + name(of, field) + "\": " + Arrays.toString(byField[field.ordinal()]));
            }
        }
        return json.toString();
    }

    private static String name(String of, Field field) {
        return of + '_' + field.name();
    }

    static ModelJson read(String json) throws BadTable {
        if (json.length() > LONGEST || !json.contains('"' + FORMAT + '"')) {
            throw new BadTable("This is no model of 'link': it lacks the line \"format\": \"" + FORMAT
                    + "\". Leave --model away, or name a file that is not there yet; then the model is written to it.");
        }
        ModelJson read = new ModelJson();
        Matcher entry = ENTRY.matcher(json);
        while (entry.find()) {
            String list = entry.group(2) == null ? entry.group(3) : entry.group(2);
            String[] words = list.split(",", -1);
            double[] numbers = new double[words.length];
            for (int i = 0; i < numbers.length; i++) {
                try {
                    numbers[i] = Double.parseDouble(words[i].strip());
                } catch (NumberFormatException noNumber) {
                    throw broken(entry.group(1));
                }
                if (!Double.isFinite(numbers[i])) {
                    throw broken(entry.group(1));
                }
            }
            read.entries.put(entry.group(1), numbers);
        }
        return read;
    }

    private static BadTable broken(String name) {
        return new BadTable(
                "The model is broken at \"" + name + "\". Delete the file; then it is fitted and written anew.");
    }

    double number(String name) throws BadTable {
        return numbers(name, 1)[0];
    }

    double[][] weights(String of) throws BadTable {
        double[][] weights = new double[Field.values().length][];
        for (Field field : Field.values()) {
            weights[field.ordinal()] = numbers(name(of, field), Outcome.COUNT);
        }
        return weights;
    }

    private double[] numbers(String name, int count) throws BadTable {
        double[] numbers = entries.getOrDefault(name, new double[0]);
        if (numbers.length != count) {
            throw broken(name);
        }
        return numbers;
    }
}
