package org.kerwen.linkage.batch;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kerwen.linkage.Field;

/** Records that agree in all of these are compared. */
record Rule(List<Atom> atoms) {

    Rule {
        atoms = List.copyOf(atoms);
    }

    Set<Field> fields() {
        EnumSet<Field> fields = EnumSet.noneOf(Field.class);
        atoms.forEach(atom -> fields.addAll(atom.fields()));
        return fields;
    }

    /** The fields on which this rule does not look, one bit each. */
    int freeFields() {
        int free = (1 << Field.values().length) - 1;
        for (Field field : fields()) {
            free &= ~(1 << field.ordinal());
        }
        return free;
    }

    @Override
    public String toString() {
        return atoms.stream()
                .map(atom -> atom.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(" + "));
    }
}
