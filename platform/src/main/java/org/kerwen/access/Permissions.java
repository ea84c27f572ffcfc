package org.kerwen.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.RoleGrant;

/** What each role may do: the matrix {@code access/permissions.csv}, asked on every act. */
public final class Permissions {
    private static final String FILE = "/access/permissions.csv";
    private static final int FIRST_ROLE = 2;

    private final Map<String, Map<Role, Relation>> rows;

    private Permissions(Map<String, Map<Role, Relation>> rows) {
        // In the order of the file, in which people read them.
        this.rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /** Reads the matrix; a mistake in it keeps the program from starting. */
    static Permissions read() {
        try (InputStream file = Permissions.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the permission matrix is missing");
            }
            return read(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Permissions read(Reader file) throws IOException {
        List<CSVRecord> lines = CSVFormat.DEFAULT
                .builder()
                .setCommentMarker('#')
                .get()
                .parse(file)
                .getRecords();
        List<Role> roles = new ArrayList<>();
        for (int column = FIRST_ROLE; column < lines.getFirst().size(); column++) {
            roles.add(Choice.of(Role.class, lines.getFirst().get(column)));
        }
        if (roles.size() != Role.values().length) {
            throw new IllegalStateException("the permission matrix does not have every role once");
        }
        Map<String, Map<Role, Relation>> rows = new LinkedHashMap<>();
        for (CSVRecord line : lines.subList(1, lines.size())) {
            Map<Role, Relation> row = new EnumMap<>(Role.class);
            for (int column = FIRST_ROLE; column < line.size(); column++) {
                String cell = line.get(column);
                if (!cell.isEmpty()) {
                    row.put(roles.get(column - FIRST_ROLE), Choice.of(Relation.class, cell));
                }
            }
            if (line.size() != FIRST_ROLE + roles.size() || rows.put(line.get(0), Map.copyOf(row)) != null) {
                throw new IllegalStateException("the permission matrix is wrong at " + line.get(0));
            }
        }
        return new Permissions(rows);
    }

    /** The operations of the matrix. */
    public Set<String> operations() {
        return rows.keySet();
    }

    /** How far the person's roles reach in this operation. */
    public Relation reach(Actor.Person actor, String operation) {
        return reach(actor.grants(), operation);
    }

    private Relation reach(Set<RoleGrant> grants, String operation) {
        Relation farthest = Relation.NONE;
        Map<Role, Relation> row = row(operation);
        for (RoleGrant grant : grants) {
            Relation reach = row.getOrDefault(grant.role(), Relation.NONE);
            if (reach.compareTo(farthest) > 0) {
                farthest = reach;
            }
        }
        return farthest;
    }

    /** Whether the person may do this to any subject at all. */
    public boolean may(Actor.Person actor, String operation) {
        return reach(actor, operation) != Relation.NONE;
    }

    /** Whether the person may do this to a subject that is so near. */
    public boolean allow(Actor.Person actor, String operation, Relation subject) {
        return reach(actor, operation).covers(subject);
    }

    /**
     * The roles that the person may give to colleagues. A supervisor makes no administrators; nobody gives anything to
     * themselves, which the table of grants refuses.
     */
    public Set<Role> grantable(Actor.Person actor) {
        if (reach(actor, "role.grant") == Relation.NONE) {
            return Set.of();
        }
        return actor.has(Role.ADMINISTRATOR)
                ? EnumSet.allOf(Role.class)
                : EnumSet.complementOf(EnumSet.of(Role.ADMINISTRATOR));
    }

    /** Why somebody with these roles can do this, or why not. */
    public Explanation explain(Set<RoleGrant> grants, String operation) {
        Map<Role, Relation> row = row(operation);
        List<Role> by = grants.stream()
                .map(RoleGrant::role)
                .distinct()
                .filter(row::containsKey)
                .sorted()
                .toList();
        return new Explanation(
                operation,
                reach(grants, operation),
                by,
                row.keySet().stream().sorted().toList());
    }

    private Map<Role, Relation> row(String operation) {
        Map<Role, Relation> row = rows.get(operation);
        if (row == null) {
            throw new IllegalArgumentException("no operation of the matrix: " + operation);
        }
        return row;
    }

    /**
     * The answer to “why can I” and “why can't she”.
     *
     * @param operation of what
     * @param reach how far the roles reach
     * @param by the roles from which that comes
     * @param could all roles that can
     */
    public record Explanation(String operation, Relation reach, List<Role> by, List<Role> could) {
        /** Whether it can be done at all. */
        public boolean can() {
            return reach != Relation.NONE;
        }
    }
}
