package org.kerwen.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kerwen.access.Demands;
import org.kerwen.access.Signed;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Refused;
import org.kerwen.kernel.SentForm;
import org.kerwen.web.CommonProblems;
import org.kerwen.web.NotFound;
import org.kerwen.web.WebSettings;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changing people, and what they may ask for, for programs. {@link ChangeWire} is all that goes over the wire. */
@RestController
@RequestMapping("/api/v1/people/{id}")
final class ChangesApi {
    private static final String A_RECORD = "A record of the person.";
    private static final String A_KIND = "name, document or contact.";
    private static final String DONE = "It is done; what stood before is history.";

    private final People people;
    private final Changes changes;
    private final Copies copies;
    private final Clock clock;
    private final ZoneId zone;

    ChangesApi(People people, Changes changes, Copies copies, Clock clock, WebSettings settings) {
        this.people = people;
        this.changes = changes;
        this.copies = copies;
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    @Operation(
            summary = "Say what is known of a person",
            description =
                    "All of it but names, papers and ways to reach them: what is left out is known no more. Whoever changed the person since this version was read is not written over.")
    @ApiResponse(responseCode = "200", description = "The person as they are now.", useReturnTypeSchema = true)
    @Demands("person.change")
    @PutMapping("/known")
    PersonWire.Person know(
            Signed signed,
            @Parameter(description = A_RECORD) @PathVariable UUID id,
            @RequestBody ChangeWire.Known body) {
        Reading reading = new Reading(body.typed(), today());
        Registration.Known known = reading.known();
        WrongFields.refuse(reading.wrong());
        return after(signed, id, changes.know(signed.actor(), new PersonId(id), body.version(), known));
    }

    @Operation(
            summary = "Add a name, a paper or a way to reach a person",
            description = "Fields of another kind than the one in the address are not read.")
    @ApiResponse(responseCode = "200", description = "The person as they are now.", useReturnTypeSchema = true)
    @Demands("person.change")
    @PostMapping("/parts/{kind}")
    PersonWire.Person add(
            Signed signed,
            @Parameter(description = A_RECORD) @PathVariable UUID id,
            @Parameter(description = A_KIND) @PathVariable String kind,
            @RequestBody ChangeWire.Part body) {
        return after(
                signed, id, changes.add(signed.actor(), SentForm.alone(), new PersonId(id), read(kind(kind), body)));
    }

    @Operation(summary = "The names, papers and ways to reach a person", description = "Each with its id.")
    @ApiResponse(responseCode = "200", description = "All of one kind.", useReturnTypeSchema = true)
    @Demands("person.read")
    @GetMapping("/parts/{kind}")
    ChangeWire.Parts parts(
            Signed signed,
            @Parameter(description = A_RECORD) @PathVariable UUID id,
            @Parameter(description = A_KIND) @PathVariable String kind) {
        Person person = people.find(signed.actor(), new PersonId(id)).orElseThrow(NotFound::new);
        return ChangeWire.Parts.of(person, kind(kind));
    }

    @Operation(
            summary = "Correct a name, a paper or a way to reach a person",
            description = "The one that was wrong is taken away and stays as history; the new one has another id.")
    @ApiResponse(responseCode = "200", description = "The person as they are now.", useReturnTypeSchema = true)
    @Demands("person.change")
    @PutMapping("/parts/{kind}/{row}")
    PersonWire.Person correct(
            Signed signed,
            @Parameter(description = A_RECORD) @PathVariable UUID id,
            @Parameter(description = A_KIND) @PathVariable String kind,
            @Parameter(description = "Which of them.") @PathVariable UUID row,
            @RequestBody ChangeWire.Part body) {
        return after(signed, id, changes.correct(signed.actor(), new PersonId(id), row, read(kind(kind), body)));
    }

    @Operation(
            summary = "Take a name, a paper or a way to reach a person away",
            description = "It stays as history. The only name is not taken away.")
    @ApiResponse(responseCode = "200", description = "The person as they are now.", useReturnTypeSchema = true)
    @Demands("person.change")
    @DeleteMapping("/parts/{kind}/{row}")
    PersonWire.Person remove(
            Signed signed,
            @Parameter(description = A_RECORD) @PathVariable UUID id,
            @Parameter(description = A_KIND) @PathVariable String kind,
            @Parameter(description = "Which of them.") @PathVariable UUID row) {
        return after(signed, id, changes.remove(signed.actor(), new PersonId(id), kind(kind), row));
    }

    @Operation(
            summary = "A copy of all that is held about a person",
            description = "For the person; hand it to nobody else.")
    @ApiResponse(responseCode = "200", description = "All of it.", useReturnTypeSchema = true)
    @Demands("person.copy")
    @GetMapping("/copy")
    Map<String, Object> copy(Signed signed, @Parameter(description = A_RECORD) @PathVariable UUID id) {
        return copies.of(signed.actor(), new PersonId(id)).map(Copies::fields).orElseThrow(NotFound::new);
    }

    @Operation(
            summary = "Keep a record without using it",
            description = "No list and no search finds the person, and nothing changes, until it is lifted.")
    @ApiResponse(responseCode = "204", description = DONE)
    @Demands("person.restrict")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PutMapping("/restriction")
    void restrict(Signed signed, @Parameter(description = A_RECORD) @PathVariable UUID id) {
        refuse(changes.restrict(signed.actor(), new PersonId(id)));
    }

    @Operation(summary = "Use a record again", description = "It is found again and may change.")
    @ApiResponse(responseCode = "204", description = DONE)
    @Demands("person.restrict")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/restriction")
    void lift(Signed signed, @Parameter(description = A_RECORD) @PathVariable UUID id) {
        refuse(changes.lift(signed.actor(), new PersonId(id)));
    }

    private PersonWire.Person after(Signed signed, UUID id, ChangeOutcome outcome) {
        refuse(outcome);
        return people.find(signed.actor(), new PersonId(id)).map(PersonWire::of).orElseThrow(NotFound::new);
    }

    private static void refuse(ChangeOutcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case NOT_THERE -> throw new NotFound();
            case CHANGED_MEANWHILE -> throw new Refused(CommonProblems.CHANGED_MEANWHILE);
            case RESTRICTED, LAST_NAME ->
                throw new Refused(
                        CommonProblems.FIELDS_WRONG,
                        List.of(new Refused.Wrong("person", "people.refused." + outcome.word(), Map.of())));
        }
    }

    private Registration.Part read(PartKind kind, ChangeWire.Part body) {
        Reading reading = new Reading(body.typed(), today());
        Optional<? extends Registration.Part> part = reading.part(kind);
        WrongFields.refuse(reading.wrong());
        return part.orElseThrow();
    }

    private static PartKind kind(String word) {
        return PartKind.of(word).orElseThrow(NotFound::new);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
