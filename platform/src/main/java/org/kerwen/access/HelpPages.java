package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stands where, and the search of the bar. */
@RestController
final class HelpPages {
    private static final int MOST = 20;

    private final Desk desk;
    private final Permissions permissions;
    private final Accounts accounts;
    private final List<BarSearch> searches;

    HelpPages(Desk desk, Permissions permissions, Accounts accounts, List<BarSearch> searches) {
        this.desk = desk;
        this.permissions = permissions;
        this.accounts = accounts;
        this.searches = List.copyOf(searches);
    }

    @Demands("help.read")
    @GetMapping("/app/help")
    ResponseEntity<byte[]> help(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("access.help.title"));
        return desk.show(DeskPage.of(
                        frame,
                        Head.of(texts.get("access.help.title"), texts.get("access.help.text")),
                        List.of(Section.of("where", texts.get("access.help.where"))
                                .facts(sections(signed).stream()
                                        .map(section -> new Section.Fact(
                                                texts.get(section.title),
                                                Cell.link(texts.get(section.help), section.path)))
                                        .toList())))
                .beside(List.of(
                        Section.of(
                                "keyboard", texts.get("access.help.keyboard"), texts.get("access.help.keyboard.text")),
                        Section.of("safe", texts.get("access.help.safe"), texts.get("access.help.safe.text")))));
    }

    @Demands("help.read")
    @GetMapping("/app/search")
    ResponseEntity<byte[]> search(HttpServletRequest request, Signed signed) {
        return search(request, signed, "");
    }

    /** What is looked for is sent in a form: the name of a person stands in no address. */
    @Demands("help.read")
    @PostMapping("/app/search")
    ResponseEntity<byte[]> search(
            HttpServletRequest request, Signed signed, @RequestParam(defaultValue = "") String q) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("access.search.title"));
        String wanted = q.strip();
        List<List<Cell>> found = new ArrayList<>();
        if (!wanted.isEmpty() && wanted.length() <= 100) {
            searches.forEach(search -> search.find(signed, wanted, texts)
                    .forEach(hit -> found.add(List.of(Cell.link(hit.name(), hit.href()), Cell.text(hit.about())))));
            String small = wanted.toLowerCase(Locale.ROOT);
            sections(signed).stream()
                    .filter(section -> texts.get(section.title)
                                    .toLowerCase(Locale.ROOT)
                                    .contains(small)
                            || texts.get(section.help).toLowerCase(Locale.ROOT).contains(small))
                    .forEach(section -> found.add(List.of(
                            Cell.link(texts.get(section.title), section.path), Cell.text(texts.get(section.help)))));
            if (permissions.may(signed.actor(), "account.list")) {
                accounts.list(signed, wanted, null, null, MOST)
                        .forEach(colleague -> found.add(List.of(
                                Cell.link(colleague.name(), "/app/colleagues/" + colleague.id()),
                                Cell.text(texts.get("access.colleague.title")))));
            }
        }
        return desk.show(DeskPage.of(
                frame.withTyped(q),
                Head.of(texts.get("access.search.title")),
                List.of(Section.of("found", texts.get("access.search.found"))
                        .table(new Section.Table(
                                texts.get("access.search.found"),
                                List.of(texts.get("access.search.what"), texts.get("access.search.about")),
                                found,
                                texts.get(wanted.isEmpty() ? "access.search.empty" : "access.search.none"))))));
    }

    private List<StaffSection> sections(Signed signed) {
        return Arrays.stream(StaffSection.values())
                .filter(section -> section.isFor(signed.actor(), permissions, desk.demo()))
                .toList();
    }
}
