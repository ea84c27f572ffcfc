package org.kerwen.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.idempotency.Answer;
import org.kerwen.idempotency.Idempotency;
import org.kerwen.idempotency.KeyedRequest;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Refused;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.RoleGrant;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Accounts for programs. {@link Wire} is all that goes over the wire; rows of tables never do. */
@RestController
@RequestMapping("/api/v1")
final class AccountsApi {
    private static final int MOST = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Accounts accounts;
    private final Invitations invitations;
    private final Tokens tokens;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Permissions permissions;

    AccountsApi(
            Accounts accounts,
            Invitations invitations,
            Tokens tokens,
            Permissions permissions,
            Transactions transactions,
            Idempotency idempotency) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.tokens = tokens;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.permissions = permissions;
    }

    @Operation(summary = "Who acts with this token", description = "The account, its roles, and what these allow.")
    @ApiResponse(responseCode = "200", description = "You.", useReturnTypeSchema = true)
    @Demands("account.read")
    @GetMapping("/me")
    Wire.Me me(Signed signed) {
        return new Wire.Me(
                signed.actor().account().value(),
                signed.actor().organisation().value(),
                signed.name(),
                signed.language().tag(),
                words(signed.actor().grants()),
                permissions.operations().stream()
                        .filter(operation -> permissions.may(signed.actor(), operation))
                        .sorted()
                        .toList());
    }

    @Operation(
            summary = "The colleagues of the own organisation",
            description =
                    "In the order of their ids, a page at a time. Those who left are among them. Of other organisations nobody is named.")
    @ApiResponse(responseCode = "200", description = "A page of the list.", useReturnTypeSchema = true)
    @Demands("account.list")
    @GetMapping("/accounts")
    Wire.Page list(
            Signed signed,
            @Parameter(description = "Part of a name or of an address; all where it is empty.")
                    @RequestParam(defaultValue = "")
                    String q,
            @Parameter(description = "Most accounts on a page, 1 to 200.") @RequestParam(defaultValue = "50") int size,
            @Parameter(description = "The last account of the page before; absent for the first page.")
                    @RequestParam(required = false)
                    @Nullable
                    UUID after) {
        int most = Math.clamp(size, 1, MOST);
        AccountId last = after == null ? null : new AccountId(after);
        List<AccountStore.Colleague> found = accounts.list(signed, q, null, last, most + 1);
        List<AccountStore.Colleague> shown = found.subList(0, Math.min(most, found.size()));
        return new Wire.Page(
                shown.stream().map(AccountsApi::colleague).toList(),
                found.size() <= most ? null : next(q, most, shown.getLast()));
    }

    private static String next(String q, int size, AccountStore.Colleague last) {
        return org.springframework.web.util.UriComponentsBuilder.fromPath("/api/v1/accounts")
                .queryParam("q", "{q}")
                .queryParam("size", size)
                .queryParam("after", last.id())
                .build(q)
                .toString();
    }

    @Operation(
            summary = "One account",
            description =
                    "Your own, or a colleague’s where your role lets you. An account of another organisation is answered as one that is not there.")
    @ApiResponse(responseCode = "200", description = "The account.", useReturnTypeSchema = true)
    @Demands("account.read")
    @GetMapping("/accounts/{id}")
    Wire.Account find(Signed signed, @Parameter(description = "The account.") @PathVariable UUID id) {
        return accounts.find(signed, new AccountId(id))
                .map(AccountsApi::account)
                .orElseThrow(NotFound::new);
    }

    @Operation(
            summary = "Invite somebody to the own organisation",
            description =
                    "Makes a link with which that person makes an account. It works once. Sent again under the same key, it makes no second link and answers the first.")
    @ApiResponse(
            responseCode = "201",
            description = "The link was made; its address stands in the header Location.",
            content = @Content(schema = @Schema(implementation = Wire.Made.class)))
    @Demands("account.invite")
    @PostMapping("/invitations")
    ResponseEntity<String> invite(
            Signed signed,
            @Parameter(description = KeyedRequest.IN_WORDS)
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @RequestBody Wire.Invite body) {
        Wire.Given invite = body.given();
        KeyedRequest request =
                KeyedRequest.of("POST /api/v1/invitations", key, List.of(), JSON.writeValueAsBytes(invite));
        if (!Language.isTag(invite.language())) {
            throw refused(Refusal.at("language", "language-unknown"));
        }
        Set<Role> roles = roles(invite.roles());
        invitations.refusal(signed, invite.name(), roles).ifPresent(why -> {
            throw refused(why);
        });
        Language language = new Language(invite.language());
        Answer answer = transactions.run(
                signed.actor(),
                Act.of("account.invite"),
                database -> idempotency.once(
                        database,
                        signed.actor(),
                        request,
                        () -> answer(invitations.invite(database, signed, invite.name(), language, roles))));
        return ResponseEntity.status(answer.status())
                .header(HttpHeaders.LOCATION, Objects.requireNonNull(answer.location()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body());
    }

    private static Answer answer(Invitations.Made made) {
        return new Answer(
                HttpStatus.CREATED.value(),
                "/api/v1/invitations/" + made.id(),
                JSON.writeValueAsString(new Wire.Made(made.id(), made.link(), made.until())));
    }

    @Operation(
            summary = "Take a token back",
            description = "One of your own, also the one with which you ask. From then on it opens nothing.")
    @ApiResponse(responseCode = "204", description = "It works no more.")
    @Demands("token.revoke")
    @DeleteMapping("/tokens/{id}")
    ResponseEntity<Void> revoke(Signed signed, @Parameter(description = "The token.") @PathVariable UUID id) {
        if (!tokens.revoke(signed, id)) {
            throw new NotFound();
        }
        return ResponseEntity.noContent().build();
    }

    private static Refused refused(Refusal why) {
        return new Refused(
                CommonProblems.FIELDS_WRONG,
                List.of(new Refused.Wrong(why.field(), "access.refusal." + why.code(), why.values())));
    }

    private static Set<Role> roles(Collection<String> words) {
        return words.stream()
                .filter(word -> Choice.words(Role.class).contains(word))
                .map(word -> Choice.of(Role.class, word))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    private static List<String> words(Set<RoleGrant> grants) {
        return grants.stream()
                .map(grant -> grant.role().word())
                .distinct()
                .sorted()
                .toList();
    }

    private static Wire.Colleague colleague(AccountStore.Colleague row) {
        return new Wire.Colleague(
                row.id().value(),
                row.name(),
                row.address(),
                row.roles().stream().map(Role::word).toList(),
                row.endedAt());
    }

    private static Wire.Account account(Accounts.Account account) {
        return new Wire.Account(
                account.id().value(),
                account.name(),
                account.address(),
                account.language().tag(),
                account.since(),
                account.endedAt(),
                account.version(),
                account.held().stream()
                        .map(held ->
                                new Wire.Held(held.id(), held.grant().role().word(), held.since(), held.until()))
                        .toList());
    }
}
