package org.kerwen.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.casework.pages.ProgrammePage;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.web.AppFrame;
import org.kerwen.web.NotFound;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What programmes there are and what each asks, for those who work here. */
@RestController
final class ProgrammePages {
    static final String LIST = "/app/programmes";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Desk desk;
    private final Casework casework;

    ProgrammePages(Desk desk, Casework casework) {
        this.desk = desk;
        this.casework = casework;
    }

    @Demands("programme.list")
    @GetMapping(LIST)
    ResponseEntity<byte[]> list(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("casework.programmes.title"));
        List<List<Cell>> rows = casework.programmes(signed.actor()).stream()
                .map(version -> List.of(
                        Cell.link(
                                texts.of(version.programme().label()),
                                LIST + "/" + version.programme().id()),
                        Cell.text(texts.choice(version.programme().sensitivity())),
                        Cell.text(since(version, texts))))
                .toList();
        return desk.show(DeskPage.of(
                frame,
                Head.of(texts.get("casework.programmes.title"), texts.get("casework.programmes.text")),
                List.of(Section.of("programmes", texts.get("casework.programmes.title"))
                        .table(new Section.Table(
                                texts.get("casework.programmes.title"),
                                List.of(
                                        texts.get("casework.programme.name"),
                                        texts.get("casework.programme.who"),
                                        texts.get("casework.programme.version")),
                                rows,
                                texts.get("casework.programmes.none"))))));
    }

    @Demands("programme.read")
    @GetMapping(LIST + "/{id}")
    ResponseEntity<byte[]> programme(HttpServletRequest request, Signed signed, @PathVariable String id) {
        ProgrammeVersion version = find(casework, signed, id);
        Texts texts = desk.texts(signed);
        Programme programme = version.programme();
        AppFrame frame = desk.frame(request, signed, texts.of(programme.label()));
        ProgrammeWords words = new ProgrammeWords(programme, texts);
        int unverified = words.unverified();
        Head head = Head.of(texts.of(programme.label()), texts.of(programme.description()), since(version, texts))
                .below(texts.get("casework.programmes.title"), LIST)
                .saying(
                        "warn",
                        unverified == 0 ? null : texts.get("casework.unverified.count", Map.of("count", unverified)));
        return desk.answers()
                .page(new View(
                        "casework/programme.jte",
                        new ProgrammePage(frame, head, words.line(), words.stages(), words.asides())));
    }

    private String since(ProgrammeVersion version, Texts texts) {
        return texts.get(
                "casework.programme.since",
                Map.of("number", version.number(), "day", desk.day(version.since(), texts)));
    }

    static ProgrammeVersion find(Casework casework, Signed signed, String id) {
        if (id.length() > 80 || !SLUG.matcher(id).matches()) {
            throw new NotFound();
        }
        return casework.programme(signed.actor(), new ProgrammeId(id)).orElseThrow(NotFound::new);
    }
}
