package org.kerwen.movements;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.Ids;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Filled;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Legs of a movement: adding one, its seats and fares, a delay of all that come after. */
@RestController
final class LegPages {
    private final Desk desk;
    private final Movements movements;

    LegPages(Desk desk, Movements movements) {
        this.desk = desk;
        this.movements = movements;
    }

    @Demands("movement.plan")
    @GetMapping("/app/movements/{id}/legs")
    ResponseEntity<byte[]> add(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Movements.Shown shown = movements.find(signed.actor(), id).orElseThrow(NotFound::new);
        Map<String, String> suggested = new HashMap<>(Map.of(
                "fromZone", movements.zone().getId(), "toZone", movements.zone().getId()));
        if (!shown.movement().legs().isEmpty()) {
            Leg last = shown.movement().legs().getLast();
            suggested.put("fromPlace", last.to().place());
            suggested.put("fromZone", last.to().zone().getId());
            suggested.put("departsDay", last.to().day().toString());
        }
        return desk.show(add(request, signed, shown.movement(), new Filled("movements", suggested)));
    }

    @Demands("movement.plan")
    @PostMapping("/app/movements/{id}/legs")
    ResponseEntity<byte[]> added(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Movements.Shown shown = movements.find(signed.actor(), id).orElseThrow(NotFound::new);
        Filled filled = new Filled("movements", fields);
        Leg leg = leg(filled);
        if (filled.isRight()) {
            switch (movements.addLeg(signed.actor(), Desk.sent(request), id, leg)) {
                case Outcome.Done done -> {
                    return desk.answers().goTo("/app/movements/" + id + "?done=leg");
                }
                case Outcome.Refusal(Outcome.Why why) -> filled.refuse(field(why), why.word());
            }
        }
        return desk.show(add(request, signed, shown.movement(), filled));
    }

    private static Leg leg(Filled filled) {
        Mode mode = filled.choice(Mode.class, "mode");
        String carrier = filled.text("carrier", 120);
        String service = filled.anyText("service", 40);
        Leg.Stop from = stop(filled, "from", "departs");
        Leg.Stop to = stop(filled, "to", "arrives");
        int seats = filled.whole("seats", 1, 2_000);
        if (filled.isRight() && !from.at().isBefore(to.at())) {
            filled.refuse("arrivesTime", "arrives-first");
        }
        return new Leg(
                Ids.withoutTime(),
                mode,
                carrier,
                service,
                from,
                to,
                seats,
                0,
                LegFields.fare(filled),
                deadline(filled, from.zone(), from.at()));
    }

    private static Leg.Stop stop(Filled filled, String side, String moment) {
        String place = filled.text(side + "Place", 120);
        ZoneId zone = LegFields.zone(filled, side + "Zone");
        return new Leg.Stop(place, LegFields.moment(filled, moment + "Day", moment + "Time", zone), zone);
    }

    private static @Nullable Instant deadline(Filled filled, ZoneId zone, Instant departs) {
        if (filled.isEmpty("ticketDay") && filled.isEmpty("ticketTime")) {
            return null;
        }
        Instant by = LegFields.moment(filled, "ticketDay", "ticketTime", zone);
        if (filled.isRight() && by.isAfter(departs)) {
            filled.refuse("ticketTime", "tickets-too-late");
        }
        return by;
    }

    /** At which field somebody can mend it. */
    private static String field(Outcome.Why why) {
        return switch (why) {
            case ARRIVES_FIRST -> "arrivesTime";
            case TICKETS_TOO_LATE -> "ticketTime";
            case NO_SEATS -> "seats";
            case LEGS_OVERLAP,
                    NOT_THERE,
                    NO_LEGS,
                    ELSEWHERE,
                    FAMILY_SPLIT,
                    NOT_NEXT,
                    LEAVES_FIRST,
                    HELD,
                    NOT_READY,
                    OLD_LIST,
                    ANSWERED -> "departsTime";
        };
    }

