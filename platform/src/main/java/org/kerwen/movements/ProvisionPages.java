package org.kerwen.movements;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
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

/** Who goes along, what is eaten, where is slept. */
@RestController
final class ProvisionPages {
    private final Desk desk;
    private final Movements movements;

    ProvisionPages(Desk desk, Movements movements) {
        this.desk = desk;
        this.movements = movements;
    }

    @Demands("movement.plan")
    @GetMapping("/app/movements/{id}/provisions")
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Movement movement =
                movements.find(signed.actor(), id).orElseThrow(NotFound::new).movement();
        Map<String, String> suggested = new HashMap<>();
        if (!movement.legs().isEmpty()) {
            suggested.put("first", movement.legs().getFirst().from().day().toString());
            suggested.put("last", movement.legs().getLast().to().day().toString());
            suggested.put(
                    "people", String.valueOf(Math.max(1, movement.travelling().size())));
        }
        return desk.show(form(request, signed, movement, new Filled("movements", suggested)));
    }

    @Demands("movement.plan")
    @PostMapping("/app/movements/{id}/provisions")
    ResponseEntity<byte[]> provided(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Movement movement =
                movements.find(signed.actor(), id).orElseThrow(NotFound::new).movement();
        Filled filled = new Filled("movements", fields);
        ProvisionKind kind = filled.choice(ProvisionKind.class, "kind");
        String words = filled.text("words", 200);
        LocalDate first = filled.day("first");
        LocalDate last = filled.day("last");
        int people = filled.whole("people", 1, 2_000);
        if (filled.isRight() && last.isBefore(first)) {
            filled.refuse("last", "order");
        }
        if (filled.isRight()
                && movements.provide(
                                signed.actor(),
                                Desk.sent(request),
                                id,
                                new Movement.Provision(Ids.withoutTime(), kind, words, first, last, people))
                        instanceof Outcome.Done) {
            return desk.answers().goTo("/app/movements/" + id + "?done=provided");
        }
        return desk.show(form(request, signed, movement, filled));
    }

    private FormPage form(HttpServletRequest request, Signed signed, Movement movement, Filled filled) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("movements.provide"));
        return new FormPage(
                frame,
                Head.of(texts.get("movements.provide"), texts.get("movements.provide.text"))
                        .below(movement.called(), "/app/movements/" + movement.id()),
                Form.of(
                        frame,
                        "/app/movements/" + movement.id() + "/provisions",
                        List.of(
                                filled.choices(ProvisionKind.class, "kind", texts),
                                filled.field("text", "words", texts),
                                filled.field("date", "first", texts),
                                filled.field("date", "last", texts),
                                filled.field("number", "people", texts)),
                        texts.get("movements.save")),
                List.of());
    }
}
