package org.kerwen.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.casework.Casework;
import org.kerwen.files.FileAnswers;
import org.kerwen.files.FileLabel;
import org.kerwen.files.Uploads;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Refused;
import org.kerwen.web.AppFrame;
import org.kerwen.web.CommonProblems;
import org.kerwen.web.Filled;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The files of a case: bringing one, from the case or from a question of a form, reading it, and taking it away. Whoever comes from a form
 * has a draft there, and the file is its answer.
 */
@RestController
final class CaseFilePages {
    private static final String FILES = CaseListPages.LIST + "/{id}/files";
    private static final String FILE = "file";
    private static final int LONGEST_REASON = 400;

    private final Desk desk;
    private final Cases cases;
    private final CaseFiles files;
    private final Drafts drafts;
    private final Uploads uploads;

    CaseFilePages(Desk desk, Cases cases, CaseFiles files, Drafts drafts, Uploads uploads) {
        this.desk = desk;
        this.cases = cases;
        this.files = files;
        this.drafts = drafts;
        this.uploads = uploads;
    }

    /**
     * The question of a form that a file answers.
     *
     * @param person for whom the form is filled in; null where for the case
     * @param path of the question
     */
    private record Asked(String form, @Nullable PersonId person, String path) {}

    /** Where a file is brought, for this question. */
    static String address(CaseId of, String form, @Nullable PersonId person, String path) {
        return CaseListPages.LIST + "/" + of + "/files?form=" + form + "&path="
                + URLEncoder.encode(path, StandardCharsets.UTF_8) + (person == null ? "" : "&person=" + person);
    }

    @Demands("case.work")
    @GetMapping(FILES)
    ResponseEntity<byte[]> form(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields) {
        Cases.Opened opened = find(signed, id);
        return desk.show(page(request, signed, opened, asked(opened, fields), fields, null));
    }

    @Demands("case.work")
    @PostMapping(FILES)
    ResponseEntity<byte[]> bring(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        Cases.Opened opened = find(signed, id);
        try {
            return uploads.receive(
                    request,
                    received -> bring(request, signed, opened, received),
                    fields -> again(request, signed, opened, plain(fields), new Refused(CommonProblems.TOO_LARGE)));
        } catch (Refused e) {
            return again(request, signed, opened, Map.of(), e);
        }
    }

    private ResponseEntity<byte[]> bring(
            HttpServletRequest request, Signed signed, Cases.Opened opened, Uploads.Received received) {
        Map<String, String> fields = plain(received.fields());
        Asked asked = asked(opened, fields);
        if (received.files().isEmpty()) {
            return desk.show(page(request, signed, opened, asked, fields, "cases.wrong.file-missing"));
        }
        String whom = fields.getOrDefault("whom", "");
        PersonId person = asked == null ? member(opened, whom) : asked.person();
        if (asked == null && person == null && !whom.isEmpty()) {
            // Who has left the case meanwhile: kept for the whole case, the file would outlive them.
            return desk.show(page(request, signed, opened, null, fields, "cases.refused.not-there"));
        }
        Uploads.Part part = received.files().getFirst();
        CaseFiles.Brought brought;
        try {
            brought = files.bring(
                    signed.actor(),
                    received.form(request.getRequestURI()),
                    opened.file(),
                    person,
                    part.content(),
                    part.name());
        } catch (Refused e) {
            return again(request, signed, opened, fields, e);
        }
        CaseId id = opened.file().id();
        if (brought.answer() instanceof CaseAnswer.Refused refused) {
            CasePages.orNotFound(refused);
            return desk.show(page(
                    request,
                    signed,
                    opened,
                    asked,
                    fields,
                    "cases.refused." + refused.why().word()));
        }
        if (asked == null) {
            return desk.answers().goTo(CaseListPages.LIST + "/" + id + "?done=attached");
        }
        CaseAnswer chosen =
                drafts.choose(signed.actor(), id, asked.form(), asked.person(), asked.path(), brought.file());
        return chosen instanceof CaseAnswer.Refused
                // The file is there and can be chosen; what else is so, the form says itself.
                ? desk.answers().goTo(CaseListPages.LIST + "/" + id + "?done=attached")
                : desk.answers().goTo(CaseFormPages.address(id, asked.form(), asked.person(), ""));
    }

    /** The page with what is wrong with the file, in the words of the reader. */
    private ResponseEntity<byte[]> again(
            HttpServletRequest request, Signed signed, Cases.Opened opened, Map<String, String> fields, Refused why) {
        String key = "cases.wrong." + why.problem().code();
        if (desk.texts(signed).find(key).isEmpty()) {
            throw why;
        }
        return desk.show(page(request, signed, opened, asked(opened, fields), fields, key));
    }

