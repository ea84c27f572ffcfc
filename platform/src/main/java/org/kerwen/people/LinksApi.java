package org.kerwen.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kerwen.access.Demands;
import org.kerwen.access.OrganisationNames;
import org.kerwen.access.Signed;
import org.kerwen.kernel.OrganisationId;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links with other organisations for programs. {@link LinkWire} is all that goes over the wire. */
@RestController
@RequestMapping("/api/v1/people/{id}/links")
final class LinksApi {
    private static final String A_RECORD = "A record of the person.";
    private static final String A_LINK = "Which link.";

    private final People people;
    private final Links links;
    private final OrganisationNames organisations;
    private final Clock clock;
    private final ZoneId zone;

    LinksApi(People people, Links links, OrganisationNames organisations, Clock clock, WebSettings settings) {
        this.people = people;
        this.links = links;
        this.organisations = organisations;
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    @Operation(
            summary = "Which other organisations assist a person",
            description =
                    "With what was told to them and what they told. Of others that may assist the person nothing can be known.")
    @ApiResponse(responseCode = "200", description = "All links, those that ended too.", useReturnTypeSchema = true)
    @Demands("person.link")
    @GetMapping
    LinkWire.All all(Signed signed, @Parameter(description = A_RECORD) @PathVariable UUID id) {
        find(signed, id);
        return new LinkWire.All(links.of(signed.actor(), new PersonId(id)).stream()
                .map(LinkWire.Link::of)
                .toList());
    }

    @Operation(
            summary = "Invite another organisation to link its record of a person",
            description =
                    "Only after the person agreed. What it will be told is copied now. Give both halves of the invitation to the person. Sent twice, there are two invitations: withdraw one of them.")
    @ApiResponse(responseCode = "201", description = "The invitation.", useReturnTypeSchema = true)
    @Demands("person.link")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    LinkWire.Invited invite(
            Signed signed,
            @Parameter(description = A_RECORD) @PathVariable UUID id,
            @RequestBody LinkWire.Agreed body) {
        find(signed, id);
        TypedLink.Read read = read(signed, new TypedLink(body.fields()), false);
        return switch (links.invite(signed.actor(), new PersonId(id), read.partner(), read.agreement())) {
            case LinkAnswer.Invited invited ->
                new LinkWire.Invited(invited.link(), invited.reference(), invited.code(), invited.expires());
            case LinkAnswer other -> throw refusal(other);
        };
    }

    @Operation(
            summary = "Take an invitation to link",
            description =
                    "Both halves are brought by the person, who agreed here as well. One that is wrong, used, over or for somebody else is answered in one way.")
    @ApiResponse(responseCode = "200", description = "The link.", useReturnTypeSchema = true)
    @Demands("person.link")
    @PostMapping("/accepted")
    LinkWire.Link accept(
            Signed signed,
            @Parameter(description = A_RECORD) @PathVariable UUID id,
            @RequestBody LinkWire.Accept body) {
        find(signed, id);
        TypedLink.Read read = read(signed, body.typed(), true);
        return after(
                signed,
                id,
                links.accept(
                        signed.actor(),
                        SentForm.alone(),
                        new PersonId(id),
                        read.partner(),
                        read.reference(),
                        read.code(),
                        read.agreement()));
    }

    @Operation(
            summary = "Tell the other organisation anew",
            description = "What the consent names, as it is now; it takes the place of the earlier copy.")
    @ApiResponse(responseCode = "200", description = "The link.", useReturnTypeSchema = true)
    @Demands("person.link")
    @PostMapping("/{link}/copies")
    LinkWire.Link share(
            Signed signed,
            @Parameter(description = A_RECORD) @PathVariable UUID id,
            @Parameter(description = A_LINK) @PathVariable UUID link) {
        return after(signed, id, links.share(signed.actor(), new PersonId(id), link));
    }

    @Operation(
            summary = "Withdraw a link or an invitation",
            description = "Nothing more is told, and what both sides told under it is removed on both sides.")
    @ApiResponse(responseCode = "200", description = "The link, which ended.", useReturnTypeSchema = true)
    @Demands("person.link")
    @DeleteMapping("/{link}")
    LinkWire.Link withdraw(
            Signed signed,
            @Parameter(description = A_RECORD) @PathVariable UUID id,
            @Parameter(description = A_LINK) @PathVariable UUID link) {
        return after(signed, id, links.withdraw(signed.actor(), new PersonId(id), link));
    }

    private LinkWire.Link after(Signed signed, UUID id, LinkAnswer answer) {
        if (!(answer instanceof LinkAnswer.Done(UUID done))) {
            throw refusal(answer);
        }
        return links.of(signed.actor(), new PersonId(id)).stream()
                .filter(link -> link.id().equals(done))
                .findFirst()
                .map(LinkWire.Link::of)
                .orElseThrow(NotFound::new);
    }

    private static RuntimeException refusal(LinkAnswer answer) {
        return switch (answer) {
            case LinkAnswer.NotThere none -> new NotFound();
            case LinkAnswer.Wait(var time) -> new Refused(CommonProblems.TOO_MANY_REQUESTS, time);
            case LinkAnswer.Restricted restricted -> wrong("person", "people.refused.restricted");
            case LinkAnswer.Over over -> wrong("link", "people.link.over");
            case LinkAnswer.NoSuchInvitation none -> wrong("reference", "people.link.noInvitation");
            case LinkAnswer.Done done -> throw new IllegalStateException("done is no refusal");
            case LinkAnswer.Invited invited -> throw new IllegalStateException("an invitation is no refusal");
        };
    }

    private static Refused wrong(String field, String text) {
        return new Refused(CommonProblems.FIELDS_WRONG, List.of(new Refused.Wrong(field, text, Map.of())));
    }

    private TypedLink.Read read(Signed signed, TypedLink typed, boolean presented) {
        Set<OrganisationId> partners = organisations.others(signed.actor()).stream()
                .map(OrganisationNames.Named::id)
                .collect(Collectors.toSet());
        Map<String, String> wrong = new LinkedHashMap<>();
        Optional<TypedLink.Read> read =
                typed.read(partners, presented, LocalDate.ofInstant(clock.instant(), zone), wrong);
        WrongFields.refuse(wrong);
        return read.orElseThrow();
    }

    private void find(Signed signed, UUID id) {
        if (people.find(signed.actor(), new PersonId(id)).isEmpty()) {
            throw new NotFound();
        }
    }
}
