package org.kerwen.access;

import java.time.Instant;
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

/** Accounts for programs. What stands here is all that goes over the wire; rows of tables never do. */
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

    /**
     * Who acts with this token.
     *
     * @param operations what the person's roles allow; the token may cover fewer
     */
    record Me(
            UUID account,
            String organisation,
            String name,
            String language,
            List<String> roles,
            List<String> operations) {}

    /**
     * A colleague in a list.
     *
     * @param endedAt when the person left; null while working here
     */
    record Colleague(
            UUID account,
            String name,
            String address,
            List<String> roles,
            @Nullable Instant endedAt) {}

    /**
     * A page of a list.
     *
     * @param next address of the next page; null on the last
     */
    record Page(List<Colleague> accounts, @Nullable String next) {}

    /** A role that is or was held. */
    record Held(
            UUID grant,
            String role,
            Instant since,
            @Nullable Instant until) {}

    /** An account. */
    record Account(
            UUID account,
            String name,
            String address,
            String language,
            Instant since,
            @Nullable Instant endedAt,
            int version,
            List<Held> roles) {}

    /** What is needed to invite somebody. */
    record Invite(
            @Nullable String name,
            @Nullable String language,
            @Nullable Collection<String> roles) {
        /** What a program left out is empty, and refused at its field. */
        Given given() {
            return new Given(
                    name == null ? "" : name,
                    language == null ? "" : language,
                    roles == null ? List.of() : roles.stream().sorted().toList());
        }
    }

    /** What was given, complete. */
    record Given(String name, String language, List<String> roles) {}

    /**
     * A link that was made.
     *
     * @param link shown once
     */
    record Made(UUID invitation, String link, Instant until) {}

    @Demands("account.read")
    @GetMapping("/me")
    Me me(Signed signed) {
        return new Me(
                signed.actor().account().value(),
                signed.actor().organisation().value(),
                signed.name(),
                signed.language().tag(),
                words(signed.actor().grants()),
                permissions.operations().stream()
                        .filter(operation -> permissions.reach(signed.actor(), operation) != Relation.NONE)
                        .sorted()
                        .toList());
    }

    @Demands("account.list")
    @GetMapping("/accounts")
    Page list(
            Signed signed,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable UUID after) {
        int most = Math.clamp(size, 1, MOST);
        AccountId last = after == null ? null : new AccountId(after);
        List<AccountStore.Colleague> found = accounts.list(signed, q, null, last, most + 1);
        List<AccountStore.Colleague> shown = found.subList(0, Math.min(most, found.size()));
        return new Page(
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

    @Demands("account.read")
    @GetMapping("/accounts/{id}")
    Account find(Signed signed, @PathVariable UUID id) {
        return accounts.find(signed, new AccountId(id))
                .map(AccountsApi::account)
                .orElseThrow(NotFound::new);
    }

    /** Repeated under the same key, it makes no second link and answers the first. */
    @Demands("account.invite")
    @PostMapping("/invitations")
    ResponseEntity<String> invite(
            Signed signed,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Invite body) {
        Given invite = body.given();
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
                JSON.writeValueAsString(new Made(made.id(), made.link(), made.until())));
    }

    @Demands("token.revoke")
    @DeleteMapping("/tokens/{id}")
    ResponseEntity<Void> revoke(Signed signed, @PathVariable UUID id) {
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

    private static Colleague colleague(AccountStore.Colleague row) {
        return new Colleague(
                row.id().value(),
                row.name(),
                row.address(),
                row.roles().stream().map(Role::word).toList(),
                row.endedAt());
    }

    private static Account account(Accounts.Account account) {
        return new Account(
                account.id().value(),
                account.name(),
                account.address(),
                account.language().tag(),
                account.since(),
                account.endedAt(),
                account.version(),
                account.held().stream()
                        .map(held -> new Held(held.id(), held.grant().role().word(), held.since(), held.until()))
                        .toList());
    }
}
