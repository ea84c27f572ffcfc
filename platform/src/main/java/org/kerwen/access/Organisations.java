package org.kerwen.access;

import static org.kerwen.access.db.Tables.ORGANISATION;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Words;

/** The organisations whose people work here. Each answers for its own records; none sees another's. */
final class Organisations {
    private final Transactions transactions;
    private final Invitations invitations;

    /** Those asked for so far: none changes once it is there, and its name stands on every page. */
    private final Map<OrganisationId, Organisation> known = new ConcurrentHashMap<>();

    Organisations(Transactions transactions, Invitations invitations) {
        this.transactions = transactions;
        this.invitations = invitations;
    }

    /**
     * One of them.
     *
     * @param runs whether it runs the installation
     */
    record Organisation(OrganisationId id, Words name, boolean runs) {}

    /** All, in the order of their ids. That they work here is no secret, with whom they do is. */
    List<Organisation> list(Signed by) {
        return transactions.run(by.actor(), Act.of("organisation.list"), Organisations::all);
    }

    /** That to which somebody belongs; no act of its own, because it stands on every page. */
    Organisation of(OrganisationId id) {
        return known.computeIfAbsent(
                id,
                any -> transactions.run(Machine.SIGN_IN, Organisations::all).stream()
                        .filter(organisation -> organisation.id().equals(id))
                        .findFirst()
                        .orElseThrow());
    }

    /** Adds one, with the link for its first member, who becomes supervisor and auditor there. */
    Done<Invitations.Made> add(Signed by, OrganisationId id, Words name, String firstMember, Language language) {
        if (firstMember.isBlank() || firstMember.length() > 120) {
            return Done.no(Refusal.at("firstMember", "name-missing"));
        }
        return transactions.run(by.actor(), Machine.SETUP, Act.of("organisation.add"), database -> {
            int added = database.insertInto(ORGANISATION)
                    .set(ORGANISATION.ID, id.value())
                    .set(ORGANISATION.NAME, name)
                    .onConflictDoNothing()
                    .execute();
            return added == 1
                    ? Done.yes(invitations.firstMember(database, by, id, firstMember, language))
                    : Done.no(Refusal.at("id", "organisation-there"));
        });
    }

    /** The organisation that runs the installation, made where there is none. */
    static OrganisationId running(DSLContext database, OrganisationId id, Words name) {
        return database.selectFrom(ORGANISATION)
                .where(ORGANISATION.RUNS)
                .fetchOptional(row -> new OrganisationId(row.getId()))
                .orElseGet(() -> {
                    database.insertInto(ORGANISATION)
                            .set(ORGANISATION.ID, id.value())
                            .set(ORGANISATION.NAME, name)
                            .set(ORGANISATION.RUNS, true)
                            .execute();
                    return id;
                });
    }

    static List<Organisation> all(DSLContext database) {
        return database.selectFrom(ORGANISATION)
                .orderBy(ORGANISATION.ID)
                .fetch(row -> new Organisation(new OrganisationId(row.getId()), row.getName(), row.getRuns()));
    }
}
