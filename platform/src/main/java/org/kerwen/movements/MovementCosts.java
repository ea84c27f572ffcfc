package org.kerwen.movements;

import static org.kerwen.movements.db.Tables.MOVEMENT;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.money.CostBearer;
import org.kerwen.money.Purpose;

/** Costs are written about a movement by the name by which colleagues know it, where only one is called so. */
final class MovementCosts implements CostBearer {
    @Override
    public Purpose purpose() {
        return Purpose.MOVEMENT;
    }

    @Override
    public Optional<UUID> called(DSLContext database, String words) {
        List<UUID> all = database.select(MOVEMENT.ID)
                .from(MOVEMENT)
                .where(MOVEMENT.CALLED.equalIgnoreCase(words.strip()))
                .limit(2)
                .fetch(MOVEMENT.ID);
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    @Override
    public Optional<String> name(DSLContext database, UUID id) {
        return database.select(MOVEMENT.CALLED)
                .from(MOVEMENT)
                .where(MOVEMENT.ID.eq(id))
                .fetchOptional(MOVEMENT.CALLED);
    }

    @Override
    public String operation() {
        return "movement.read";
    }

    @Override
    public String address(UUID id) {
        return "/app/movements/" + id;
    }
}
