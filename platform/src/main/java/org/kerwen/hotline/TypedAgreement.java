package org.kerwen.hotline;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.people.CallSafety;
import org.kerwen.people.ConsentWay;
import org.kerwen.people.ContactKind;
import org.kerwen.people.NameUsage;
import org.kerwen.people.Need;
import org.kerwen.people.Registration;
import org.kerwen.people.Sex;

/** What a caller said who agrees, read field by field from the same form as the call. Sex is taken over from the call. */
record TypedAgreement(Typed typed, List<String> languages, List<String> programmes) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NUMBER = 40;
    private static final int DIGITS_OF_A_NUMBER = 5;

    /** Empty where something is wrong, which is then kept for its field. */
    Optional<Agreement> read() {
        Optional<AgreementPurpose> purpose = typed.mustBe(AgreementPurpose.class, "agreedTo");
        if (!languages.contains(typed.get("language"))) {
            typed.refuse("language", "choose");
        }
        if (!typed.get("agrees").equals("yes")) {
            typed.refuse("agrees", "agrees");
        }
        String family = plain("family", LONGEST_NAME);
        String given = plain("given", LONGEST_NAME);
        if (family.isEmpty() && given.isEmpty()) {
            typed.refuse("family", "name");
        }
        String programme = typed.get("programme");
        if (!programme.isEmpty() && !programmes.contains(programme)) {
            typed.refuse("programme", "choose");
        }
        List<Registration.Contact> contacts = contact().stream().toList();
        List<Need> needs = typed.all("needs").stream()
                .filter(Choice.words(Need.class)::contains)
                .map(word -> Choice.of(Need.class, word))
                .toList();
        if (!typed.isRight() || purpose.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Agreement(
                Ids.withoutTime(),
                purpose.get(),
                typed.get("language"),
                Agreement.TEXT_VERSION,
                new Registration(
                        List.of(new Registration.Name(NameUsage.LEGAL, family, given, "")),
                        new Registration.Known(sex(), null, "", "", List.of(), List.of(typed.get("language")), needs),
                        List.of(),
                        contacts,
                        ConsentWay.SPOKEN),
                programme.isEmpty() ? null : new ProgrammeId(programme)));
    }

    private @Nullable Sex sex() {
        return Choice.words(Sex.class).contains(typed.get("sex")) ? Choice.of(Sex.class, typed.get("sex")) : null;
    }

    private String plain(String name, int longest) {
        String text = typed.get(name);
        if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            typed.refuse(name, "text");
        }
        return text;
    }

    /** How to reach the caller, if they want to be reached; nobody calls without having asked when it is safe. */
    private Optional<Registration.Contact> contact() {
        String number = plain("telephone", LONGEST_NUMBER);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (number.codePoints().filter(Character::isDigit).count() < DIGITS_OF_A_NUMBER) {
            typed.refuse("telephone", "telephone");
        }
        CallSafety safety = typed.choice(CallSafety.class, "safety", CallSafety.NOT_ASKED);
        LocalTime from = safety == CallSafety.AT_TIMES ? time("from") : null;
        LocalTime to = safety == CallSafety.AT_TIMES ? time("to") : null;
        if (from != null && from.equals(to)) {
            typed.refuse("to", "time");
        }
        return typed.isRight()
                ? Optional.of(new Registration.Contact(ContactKind.TELEPHONE, number, safety, from, to))
                : Optional.empty();
    }

    private @Nullable LocalTime time(String name) {
        try {
            return LocalTime.parse(typed.get(name));
        } catch (DateTimeParseException e) {
            typed.refuse(name, "time");
            return null;
        }
    }

    /** What is asked of the register before somebody is recorded: the name as it was typed. */
    String name() {
        return (typed.get("family") + " " + typed.get("given")).strip();
    }

    /** What the call says, to be sent along. */
    static final List<String> OF_THE_CALL = List.of(
            "call", "line", "topics", "country", "purpose", "role", "sex", "age", "signal", "advised", "notes", "toDo",
            "due", "part", "length");

    /** Everything of the call that was typed, name and value. */
    List<Map.Entry<String, String>> ofTheCall() {
        return OF_THE_CALL.stream()
                .flatMap(name -> typed.all(name).stream().map(value -> Map.entry(name, Objects.requireNonNull(value))))
                .toList();
    }
}
