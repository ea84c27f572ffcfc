package org.kerwen.access;

import static org.kerwen.access.SessionStore.at;
import static org.kerwen.access.db.Tables.TOKEN;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.Ids;

/** Secrets with which programs act for somebody: for named operations, for a time, never with more than that person may. */
final class Tokens {
    private static final int MOST = 20;
    private static final int LONGEST_DAYS = 366;

    /** By it a secret that leaked into a text is recognised. */
    private static final String PREFIX = "kerwen_";

    private final Transactions transactions;
    private final Secrets secrets;
    private final Permissions permissions;
    private final Clock clock;

    Tokens(Transactions transactions, Secrets secrets, Permissions permissions, Clock clock) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** Who acts with this secret, and for what it may be used. */
    Optional<SessionStore.FoundToken> find(String secret) {
        if (!secret.startsWith(PREFIX) || secret.length() > 100) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        byte[] hash = secrets.hash(secret, Secrets.Kind.TOKEN);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Optional<SessionStore.FoundToken> found =
                transactions.ask(connection -> SessionStore.findToken(connection, hash, now));
        found.filter(token -> !today.equals(token.usedOn()))
                .ifPresent(token -> transactions.perform(
                        Machine.SIGN_IN,
                        database -> database.update(TOKEN)
                                .set(TOKEN.USED_ON, today)
                                .where(TOKEN.ID.eq(token.signed().session()))
                                .execute()));
        return found;
    }

    /**
     * Makes one.
     *
     * @param operations words of the matrix; those that the person may not do are refused
     * @param days how long it works, at most 366
     * @return the secret, shown once and stored nowhere
     */
    Done<String> make(Signed by, String name, Set<String> operations, int days) {
        if (name.isBlank() || name.length() > 120) {
            return Done.no(Refusal.at("name", "name-missing"));
        }
        if (operations.isEmpty()
                || operations.stream()
                        .anyMatch(operation -> !permissions.operations().contains(operation)
                                || !permissions.may(by.actor(), operation))) {
            return Done.no(Refusal.at("operations", "operations-missing"));
        }
        if (days < 1 || days > LONGEST_DAYS) {
            return Done.no(new Refusal("days-wrong", "days", Map.of("most", LONGEST_DAYS)));
        }
        String secret = PREFIX + Secrets.make();
        byte[] hash = secrets.hash(secret, Secrets.Kind.TOKEN);
        UUID id = Ids.withoutTime();
        Instant now = clock.instant();
        return transactions.run(by.actor(), Act.on("token.make", id), database -> {
            int working = database.fetchCount(
                    TOKEN,
                    TOKEN.ACCOUNT
                            .eq(by.actor().account().value())
                            .and(TOKEN.REVOKED_AT.isNull())
                            .and(TOKEN.EXPIRES_AT.gt(at(now))));
            if (working >= MOST) {
                return Done.no(new Refusal("tokens-many", "", Map.of("most", MOST)));
            }
            database.insertInto(TOKEN)
                    .set(TOKEN.ID, id)
                    .set(TOKEN.HASH, hash)
                    .set(TOKEN.ACCOUNT, by.actor().account().value())
                    .set(TOKEN.ORGANISATION, by.actor().organisation().value())
                    .set(TOKEN.NAME, name.strip())
                    .set(TOKEN.OPERATIONS, operations.stream().sorted().toArray(String[]::new))
                    .set(TOKEN.MADE_AT, at(now))
                    .set(TOKEN.EXPIRES_AT, at(now.plus(Duration.ofDays(days))))
                    .execute();
            return Done.yes(secret);
        });
    }

    /** The person's own, the newest first. */
    List<Token> list(Signed by) {
        return transactions.run(
                by.actor(),
                Act.of("token.list"),
                database -> database.selectFrom(TOKEN)
                        .where(TOKEN.ACCOUNT.eq(by.actor().account().value()))
                        .orderBy(TOKEN.MADE_AT.desc(), TOKEN.ID)
                        .fetch(row -> new Token(
                                row.getId(),
                                row.getName(),
                                List.of(row.getOperations()),
                                row.getMadeAt().toInstant(),
                                row.getExpiresAt().toInstant(),
                                row.getUsedOn(),
                                row.getRevokedAt() == null
                                        ? null
                                        : row.getRevokedAt().toInstant())));
    }

    /** Takes one of the own back at once; answers whether there was one. */
    boolean revoke(Signed by, UUID id) {
        return transactions.run(
                by.actor(),
                Act.on("token.revoke", id),
                database -> database.update(TOKEN)
                                .set(TOKEN.REVOKED_AT, at(clock.instant()))
                                .where(TOKEN.ID.eq(id))
                                .and(TOKEN.ACCOUNT.eq(by.actor().account().value()))
                                .and(TOKEN.REVOKED_AT.isNull())
                                .execute()
                        == 1);
    }

    /**
     * A token as its owner sees it; the secret is not there any more.
     *
     * @param usedOn last day of use; null where it was never used
     * @param revokedAt when it was taken back; null while it works
     */
    record Token(
            UUID id,
            String name,
            List<String> operations,
            Instant madeAt,
            Instant expiresAt,
            @Nullable LocalDate usedOn,
            @Nullable Instant revokedAt) {}
}
