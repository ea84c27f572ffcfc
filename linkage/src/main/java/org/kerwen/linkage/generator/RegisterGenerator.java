package org.kerwen.linkage.generator;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes a register as CSV, line by line: the same numbers make the same file, whatever the machine. Memory does not grow with the
 * number of records.
 *
 * @param records how many
 * @param seed of all chance
 * @param skew how unevenly names are spread
 */
public record RegisterGenerator(long records, long seed, Skew skew) {

    /** Of a hundred records so many are of a person who is in the register already. */
    private static final int AGAIN = 10;

    private static final int BUFFER = 1 << 16;

    public RegisterGenerator {
        if (records < 0) {
            throw new IllegalArgumentException("A number of records below zero");
        }
    }

    /** Writes the header and all records. */
    public void writeTo(Appendable file) throws IOException {
        Families families = new Families(seed, skew);
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder lines = new StringBuilder(BUFFER + 1_000);
        lines.append(Row.HEADER).append('\n');
        long family = 0;
        List<Person> members = families.members(0);
        int member = 0;
        for (long record = 1; record <= records; record++) {
            Row row;
            if (family > 0 && random.nextInt(100) < AGAIN) {
                // Somebody of a family that was written whole.
                List<Person> earlier = families.members(random.nextLong(family));
                row = Row.of(earlier.get(random.nextInt(earlier.size())), random);
                for (int mistakes = 1 + random.nextInt(3); mistakes > 0; mistakes--) {
                    Mistake.any(row, random);
                }
            } else {
                if (member == members.size()) {
                    family++;
                    members = families.members(family);
                    member = 0;
                }
                row = Row.of(members.get(member), random);
                member++;
            }
            row.appendTo(lines, record);
            if (lines.length() > BUFFER) {
                file.append(lines);
                lines.setLength(0);
            }
        }
        file.append(lines);
    }
}
