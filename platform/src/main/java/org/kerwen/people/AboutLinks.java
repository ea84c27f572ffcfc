package org.kerwen.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.events.Outbox;
import org.kerwen.kernel.PersonId;

/**
 * Links with other organisations, for a person's copy and erasure: with whom, to what they agreed, what was told to whom and when.
 * Where a record is erased, the other side is told that it ended, and what was told under the link goes on both sides.
 */
final class AboutLinks implements AboutPeople {
    private final Outbox outbox;
    private final Clock clock;

    AboutLinks(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String word() {
        return "link";
    }

    @Override
    public List<Map<String, String>> tell(DSLContext database, Collection<PersonId> records) {
        Instant now = clock.instant();
        List<Map<String, String>> rows = new ArrayList<>();
        for (Link link : LinkStore.find(database, values(records), now, LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            rows.add(fields(link));
            link.given().forEach(copy -> rows.add(fields(link, copy, "told")));
            link.received().forEach(copy -> rows.add(fields(link, copy, "heard")));
        }
        return rows;
    }

    private static Map<String, String> fields(Link link) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("with", link.partner().value());
        fields.put("state", link.state().word());
        fields.put("shares", String.join(", ", Agreement.words(link.agreement().shares())));
        fields.put("agreed", link.agreement().way().word());
        fields.put("askedIn", link.agreement().language());
        fields.put("agreedOn", link.agreement().on().toString());
        fields.put("agreedUntil", link.agreement().until().toString());
        if (link.ended() != null) {
            fields.put("ended", link.ended().at().toString());
            fields.put("why", link.ended().how().word());
        }
        return fields;
    }

    private static Map<String, String> fields(Link link, Link.Disclosure copy, String what) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("with", link.partner().value());
        fields.put(what, copy.at().toString());
        fields.put("shares", String.join(", ", Agreement.words(copy.shared())));
        if (copy.content() != null) {
            fields.put("content", copy.content().written());
        }
        return fields;
    }

    @Override
    public int erase(DSLContext database, Collection<PersonId> records) {
        Instant now = clock.instant();
        LinkStore.going(database, values(records)).forEach((tie, side) -> {
            if (LinkStore.end(database, tie, side, LinkStore.Why.ERASED, now)) {
                outbox.write(database, new LinkEnded(tie));
            }
        });
        return LinkStore.forget(database, values(records));
    }

    private static List<UUID> values(Collection<PersonId> records) {
        return records.stream().map(PersonId::value).toList();
    }
}
