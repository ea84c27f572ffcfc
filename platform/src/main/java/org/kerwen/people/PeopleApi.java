package org.kerwen.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.idempotency.Answer;
import org.kerwen.idempotency.Idempotency;
import org.kerwen.idempotency.KeyedRequest;
import org.kerwen.kernel.PersonId;
import org.kerwen.web.NotFound;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** People for programs. {@link PersonWire} is all that goes over the wire. */
@RestController
@RequestMapping("/api/v1/people")
final class PeopleApi {
    private static final int MOST = 20;
    private static final int ON_A_PAGE = 50;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final People people;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Clock clock;
    private final ListSections lists;
    private final Desk desk;

    PeopleApi(
            People people,
            Transactions transactions,
            Idempotency idempotency,
            Clock clock,
            ListSections lists,
            Desk desk) {
        this.people = people;
        this.lists = lists;
        this.desk = desk;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Operation(
            summary = "One person",
            description =
                    "By the id of any record: where it leads to another, that one is answered. A person of another organisation is answered as one who is not there.")
    @ApiResponse(responseCode = "200", description = "The person.", useReturnTypeSchema = true)
    @Demands("person.read")
    @GetMapping("/{id}")
    PersonWire.Person find(Signed signed, @Parameter(description = "A record of the person.") @PathVariable UUID id) {
        return people.find(signed.actor(), new PersonId(id)).map(PersonWire::of).orElseThrow(NotFound::new);
    }

    @Operation(
            summary = "List people",
            description =
                    "Narrowed and sorted as on the page; what is not sent narrows nothing. At most ten thousand records are looked through at once: where gaveUp is true, go on behind next even if nobody was answered.")
    @Parameter(name = "sex", in = ParameterIn.QUERY, description = "female, male, other or not-known.")
    @Parameter(
            name = "age",
            in = ParameterIn.QUERY,
            description =
                    "0-4, 5-11, 12-17, 18-59, 60 (and over) or not-known; whoever may be of that age belongs to it.")
    @Parameter(name = "nationality", in = ParameterIn.QUERY, description = "Code of three letters, XXA for stateless.")
    @Parameter(name = "language", in = ParameterIn.QUERY, description = "Code of two or three letters.")
    @Parameter(name = "need", in = ParameterIn.QUERY, description = "What they need, a word such as interpreter.")
    @Parameter(
            name = "papers",
            in = ParameterIn.QUERY,
            description =
                    "some, none, ended (the last that says an end has ended), or 30, 90, 180: it ends within so many days.")
    @Parameter(name = "consent", in = ParameterIn.QUERY, description = "missing or withdrawn.")
    @Parameter(name = "family", in = ParameterIn.QUERY, description = "in or without, today.")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "First day of recording, such as 2026-01-31.")
    @Parameter(name = "until", in = ParameterIn.QUERY, description = "Last day of recording.")
    @Parameter(name = "arrival", in = ParameterIn.QUERY, description = "Id of the import with which they came.")
    @Parameter(
            name = "kept",
            in = ParameterIn.QUERY,
            description = "only: those whose records are only kept and not used, who are left out otherwise.")
    @Parameter(
            name = "order",
            in = ParameterIn.QUERY,
            description = "newest (if nothing is sent), name (in the alphabet of your language) or birth.")
    @ApiResponse(responseCode = "200", description = "At most fifty people.", useReturnTypeSchema = true)
    @Demands("person.list")
    @GetMapping
    PersonWire.Listed list(
            Signed signed,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(description = "A person, next of a page before: the list goes on behind them.")
                    @RequestParam(required = false)
                    @Nullable
                    UUID after,
            @Parameter(description = "A person, before of a page behind: the list ends in front of them.")
                    @RequestParam(required = false)
                    @Nullable
                    UUID before) {
        Narrowing.Read read = Narrowing.read(request::getParameter, facet -> lists.may(signed, facet));
        WrongFields.refuse(read.wrong());
        UUID beside = after == null ? before : after;
        return PersonWire.of(lists.listed(
                signed,
                read.narrowing(),
                beside == null ? null : new PersonId(beside),
                after == null,
                ON_A_PAGE,
                desk.texts(signed)));
    }

    @Operation(
            summary = "Find people",
            description =
                    "By a name in any writing, a date of birth, a number of a document. It is asked in a body, because names stand in no address. The likeliest first.")
    @ApiResponse(responseCode = "200", description = "At most twenty people.", useReturnTypeSchema = true)
    @Demands("person.list")
    @PostMapping("/find")
    PersonWire.Found find(Signed signed, @RequestBody PersonWire.Find body) {
        return new PersonWire.Found(people.search(signed.actor(), body.who() == null ? "" : body.who(), MOST).stream()
                .map(PersonWire::of)
                .toList());
    }

    @Operation(
            summary = "Record a person",
            description =
                    "Look first who is there: nothing is compared here. Sent again under the same key, it records nobody twice and answers the first.")
    @ApiResponse(
            responseCode = "201",
            description = "The person was recorded; the address stands in the header Location.",
            content = @Content(schema = @Schema(implementation = PersonWire.Made.class)))
    @Demands("person.register")
    @PostMapping
    ResponseEntity<String> register(
            Signed signed,
            @Parameter(description = KeyedRequest.IN_WORDS)
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @RequestBody PersonWire.Register body) {
        KeyedRequest request = KeyedRequest.of("POST /api/v1/people", key, List.of(), JSON.writeValueAsBytes(body));
        Registration.Read read = body.typed().read(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        WrongFields.refuse(read.wrong());
        Registration registration = Objects.requireNonNull(read.registration());
        Answer answer = transactions.run(
                signed.actor(),
                Act.of("person.register"),
                database -> idempotency.once(database, signed.actor(), request, () -> {
                    PersonId id = people.register(database, signed.actor(), registration);
                    return new Answer(
                            HttpStatus.CREATED.value(),
                            "/api/v1/people/" + id,
                            JSON.writeValueAsString(new PersonWire.Made(id.value())));
                }));
        return ResponseEntity.status(answer.status())
                .header(HttpHeaders.LOCATION, Objects.requireNonNull(answer.location()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body());
    }
}
