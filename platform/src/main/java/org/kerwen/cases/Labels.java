package org.kerwen.cases;

import java.util.function.Function;
import java.util.stream.Stream;
import org.kerwen.casework.CommitmentKind;
import org.kerwen.casework.Programme;
import org.kerwen.kernel.Words;

/** What a programme calls its things, in one language; what it does not name any more is called by its own word. */
final class Labels {
    private final Programme programme;
    private final Function<Words, String> language;

    Labels(Programme programme, Function<Words, String> language) {
        this.programme = programme;
        this.language = language;
    }

    private record Label(String id, Words words) {}

    private String find(Stream<Label> all, String id) {
        return all.filter(each -> each.id().equals(id))
                .map(each -> language.apply(each.words()))
                .findFirst()
                .orElse(id);
    }

    private Stream<Label> requirements() {
        return programme.requirements().stream().map(each -> new Label(each.id(), each.label()));
    }

    private Stream<Label> tasks() {
        return programme.tasks().stream().map(each -> new Label(each.id(), each.label()));
    }

    private Stream<Label> services() {
        return programme.services().stream().map(each -> new Label(each.id(), each.label()));
    }

    String programme() {
        return language.apply(programme.label());
    }

    String stage(String id) {
        return find(programme.stages().stream().map(each -> new Label(each.id(), each.label())), id);
    }

    String move(String id) {
        return find(programme.moves().stream().map(each -> new Label(each.id(), each.label())), id);
    }

    String form(String id) {
        return find(programme.forms().stream().map(each -> new Label(each.id(), each.label())), id);
    }

    String reason(String id) {
        return find(programme.closingReasons().stream().map(each -> new Label(each.id(), each.label())), id);
    }

    String requirement(String id) {
        return find(requirements(), id);
    }

    /** What is owed. */
    String owed(CommitmentKind kind, String what) {
        return switch (kind) {
            case TASK -> find(tasks(), what);
            case SERVICE -> find(Stream.concat(requirements(), services()), what);
            case REFERRAL, MEDICAL_CHECK, DOCUMENT, CLEARANCE, CONSENT, GRANT -> requirement(what);
        };
    }

    /** What can be owed of whatever kind. */
    String anything(String what) {
        return find(Stream.concat(requirements(), Stream.concat(tasks(), services())), what);
    }

    /** A grant and which part of it. */
    String award(String grant, int instalment) {
        return programme.grants().stream()
                .filter(each -> each.id().equals(grant))
                .map(each -> language.apply(each.label()) + " · "
                        + language.apply(each.instalments().get(instalment - 1).label()))
                .findFirst()
                .orElse(grant);
    }
}
