package org.kerwen.db;

import java.lang.reflect.Constructor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/**
 * Questions about one thing, asked on one way to the database and back, for records that stand in many tables: each is answered at
 * once, and the way costs more than the answer. Their words are the same each time and are put together once, which is worth it for one
 * question too that a busy page asks.
 *
 * @param <T> what they ask about: an id, several, or a number, and nothing besides
 */
public final class Together<T> {
    private static final ClassValue<Constructor<?>> WHOLE = new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
            return Arrays.stream(type.getConstructors())
                    .max(Comparator.comparingInt(Constructor::getParameterCount))
                    .orElseThrow();
        }
    };

    private final Function<T, List<? extends ResultQuery<?>>> questions;
    private volatile @Nullable Said said;

    /** The questions, which name nothing else that changes. */
    public Together(Function<T, List<? extends ResultQuery<?>>> questions) {
        this.questions = questions;
    }

    /** What is sent, how often it names the thing, and what comes back. */
    private record Said(String sql, int places, List<Field<?>[]> columns) {}

    /** The answers, in the order of the questions. */
    public List<Result<Record>> ask(DSLContext database, T about) {
        Said known = said;
        if (known == null) {
            known = say(database, questions.apply(about));
            said = known;
        }
        Said sent = known;
        return database.connectionResult(connection -> ask(database, connection, sent, about));
    }

    /**
     * Rows of a whole table as its records, by their places: by name, each column of each row would be looked for among all, which
     * costs more than to read them.
     */
    public static <R extends Record> List<R> records(Result<? extends Record> rows, Class<R> type) {
        return rows.map(row -> record(row, type));
    }

    /** One of them, where its columns stand before others. */
    public static <R extends Record> R record(Record row, Class<R> type) {
        Constructor<?> constructor = WHOLE.get(type);
        try {
            return type.cast(constructor.newInstance(Arrays.copyOf(row.intoArray(), constructor.getParameterCount())));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the record of a table takes its columns", e);
        }
    }

    /** The same, by one of their columns. */
    public static <K, R extends Record> Map<K, List<R>> groups(Result<Record> rows, Class<R> type, Function<R, K> key) {
        return records(rows, type).stream().collect(Collectors.groupingBy(key));
    }

    private static Said say(DSLContext database, List<? extends ResultQuery<?>> questions) {
        return new Said(
                questions.stream().map(database::render).collect(Collectors.joining("; ")),
                questions.stream()
                        .map(database::extractBindValues)
                        .mapToInt(List::size)
                        .sum(),
                questions.stream().<Field<?>[]>map(ResultQuery::fields).toList());
    }

    private List<Result<Record>> ask(DSLContext database, Connection connection, Said sent, T about)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sent.sql())) {
            Object value = about instanceof UUID[] ids
                    ? connection.createArrayOf("uuid", Arrays.copyOf(ids, ids.length, Object[].class))
                    : about;
            for (int place = 1; place <= sent.places(); place++) {
                statement.setObject(place, value);
            }
            statement.execute();
            List<Result<Record>> answers = new ArrayList<>();
            for (Field<?>[] columns : sent.columns()) {
                try (ResultSet rows = statement.getResultSet()) {
                    answers.add(database.fetch(rows, columns));
                }
                statement.getMoreResults();
            }
            return answers;
        }
    }
}
