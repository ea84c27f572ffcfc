package org.kerwen.movements;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kerwen.access.pages.Cell;
import org.kerwen.kernel.Money;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** Journeys in words, in the language of who reads. */
final class MovementWords {
    private final Texts texts;

    MovementWords(Texts texts) {
        this.texts = texts;
    }

    /** A moment as the clocks of a place show it, with the zone where that is not clear by itself. */
    String moment(Instant at, ZoneId zone) {
        return texts.get("movements.moment", Map.of("moment", DateWords.of(at, zone, texts), "zone", zone.getId()));
    }

    String stop(Leg.Stop stop) {
        return texts.get("movements.stop", Map.of("place", stop.place(), "moment", moment(stop.at(), stop.zone())));
    }

    /** A leg in one line. */
    String leg(Leg leg) {
        return texts.get(
                "movements.leg.line",
                Map.of(
                        "mode",
                        texts.choice(leg.mode()),
                        "carrier",
                        leg.service().isEmpty() ? leg.carrier() : leg.carrier() + " " + leg.service(),
                        "from",
                        stop(leg.from()),
                        "to",
                        stop(leg.to())));
    }

    /** A leg in a list of which one is chosen. */
    String shortLeg(Leg leg) {
        return texts.get(
                "movements.leg.short",
                Map.of(
                        "from", leg.from().place(),
                        "to", leg.to().place(),
                        "moment", moment(leg.from().at(), leg.from().zone())));
    }

    String money(Money money) {
        return texts.get("money.sum", Map.of("amount", money.amount(), "currency", money.currency()));
    }

    /** Why somebody cannot travel yet: what must be so, who owes it and by when. */
    String hold(Hold hold) {
        Map<String, Object> values = new HashMap<>();
        values.put("who", texts.choice(hold.owedBy()));
        values.put("due", DateWords.of(hold.due(), texts));
        if (hold.kind() != null) {
            values.put("what", texts.choice(hold.kind()));
        }
        if (hold.lapsesOn() != null) {
            values.put("last", DateWords.of(hold.lapsesOn(), texts));
        }
        return texts.get("movements.hold." + hold.why().word(), values);
    }

    /** All of somebody's in one field of a table. */
    String holds(List<Hold> holds) {
        List<String> sentences = new ArrayList<>();
        holds.forEach(hold -> sentences.add(hold(hold)));
        return String.join(" ", sentences);
    }

    Cell booking(Booking booking) {
        String colour = switch (booking) {
            case NOTIFIED, CONFIRMED -> "calm";
            case TICKETED, BOARDED, ARRIVED -> "ok";
            case CANCELLED, NO_SHOW -> "warn";
            case MISSING -> "stop";
        };
        return Cell.badge(texts.choice(booking), colour);
    }
}
