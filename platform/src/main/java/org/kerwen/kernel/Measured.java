package org.kerwen.kernel;

import java.util.List;
import java.util.Map;

/** Something whose state can be watched from outside, as numbers. Whoever has such a thing registers one. */
public interface Measured {
    /** The numbers as they are now. Asked every some seconds, so it costs little. */
    List<Measure> measures();

    /**
     * One number.
     *
     * @param name small letters and underscores with the unit at the end, {@code kerwen_jobs_waiting}; one that only rises
     *     ends in {@code _total}
     * @param labels what it is the number of, by words of the program; never what somebody typed
     */
    record Measure(String name, Map<String, String> labels, double value) {
        public Measure {
            labels = Map.copyOf(labels);
        }

        /** A number without labels. */
        public static Measure of(String name, double value) {
            return new Measure(name, Map.of(), value);
        }
    }
}
