package org.kerwen.cases;

import static org.kerwen.cases.db.Tables.CASE_FILE;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.money.CostBearer;
import org.kerwen.money.Purpose;

/** Costs are written about a case by its reference. A sealed case has no row here: the books neither find nor name it. */
final class CaseCosts implements CostBearer {
    @Override
    public Purpose purpose() {
        return Purpose.CASEWORK;
    }

    @Override
    public Optional<UUID> called(DSLContext database, String words) {
        return database.select(CASE_FILE.ID)
                .from(CASE_FILE)
                .where(CASE_FILE.REFERENCE.eq(words.strip()))
                .fetchOptional(CASE_FILE.ID);
    }

    @Override
    public Optional<String> name(DSLContext database, UUID id) {
        return database.select(CASE_FILE.REFERENCE)
                .from(CASE_FILE)
                .where(CASE_FILE.ID.eq(id))
                .fetchOptional(CASE_FILE.REFERENCE);
    }

    @Override
    public String operation() {
        return "case.read";
    }

    @Override
    public String address(UUID id) {
        return CaseListPages.LIST + "/" + id;
    }
}
