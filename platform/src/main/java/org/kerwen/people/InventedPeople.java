package org.kerwen.people;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.kerwen.access.Demonstration;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Role;
import org.kerwen.linkage.generator.RegisterGenerator;
import org.kerwen.linkage.generator.Skew;

/** The people of a demonstration: families in several writings, some of whom are recorded twice, as it happens. */
final class InventedPeople implements Demonstration {
    /** As many as were brought home in 2002 (record-context.md); these here are invented. */
    private static final int PEOPLE = 104;

    private static final long SEED = 2002;

    private final People people;
    private final Transactions transactions;

    InventedPeople(People people, Transactions transactions) {
        this.people = people;
        this.transactions = transactions;
    }

    @Override
    public Role role() {
        return Role.CASE_WORKER;
    }

    @Override
    public void fill(Actor.Person somebody) {
        StringBuilder register = new StringBuilder();
        try {
            new RegisterGenerator(PEOPLE, SEED, Skew.MILD).writeTo(register);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        transactions.<Integer>run(somebody, Act.of("person.register"), database -> {
            int count = 0;
            try (CSVParser rows = CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(register.toString()))) {
                for (CSVRecord row : rows) {
                    Optional<Registration> read = read(row);
                    read.ifPresent(registration -> people.register(database, somebody, registration));
                    count += read.isPresent() ? 1 : 0;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return count;
        });
    }

    /** Empty where a mistake that the generator made leaves nothing that could be recorded. */
    private static Optional<Registration> read(CSVRecord row) {
        String sex = row.get("sex");
        Typed typed = new Typed(Map.of(
                "family", row.get("family_name"),
                "given", row.get("given_name"),
                "patronymic", row.get("patronymic"),
                "sex", Objects.equals(sex, "F") ? Sex.FEMALE.word() : Objects.equals(sex, "M") ? Sex.MALE.word() : "",
                "birth", row.get("birth_date"),
                "consent", ConsentWay.SPOKEN.word()));
        return Optional.ofNullable(typed.read(LocalDate.of(2026, 1, 1)).registration());
    }
}
