package org.kerwen.movements;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.Choice;
import org.kerwen.web.AppFrame;
import org.kerwen.web.DateWords;
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

/** Who travels in a movement: giving places, one step after the other, taking out, arriving. */
@RestController
final class TravellerPages {
    private static final int SHOWN = 500;
    private static final String ALONE = "alone";
    private static final String FAMILY = "family";

    private final Desk desk;
    private final Movements movements;

    TravellerPages(Desk desk, Movements movements) {
        this.desk = desk;
        this.movements = movements;
    }

    @Demands("movement.plan")
    @GetMapping("/app/movements/{id}/travellers")
    ResponseEntity<byte[]> gather(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Movement movement =
                movements.find(signed.actor(), id).orElseThrow(NotFound::new).movement();
        if (movement.legs().isEmpty()) {
            return desk.answers().goTo("/app/movements/" + id + "?refused=" + Outcome.Why.NO_LEGS.word());
        }
        Filled filled = new Filled(
                "movements",
                Map.of(
                        "joins",
                        movement.legs().getFirst().id().toString(),
                        "leaves",
                        movement.legs().getLast().id().toString()));
        return desk.show(gather(request, signed, movement, filled, Set.of()));
    }

    @Demands("movement.plan")
    @PostMapping("/app/movements/{id}/travellers")
    ResponseEntity<byte[]> gathered(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            @RequestParam(name = "who", defaultValue = "") List<String> who) {
        Movement movement =
                movements.find(signed.actor(), id).orElseThrow(NotFound::new).movement();
        Filled filled = new Filled("movements", fields);
        List<UUID> legs = movement.legs().stream().map(Leg::id).toList();
        UUID joins = filled.idOf(legs, "joins");
        UUID leaves = filled.idOf(legs, "leaves");
        Set<UUID> requests = ids(who);
        if (requests.isEmpty()) {
            filled.refuse("who", "nobody");
        }
        if (filled.isRight()) {
            switch (movements.gather(signed.actor(), id, joins, leaves, requests)) {
                case Outcome.Done done -> {
                    return desk.answers().goTo("/app/movements/" + id + "?done=gathered");
                }
                case Outcome.Refusal(Outcome.Why why) ->
                    filled.refuse(why == Outcome.Why.LEAVES_FIRST ? "leaves" : "who", why.word());
            }
        }
        return desk.show(gather(request, signed, movement, filled, requests));
    }

