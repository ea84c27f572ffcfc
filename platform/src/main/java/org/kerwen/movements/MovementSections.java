package org.kerwen.movements;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Desk;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.FamilyId;
import org.kerwen.web.AppFrame;
import org.kerwen.web.DateWords;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;

/** The parts of the page of a movement. */
final class MovementSections {
    private final Movements.Shown shown;
    private final Movement movement;
    private final Map<UUID, List<Hold>> holds;
    private final AppFrame frame;
    private final Desk desk;
    private final Texts texts;
    private final MovementWords words;
    private final Instant now;
    private final String address;

    MovementSections(Movements.Shown shown, AppFrame frame, Desk desk, Instant now) {
        this.shown = shown;
        this.movement = shown.movement();
        this.holds = shown.holds();
        this.frame = frame;
        this.desk = desk;
        this.texts = frame.texts();
        this.words = new MovementWords(texts);
        this.now = now;
        this.address = "/app/movements/" + movement.id();
    }

    /** Why the last button did nothing, where the address says so; only sentences that we have. */
    static @Nullable String refusal(HttpServletRequest request, Texts texts) {
        String word = request.getParameter("refused");
        return word == null ? null : texts.find("movements.wrong." + word).orElse(null);
    }

    /** Until when tickets must be issued; null where nobody waits for one. */
    @Nullable
    String tickets() {
        return movement.ticketBy()
                .map(by -> texts.get(
                        by.isBefore(now) ? "movements.tickets.late" : "movements.tickets.by",
                        Map.of("when", desk.when(by, texts))))
                .orElse(null);
    }

    Section legs() {
        List<List<Cell>> rows = movement.legs().stream()
                .map(leg -> List.of(
                        Cell.link(
                                leg.service().isEmpty() ? leg.carrier() : leg.carrier() + " " + leg.service(),
                                address + "/legs/" + leg.id()),
                        Cell.text(texts.choice(leg.mode())),
                        Cell.text(words.stop(leg.from())),
                        Cell.text(words.stop(leg.to())),
                        seats(leg),
                        Cell.text(leg.cost().map(words::money).orElse(""))))
                .toList();
        List<AppFrame.Link> links = new ArrayList<>();
        links.add(new AppFrame.Link(texts.get("movements.leg.add"), address + "/legs", rows.isEmpty()));
        if (!rows.isEmpty()) {
            links.add(new AppFrame.Link(texts.get("movements.delay"), address + "/delay", false));
        }
        return Section.of("legs", texts.get("movements.legs"))
                .table(new Section.Table(
                        texts.get("movements.legs"),
                        List.of(
                                texts.get("movements.field.carrier"),
                                texts.get("movements.field.mode"),
                                texts.get("movements.departs"),
                                texts.get("movements.arrives"),
                                texts.get("movements.field.seats"),
                                texts.get("movements.cost")),
                        rows,
                        texts.get("movements.legs.none")))
                .links(links);
    }

    private Cell seats(Leg leg) {
        String text = texts.get("movements.seats.of", Map.of("booked", leg.booked(), "seats", leg.seats()));
        return leg.booked() == leg.seats() ? Cell.badge(text, "warn") : Cell.text(text);
    }

    /** One button for each next step of many at once. */
    Section steps() {
        List<Form> forms = new ArrayList<>();
        for (Booking from : List.of(Booking.NOTIFIED, Booking.CONFIRMED, Booking.TICKETED)) {
            Booking to = from.onward().orElseThrow();
            long count = movement.travelling().stream()
                    .filter(each -> each.booking() == from && (to != Booking.BOARDED || !holds.containsKey(each.id())))
                    .count();
            if (count > 0) {
                forms.add(Form.button(
                                frame,
                                address + "/step",
                                texts.get("movements.step.all." + to.word(), Map.of("count", count)))
                        .with(Map.of("from", from.word(), "to", to.word())));
            }
        }
        int held = holds.size();
        return Section.of(
                        "steps",
                        texts.get("movements.steps"),
                        held == 0 && !movement.travelling().isEmpty()
                                ? texts.get("movements.ready")
                                : texts.get("movements.held", Map.of("count", held)))
                .forms(forms);
    }

