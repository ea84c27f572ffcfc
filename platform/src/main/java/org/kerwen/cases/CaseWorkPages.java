package org.kerwen.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.ColleagueNames;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.casework.Programme;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.movements.Clearance;
import org.kerwen.movements.ClearanceAnswer;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Filled;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The work on a case: saying how what was owed ended, promising services, days of the journey, who leaves, who works on it. */
@RestController
final class CaseWorkPages {
    private static final String CASE = CaseListPages.LIST + "/{id}";
    private static final int COLLEAGUES = 1000;

    private final Desk desk;
    private final Cases cases;
    private final ColleagueNames colleagues;

    CaseWorkPages(Desk desk, Cases cases, ColleagueNames colleagues) {
        this.desk = desk;
        this.cases = cases;
        this.colleagues = colleagues;
    }

    /** What a form on a case is made with. */
    private record Around(Cases.Opened opened, Texts texts, AppFrame frame, CaseWords words, String address) {
        CaseFile file() {
            return opened.file();
        }

        FormPage page(String title, String text, List<Form.Field> fields, String path, String button) {
            return new FormPage(
                    frame,
                    Head.of(title, text).below(words.called(file().people()), address),
                    Form.of(frame, address + path, fields, button),
                    List.of());
        }

        List<Map.Entry<String, String>> people() {
            return file().people().stream()
                    .map(person -> Map.entry(person.toString(), words.person(person)))
                    .toList();
        }
    }

