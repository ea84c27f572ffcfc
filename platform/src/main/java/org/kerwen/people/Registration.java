package org.kerwen.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;

/**
 * What is to be recorded of a person, checked and complete.
 *
 * @param names never none, the legal one first; a part that there is not is empty
 */
public record Registration(
        List<Name> names,
        @Nullable Sex sex,
        @Nullable FuzzyDate birth,
        List<String> nationalities,
        List<Document> documents) {
    public Registration {
        names = List.copyOf(names);
        nationalities = List.copyOf(nationalities);
        documents = List.copyOf(documents);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("nobody is recorded without any name");
        }
    }

    /** A name in one writing. */
    public record Name(NameUsage usage, String family, String given, String patronymic) {}

    /** A paper. */
    public record Document(
            DocumentKind kind,
            String number,
            String issuer,
            @Nullable LocalDate validUntil) {}

    /**
     * What came of reading what was typed.
     *
     * @param registration null where something is wrong
     * @param wrong for each field that is wrong, the word of its text {@code people.wrong.<word>}
     */
    public record Read(@Nullable Registration registration, Map<String, String> wrong) {}
}
