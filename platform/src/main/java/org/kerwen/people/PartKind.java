package org.kerwen.people;

import java.util.Arrays;
import java.util.Optional;
import org.kerwen.kernel.Worded;

/** What a record says as often as there is something to say. */
enum PartKind implements Worded {
    NAME,
    DOCUMENT,
    CONTACT,
    /** It has addresses of its own: what is sent there is a file. */
    PHOTOGRAPH;

    /** Those that are typed. */
    static Optional<PartKind> of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind != PHOTOGRAPH && kind.word().equals(word))
                .findFirst();
    }

    static PartKind of(Registration.Part part) {
        return switch (part) {
            case Registration.Name name -> NAME;
            case Registration.Document document -> DOCUMENT;
            case Registration.Contact contact -> CONTACT;
            case Registration.Photograph photograph -> PHOTOGRAPH;
        };
    }
}