    private Around around(HttpServletRequest request, Signed signed, UUID id) {
        Cases.Opened opened = cases.read(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        return new Around(
                opened,
                texts,
                desk.frame(request, signed, texts.get("cases.case")),
                new CaseWords(opened.rules().programme(), opened.people(), texts),
                CaseListPages.LIST + "/" + id);
    }

    /** Whether it was refused; said at the field at which it can be mended. */
    private static boolean isRefused(CaseAnswer answer, String field, Filled filled) {
        if (answer instanceof CaseAnswer.Refused refused) {
            CasePages.orNotFound(refused);
            filled.refuse(field, refused.why().word());
            return true;
        }
        return false;
    }

    private ResponseEntity<byte[]> done(UUID id, String done) {
        return desk.answers().goTo(CaseListPages.LIST + "/" + id + "?done=" + done);
    }

    @Demands("case.work")
    @GetMapping(CASE + "/owed/{commitment}")
    ResponseEntity<byte[]> owed(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable UUID commitment) {
        Around around = around(request, signed, id);
        return desk.show(owed(around, commitment, Filled.nothing("cases", suggested(around, commitment))));
    }

    /** What an agency has answered here, to be looked at before it is taken; else that it is there since today. */
    private Map<String, String> suggested(Around around, UUID commitment) {
        Clearance asked = around.opened().clearances().get(commitment);
        Clearance.Answer answer = asked == null ? null : asked.answer();
        if (answer == null || answer.answer() == ClearanceAnswer.MORE_NEEDED) {
            return Map.of("how", "done", "from", cases.today().toString());
        }
        return Map.of(
                "how", answer.answer() == ClearanceAnswer.PERMITTED ? "done" : "refused",
                "from", written(answer.validFrom()),
                "until", written(answer.validUntil()),
                "words", answer.reference());
    }

    private static FormPage owed(Around around, UUID commitment, Filled filled) {
        CaseFile.Commitment owed = around.file().commitments().stream()
                .filter(each -> each.id().equals(commitment))
                .findFirst()
                .orElseThrow(NotFound::new);
        Texts texts = around.texts();
        List<Form.Field> fields = new ArrayList<>();
        fields.add(filled.choices(HowEnded.class, "how", texts));
        Programme.Requirement requirement = requirement(around, owed);
        if (requirement != null && (requirement.validDays() != null || requirement.validUntilDate())) {
            fields.add(filled.field("date", "from", texts).optional());
        }
        if (requirement != null && requirement.validUntilDate()) {
            fields.add(filled.field("date", "until", texts).optional());
        }
        fields.add(filled.field("text", "words", texts).longest(400).optional());
        return around.page(
                around.words().owed(owed.kind(), owed.what()),
                around.words().person(owed.person()),
                fields,
                "/owed/" + commitment,
                texts.get("cases.save"));
    }

    private static Programme.@Nullable Requirement requirement(Around around, CaseFile.Commitment owed) {
        return around.opened()
                .rules()
                .requirement(owed.what())
                .filter(each -> each.kind() == owed.kind())
                .orElse(null);
    }

    @Demands("case.work")
    @PostMapping(CASE + "/owed/{commitment}")
    ResponseEntity<byte[]> end(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable UUID commitment,
            @RequestParam Map<String, String> fields) {
        Filled filled = new Filled("cases", fields);
        HowEnded how = filled.choice(HowEnded.class, "how");
        LocalDate from = filled.anyDay("from");
        LocalDate until = filled.anyDay("until");
        String words = filled.anyText("words", 400);
        if (filled.isRight()) {
            CaseAnswer answer = cases.end(signed.actor(), new CaseId(id), commitment, how, from, until, words);
            String field = answer instanceof CaseAnswer.Refused refused
                            && refused.why() == CaseAnswer.Why.NO_VALIDITY
                            && fields.containsKey("until")
                    ? "until"
                    : "how";
            if (!isRefused(answer, field, filled)) {
                return done(id, "ended");
            }
        }
        return desk.show(owed(around(request, signed, id), commitment, filled));
    }

    @Demands("case.work")
    @GetMapping(CASE + "/services")
    ResponseEntity<byte[]> services(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return desk.show(services(around(request, signed, id), Filled.nothing("cases", Map.of())));
    }

    private static FormPage services(Around around, Filled filled) {
        Texts texts = around.texts();
        List<Map.Entry<String, String>> whom = new ArrayList<>();
        whom.add(Map.entry("case", texts.get("cases.whole")));
        whom.addAll(around.people());
        return around.page(
                texts.get("cases.offer"),
                texts.get("cases.offer.text"),
                List.of(
                        filled.options(
                                "service",
                                around.opened().rules().programme().services().stream()
                                        .map(each -> Map.entry(each.id(), texts.of(each.label())))
                                        .toList(),
                                texts),
                        filled.options("whom", whom, texts),
                        filled.field("date", "due", texts).optional()),
                "/services",
                texts.get("cases.save"));
    }

    @Demands("case.work")
    @PostMapping(CASE + "/services")
    ResponseEntity<byte[]> offer(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Around around = around(request, signed, id);
        Filled filled = new Filled("cases", fields);
        String service = filled.oneOf(
                around.opened().rules().programme().services().stream()
                        .map(Programme.Named::id)
                        .toList(),
                "service");
        PersonId whom = whom(filled, around);
        LocalDate due = filled.anyDay("due");
        return filled.isRight()
                        && !isRefused(
                                cases.offer(signed.actor(), Desk.sent(request), new CaseId(id), service, whom, due),
                                "service",
                                filled)
                ? done(id, "offered")
                : desk.show(services(around, filled));
    }

    /** One of the case, or the case as a whole. */
    private static @Nullable PersonId whom(Filled filled, Around around) {
        List<String> all =
                new ArrayList<>(around.people().stream().map(Map.Entry::getKey).toList());
        all.add("case");
        String chosen = filled.oneOf(all, "whom");
        return chosen.equals("case") || !all.contains(chosen) ? null : new PersonId(UUID.fromString(chosen));
    }

    @Demands("case.work")
    @GetMapping(CASE + "/days")
    ResponseEntity<byte[]> days(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> suggested) {
        Around around = around(request, signed, id);
        if (suggested.containsKey("travel")) {
            // The days of the journey as it is arranged, to be looked at before they are taken.
            return desk.show(days(around, Filled.nothing("cases", suggested)));
        }
        CaseFile.Days days = around.file().days();
        return desk.show(days(
                around,
                Filled.nothing(
                        "cases",
                        Map.of(
                                "travel", written(days.travel()),
                                "departure", written(days.departure()),
                                "arrival", written(days.arrival())))));
    }

    private static String written(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static FormPage days(Around around, Filled filled) {
        Texts texts = around.texts();
        return around.page(
                texts.get("cases.days"),
                texts.get("cases.days.text"),
                List.of(
                        filled.field("date", "travel", texts).optional(),
                        filled.field("date", "departure", texts).optional(),
                        filled.field("date", "arrival", texts).optional()),
                "/days",
                texts.get("cases.save"));
    }

    @Demands("case.work")
    @PostMapping(CASE + "/days")
    ResponseEntity<byte[]> date(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Filled filled = new Filled("cases", fields);
        CaseFile.Days days =
                new CaseFile.Days(filled.anyDay("travel"), filled.anyDay("departure"), filled.anyDay("arrival"));
        return filled.isRight() && !isRefused(cases.date(signed.actor(), new CaseId(id), days), "arrival", filled)
                ? done(id, "dated")
                : desk.show(days(around(request, signed, id), filled));
    }

    @Demands("case.work")
    @GetMapping(CASE + "/journey")
    ResponseEntity<byte[]> journey(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Around around = around(request, signed, id);
        CaseFile.Wish wish = around.file().wish();
        return desk.show(journey(
                around,
                Filled.nothing(
                        "cases",
                        wish == null
                                ? Map.of()
                                : Map.of(
                                        "setOut", wish.from(),
                                        "goTo", wish.to(),
                                        "earliest", written(wish.earliest()),
                                        "latest", written(wish.latest())))));
    }

    private static FormPage journey(Around around, Filled filled) {
        Texts texts = around.texts();
        return around.page(
                texts.get("cases.journey.ask"),
                texts.get("cases.journey.text"),
                List.of(
                        filled.field("text", "setOut", texts).longest(300),
                        filled.field("text", "goTo", texts).longest(300),
                        filled.field("date", "earliest", texts),
                        filled.field("date", "latest", texts)),
                "/journey",
                texts.get("cases.save"));
    }

    @Demands("case.work")
    @PostMapping(CASE + "/journey")
    ResponseEntity<byte[]> ask(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Filled filled = new Filled("cases", fields);
        CaseFile.Wish wish = new CaseFile.Wish(
                Ids.withoutTime(),
                filled.text("setOut", 300),
                filled.text("goTo", 300),
                filled.day("earliest"),
                filled.day("latest"));
        return filled.isRight() && !isRefused(cases.wish(signed.actor(), new CaseId(id), wish), "latest", filled)
                ? done(id, "wished")
                : desk.show(journey(around(request, signed, id), filled));
    }

    @Demands("case.work")
    @GetMapping(CASE + "/leave")
    ResponseEntity<byte[]> leave(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return desk.show(leave(around(request, signed, id), Filled.nothing("cases", Map.of())));
    }

    private static FormPage leave(Around around, Filled filled) {
        Texts texts = around.texts();
        return around.page(
                texts.get("cases.leave"),
                texts.get("cases.leave.text"),
                List.of(
                        filled.options("whom", around.people(), texts),
                        filled.field("text", "words", texts).longest(400)),
                "/leave",
                texts.get("cases.leave.button"));
    }

    @Demands("case.work")
    @PostMapping(CASE + "/leave")
    ResponseEntity<byte[]> left(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Around around = around(request, signed, id);
        Filled filled = new Filled("cases", fields);
        String whom =
                filled.oneOf(around.people().stream().map(Map.Entry::getKey).toList(), "whom");
        String words = filled.text("words", 400);
        return filled.isRight()
                        && !isRefused(
                                cases.leave(signed.actor(), new CaseId(id), new PersonId(UUID.fromString(whom)), words),
                                "whom",
                                filled)
                ? done(id, "left")
                : desk.show(leave(around, filled));
    }

    @Demands("case.hand-over")
    @GetMapping(CASE + "/team")
    ResponseEntity<byte[]> team(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Around around = around(request, signed, id);
        return desk.show(team(around, signed, around.file().team(), Filled.nothing("cases", Map.of())));
    }

    private FormPage team(Around around, Signed signed, List<AccountId> team, Filled filled) {
        Texts texts = around.texts();
        Map<AccountId, String> all = colleagues.all(signed.actor(), COLLEAGUES);
        List<Map.Entry<String, String>> names = all.entrySet().stream()
                .map(each -> Map.entry(each.getKey().toString(), each.getValue()))
                .toList();
        Form.Field others = Form.Field.of("checks", "team", texts.get("cases.field.team"))
                .options(names.stream()
                        .map(each -> new Form.Option(
                                each.getKey(),
                                each.getValue(),
                                null,
                                team.stream()
                                        .anyMatch(member -> member.toString().equals(each.getKey()))))
                        .toList())
                .optional();
        return around.page(
                texts.get("cases.handOver"),
                texts.get("cases.handOver.text"),
                List.of(
                        filled.options("lead", names, texts),
                        others,
                        filled.field("text", "words", texts).longest(400).optional()),
                "/team",
                texts.get("cases.save"));
    }

    @Demands("case.hand-over")
    @PostMapping(CASE + "/team")
    ResponseEntity<byte[]> handOver(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields) {
        Around around = around(request, signed, id);
        Filled filled = new Filled("cases", fields.toSingleValueMap());
        Map<AccountId, String> all = colleagues.all(signed.actor(), COLLEAGUES);
        String lead =
                filled.oneOf(all.keySet().stream().map(AccountId::toString).toList(), "lead");
        String words = filled.anyText("words", 400);
        List<String> chosen = new ArrayList<>(List.of(lead));
        chosen.addAll(fields.getOrDefault("team", List.of()));
        List<AccountId> team = all.keySet().stream()
                .filter(each -> chosen.contains(each.toString()))
                .sorted((one, other) -> Boolean.compare(
                        other.toString().equals(lead), one.toString().equals(lead)))
                .toList();
        if (filled.isRight()
                && !isRefused(cases.handOver(signed.actor(), new CaseId(id), team, words), "lead", filled)) {
            // Whoever gives a sealed case away may not see it any more.
            return cases.read(signed.actor(), new CaseId(id)).isPresent()
                    ? done(id, "handed")
                    : desk.answers().goTo(CaseListPages.LIST + "?done=handed");
        }
        return desk.show(team(around, signed, team, filled));
    }
}