    Section travellers() {
        Map<FamilyId, Integer> families = new LinkedHashMap<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (Traveller traveller : movement.travellers()) {
            Integer family = traveller.family() == null
                    ? null
                    : families.computeIfAbsent(traveller.family(), any -> families.size() + 1);
            List<Hold> its = holds.getOrDefault(traveller.id(), List.of());
            rows.add(List.of(
                    Cell.link(called(traveller), address + "/travellers/" + traveller.id()),
                    Cell.text(family == null ? "" : String.valueOf(family)),
                    Cell.text(traveller.arrivedAt() == null ? traveller.to() : traveller.arrivedAt()),
                    words.booking(traveller.booking()),
                    its.isEmpty()
                            ? Cell.text(Optional.ofNullable(traveller.why()).orElse(""))
                            : Cell.text(words.holds(its)),
                    next(traveller, its)));
        }
        List<AppFrame.Link> links = new ArrayList<>();
        if (!movement.legs().isEmpty()) {
            links.add(new AppFrame.Link(texts.get("movements.gather"), address + "/travellers", rows.isEmpty()));
        }
        return Section.of("travellers", texts.get("movements.travellers"))
                .table(new Section.Table(
                        texts.get("movements.travellers"),
                        List.of(
                                texts.get("movements.name"),
                                texts.get("movements.family"),
                                texts.get("movements.goes-to"),
                                texts.get("movements.booking"),
                                texts.get("movements.waits"),
                                ""),
                        rows,
                        texts.get("movements.travellers.none")))
                .links(links);
    }

    private String called(Traveller traveller) {
        String called = shown.called(traveller);
        return called.isEmpty() ? texts.get("movements.nobody") : called;
    }

    /** The one next step of somebody; where it asks something, a way to the page that asks it. */
    private Cell next(Traveller traveller, List<Hold> its) {
        Booking to = traveller.booking().onward().orElse(null);
        if (to == null || (to == Booking.BOARDED && !its.isEmpty())) {
            return Cell.text("");
        }
        if (to == Booking.ARRIVED) {
            return Cell.link(
                    texts.get("movements.step." + to.word()), address + "/travellers/" + traveller.id() + "#arrive");
        }
        return Cell.form(Form.button(frame, address + "/step", texts.get("movements.step." + to.word()))
                .with(Map.of("traveller", traveller.id().toString(), "to", to.word())));
    }

    Section provisions() {
        return Section.of("provisions", texts.get("movements.provisions"))
                .table(new Section.Table(
                        texts.get("movements.provisions"),
                        List.of(
                                texts.get("movements.field.kind"),
                                texts.get("movements.field.words"),
                                texts.get("movements.field.first"),
                                texts.get("movements.field.last"),
                                texts.get("movements.field.people")),
                        movement.provisions().stream()
                                .map(each -> List.of(
                                        Cell.text(texts.choice(each.kind())),
                                        Cell.text(each.words()),
                                        Cell.text(DateWords.of(each.first(), texts)),
                                        Cell.text(DateWords.of(each.last(), texts)),
                                        Cell.text(String.valueOf(each.people()))))
                                .toList(),
                        texts.get("movements.provisions.none")))
                .links(List.of(new AppFrame.Link(texts.get("movements.provide"), address + "/provisions", false)));
    }

    Section more() {
        return Section.of("more", texts.get("movements.also"))
                .links(List.of(
                        new AppFrame.Link(texts.get("movements.lists"), address + "/lists", false),
                        new AppFrame.Link(texts.get("movements.telephones"), address + "/telephones", false),
                        new AppFrame.Link(texts.get("movements.compare"), address + "/compare", false)));
    }
}
