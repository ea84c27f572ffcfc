package org.kerwen.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kerwen.access.Demands;
import org.kerwen.access.Signed;
import org.kerwen.files.FileAnswers;
import org.kerwen.files.Uploads;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Refused;
import org.kerwen.kernel.SentForm;
import org.kerwen.web.CommonProblems;
import org.kerwen.web.NotFound;
import org.kerwen.web.WebSettings;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Photographs of people for programs. {@link PhotographWire} is all that goes over the wire beside pictures. */
@RestController
@RequestMapping("/api/v1/people/{id}/photographs")
final class PhotographsApi {
    private static final String A_RECORD = "A record of the person.";
    private static final String WHICH = "Which of them.";
    private static final String A_PICTURE = "The picture, as JPEG.";

    private final People people;
    private final Photographs photographs;
    private final Uploads uploads;
    private final Clock clock;
    private final ZoneId zone;

    PhotographsApi(People people, Photographs photographs, Uploads uploads, Clock clock, WebSettings settings) {
        this.people = people;
        this.photographs = photographs;
        this.uploads = uploads;
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    @Operation(summary = "The photographs of a person", description = "Those that count, without the pictures.")
    @ApiResponse(responseCode = "200", description = "All of them.", useReturnTypeSchema = true)
    @Demands("person.read")
    @GetMapping
    PhotographWire.Photographs all(Signed signed, @Parameter(description = A_RECORD) @PathVariable UUID id) {
        return people.find(signed.actor(), new PersonId(id))
                .map(PhotographWire.Photographs::of)
                .orElseThrow(NotFound::new);
    }

    @Operation(
            summary = "Add a photograph",
            description =
                    "It is made anew, upright and smaller; where it was taken and with which camera is not kept. A file that is no picture, or cannot be read, is refused.",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = PhotographWire.Add.class))))
    @ApiResponse(responseCode = "200", description = "The photographs as they are now.", useReturnTypeSchema = true)
    @Demands("person.change")
    @PostMapping
    PhotographWire.Photographs add(
            HttpServletRequest request, Signed signed, @Parameter(description = A_RECORD) @PathVariable UUID id) {
        // Before anything is received: whoever is not there takes no file.
        Person person = people.find(signed.actor(), new PersonId(id)).orElseThrow(NotFound::new);
        return uploads.receive(request, received -> {
            Typed typed = new Typed(Map.of("taken", received.field("taken"), "ground", received.field("ground")));
            Reading reading = new Reading(typed, LocalDate.ofInstant(clock.instant(), zone));
            Optional<Registration.Photograph> said = reading.photograph();
            Map<String, String> wrong = new HashMap<>(reading.wrong());
            if (received.files().isEmpty()) {
                wrong.put(PhotographPages.PICTURE, "photograph-missing");
            }
            WrongFields.refuse(wrong);
            return after(
                    signed,
                    id,
                    photographs.add(
                            signed.actor(),
                            SentForm.alone(),
                            person.id(),
                            said.orElseThrow(),
                            received.files().getFirst().content()));
        });
    }

    @Operation(summary = "A photograph", description = "Its longer side has at most 1,200 dots.")
    @ApiResponse(
            responseCode = "200",
            description = A_PICTURE,
            content = @Content(mediaType = MediaType.IMAGE_JPEG_VALUE))
    @Demands("person.read")
    @GetMapping("/{photograph}")
    ResponseEntity<Resource> large(
            Signed signed,
            @Parameter(description = A_RECORD) @PathVariable UUID id,
            @Parameter(description = WHICH) @PathVariable UUID photograph) {
        return picture(signed, id, photograph, Photographs.Size.LARGE);
    }

    @Operation(summary = "A photograph, small", description = "Its longer side has at most 320 dots.")
    @ApiResponse(
            responseCode = "200",
            description = A_PICTURE,
            content = @Content(mediaType = MediaType.IMAGE_JPEG_VALUE))
    @Demands("person.read")
    @GetMapping("/{photograph}/small")
    ResponseEntity<Resource> small(
            Signed signed,
            @Parameter(description = A_RECORD) @PathVariable UUID id,
            @Parameter(description = WHICH) @PathVariable UUID photograph) {
        return picture(signed, id, photograph, Photographs.Size.SMALL);
    }

    private ResponseEntity<Resource> picture(Signed signed, UUID id, UUID photograph, Photographs.Size size) {
        return photographs
                .find(signed.actor(), new PersonId(id), photograph, size)
                .map(FileAnswers::answer)
                .orElseThrow(NotFound::new);
    }

    @Operation(
            summary = "Take a photograph away",
            description = "It counts no more. Why says whether its picture stays as history or is removed for good.")
    @ApiResponse(responseCode = "200", description = "The photographs as they are now.", useReturnTypeSchema = true)
    @Demands("person.change")
    @PostMapping("/{photograph}/take-away")
    PhotographWire.Photographs takeAway(
            Signed signed,
            @Parameter(description = A_RECORD) @PathVariable UUID id,
            @Parameter(description = WHICH) @PathVariable UUID photograph,
            @org.springframework.web.bind.annotation.RequestBody PhotographWire.TakeAway body) {
        Optional<TakingAway> why = PhotographPages.chosen(body.why());
        if (why.isEmpty()) {
            WrongFields.refuse(Map.of("why", "why-missing"));
        }
        return after(signed, id, photographs.takeAway(signed.actor(), new PersonId(id), photograph, why.orElseThrow()));
    }

    private PhotographWire.Photographs after(Signed signed, UUID id, ChangeOutcome outcome) {
        return switch (outcome) {
            case DONE -> all(signed, id);
            case NOT_THERE -> throw new NotFound();
            case RESTRICTED, CHANGED_MEANWHILE, LAST_NAME ->
                throw new Refused(
                        CommonProblems.FIELDS_WRONG,
                        List.of(new Refused.Wrong("person", "people.refused." + outcome.word(), Map.of())));
        };
    }
}
