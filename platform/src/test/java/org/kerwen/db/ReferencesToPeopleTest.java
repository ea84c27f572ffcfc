package org.kerwen.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kerwen.postgres.Logins;

/**
 * Whatever refers to a person says, in the comment of its foreign key, what happens to it when two records are found to be of
 * one person and when a person is erased. Read from the catalogue of the database, so that no table is forgotten.
 */
class ReferencesToPeopleTest {
    private static final Logins LOGINS = MigratedDatabase.logins();

    private static final String POLICY =
            "[a-z_.\"]+ [a-z_]+: At a merge: (stays where it is, read through the redirect|stays where it is, it is the redirect|made anew for the kept record, read through the redirect)\\."
                    + " At erasure: (removed|keeps the id only)\\.";

    private static List<String> references() throws SQLException {
        return MigratedDatabase.query(LOGINS.owner(), """
                SELECT conrelid::regclass || ' ' || conname || ': ' || coalesce(obj_description(oid, 'pg_constraint'), '')
                  FROM pg_constraint
                 WHERE contype = 'f' AND confrelid = 'people.person'::regclass
                 ORDER BY 1
                """);
    }

    @Test
    void everyReferenceToAPersonSaysWhatHappensToItAtAMergeAndAtErasure() throws SQLException {
        assertThat(references()).hasSizeGreaterThanOrEqualTo(7).allMatch(reference -> reference.matches(POLICY));
    }

    /** Whoever writes down an id of a person without a foreign key would hide from the test above. */
    @Test
    void whatIsNamedAPersonRefersToOne() throws SQLException {
        assertThat(MigratedDatabase.query(LOGINS.owner(), """
                SELECT attrelid::regclass || '.' || attname
                  FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
                 WHERE relkind IN ('r', 'p') AND attname = 'person' AND atttypid = 'uuid'::regtype
                   AND NOT EXISTS (
                       SELECT FROM pg_constraint
                        WHERE conrelid = attrelid AND contype = 'f' AND attnum = ANY (conkey)
                          AND confrelid = 'people.person'::regclass)
                """)).isEmpty();
    }

    @Test
    void aTableWithoutAPolicyIsSeen() throws SQLException {
        MigratedDatabase.execute(
                LOGINS.owner(),
                "CREATE TABLE people.planted (person uuid CONSTRAINT planted_person REFERENCES people.person (id))");
        try {
            assertThat(references())
                    .filteredOn(reference -> !reference.matches(POLICY))
                    .containsExactly("people.planted planted_person: ");
        } finally {
            MigratedDatabase.execute(LOGINS.owner(), "DROP TABLE people.planted");
        }
    }
}
