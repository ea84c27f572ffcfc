package org.kerwen.directory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Words;

/**
 * A country, province, town or region that the record names.
 *
 * @param id its id
 * @param name its name
 * @param kind what it is
 * @param within the place that it lies in
 * @param names other and former spellings
 * @param note what else is known
 * @param outline its outline on the mission's schematic map, where it has one
 * @param sourced where it is stated
 */
public record Place(
        PlaceId id,
        Words name,
        PlaceKind kind,
        @Nullable PlaceId within,
        List<String> names,
        @Nullable Words note,
        @Nullable Outline outline,
        Sourced sourced) {
    /** A point of the schematic map, in whole units from its upper left corner. */
    public record Point(int x, int y) {
        /**
         * Reads {@code x,y}.
         *
         * @throws IllegalArgumentException with a sentence that says what was expected
         */
        public static Point parse(String written) {
            if (!written.matches("\\d{1,3},\\d{1,3}")) {
                throw new IllegalArgumentException(
                        "'%s' is not a point; expected one such as 40,25".formatted(written));
            }
            String[] parts = written.split(",", 2);
            return new Point(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }

        @Override
        public String toString() {
            return x + "," + y;
        }
    }

    /**
     * A schematic outline: nothing is measured on it.
     *
     * @param corners at least three
     * @param label where its name stands
     */
    public record Outline(List<Point> corners, Point label) {
        public Outline {
            if (corners.size() < 3) {
                throw new IllegalArgumentException("an outline has at least three corners, such as 0,0 10,0 10,8");
            }
        }

        /** Reads corners with spaces between them. */
        public static List<Point> corners(String written) {
            return Arrays.stream(written.split(" +")).map(Point::parse).toList();
        }

        /** The corners as {@link #corners} reads them. */
        public String written() {
            return corners.stream().map(Point::toString).collect(Collectors.joining(" "));
        }
    }
}
