package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Words;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.Form.Field;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The organisations whose people work here; the administrator adds one with the link for its first member. */
@RestController
final class OrganisationPages {
    private final Desk desk;
    private final Organisations organisations;

    OrganisationPages(Desk desk, Organisations organisations) {
        this.desk = desk;
        this.organisations = organisations;
    }

    @Demands("organisation.list")
    @GetMapping("/app/organisations")
    ResponseEntity<byte[]> list(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("access.organisations.title"));
        List<List<Cell>> rows = organisations.list(signed).stream()
                .map(organisation -> List.of(
                        Cell.name(texts.of(organisation.name())),
                        Cell.code(organisation.id().value()),
                        organisation.runs()
                                ? Cell.badge(texts.get("access.organisations.runs"), "calm")
                                : Cell.text("")))
                .toList();
        return desk.show(DeskPage.of(
                frame,
                Head.of(texts.get("access.organisations.title"), texts.get("access.organisations.text")),
                List.of(Section.of("organisations", texts.get("access.organisations.list"))
                        .table(new Section.Table(
                                texts.get("access.organisations.list"),
                                List.of(
                                        texts.get("access.organisations.name"),
                                        texts.get("access.organisations.id"),
                                        texts.get("access.field.state")),
                                rows,
                                ""))
                        .links(List.of(new AppFrame.Link(
                                texts.get("access.organisations.add"), "/app/organisations/add", true))))));
    }

    /** What was typed. */
    private record Typed(String id, Map<Language, String> names, String firstMember, String language) {}

    @Demands(value = "organisation.add", fresh = true)
    @GetMapping("/app/organisations/add")
    ResponseEntity<byte[]> form(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        return desk.show(page(
                request, signed, new Typed("", Map.of(), "", texts.language().tag()), Refused.nothing(texts)));
    }

    @Demands(value = "organisation.add", fresh = true)
    @PostMapping("/app/organisations/add")
    ResponseEntity<byte[]> add(
            HttpServletRequest request,
            Signed signed,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String firstMember,
            @RequestParam(defaultValue = "") String language) {
        Texts texts = desk.texts(signed);
        Map<Language, String> names = new LinkedHashMap<>();
        for (AppFrame.InLanguage each : desk.inLanguages(texts, "")) {
            String name = request.getParameter("name-" + each.tag());
            if (name != null && !name.isBlank() && name.length() <= 200) {
                names.put(new Language(each.tag()), name.strip());
            }
        }
        var typed = new Typed(id.strip(), names, firstMember, language);
        if (names.isEmpty()) {
            return desk.show(page(
                    request,
                    signed,
                    typed,
                    new Refused(Refusal.at("name-" + texts.language(), "organisation-name"), texts)));
        }
        if (!typed.id().matches("[a-z0-9]+(-[a-z0-9]+)*") || typed.id().length() > 80) {
            return desk.show(page(request, signed, typed, new Refused(Refusal.at("id", "organisation-id"), texts)));
        }
        Done<Invitations.Made> done = organisations.add(
                signed,
                new OrganisationId(typed.id()),
                new Words(names),
                firstMember,
                desk.offered(language).orElse(signed.language()));
        return switch (done) {
            case Done.Yes<Invitations.Made>(Invitations.Made made) ->
                desk.answers()
                        .page(InvitePages.link(
                                desk, desk.frame(request, signed, texts.get("access.link.title")), made));
            case Done.No<Invitations.Made>(Refusal why) ->
                desk.show(page(request, signed, typed, new Refused(why, texts)));
        };
    }

    private FormPage page(HttpServletRequest request, Signed signed, Typed typed, Refused refused) {
        Texts texts = refused.texts();
        AppFrame frame = desk.frame(request, signed, texts.get("access.organisations.add"));
        List<Field> fields = new ArrayList<>();
        for (AppFrame.InLanguage language : desk.inLanguages(texts, "")) {
            String field = "name-" + language.tag();
            fields.add(Field.of(
                            "text",
                            field,
                            texts.get("access.organisations.nameIn", Map.of("language", language.name())))
                    .value(typed.names().getOrDefault(new Language(language.tag()), ""))
                    .error(refused.at(field))
                    .optional());
        }
        fields.add(Field.of("text", "id", texts.get("access.organisations.id"))
                .hint(texts.get("access.organisations.id.hint"))
                .value(typed.id())
                .error(refused.at("id"))
                .longest(80));
        fields.add(Field.of("text", "firstMember", texts.get("access.organisations.first"))
                .hint(texts.get("access.organisations.first.hint"))
                .value(typed.firstMember())
                .error(refused.at("firstMember"))
                .longest(120));
        fields.add(InvitePages.language(desk, texts, typed.language()));
        return new FormPage(
                frame,
                Head.of(texts.get("access.organisations.add"), texts.get("access.organisations.add.text"))
                        .below(texts.get("access.organisations.title"), "/app/organisations"),
                Form.of(frame, "/app/organisations/add", fields, texts.get("access.organisations.add"))
                        .refused(refused.whole()),
                List.of());
    }
}