    private FormPage page(
            HttpServletRequest request,
            Signed signed,
            Cases.Opened opened,
            @Nullable Asked asked,
            Map<String, String> typed,
            @Nullable String error) {
        Texts texts = desk.texts(signed);
        CaseFile file = opened.file();
        CaseWords words = new CaseWords(opened.rules().programme(), opened.people(), texts);
        AppFrame frame = desk.frame(request, signed, texts.get("cases.file.bring"));
        List<Form.Field> fields = new ArrayList<>();
        Map<String, String> hidden = new HashMap<>();
        if (asked == null) {
            List<Form.Option> whom = new ArrayList<>();
            String chosen = typed.getOrDefault("whom", "");
            whom.add(new Form.Option("", texts.get("cases.file.ofCase"), null, chosen.isEmpty()));
            file.people()
                    .forEach(person -> whom.add(new Form.Option(
                            person.toString(),
                            words.person(person),
                            null,
                            person.toString().equals(chosen))));
            fields.add(Form.Field.of("select", "whom", texts.get("cases.file.whom"))
                    .hint(texts.get("cases.file.whom.hint"))
                    .optional()
                    .options(whom));
        } else {
            hidden.put("form", asked.form());
            hidden.put("path", asked.path());
            if (asked.person() != null) {
                hidden.put("person", asked.person().toString());
            }
        }
        Form.Field field = Form.Field.of("file", FILE, texts.get("cases.file"))
                .hint(texts.get("cases.file.hint"))
                .value("image/jpeg,image/png,application/pdf");
        fields.add(error == null ? field : field.error(texts.get(error)));
        String address = CaseListPages.LIST + "/" + file.id();
        Head head = asked == null
                ? Head.of(texts.get("cases.file.bring"), texts.get("cases.file.bring.text"))
                        .below(words.called(file.people()), address)
                : Head.of(
                                texts.get("cases.file.bring"),
                                texts.get("cases.file.bring.text"),
                                texts.get("cases.file.bring.answer"))
                        .below(
                                words.form(asked.form()),
                                CaseFormPages.address(file.id(), asked.form(), asked.person(), ""));
        return new FormPage(
                frame,
                head,
                Form.of(frame, address + "/files", fields, texts.get("cases.file.bring.button"))
                        .with(hidden),
                List.of());
    }

    /** A file, for whoever may read the case. A look in need reads the page and opens none (ADR 23). */
    @Demands("case.read")
    @GetMapping(FILES + "/{file}")
    ResponseEntity<Resource> file(Signed signed, @PathVariable UUID id, @PathVariable UUID file) {
        return files.find(signed.actor(), find(signed, id).file(), file)
                .map(found -> FileAnswers.answer(found.label(), found.content()))
                .orElseThrow(NotFound::new);
    }

    @Demands("case.work")
    @GetMapping(FILES + "/{file}/away")
    ResponseEntity<byte[]> beforeTakingAway(
            HttpServletRequest request, Signed signed, @PathVariable UUID id, @PathVariable UUID file) {
        return desk.show(takingAway(request, signed, id, file, Filled.nothing("cases", Map.of()), null));
    }

    @Demands("case.work")
    @PostMapping(FILES + "/{file}/away")
    ResponseEntity<byte[]> takeAway(
            HttpServletRequest request,
            Signed signed,
            @PathVariable UUID id,
            @PathVariable UUID file,
            @RequestParam Map<String, String> fields) {
        Filled filled = new Filled("cases", fields);
        String words = filled.text("words", LONGEST_REASON);
        if (!filled.isRight()) {
            return desk.show(takingAway(request, signed, id, file, filled, null));
        }
        CaseFile of = find(signed, id).file();
        return switch (files.takeAway(signed.actor(), of, file, words)) {
            case CaseAnswer.Done any -> desk.answers().goTo(CaseListPages.LIST + "/" + id + "?done=detached");
            case CaseAnswer.Waits any -> desk.answers().goTo(CaseListPages.LIST + "/" + id);
            case CaseAnswer.Refused refused -> {
                CasePages.orNotFound(refused);
                yield desk.show(takingAway(request, signed, id, file, filled, refused.why()));
            }
        };
    }

    private FormPage takingAway(
            HttpServletRequest request,
            Signed signed,
            UUID id,
            UUID file,
            Filled filled,
            CaseAnswer.@Nullable Why refused) {
        Cases.Opened opened = find(signed, id);
        if (opened.file().attachment(file).isEmpty()) {
            throw new NotFound();
        }
        Texts texts = desk.texts(signed);
        CaseWords words = new CaseWords(opened.rules().programme(), opened.people(), texts);
        FileLabel label = files.labels(signed.actor(), opened.file()).get(file);
        AppFrame frame = desk.frame(request, signed, texts.get("cases.file.away"));
        String address = CaseListPages.LIST + "/" + id;
        return new FormPage(
                frame,
                Head.of(texts.get("cases.file.away"), words.file(label), texts.get("cases.file.away.text"))
                        .below(words.called(opened.file().people()), address),
                Form.of(
                                frame,
                                address + "/files/" + file + "/away",
                                List.of(filled.field("text", "words", texts).longest(LONGEST_REASON)),
                                texts.get("cases.file.away"))
                        .styled("danger")
                        .refused(refused == null ? null : texts.get("cases.refused." + refused.word())),
                List.of());
    }

    private Cases.Opened find(Signed signed, UUID id) {
        return cases.read(signed.actor(), new CaseId(id)).orElseThrow(NotFound::new);
    }

    /** The question from which somebody comes; null where from the case. */
    private static @Nullable Asked asked(Cases.Opened opened, Map<String, String> fields) {
        String form = fields.get("form");
        if (form == null) {
            return null;
        }
        PersonId person = member(opened, fields.getOrDefault("person", ""));
        String path = fields.getOrDefault("path", "");
        boolean isAsked = opened.rules().asks(opened.file(), form, person)
                && opened.rules()
                        .form(form)
                        .filter(each -> Casework.asksForFile(each, path))
                        .isPresent();
        if (!isAsked) {
            throw new NotFound();
        }
        return new Asked(form, person, path);
    }

    /** Somebody of the case; null where it is nobody of them. */
    private static @Nullable PersonId member(Cases.Opened opened, String word) {
        return opened.file().people().stream()
                .filter(person -> person.toString().equals(word))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> plain(Map<String, List<String>> fields) {
        Map<String, String> plain = new HashMap<>();
        fields.forEach((name, values) -> plain.put(name, values.getFirst()));
        return plain;
    }
}
