package org.kerwen.cases;

import static org.kerwen.cases.db.Tables.SEALED_CASE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.kerwen.cases.db.tables.records.SealedCaseRecord;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.keys.Unopened;

/**
 * Sealed cases: opened with the key of the organisation while that is unlocked. What belongs together is chosen here, after opening;
 * the database could not.
 */
final class SealedStore {
    /** Which transaction wrote a row: a revision alone may be written again after its first writing was taken back. */
    private static final Field<String> WRITTEN_BY =
            DSL.field(SEALED_CASE.getQualifiedName().append("xmin").toString() + "::text", String.class);

    /** Who works on a case, as one transaction wrote it in one revision. */
    private record Team(int revision, String writtenBy, Set<AccountId> who) {}

    private final OrganisationKeys keys;

    /** By organisation while its key is unlocked, then by case. */
    private final Map<OrganisationId, Map<UUID, Team>> teams = new ConcurrentHashMap<>();

    SealedStore(OrganisationKeys keys) {
        this.keys = keys;
    }

    boolean isUnlocked(OrganisationId organisation) {
        return keys.isUnlocked(organisation);
    }

    Optional<CaseFile> find(DSLContext database, CaseId id) {
        return database.selectFrom(SEALED_CASE)
                .where(SEALED_CASE.ID.eq(id.value()))
                .fetchOptional()
                .flatMap(this::open);
    }

    Optional<CaseFile> locked(DSLContext database, CaseId id) {
        return database.selectFrom(SEALED_CASE)
                .where(SEALED_CASE.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional()
                .flatMap(this::open);
    }

    /** All of an organisation, whoever works on them, by what is due next; none while its key is locked. */
    List<CaseFile> all(DSLContext database, OrganisationId organisation) {
        if (!isUnlocked(organisation)) {
            return List.of();
        }
        List<CaseFile> all = new ArrayList<>();
        database.selectFrom(SEALED_CASE)
                .where(SEALED_CASE.ORGANISATION.eq(organisation.value()))
                .orderBy(SEALED_CASE.DUE, SEALED_CASE.ID)
                .forEach(row -> open(row).ifPresent(all::add));
        return all;
    }

    /**
     * Those of an organisation on which somebody works, by what is due next; none while its key is locked. Who works on each is
     * remembered as long as it does not change, so that the others are opened once and not each time.
     */
    List<CaseFile> of(DSLContext database, OrganisationId organisation, AccountId worker) {
        if (!isUnlocked(organisation)) {
            teams.remove(organisation);
            return List.of();
        }
        Map<UUID, Team> known = teams.computeIfAbsent(organisation, any -> new ConcurrentHashMap<>());
        List<UUID> all = new ArrayList<>();
        List<UUID> wanted = new ArrayList<>();
        database.select(SEALED_CASE.ID, SEALED_CASE.REVISION, WRITTEN_BY)
                .from(SEALED_CASE)
                .where(SEALED_CASE.ORGANISATION.eq(organisation.value()))
                .forEach(row -> {
                    all.add(row.value1());
                    Team team = known.get(row.value1());
                    if (team == null
                            || team.revision() != row.value2()
                            || !team.writtenBy().equals(row.value3())
                            || team.who().contains(worker)) {
                        wanted.add(row.value1());
                    }
                });
        known.keySet().retainAll(Set.copyOf(all));
        List<CaseFile> files = new ArrayList<>();
        if (!wanted.isEmpty()) {
            database.select(SEALED_CASE.fields())
                    .select(WRITTEN_BY)
                    .from(SEALED_CASE)
                    .where(SEALED_CASE.ID.eq(DSL.any(wanted.toArray(UUID[]::new))))
                    .orderBy(SEALED_CASE.DUE, SEALED_CASE.ID)
                    .forEach(row -> open(row.into(SEALED_CASE)).ifPresent(file -> {
                        Team team =
                                new Team(row.get(SEALED_CASE.REVISION), row.get(WRITTEN_BY), Set.copyOf(file.team()));
                        known.put(row.get(SEALED_CASE.ID), team);
                        if (file.team().contains(worker)) {
                            files.add(file);
                        }
                    }));
        }
        return files;
    }

    /** How many rows there are, whatever they are: all that can be said while the key is locked. */
    static int count(DSLContext database, OrganisationId organisation) {
        return database.fetchCount(SEALED_CASE, SEALED_CASE.ORGANISATION.eq(organisation.value()));
    }

    private Optional<CaseFile> open(SealedCaseRecord row) {
        try {
            return keys.open(new OrganisationId(row.getOrganisation()), row.getSealed(), context(row.getId()))
                    .map(padded -> CaseJson.read(padded, CaseFile.class));
        } catch (Unopened e) {
            // The key was turned by another process a moment ago: as while it is locked.
            return Optional.empty();
        }
    }

    /** False where the key is locked. */
    boolean insert(DSLContext database, CaseFile file) {
        return seal(file)
                .map(ciphertext -> database.insertInto(SEALED_CASE)
                                .set(SEALED_CASE.ID, file.id().value())
                                .set(
                                        SEALED_CASE.ORGANISATION,
                                        file.organisation().value())
                                .set(SEALED_CASE.REVISION, file.revision())
                                .set(SEALED_CASE.DUE, file.due())
                                .set(SEALED_CASE.SEALED, ciphertext)
                                .execute()
                        == 1)
                .orElse(false);
    }

    boolean update(DSLContext database, CaseFile file) {
        return seal(file)
                .map(ciphertext -> database.update(SEALED_CASE)
                                .set(SEALED_CASE.REVISION, file.revision())
                                .set(SEALED_CASE.DUE, file.due())
                                .set(SEALED_CASE.SEALED, ciphertext)
                                .where(SEALED_CASE.ID.eq(file.id().value()))
                                .execute()
                        == 1)
                .orElse(false);
    }

    /** Removes one for good; answers whether there was one. Needs no key. */
    static boolean remove(DSLContext database, UUID id) {
        return database.deleteFrom(SEALED_CASE).where(SEALED_CASE.ID.eq(id)).execute() == 1;
    }

    private Optional<byte[]> seal(CaseFile file) {
        return keys.seal(
                file.organisation(), CaseJson.padded(file), context(file.id().value()));
    }

    private static String context(UUID id) {
        return "cases.sealed_case/" + id;
    }
}
