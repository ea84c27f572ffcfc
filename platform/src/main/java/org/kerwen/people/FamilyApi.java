package org.kerwen.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Signed;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.idempotency.Answer;
import org.kerwen.idempotency.Idempotency;
import org.kerwen.idempotency.KeyedRequest;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Refused;
import org.kerwen.kernel.SentForm;
import org.kerwen.web.CommonProblems;
import org.kerwen.web.NotFound;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Families for programs. {@link FamilyWire} is all that goes over the wire. */
@RestController
final class FamilyApi {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Families families;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Clock clock;

    FamilyApi(Families families, Transactions transactions, Idempotency idempotency, Clock clock) {
        this.families = families;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Operation(summary = "One family", description = "With everybody who belongs or belonged to it.")
    @ApiResponse(responseCode = "200", description = "The family.", useReturnTypeSchema = true)
    @Demands("family.read")
    @GetMapping("/api/v1/families/{id}")
    FamilyWire.Family find(Signed signed, @Parameter(description = "The family.") @PathVariable UUID id) {
        return families.find(signed.actor(), new FamilyId(id))
                .map(FamilyWire::of)
                .orElseThrow(NotFound::new);
    }

    @Operation(
            summary = "Families of a person",
            description = "Those of today and earlier ones, by any of the records.")
    @ApiResponse(responseCode = "200", description = "The families.", useReturnTypeSchema = true)
    @Demands("family.read")
    @GetMapping("/api/v1/people/{id}/families")
    FamilyWire.Families of(Signed signed, @Parameter(description = "A record of the person.") @PathVariable UUID id) {
        return new FamilyWire.Families(families.of(signed.actor(), new PersonId(id)).orElseThrow(NotFound::new).stream()
                .map(FamilyWire::of)
                .toList());
    }

    @Operation(
            summary = "Record a family",
            description =
                    "Of people who are recorded or who are recorded with it, all at once or not at all. Look first who is there: nothing is compared here.")
    @ApiResponse(
            responseCode = "201",
            description = "The family was recorded; the address stands in the header Location.",
            content = @Content(schema = @Schema(implementation = FamilyWire.Made.class)))
    @Demands("family.register")
    @PostMapping("/api/v1/families")
    ResponseEntity<String> register(
            Signed signed,
            @Parameter(description = KeyedRequest.IN_WORDS)
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @RequestBody FamilyWire.Register body) {
        List<Newcomer> newcomers = read(body.members());
        return once(
                signed,
                KeyedRequest.of("POST /api/v1/families", key, List.of(), JSON.writeValueAsBytes(body)),
                Act.of("family.register"),
                database -> families.register(
                        database, signed.actor(), newcomers, Boolean.TRUE.equals(body.childrenOfBoth())));
    }

    @Operation(summary = "Add people to a family", description = "Recorded ones or ones who are recorded with it.")
    @ApiResponse(
            responseCode = "201",
            description = "They belong to it now.",
            content = @Content(schema = @Schema(implementation = FamilyWire.Made.class)))
    @Demands("family.change")
    @PostMapping("/api/v1/families/{id}/members")
    ResponseEntity<String> add(
            Signed signed,
            @Parameter(description = "The family.") @PathVariable UUID id,
            @Parameter(description = KeyedRequest.IN_WORDS)
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @RequestBody FamilyWire.Register body) {
        List<Newcomer> newcomers = read(body.members());
        return once(
                signed,
                KeyedRequest.of(
                        "POST /api/v1/families/{id}/members",
                        key,
                        List.of(id.toString()),
                        JSON.writeValueAsBytes(body)),
                Act.on("family.change", id),
                database -> families.add(database, signed.actor(), new FamilyId(id), newcomers));
    }

    private List<Newcomer> read(@Nullable List<FamilyWire.Newcomer> members) {
        Map<String, String> wrong = new LinkedHashMap<>();
        List<FamilyWire.Newcomer> given = members == null ? List.of() : members;
        if (given.isEmpty() || given.size() > TypedFamily.MOST) {
            wrong.put("members", "members-number");
        }
        List<Newcomer> newcomers = wrong.isEmpty()
                ? FamilyWire.read(given, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), wrong)
                : List.of();
        WrongFields.refuse(wrong);
        return newcomers;
    }

