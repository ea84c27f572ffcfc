package org.kerwen.hotline;

import static org.kerwen.hotline.db.Tables.AGREEMENT;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.AboutPeople;

/** To what somebody agreed on the telephone. The call itself names nobody and stays, as one of many. */
final class AgreementsAboutPeople implements AboutPeople {
    @Override
    public String word() {
        return "agreement";
    }

    @Override
    public List<Map<String, String>> tell(DSLContext database, Collection<PersonId> records) {
        return database.selectFrom(AGREEMENT)
                .where(AGREEMENT.PERSON.eq(DSL.any(ids(records))))
                .orderBy(AGREEMENT.AGREED_AT)
                .fetch(row -> Map.of(
                        "agreed", row.getAgreedAt().toInstant().toString(),
                        "purpose", row.getPurpose(),
                        "language", row.getLanguage()));
    }

    @Override
    public int erase(DSLContext database, Collection<PersonId> records) {
        return database.deleteFrom(AGREEMENT)
                .where(AGREEMENT.PERSON.eq(DSL.any(ids(records))))
                .execute();
    }

    private static UUID[] ids(Collection<PersonId> records) {
        return records.stream().map(PersonId::value).toArray(UUID[]::new);
    }
}