    private FormPage add(HttpServletRequest request, Signed signed, Movement movement, Filled filled) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("movements.leg.add"));
        return new FormPage(
                frame,
                Head.of(texts.get("movements.leg.add"), texts.get("movements.leg.add.text"))
                        .below(movement.called(), "/app/movements/" + movement.id()),
                Form.of(
                        frame,
                        "/app/movements/" + movement.id() + "/legs",
                        Stream.concat(
                                        Stream.of(
                                                filled.choices(Mode.class, "mode", texts),
                                                filled.field("text", "carrier", texts)
                                                        .longest(120),
                                                filled.field("text", "service", texts)
                                                        .longest(40)
                                                        .optional(),
                                                filled.field("text", "fromPlace", texts)
                                                        .longest(120),
                                                filled.field("date", "departsDay", texts),
                                                filled.field("text", "departsTime", texts)
                                                        .longest(12),
                                                filled.field("text", "fromZone", texts)
                                                        .longest(60),
                                                filled.field("text", "toPlace", texts)
                                                        .longest(120),
                                                filled.field("date", "arrivesDay", texts),
                                                filled.field("text", "arrivesTime", texts)
                                                        .longest(12),
                                                filled.field("text", "toZone", texts)
                                                        .longest(60)),
                                        terms(filled, texts))
                                .toList(),
                        texts.get("movements.leg.add")),
                List.of());
    }

    private static Stream<Form.Field> terms(Filled filled, Texts texts) {
        return Stream.of(
                filled.field("number", "seats", texts),
                filled.field("text", "fare", texts).longest(20).optional(),
                filled.field("text", "currency", texts).longest(3).optional(),
                filled.field("number", "groupFrom", texts).optional(),
                filled.field("text", "groupFare", texts).longest(20).optional(),
                filled.field("date", "ticketDay", texts).optional(),
                filled.field("text", "ticketTime", texts).longest(12).optional());
    }

    @Demands("movement.plan")
    @GetMapping("/app/movements/{id}/legs/{leg}")
    ResponseEntity<byte[]> terms(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable UUID leg) {
        Movements.Shown shown = movements.find(signed.actor(), id).orElseThrow(NotFound::new);
        Leg of = shown.movement().leg(leg).orElseThrow(NotFound::new);
        Map<String, String> now = new HashMap<>(Map.of("seats", String.valueOf(of.seats())));
        if (of.fare() != null) {
            now.put("fare", of.fare().each().amount().toPlainString());
            now.put("currency", of.fare().each().currency());
            if (of.fare().group() != null) {
                now.put("groupFrom", String.valueOf(of.fare().group().from()));
                now.put("groupFare", of.fare().group().each().amount().toPlainString());
            }
        }
        if (of.ticketBy() != null) {
            var local = of.ticketBy().atZone(of.from().zone());
            now.put("ticketDay", local.toLocalDate().toString());
            now.put("ticketTime", "%02d:%02d".formatted(local.getHour(), local.getMinute()));
        }
        return desk.show(terms(request, signed, shown.movement(), of, new Filled("movements", now)));
    }

    @Demands("movement.plan")
    @PostMapping("/app/movements/{id}/legs/{leg}")
    ResponseEntity<byte[]> changed(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable UUID leg,
            @RequestParam Map<String, String> fields) {
        Movements.Shown shown = movements.find(signed.actor(), id).orElseThrow(NotFound::new);
        Leg of = shown.movement().leg(leg).orElseThrow(NotFound::new);
        Filled filled = new Filled("movements", fields);
        int seats = filled.whole("seats", 1, 2_000);
        Leg.Fare fare = LegFields.fare(filled);
        Instant ticketBy = deadline(filled, of.from().zone(), of.from().at());
        if (filled.isRight()) {
            switch (movements.terms(signed.actor(), id, leg, seats, fare, ticketBy)) {
                case Outcome.Done done -> {
                    return desk.answers().goTo("/app/movements/" + id + "?done=terms");
                }
                case Outcome.Refusal(Outcome.Why why) ->
                    filled.refuse(why == Outcome.Why.NO_SEATS ? "seats" : "ticketTime", why.word());
            }
        }
        return desk.show(terms(request, signed, shown.movement(), of, filled));
    }

    private FormPage terms(HttpServletRequest request, Signed signed, Movement movement, Leg leg, Filled filled) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("movements.leg"));
        return new FormPage(
                frame,
                Head.of(texts.get("movements.leg"), new MovementWords(texts).leg(leg))
                        .below(movement.called(), "/app/movements/" + movement.id()),
                Form.of(
                        frame,
                        "/app/movements/" + movement.id() + "/legs/" + leg.id(),
                        terms(filled, texts).toList(),
                        texts.get("movements.save")),
                List.of());
    }

    @Demands("movement.plan")
    @GetMapping("/app/movements/{id}/delay")
    ResponseEntity<byte[]> delay(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Movements.Shown shown = movements.find(signed.actor(), id).orElseThrow(NotFound::new);
        return desk.show(delay(
                request, signed, shown.movement(), new Filled("movements", Map.of("hours", "0", "minutes", "0"))));
    }

    /** What lapses thereby is shown first; whoever has seen it sends the same again. */
    @Demands("movement.plan")
    @PostMapping("/app/movements/{id}/delay")
    ResponseEntity<byte[]> delayed(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Movements.Shown shown = movements.find(signed.actor(), id).orElseThrow(NotFound::new);
        Filled filled = new Filled("movements", fields);
        UUID leg = filled.idOf(shown.movement().legs().stream().map(Leg::id).toList(), "leg");
        Duration later =
                Duration.ofHours(filled.whole("hours", 0, 24 * 60)).plusMinutes(filled.whole("minutes", 0, 59));
        if (filled.isRight() && later.isZero()) {
            filled.refuse("hours", "number");
        }
        if (!filled.isRight()) {
            return desk.show(delay(request, signed, shown.movement(), filled));
        }
        Map<UUID, List<Hold>> lapses =
                Movements.lapses(shown, shown.movement().leg(leg).orElseThrow(), later);
        if (!lapses.isEmpty() && !filled.plain("seen").equals(String.valueOf(lapses.size()))) {
            return desk.show(lapses(request, signed, shown, lapses, fields));
        }
        return switch (movements.delay(signed.actor(), Desk.sent(request), id, leg, later, lapses.size())) {
            case Outcome.Done done -> desk.answers().goTo("/app/movements/" + id + "?done=delayed");
            case Outcome.Refusal(Outcome.Why why) -> {
                filled.refuse("hours", why.word());
                yield desk.show(delay(request, signed, shown.movement(), filled));
            }
        };
    }

    private FormPage delay(HttpServletRequest request, Signed signed, Movement movement, Filled filled) {
        Texts texts = desk.texts(signed);
        MovementWords words = new MovementWords(texts);
        AppFrame frame = desk.frame(request, signed, texts.get("movements.delay"));
        return new FormPage(
                frame,
                Head.of(texts.get("movements.delay"), texts.get("movements.delay.text"))
                        .below(movement.called(), "/app/movements/" + movement.id()),
                Form.of(
                        frame,
                        "/app/movements/" + movement.id() + "/delay",
                        List.of(
                                filled.options(
                                        "leg",
                                        movement.legs().stream()
                                                .map(leg -> Map.entry(leg.id().toString(), words.shortLeg(leg)))
                                                .toList(),
                                        texts),
                                filled.field("number", "hours", texts),
                                filled.field("number", "minutes", texts)),
                        texts.get("movements.delay.button")),
                List.of());
    }

    private DeskPage lapses(
            HttpServletRequest request,
            Signed signed,
            Movements.Shown shown,
            Map<UUID, List<Hold>> lapses,
            Map<String, String> fields) {
        Texts texts = desk.texts(signed);
        MovementWords words = new MovementWords(texts);
        AppFrame frame = desk.frame(request, signed, texts.get("movements.delay"));
        String address = "/app/movements/" + shown.movement().id();
        List<List<Cell>> rows = lapses.entrySet().stream()
                .map(each -> List.of(
                        Cell.name(shown.movement()
                                .traveller(each.getKey())
                                .map(shown::called)
                                .orElse("")),
                        Cell.text(words.holds(each.getValue()))))
                .toList();
        return DeskPage.of(
                frame,
                Head.of(
                                texts.get("movements.delay"),
                                texts.get("movements.delay.lapses", Map.of("count", lapses.size())))
                        .below(shown.movement().called(), address),
                List.of(Section.of("lapses", texts.get("movements.delay.lapsing"))
                        .table(new Section.Table(
                                texts.get("movements.delay.lapsing"),
                                List.of(texts.get("movements.name"), texts.get("movements.waits")),
                                rows,
                                ""))
                        .forms(List.of(Form.button(frame, address + "/delay", texts.get("movements.delay.sure"))
                                .with(Map.of(
                                        "leg",
                                        fields.getOrDefault("leg", ""),
                                        "hours",
                                        fields.getOrDefault("hours", ""),
                                        "minutes",
                                        fields.getOrDefault("minutes", ""),
                                        "seen",
                                        String.valueOf(lapses.size())))))));
    }
}
