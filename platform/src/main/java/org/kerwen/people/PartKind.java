package org.kerwen.people;

import org.kerwen.kernel.Choice;

/** What a record says as often as there is something to say. */
enum PartKind implements Choice {
    NAME,
    DOCUMENT,
    CONTACT;

    static PartKind of(Registration.Part part) {
        return switch (part) {
            case Registration.Name name -> NAME;
            case Registration.Document document -> DOCUMENT;
            case Registration.Contact contact -> CONTACT;
        };
    }
}