    private ResponseEntity<String> once(
            Signed signed, KeyedRequest request, Act act, Function<DSLContext, FamilyAnswer> work) {
        Answer answer = transactions.run(
                signed.actor(),
                act,
                database -> idempotency.once(database, signed.actor(), request, () -> {
                    FamilyAnswer made;
                    try {
                        made = work.apply(database);
                    } catch (FamilyRefusal.Undo refused) {
                        made = refused.answer;
                    }
                    // What is refused is thrown on, so that nothing of it stands.
                    UUID id = done(made);
                    return new Answer(
                            HttpStatus.CREATED.value(),
                            "/api/v1/families/" + id,
                            JSON.writeValueAsString(new FamilyWire.Made(id)));
                }));
        return ResponseEntity.status(answer.status())
                .header(HttpHeaders.LOCATION, Objects.requireNonNull(answer.location()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body());
    }

    private static UUID done(FamilyAnswer answer) {
        return switch (answer) {
            case FamilyAnswer.Done(UUID id) -> id;
            case FamilyAnswer.NotThere none -> throw new NotFound();
            case FamilyAnswer.Refused(String text) ->
                throw new Refused(CommonProblems.FIELDS_WRONG, List.of(new Refused.Wrong("family", text, Map.of())));
        };
    }

    @Operation(
            summary = "Change how a member stands in the family",
            description = "The old row ends and another begins. The head stays the head.")
    @ApiResponse(responseCode = "200", description = "It is changed.", useReturnTypeSchema = true)
    @Demands("family.change")
    @PostMapping("/api/v1/families/{id}/members/{member}")
    FamilyWire.Made change(
            Signed signed,
            @Parameter(description = "The family.") @PathVariable UUID id,
            @Parameter(description = "The member.") @PathVariable UUID member,
            @RequestBody FamilyWire.Change body) {
        TypedPlace.Read read = FamilyWire.place(body.relationship(), body.since(), body.separated(), body.whereabouts())
                .read(Relationship.HEAD.word().equals(body.relationship()));
        WrongFields.refuse(read.wrong());
        return new FamilyWire.Made(
                done(families.change(signed.actor(), new FamilyId(id), member, Objects.requireNonNull(read.place()))));
    }

    @Operation(summary = "Take a member out of a family", description = "The last one ends the family.")
    @ApiResponse(responseCode = "200", description = "The person belongs to it no more.", useReturnTypeSchema = true)
    @Demands("family.change")
    @PostMapping("/api/v1/families/{id}/members/{member}/leave")
    FamilyWire.Made leave(
            Signed signed,
            @Parameter(description = "The family.") @PathVariable UUID id,
            @Parameter(description = "The member.") @PathVariable UUID member,
            @RequestBody FamilyWire.Leave body) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Leaving why = Leaving.CHOSEN.stream()
                .filter(each -> each.word().equals(body.why()))
                .findFirst()
                .orElse(null);
        if (why == null) {
            wrong.put("why", "why-missing");
        }
        FuzzyDate until = TypedPlace.date("until", body.until() == null ? "" : body.until(), wrong);
        WrongFields.refuse(wrong);
        return new FamilyWire.Made(
                done(families.leave(signed.actor(), new FamilyId(id), member, Objects.requireNonNull(why), until)));
    }

    @Operation(
            summary = "Make another member the head",
            description = "With what each other member is to the new head.")
    @ApiResponse(responseCode = "200", description = "The family has another head.", useReturnTypeSchema = true)
    @Demands("family.change")
    @PostMapping("/api/v1/families/{id}/head/{member}")
    FamilyWire.Made head(
            Signed signed,
            @Parameter(description = "The family.") @PathVariable UUID id,
            @Parameter(description = "Who is to be the head.") @PathVariable UUID member,
            @RequestBody FamilyWire.Shape body) {
        return new FamilyWire.Made(done(families.head(signed.actor(), new FamilyId(id), member, shape(body))));
    }

