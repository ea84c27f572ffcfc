package org.kerwen.movements;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kerwen.access.ColleagueNames;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Choice;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Passenger lists: for whom they are, what they say, which copies left. */
@RestController
final class ManifestPages {
    private final Desk desk;
    private final Movements movements;
    private final ListPrinter printer;
    private final ColleagueNames colleagues;

    ManifestPages(Desk desk, Movements movements, ListPrinter printer, ColleagueNames colleagues) {
        this.desk = desk;
        this.movements = movements;
        this.printer = printer;
        this.colleagues = colleagues;
    }

    @Demands("manifest.issue")
    @GetMapping("/app/movements/{id}/lists")
    ResponseEntity<byte[]> lists(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Movements.Shown shown = movements.find(signed.actor(), id).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("movements.lists"));
        List<Manifest> lists = movements.lists(signed.actor(), id);
        return desk.show(DeskPage.of(
                frame,
                Head.of(texts.get("movements.lists"), texts.get("movements.lists.text"))
                        .below(shown.movement().called(), "/app/movements/" + id)
                        .saying("ok", Desk.done(request, texts, "movements"))
                        .saying("stop", MovementSections.refusal(request, texts)),
                List.of(
                        recipients(shown, frame),
                        issued(shown, lists, frame),
                        copies(lists, colleagues.of(signed.actor(), accounts(lists)), texts))));
    }

    private static Section recipients(Movements.Shown shown, AppFrame frame) {
        Texts texts = frame.texts();
        String address = "/app/movements/" + shown.movement().id() + "/lists";
        int held = shown.holds().size();
        boolean ready = held == 0 && !shown.movement().travelling().isEmpty();
        List<List<Cell>> rows = Stream.of(Recipient.values())
                .map(recipient -> List.of(
                        Cell.text(texts.choice(recipient)),
                        Cell.text(recipient.fields().stream().map(texts::choice).collect(Collectors.joining(", "))),
                        ready
                                ? Cell.form(Form.button(frame, address, texts.get("movements.issue"))
                                        .with(Map.of("recipient", recipient.word())))
                                : Cell.text("")))
                .toList();
        return Section.of(
                        "recipients",
                        texts.get("movements.recipients"),
                        ready
                                ? texts.get("movements.recipients.text")
                                : held > 0
                                        ? texts.get("movements.held", Map.of("count", held))
                                        : texts.get("movements.travellers.none"))
                .table(new Section.Table(
                        texts.get("movements.recipients"),
                        List.of(texts.get("movements.recipient"), texts.get("movements.fields"), ""),
                        rows,
                        ""));
    }

    private Section issued(Movements.Shown shown, List<Manifest> lists, AppFrame frame) {
        Texts texts = frame.texts();
        Set<Recipient> newest = new LinkedHashSet<>();
        boolean ready = shown.holds().isEmpty();
        List<List<Cell>> rows = new ArrayList<>();
        for (Manifest list : lists) {
            boolean current = newest.add(list.recipient())
                    && list.ofVersion() == shown.movement().version();
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.text(texts.get(
                            "movements.list.version",
                            Map.of("recipient", texts.choice(list.recipient()), "number", list.number()))),
                    Cell.text(desk.when(list.at(), texts)),
                    Cell.text(texts.get("movements.people", Map.of("count", list.people()))),
                    current
                            ? Cell.badge(texts.get("movements.list.current"), "ok")
                            : Cell.badge(texts.get("movements.list.old"), "calm")));
            for (ListForm form : ListForm.values()) {
                row.add(
                        current && ready
                                ? Cell.form(Form.button(
                                                frame,
                                                "/app/movements/"
                                                        + shown.movement().id() + "/lists/" + list.id() + "/copy",
                                                form.name())
                                        .with(Map.of("form", form.word())))
                                : Cell.text(""));
            }
            rows.add(row);
        }
        return Section.of("issued", texts.get("movements.issued"), texts.get("movements.issued.text"))
                .table(new Section.Table(
                        texts.get("movements.issued"),
                        List.of(
                                texts.get("movements.recipient"),
                                texts.get("movements.list.when"),
                                texts.get("movements.travellers"),
                                texts.get("movements.list.state"),
                                "",
                                "",
                                ""),
                        rows,
                        texts.get("movements.issued.none")));
    }

    private static Set<AccountId> accounts(List<Manifest> lists) {
        return lists.stream()
                .flatMap(list -> list.copies().stream())
                .map(Manifest.Copy::by)
                .collect(Collectors.toSet());
    }

    private Section copies(List<Manifest> lists, Map<AccountId, String> names, Texts texts) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Manifest list : lists) {
            for (Manifest.Copy copy : list.copies()) {
                rows.add(List.of(
                        Cell.text(texts.get(
                                "movements.list.version",
                                Map.of("recipient", texts.choice(list.recipient()), "number", list.number()))),
                        Cell.text(list.fields().stream().map(texts::choice).collect(Collectors.joining(", "))),
                        Cell.text(copy.form().toUpperCase(Locale.ROOT)),
                        Cell.text(desk.when(copy.at(), texts)),
                        Cell.name(names.getOrDefault(copy.by(), "")),
                        Cell.code(copy.hash())));
            }
        }
        return Section.of("copies", texts.get("movements.copies"), texts.get("movements.copies.text"))
                .table(new Section.Table(
                        texts.get("movements.copies"),
                        List.of(
                                texts.get("movements.recipient"),
                                texts.get("movements.fields"),
                                texts.get("movements.form"),
                                texts.get("movements.list.when"),
                                texts.get("movements.copy.by"),
                                texts.get("movements.hash")),
                        rows,
                        texts.get("movements.copies.none")));
    }

    @Demands("manifest.issue")
    @PostMapping("/app/movements/{id}/lists")
    ResponseEntity<byte[]> issue(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String recipient) {
        if (movements.find(signed.actor(), id).isEmpty()
                || !Choice.words(Recipient.class).contains(recipient)) {
            throw new NotFound();
        }
        String address = "/app/movements/" + id + "/lists";
        return switch (movements.issue(signed.actor(), Desk.sent(request), id, Choice.of(Recipient.class, recipient))) {
            case Outcome.Done done -> desk.answers().goTo(address + "?done=issued");
            case Outcome.Refusal(Outcome.Why why) -> desk.answers().goTo(address + "?refused=" + why.word());
        };
    }

    /** A copy leaves: it is registered before it is sent, and refused where somebody on it cannot travel any more. */
    @Demands("manifest.issue")
    @PostMapping("/app/movements/{id}/lists/{list}/copy")
    ResponseEntity<byte[]> copy(
            Signed signed,
            @PathVariable UUID id,
            @PathVariable UUID list,
            @RequestParam(defaultValue = "") String form) {
        Movements.Shown shown = movements.find(signed.actor(), id).orElseThrow(NotFound::new);
        Manifest manifest = movements.manifest(signed.actor(), id, list).orElseThrow(NotFound::new);
        ListForm as = ListForm.of(form).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        String address = "/app/movements/" + id + "/lists";
        byte[] file = printer.print(
                        new ListPrinter.Paper(manifest, shown.movement().legs(), desk.organisation(signed, texts)),
                        as,
                        texts)
                .orElse(null);
        if (file == null) {
            return desk.answers().goTo(address + "?refused=busy");
        }
        return switch (movements.copied(signed.actor(), id, list, as, sha256(file))) {
            case Outcome.Done done -> desk.answers().file(as.type(), as.file(), file);
            case Outcome.Refusal(Outcome.Why why) -> desk.answers().goTo(address + "?refused=" + why.word());
        };
    }

    private static byte[] sha256(byte[] file) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
