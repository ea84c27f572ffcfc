package org.kerwen.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.OrganisationNames;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.movements.Permitted;
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

/** Asking an agency that answers here, about all of a case at once. */
@RestController
final class AgencyPages {
    private static final String ASK = CaseListPages.LIST + "/{id}/agency";
    static final int DAYS_TO_ANSWER = 14;
    static final int LONGEST_COUNTRY = 80;

    private final Desk desk;
    private final Cases cases;
    private final OrganisationNames organisations;

    AgencyPages(Desk desk, Cases cases, OrganisationNames organisations) {
        this.desk = desk;
        this.cases = cases;
        this.organisations = organisations;
    }

    @Demands("case.work")
    @GetMapping(ASK)
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Cases.Opened opened = cases.read(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
        Set<UUID> all = CaseClearances.open(opened).stream()
                .map(CaseFile.Commitment::id)
                .collect(Collectors.toSet());
        return desk.show(page(
                request,
                signed,
                opened,
                all,
                Filled.nothing(
                        "cases",
                        Map.of(
                                "permit",
                                Permitted.LEAVE_THE_COUNTRY.word(),
                                "due",
                                cases.today().plusDays(DAYS_TO_ANSWER).toString()))));
    }

    private FormPage page(
            HttpServletRequest request, Signed signed, Cases.Opened opened, Set<UUID> chosen, Filled filled) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("cases.agency.ask"));
        CaseWords words = new CaseWords(opened.rules().programme(), opened.people(), texts);
        String address = CaseListPages.LIST + "/" + opened.file().id();
        List<CaseFile.Commitment> open = CaseClearances.open(opened);
        List<Map.Entry<String, String>> agencies = agencies(signed, opened, texts);
        boolean can = !open.isEmpty() && !agencies.isEmpty();
        return new FormPage(
                frame,
                Head.of(
                                texts.get("cases.agency.ask"),
                                texts.get(
                                        open.isEmpty()
                                                ? "cases.agency.nothing"
                                                : agencies.isEmpty() ? "cases.agency.none" : "cases.agency.text"))
                        .below(words.called(opened.file().people()), address),
                Form.of(
                        frame,
                        address + "/agency",
                        can
                                ? List.of(
                                        filled.options("agency", agencies, texts),
                                        filled.choices(Permitted.class, "permit", texts),
                                        filled.field("text", "country", texts).longest(LONGEST_COUNTRY),
                                        filled.field("date", "due", texts),
                                        filled.checks(
                                                "owed",
                                                open.stream()
                                                        .map(each -> new Form.Option(
                                                                each.id().toString(),
                                                                words.person(each.person()),
                                                                words.owed(each.kind(), each.what()),
                                                                chosen.contains(each.id())))
                                                        .toList(),
                                                texts))
                                : List.of(),
                        texts.get(can ? "cases.agency.button" : "cases.back")),
                List.of());
    }

    /** The agencies that the programme names and that have people here. */
    private List<Map.Entry<String, String>> agencies(Signed signed, Cases.Opened opened, Texts texts) {
        Set<OrganisationId> named = opened.rules().programme().requirements().stream()
                .flatMap(each -> each.agencies().stream())
                .collect(Collectors.toSet());
        return organisations.others(signed.actor()).stream()
                .filter(each -> named.contains(each.id()))
                .map(each -> Map.entry(each.id().value(), texts.of(each.name())))
                .toList();
    }

    @Demands("case.work")
    @PostMapping(ASK)
    ResponseEntity<byte[]> ask(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields) {
        Cases.Opened opened = cases.read(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
        Filled filled = new Filled("cases", fields.toSingleValueMap());
        String address = CaseListPages.LIST + "/" + id;
        List<Map.Entry<String, String>> agencies = agencies(signed, opened, desk.texts(signed));
        if (agencies.isEmpty() || CaseClearances.open(opened).isEmpty()) {
            return desk.answers().goTo(address);
        }
        String agency = filled.oneOf(agencies.stream().map(Map.Entry::getKey).toList(), "agency");
        Permitted kind = filled.choice(Permitted.class, "permit");
        String country = filled.text("country", LONGEST_COUNTRY);
        LocalDate due = filled.day("due");
        if (filled.isRight() && due.isBefore(cases.today())) {
            filled.refuse("due", "over");
        }
        List<String> sent = fields.getOrDefault("owed", List.of());
        Set<UUID> owed = CaseClearances.open(opened).stream()
                .map(CaseFile.Commitment::id)
                .filter(each -> sent.contains(each.toString()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (owed.isEmpty()) {
            filled.refuse("owed", "nobody");
        }
        if (filled.isRight()) {
            CaseAnswer answer = cases.askAgency(
                    signed.actor(),
                    Desk.sent(request),
                    new CaseId(id),
                    new CaseClearances.Question(owed, new OrganisationId(agency), kind, country, due));
            if (!(answer instanceof CaseAnswer.Refused refused)) {
                return desk.answers().goTo(address + "?done=agency");
            }
            CasePages.orNotFound(refused);
            filled.refuse("owed", refused.why().word());
        }
        return desk.show(page(request, signed, opened, owed, filled));
    }
}