    @Operation(
            summary = "Split a family",
            description = "The members that are named become a family of their own; one of them is its head.")
    @ApiResponse(responseCode = "200", description = "The new family.", useReturnTypeSchema = true)
    @Demands("family.change")
    @PostMapping("/api/v1/families/{id}/split")
    FamilyWire.Made split(
            Signed signed,
            @Parameter(description = "The family.") @PathVariable UUID id,
            @RequestBody FamilyWire.Shape body) {
        return new FamilyWire.Made(done(families.split(signed.actor(), new FamilyId(id), shape(body))));
    }

    @Operation(
            summary = "Join two families",
            description = "All members of the other come into this one; each is named with what they are to its head.")
    @ApiResponse(responseCode = "200", description = "They are one family.", useReturnTypeSchema = true)
    @Demands("family.change")
    @PostMapping("/api/v1/families/{id}/join/{other}")
    FamilyWire.Made join(
            Signed signed,
            @Parameter(description = "The family that stays.") @PathVariable UUID id,
            @Parameter(description = "The family that ends.") @PathVariable UUID other,
            @RequestBody FamilyWire.Shape body) {
        return new FamilyWire.Made(
                done(families.join(signed.actor(), new FamilyId(id), new FamilyId(other), shape(body))));
    }

    private static Map<UUID, Relationship> shape(FamilyWire.Shape body) {
        Map<UUID, Relationship> shape = new LinkedHashMap<>();
        Map<String, String> wrong = new LinkedHashMap<>();
        List<FamilyWire.Stands> members = body.members() == null ? List.of() : body.members();
        for (int each = 0; each < members.size(); each++) {
            FamilyWire.Stands stands = members.get(each);
            String word = stands.relationship();
            if (stands.member() == null) {
                wrong.put("members[" + each + "].member", "person-missing");
            } else if (word == null || !Choice.words(Relationship.class).contains(word)) {
                wrong.put("members[" + each + "].relationship", "relationship-missing");
            } else {
                shape.put(stands.member(), Choice.of(Relationship.class, word));
            }
        }
        WrongFields.refuse(wrong);
        return shape;
    }

    @Operation(summary = "Relatives of a person", description = "The immediate family, by what was said of it.")
    @ApiResponse(responseCode = "200", description = "The relatives.", useReturnTypeSchema = true)
    @Demands("family.read")
    @GetMapping("/api/v1/people/{id}/relatives")
    FamilyWire.Relatives relatives(
            Signed signed, @Parameter(description = "A record of the person.") @PathVariable UUID id) {
        return new FamilyWire.Relatives(
                families.genealogy(signed.actor(), new PersonId(id)).orElseThrow(NotFound::new).relatives().stream()
                        .map(FamilyWire::of)
                        .toList());
    }

    @Operation(summary = "Say how two people are related", description = "Nobody can be their own ancestor.")
    @ApiResponse(responseCode = "200", description = "It is said.", useReturnTypeSchema = true)
    @Demands("family.change")
    @PostMapping("/api/v1/people/{id}/relatives")
    FamilyWire.Relatives relate(
            Signed signed,
            @Parameter(description = "A record of the person.") @PathVariable UUID id,
            @RequestBody FamilyWire.Relate body) {
        Map<String, String> wrong = new LinkedHashMap<>();
        KinWords.Read read = KinWords.read(
                orEmpty(body.as()), orEmpty(body.nature()), orEmpty(body.since()), orEmpty(body.until()), wrong);
        UUID other = body.person();
        if (other == null) {
            wrong.put("person", "person-missing");
        }
        WrongFields.refuse(wrong);
        done(families.relate(
                signed.actor(),
                SentForm.alone(),
                new PersonId(id),
                Objects.requireNonNull(read),
                new PersonId(Objects.requireNonNull(other))));
        return relatives(signed, id);
    }

    @Operation(summary = "Take back how two people are related", description = "What follows from it goes with it.")
    @ApiResponse(responseCode = "200", description = "It is taken back.", useReturnTypeSchema = true)
    @Demands("family.change")
    @DeleteMapping("/api/v1/people/{id}/relatives/{kin}")
    FamilyWire.Relatives unrelate(
            Signed signed,
            @Parameter(description = "A record of the person.") @PathVariable UUID id,
            @Parameter(description = "What is taken back.") @PathVariable UUID kin) {
        done(families.unrelate(signed.actor(), new PersonId(id), kin));
        return relatives(signed, id);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