    /** What nobody's form sends chooses nobody. */
    private static Set<UUID> ids(List<String> written) {
        return written.stream()
                .filter(each -> each.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private FormPage gather(
            HttpServletRequest request, Signed signed, Movement movement, Filled filled, Set<UUID> chosen) {
        Texts texts = desk.texts(signed);
        MovementWords words = new MovementWords(texts);
        AppFrame frame = desk.frame(request, signed, texts.get("movements.gather"));
        Movements.Waiting waiting = movements.waiting(signed.actor(), SHOWN);
        List<Map.Entry<String, String>> legs = movement.legs().stream()
                .map(leg -> Map.entry(leg.id().toString(), words.shortLeg(leg)))
                .toList();
        return new FormPage(
                frame,
                Head.of(
                                texts.get("movements.gather"),
                                texts.get(
                                        waiting.requests().isEmpty()
                                                ? "movements.gather.none"
                                                : "movements.gather.text"))
                        .below(movement.called(), "/app/movements/" + movement.id()),
                Form.of(
                        frame,
                        "/app/movements/" + movement.id() + "/travellers",
                        List.of(
                                filled.options("joins", legs, texts),
                                filled.options("leaves", legs, texts),
                                filled.checks("who", families(waiting, chosen, texts), texts)),
                        texts.get("movements.gather.button")),
                List.of());
    }

    /** Families once each, under the request of one of them: the others come along. */
    private static List<Form.Option> families(Movements.Waiting waiting, Set<UUID> chosen, Texts texts) {
        Map<UUID, String> called = Movements.called(waiting);
        Map<Object, List<TravellerStore.Waiting>> families = new LinkedHashMap<>();
        waiting.requests()
                .forEach(each -> families.computeIfAbsent(
                                each.family() == null ? each.request() : each.family(), any -> new ArrayList<>())
                        .add(each));
        List<Form.Option> options = new ArrayList<>();
        for (List<TravellerStore.Waiting> family : families.values()) {
            TravellerStore.Waiting first = family.getFirst();
            String names = family.stream()
                    .map(each -> called.getOrDefault(each.request(), texts.get("movements.nobody")))
                    .collect(Collectors.joining(", "));
            options.add(new Form.Option(
                    first.request().toString(),
                    names,
                    texts.get(
                            "movements.gather.about",
                            Map.of(
                                    "count", family.size(),
                                    "to", first.to(),
                                    "earliest", DateWords.of(first.earliest(), texts),
                                    "latest", DateWords.of(first.latest(), texts))),
                    chosen.contains(first.request())));
        }
        return options;
    }

    /** The next step of one, or of all who are as far. */
    @Demands("movement.plan")
    @PostMapping("/app/movements/{id}/step")
    ResponseEntity<byte[]> step(
            Signed signed,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String traveller,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        Movements.Shown shown = movements.find(signed.actor(), id).orElseThrow(NotFound::new);
        if (!Choice.words(Booking.class).contains(to)) {
            throw new NotFound();
        }
        Booking next = Choice.of(Booking.class, to);
        if (next != Booking.CONFIRMED && next != Booking.TICKETED && next != Booking.BOARDED) {
            throw new NotFound();
        }
        Map<UUID, List<Hold>> holds = shown.holds();
        Set<UUID> all = traveller.isEmpty()
                ? shown.movement().travelling().stream()
                        .filter(each -> each.booking().word().equals(from))
                        .map(Traveller::id)
                        .filter(each -> next != Booking.BOARDED || !holds.containsKey(each))
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                : ids(List.of(traveller));
        String address = "/app/movements/" + id;
        if (all.isEmpty()) {
            return desk.answers().goTo(address + "?refused=nobody");
        }
        return switch (movements.step(signed.actor(), id, all, next)) {
            case Outcome.Done done -> desk.answers().goTo(address + "?done=stepped");
            case Outcome.Refusal(Outcome.Why why) -> desk.answers().goTo(address + "?refused=" + why.word());
        };
    }

    @Demands("movement.read")
    @GetMapping("/app/movements/{id}/travellers/{traveller}")
    ResponseEntity<byte[]> one(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable UUID traveller) {
        Movements.Shown shown = movements.find(signed.actor(), id).orElseThrow(NotFound::new);
        Traveller of = shown.movement().traveller(traveller).orElseThrow(NotFound::new);
        return desk.show(one(request, signed, shown, of, new Filled("movements", Map.of("place", of.to()))));
    }

    @Demands("movement.plan")
    @PostMapping("/app/movements/{id}/travellers/{traveller}/arrive")
    ResponseEntity<byte[]> arrived(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable UUID traveller,
            @RequestParam Map<String, String> fields) {
        Movements.Shown shown = movements.find(signed.actor(), id).orElseThrow(NotFound::new);
        Traveller of = shown.movement().traveller(traveller).orElseThrow(NotFound::new);
        Filled filled = new Filled("movements", fields);
        String place = filled.text("place", 300);
        if (filled.isRight()) {
            switch (movements.arrive(signed.actor(), id, traveller, place)) {
                case Outcome.Done done -> {
                    return desk.answers().goTo("/app/movements/" + id + "?done=arrived");
                }
                case Outcome.Refusal(Outcome.Why why) -> filled.refuse("place", why.word());
            }
        }
        return desk.refused(one(request, signed, shown, of, filled));
    }

    @Demands("movement.plan")
    @PostMapping("/app/movements/{id}/travellers/{traveller}/out")
    ResponseEntity<byte[]> out(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable UUID traveller,
            @RequestParam Map<String, String> fields) {
        Movements.Shown shown = movements.find(signed.actor(), id).orElseThrow(NotFound::new);
        Traveller of = shown.movement().traveller(traveller).orElseThrow(NotFound::new);
        Filled filled = new Filled("movements", fields);
        Booking to = filled.choice(Booking.class, "state");
        boolean alone = filled.plain("whom").equals(ALONE);
        if (shown.movement().together(of).size() > 1
                && !alone
                && !filled.plain("whom").equals(FAMILY)) {
            filled.refuse("whom", "choose");
        }
        String why = filled.text("why", 400);
        if (filled.isRight() && to.travels()) {
            filled.refuse("state", "choose");
        }
        if (filled.isRight()) {
            switch (movements.takeOut(signed.actor(), id, traveller, to, alone, why)) {
                case Outcome.Done done -> {
                    return desk.answers().goTo("/app/movements/" + id + "?done=out");
                }
                case Outcome.Refusal(Outcome.Why refused) -> filled.refuse("state", refused.word());
            }
        }
        return desk.refused(one(request, signed, shown, of, filled));
    }

    private DeskPage one(
            HttpServletRequest request, Signed signed, Movements.Shown shown, Traveller of, Filled filled) {
        Texts texts = desk.texts(signed);
        MovementWords words = new MovementWords(texts);
        AppFrame frame = desk.frame(request, signed, texts.get("movements.traveller"));
        String address = "/app/movements/" + shown.movement().id() + "/travellers/" + of.id();
        List<Section> sections = new ArrayList<>();
        sections.add(facts(shown, of, words, texts));
        List<Hold> holds = shown.holds().getOrDefault(of.id(), List.of());
        if (!holds.isEmpty()) {
            sections.add(Section.of(
                    "holds",
                    texts.get("movements.cannot"),
                    holds.stream().map(words::hold).toArray(String[]::new)));
        }
        if (of.booking().next().contains(Booking.ARRIVED)) {
            sections.add(Section.of("arrive", texts.get("movements.arrive"), texts.get("movements.arrive.text"))
                    .forms(List.of(Form.of(
                            frame,
                            address + "/arrive",
                            List.of(filled.field("text", "place", texts).longest(300)),
                            texts.get("movements.arrive.button")))));
        }
        List<Booking> outs =
                of.booking().next().stream().filter(each -> !each.travels()).toList();
        if (!outs.isEmpty()) {
            sections.add(out(shown, of, outs, filled, frame, address));
        }
        String called = shown.called(of);
        return DeskPage.of(
                frame,
                Head.of(called.isEmpty() ? texts.get("movements.nobody") : called)
                        .named()
                        .below(
                                shown.movement().called(),
                                "/app/movements/" + shown.movement().id()),
                sections);
    }

    private static Section out(
            Movements.Shown shown, Traveller of, List<Booking> outs, Filled filled, AppFrame frame, String address) {
        Texts texts = frame.texts();
        List<Form.Field> fields = new ArrayList<>();
        fields.add(filled.options(
                "state",
                outs.stream()
                        .map(each -> Map.entry(each.word(), texts.choice(each)))
                        .toList(),
                texts));
        if (shown.movement().together(of).size() > 1) {
            fields.add(filled.options(
                    "whom",
                    List.of(
                            Map.entry(FAMILY, texts.get("movements.whom.family")),
                            Map.entry(ALONE, texts.get("movements.whom.alone"))),
                    texts));
        }
        fields.add(filled.field("text", "why", texts).longest(400));
        return Section.of("out", texts.get("movements.out"), texts.get("movements.out.text"))
                .forms(List.of(Form.of(frame, address + "/out", fields, texts.get("movements.out.button"))
                        .styled("danger")));
    }

    private static Section facts(Movements.Shown shown, Traveller of, MovementWords words, Texts texts) {
        List<Section.Fact> facts = new ArrayList<>();
        facts.add(new Section.Fact(texts.get("movements.booking"), words.booking(of.booking())));
        if (of.why() != null) {
            facts.add(new Section.Fact(texts.get("movements.field.why"), Cell.text(of.why())));
        }
        shown.movement()
                .leg(of.joins())
                .ifPresent(leg -> facts.add(
                        new Section.Fact(texts.get("movements.field.joins"), Cell.text(words.shortLeg(leg)))));
        shown.movement()
                .leg(of.leaves())
                .ifPresent(leg -> facts.add(
                        new Section.Fact(texts.get("movements.field.leaves"), Cell.text(words.shortLeg(leg)))));
        facts.add(new Section.Fact(texts.get("movements.from"), Cell.text(of.from())));
        facts.add(new Section.Fact(texts.get("movements.goes-to"), Cell.text(of.to())));
        if (of.arrivedAt() != null) {
            facts.add(new Section.Fact(texts.get("movements.field.place"), Cell.text(of.arrivedAt())));
        }
        if (!of.needs().isEmpty()) {
            facts.add(new Section.Fact(
                    texts.get("movements.needs"),
                    Cell.text(of.needs().stream().sorted().map(texts::choice).collect(Collectors.joining(", ")))));
        }
        facts.add(new Section.Fact(
                texts.get("movements.person"),
                Cell.link(texts.get("movements.person.page"), "/app/people/" + of.person())));
        return Section.of("facts", texts.get("movements.traveller")).facts(facts);
    }
}
