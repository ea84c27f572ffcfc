package org.kerwen.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.files.Uploads;
import org.kerwen.kernel.Refused;
import org.kerwen.web.AppFrame;
import org.kerwen.web.CommonProblems;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bringing a file, and those that were brought last. */
@RestController
final class UploadPages {
    private static final int SHOWN = 5;

    private final Desk desk;
    private final Imports imports;
    private final Uploads uploads;

    UploadPages(Desk desk, Imports imports, Uploads uploads) {
        this.desk = desk;
        this.imports = imports;
        this.uploads = uploads;
    }

    @Demands("person.import")
    @GetMapping("/app/people/import")
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed) {
        return page(request, signed, null);
    }

    @Demands("person.import")
    @PostMapping("/app/people/import")
    ResponseEntity<byte[]> bring(HttpServletRequest request, Signed signed) {
        Imports.Brought brought;
        try {
            brought = uploads.receive(
                    request,
                    received -> received.files().isEmpty()
                            ? new Imports.NotTaken("no-file")
                            : imports.bring(
                                    signed.actor(), received.files().getFirst().content()));
        } catch (Refused e) {
            if (!e.problem().equals(CommonProblems.TOO_LARGE)) {
                throw e;
            }
            brought = new Imports.NotTaken("too-large");
        }
        return switch (brought) {
            case Imports.Taken taken -> desk.answers().goTo("/app/people/import/" + taken.id());
            case Imports.NotTaken(String word) -> page(request, signed, word);
        };
    }

    private ResponseEntity<byte[]> page(HttpServletRequest request, Signed signed, @Nullable String refused) {
        Texts texts = desk.texts(signed);
        ImportWords words = new ImportWords(texts);
        AppFrame frame = desk.frame(request, signed, texts.get("intake.title"));
        Map<String, Object> most = Map.of("rows", words.number(TableFile.MOST_ROWS));
        Form.Field file = Form.Field.of("file", "file", texts.get("intake.file"))
                .hint(texts.get("intake.file.hint", most))
                .value(".csv,.txt,.xlsx");
        Form form = Form.of(
                frame,
                "/app/people/import",
                List.of(refused == null ? file : file.error(texts.get("intake.refused." + refused, most))),
                texts.get("intake.file.button"));
        List<FormPage.Aside> last = imports.latest(signed.actor(), SHOWN).stream()
                .map(it -> new FormPage.Aside(
                        desk.when(it.startedAt(), texts),
                        List.of(texts.get("intake.rows", Map.of("count", it.rows())), words.state(it.state())),
                        new AppFrame.Link(texts.get("people.open"), "/app/people/import/" + it.id(), false)))
                .toList();
        return desk.show(new FormPage(
                frame,
                Head.of(texts.get("intake.title"), texts.get("intake.text"))
                        .below(texts.get("people.title"), "/app/people"),
                form,
                last));
    }
}
