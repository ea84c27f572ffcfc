package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.AccountId;
import org.kerwen.trace.Audit;
import org.kerwen.trace.Seal;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form.Field;
import org.kerwen.web.Form.Option;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what in the own organisation, and how it is sealed. Reading it is itself written down. */
@RestController
final class AuditPages {
    private static final int ON_A_PAGE = 100;
    private static final int COLLEAGUES = 500;

    private final Desk desk;
    private final Audit audit;
    private final Accounts accounts;
    private final Permissions permissions;
    private final ZoneId zone;

    AuditPages(Desk desk, Audit audit, Accounts accounts, Permissions permissions, WebSettings settings) {
        this.desk = desk;
        this.audit = audit;
        this.accounts = accounts;
        this.permissions = permissions;
        this.zone = settings.timeZone();
    }

    /**
     * What was chosen, as the address has it; what is not well formed is as if it were not chosen.
     *
     * @param who id of an account
     * @param what an operation of the matrix
     * @param from first day
     * @param until last day
     */
    record Chosen(String who, String what, String from, String until) {
        String query() {
            return "who=%s&what=%s&from=%s&until=%s"
                    .formatted(Next.inAddress(who), Next.inAddress(what), Next.inAddress(from), Next.inAddress(until));
        }
    }

    @Demands("audit.read")
    @GetMapping("/app/audit")
    ResponseEntity<byte[]> list(
            HttpServletRequest request,
            Signed signed,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String after) {
        var chosen = new Chosen(who, what, from, until);
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("access.audit.title"));
        Map<AccountId, String> names = names(signed);
        // One more than is shown tells whether there is a next page.
        List<Audit.Entry> found = audit.list(signed.actor(), filter(chosen), position(after), ON_A_PAGE + 1);
        return desk.show(DeskPage.of(
                        frame,
                        Head.of(texts.get("access.audit.title"), texts.get("access.audit.text")),
                        List.of(acts(found, chosen, names, texts)))
                .narrowedBy(narrow(chosen, names, texts))
                .beside(List.of(seals(signed, texts))));
    }

    private Map<AccountId, String> names(Signed signed) {
        Map<AccountId, String> names = new LinkedHashMap<>();
        accounts.list(signed, "", null, null, COLLEAGUES)
                .forEach(colleague -> names.put(colleague.id(), colleague.name()));
        return names;
    }

    private DeskPage.Filter narrow(Chosen chosen, Map<AccountId, String> names, Texts texts) {
        List<Option> people = new ArrayList<>();
        people.add(new Option(
                "", texts.get("access.audit.anybody"), null, chosen.who().isEmpty()));
        names.forEach((id, name) ->
                people.add(new Option(id.toString(), name, null, id.toString().equals(chosen.who()))));
        List<Option> operations = new ArrayList<>();
        operations.add(new Option(
                "", texts.get("access.audit.anything"), null, chosen.what().isEmpty()));
        permissions
                .operations()
                .forEach(operation -> operations.add(
                        new Option(operation, operation(operation, texts), null, operation.equals(chosen.what()))));
        return new DeskPage.Filter(
                "/app/audit",
                List.of(
                        Field.of("select", "who", texts.get("access.audit.who")).options(people),
                        Field.of("select", "what", texts.get("access.audit.what"))
                                .options(operations),
                        Field.of("date", "from", texts.get("access.audit.from"))
                                .value(chosen.from())
                                .optional(),
                        Field.of("date", "until", texts.get("access.audit.until"))
                                .value(chosen.until())
                                .optional()),
                texts.get("access.narrow"));
    }

    private Section acts(List<Audit.Entry> found, Chosen chosen, Map<AccountId, String> names, Texts texts) {
        List<Audit.Entry> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        List<List<Cell>> rows = shown.stream()
                .map(entry -> List.of(
                        desk.moment(entry.at(), texts),
                        Cell.name(names.getOrDefault(
                                entry.account(), entry.account().toString())),
                        Cell.text(operation(entry.operation(), texts)),
                        subject(entry.subject(), names)))
                .toList();
        List<AppFrame.Link> links = new ArrayList<>();
        if (found.size() > ON_A_PAGE) {
            links.add(new AppFrame.Link(
                    texts.get("access.more"),
                    "/app/audit?" + chosen.query() + "&after=" + position(shown.getLast()),
                    false));
        }
        links.add(new AppFrame.Link(texts.get("access.export"), "/app/audit/export?" + chosen.query(), false));
        return Section.of("acts", texts.get("access.audit.acts"))
                .table(new Section.Table(
                        texts.get("access.audit.acts"),
                        List.of(
                                texts.get("access.audit.when"),
                                texts.get("access.audit.who"),
                                texts.get("access.audit.what"),
                                texts.get("access.audit.subject")),
                        rows,
                        texts.get("access.audit.none")))
                .links(links);
    }

    private static Cell subject(@Nullable UUID subject, Map<AccountId, String> names) {
        if (subject == null) {
            return Cell.text("");
        }
        String name = names.get(new AccountId(subject));
        return name == null ? Cell.code(subject.toString()) : Cell.name(name);
    }

    private static String operation(String operation, Texts texts) {
        return texts.find("access.operation." + operation).orElse(operation);
    }

    private Section seals(Signed signed, Texts texts) {
        List<Section.Fact> facts = new ArrayList<>();
        Optional<Seal> head = audit.head(signed.actor());
        head.ifPresent(seal -> {
            facts.add(new Section.Fact(texts.get("access.audit.seal"), Cell.text(String.valueOf(seal.number()))));
            facts.add(new Section.Fact(texts.get("access.audit.sealed"), desk.moment(seal.sealedAt(), texts)));
        });
        facts.add(new Section.Fact(texts.get("access.audit.waiting"), Cell.text(String.valueOf(audit.waiting()))));
        Section section = Section.of("seals", texts.get("access.audit.seals"), texts.get("access.audit.seals.text"))
                .facts(facts);
        return head.isEmpty()
                ? section
                : section.links(List.of(new AppFrame.Link(texts.get("access.audit.head"), "/app/audit/head", false)));
    }

    @Demands("audit.export")
    @GetMapping("/app/audit/export")
    ResponseEntity<byte[]> export(
            Signed signed,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until) {
        var text = new StringBuilder();
        try {
            audit.export(signed.actor(), filter(new Chosen(who, what, from, until)), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] file = text.toString().getBytes(StandardCharsets.UTF_8);
        return desk.answers().file(new MediaType("text", "csv"), "audit.csv", file);
    }

    @Demands("audit.head")
    @GetMapping("/app/audit/head")
    ResponseEntity<byte[]> head(Signed signed) {
        return audit.head(signed.actor())
                // As it stands in the witness, so that the two can be compared.
                .map(seal -> (seal.line() + "\n").getBytes(StandardCharsets.US_ASCII))
                .map(line -> desk.answers().file(MediaType.TEXT_PLAIN, "audit-head.txt", line))
                .orElseGet(() -> desk.answers().goTo("/app/"));
    }

    /** Where a page ended, as the address has it. */
    private static String position(Audit.Entry last) {
        return Next.inAddress(last.at() + "_" + last.id());
    }

    private static Audit.@Nullable Position position(String written) {
        String[] parts = written.split("_", -1);
        try {
            return parts.length == 2 ? new Audit.Position(Instant.parse(parts[0]), Long.parseLong(parts[1])) : null;
        } catch (DateTimeParseException | NumberFormatException e) {
            return null;
        }
    }

    private Audit.Filter filter(Chosen chosen) {
        return new Audit.Filter(
                id(chosen.who()),
                null,
                permissions.operations().contains(chosen.what()) ? chosen.what() : null,
                start(chosen.from(), 0),
                start(chosen.until(), 1));
    }

    private static @Nullable AccountId id(String text) {
        try {
            return text.length() == 36 ? new AccountId(UUID.fromString(text)) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The beginning of a day, or of one after it, where people work. */
    private @Nullable Instant start(String day, int later) {
        try {
            return day.isEmpty()
                    ? null
                    : LocalDate.parse(day).plusDays(later).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
