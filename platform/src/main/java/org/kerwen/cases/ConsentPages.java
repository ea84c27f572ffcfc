package org.kerwen.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.directory.Directory;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
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

/** What somebody agrees to, for one purpose and one recipient; never a tick box. Taking it back stops what rests on it. */
@RestController
final class ConsentPages {
    private static final String CONSENTS = CaseListPages.LIST + "/{id}/consents";

    /** The text that is read out now; another one gets the next number. */
    private static final int TEXT = 1;

    private final Desk desk;
    private final Cases cases;
    private final Directory directory;

    ConsentPages(Desk desk, Cases cases, Directory directory) {
        this.desk = desk;
        this.cases = cases;
        this.directory = directory;
    }

    @Demands("case.work")
    @GetMapping(CONSENTS)
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        return desk.show(form(
                request,
                signed,
                id,
                Filled.nothing(
                        "cases",
                        Map.of(
                                "givenOn",
                                cases.today().toString(),
                                "language",
                                signed.language().tag().split("-", 2)[0]))));
    }

    private FormPage form(HttpServletRequest request, Signed signed, UUID id, Filled filled) {
        Cases.Opened opened = cases.read(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        CaseWords words = new CaseWords(opened.rules().programme(), opened.people(), texts);
        AppFrame frame = desk.frame(request, signed, texts.get("cases.consent"));
        String address = CaseListPages.LIST + "/" + id;
        return new FormPage(
                frame,
                Head.of(texts.get("cases.consent"), texts.get("cases.consent.text"))
                        .below(words.called(opened.file().people()), address),
                Form.of(
                        frame,
                        address + "/consents",
                        List.of(
                                filled.options(
                                        "whom",
                                        opened.file().people().stream()
                                                .map(person -> Map.entry(person.toString(), words.person(person)))
                                                .toList(),
                                        texts),
                                filled.choices(Consent.Purpose.class, "purpose", texts),
                                filled.options("recipient", recipients(texts), texts)
                                        .optional(),
                                filled.choices(Consent.Way.class, "way", texts),
                                filled.field("text", "language", texts).longest(3),
                                filled.options(
                                        "interpreter",
                                        List.of(
                                                Map.entry("no", texts.get("cases.no")),
                                                Map.entry("yes", texts.get("cases.yes"))),
                                        texts),
                                filled.choices(Consent.Capacity.class, "capacity", texts),
                                filled.field("text", "onBehalf", texts).optional(),
                                filled.field("date", "givenOn", texts)),
                        texts.get("cases.consent.button")),
                List.of(new FormPage.Aside(
                        texts.get("cases.consent.say"),
                        Stream.of("1", "2", "3", "4")
                                .map(each -> texts.get("cases.consent.say." + each))
                                .toList(),
                        null)));
    }

    private List<Map.Entry<String, String>> recipients(Texts texts) {
        return directory.organisations().stream()
                .map(each -> Map.entry(each.id().value(), texts.of(each.name())))
                .sorted(Map.Entry.comparingByValue())
                .toList();
    }

    @Demands("case.work")
    @PostMapping(CONSENTS)
    ResponseEntity<byte[]> give(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Cases.Opened opened = cases.read(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
        Filled filled = new Filled("cases", fields);
        String whom = filled.oneOf(
                opened.file().people().stream().map(PersonId::toString).toList(), "whom");
        Consent.Purpose purpose = filled.choice(Consent.Purpose.class, "purpose");
        String recipient = fields.getOrDefault("recipient", "").isEmpty()
                ? null
                : filled.oneOf(
                        recipients(desk.texts(signed)).stream()
                                .map(Map.Entry::getKey)
                                .toList(),
                        "recipient");
        Consent.Way way = filled.choice(Consent.Way.class, "way");
        String language = filled.text("language", 3);
        String interpreter = filled.oneOf(List.of("no", "yes"), "interpreter");
        Consent.Capacity capacity = filled.choice(Consent.Capacity.class, "capacity");
        String onBehalf = filled.anyText("onBehalf", 200);
        LocalDate given = filled.day("givenOn");
        check(filled, purpose, recipient, way, language, capacity, onBehalf, given);
        if (filled.isRight()) {
            CaseAnswer answer = cases.consent(
                    signed.actor(),
                    Desk.sent(request),
                    new CaseId(id),
                    new Consent(
                            Ids.withoutTime(),
                            new PersonId(UUID.fromString(whom)),
                            purpose,
                            recipient == null ? null : new OrganisationId(recipient),
                            way,
                            TEXT,
                            language,
                            interpreter.equals("yes"),
                            capacity,
                            onBehalf.isEmpty() ? null : onBehalf,
                            given,
                            null,
                            null));
            if (!(answer instanceof CaseAnswer.Refused refused)) {
                return desk.answers().goTo(CaseListPages.LIST + "/" + id + "?done=consented");
            }
            CasePages.orNotFound(refused);
            filled.refuse("whom", refused.why().word());
        }
        return desk.show(form(request, signed, id, filled));
    }

    private void check(
            Filled filled,
            Consent.Purpose purpose,
            @Nullable String recipient,
            Consent.Way way,
            String language,
            Consent.Capacity capacity,
            String onBehalf,
            LocalDate given) {
        if (filled.isRight() && purpose == Consent.Purpose.SHARING && recipient == null) {
            filled.refuse("recipient", "recipient");
        }
        if (filled.isRight() && !language.matches("[a-z]{2,3}")) {
            filled.refuse("language", "language");
        }
        boolean byAnother = capacity == Consent.Capacity.THROUGH_GUARDIAN || way == Consent.Way.PROXY;
        if (filled.isRight() && byAnother == onBehalf.isEmpty()) {
            filled.refuse("onBehalf", byAnother ? "on-behalf" : "on-behalf-of-nobody");
        }
        if (filled.isRight() && given.isAfter(cases.today())) {
            filled.refuse("givenOn", "future");
        }
    }

    @Demands("case.work")
    @GetMapping(CONSENTS + "/{consent}")
    ResponseEntity<byte[]> withdraw(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable UUID consent) {
        return desk.show(withdraw(request, signed, id, consent, Filled.nothing("cases", Map.of())));
    }

    private FormPage withdraw(HttpServletRequest request, Signed signed, UUID id, UUID consentId, Filled filled) {
        Cases.Opened opened = cases.read(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
        Consent consent = opened.file().consents().stream()
                .filter(each -> each.id().equals(consentId))
                .findFirst()
                .orElseThrow(NotFound::new);
        Texts texts = desk.texts(signed);
        CaseWords words = new CaseWords(opened.rules().programme(), opened.people(), texts);
        AppFrame frame = desk.frame(request, signed, texts.get("cases.withdraw"));
        String address = CaseListPages.LIST + "/" + id;
        List<String> lede = new ArrayList<>();
        lede.add(words.person(consent.person()) + " · " + texts.choice(consent.purpose()));
        lede.add(texts.get("cases.withdraw.text"));
        return new FormPage(
                frame,
                Head.of(texts.get("cases.withdraw"), lede.toArray(String[]::new))
                        .below(words.called(opened.file().people()), address),
                Form.of(
                                frame,
                                address + "/consents/" + consentId,
                                List.of(filled.field("text", "words", texts).longest(400)),
                                texts.get("cases.withdraw.button"))
                        .styled("danger"),
                List.of());
    }

    @Demands("case.work")
    @PostMapping(CONSENTS + "/{consent}")
    ResponseEntity<byte[]> withdrawn(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable UUID consent,
            @RequestParam Map<String, String> fields) {
        Filled filled = new Filled("cases", fields);
        String why = filled.text("words", 400);
        if (filled.isRight()) {
            CaseAnswer answer = cases.withdraw(signed.actor(), new CaseId(id), consent, why);
            if (!(answer instanceof CaseAnswer.Refused refused)) {
                return desk.answers().goTo(CaseListPages.LIST + "/" + id + "?done=withdrawn");
            }
            CasePages.orNotFound(refused);
            return desk.answers().goTo(CaseListPages.LIST + "/" + id);
        }
        return desk.show(withdraw(request, signed, id, consent, filled));
    }
}
