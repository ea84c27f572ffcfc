package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.FormPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
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

/** Views of the list that somebody keeps: saved, renamed, shared, opened first, removed. An address has their ids only. */
@RestController
final class ViewPages {
    private final Desk desk;
    private final Views views;
    private final ListSections lists;
    private final Permissions permissions;

    ViewPages(Desk desk, Views views, ListSections lists, Permissions permissions) {
        this.desk = desk;
        this.views = views;
        this.lists = lists;
        this.permissions = permissions;
    }

    @Demands("person.list")
    @GetMapping("/app/people/views")
    ResponseEntity<byte[]> all(HttpServletRequest request, Signed signed) {
        return desk.show(page(request, signed, null, "", null));
    }

    private DeskPage page(
            HttpServletRequest request, Signed signed, @Nullable UUID renamed, String name, @Nullable String wrong) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.views.title"));
        ListWords words = lists.words(signed, texts);
        List<Section> sections = new ArrayList<>();
        for (View view : views.all(signed.actor())) {
            if (lists.offers(signed, view)) {
                boolean wrongHere = view.id().equals(renamed);
                sections.add(
                        section(frame, signed, view, words, wrongHere ? name : view.name(), wrongHere ? wrong : null));
            }
        }
        if (sections.isEmpty()) {
            sections.add(Section.of("none", texts.get("people.views.title"), texts.get("people.views.none"))
                    .links(List.of(new AppFrame.Link(
                            texts.get("people.list.narrow"), "/app/people?order=newest&narrow=yes", true))));
        }
        return DeskPage.of(
                frame,
                Head.of(texts.get("people.views.title"), texts.get("people.views.text"))
                        .below(texts.get("people.title"), "/app/people")
                        .saying("ok", Desk.done(request, texts, "people")),
                sections);
    }

    private Section section(
            AppFrame frame, Signed signed, View view, ListWords words, String name, @Nullable String wrong) {
        Texts texts = frame.texts();
        Narrowing narrowing = Narrowing.of(view.chosen(), facet -> true);
        List<String> sentences = new ArrayList<>();
        narrowing.by().forEach((facet, word) -> sentences.add(words.whole(facet, word)));
        sentences.add(texts.get("people.order." + narrowing.order().word()));
        if (view.shared()) {
            sentences.add(texts.get(view.own() ? "people.views.sharedByYou" : "people.views.sharedByOthers"));
        }
        String path = "/app/people/views/" + view.id();
        List<Form> forms = new ArrayList<>();
        if (view.own()) {
            forms.add(Form.of(
                            frame,
                            path,
                            List.of(Form.Field.of("text", "name", texts.get("people.views.name"))
                                    .named("name-" + view.id())
                                    .value(name)
                                    .error(wrong == null ? null : texts.get("people.wrong." + wrong))
                                    .longest(View.LONGEST_NAME)),
                            texts.get("people.views.rename"))
                    .styled("plain"));
        }
        forms.add(Form.button(
                frame, path + "/first", texts.get(view.first() ? "people.views.notFirst" : "people.views.first")));
        if (view.own() || may(signed)) {
            forms.add(Form.button(frame, path + "/remove", texts.get("people.views.remove"))
                    .styled("danger"));
        }
        return Section.of("view-" + view.id(), view.name(), sentences.toArray(String[]::new))
                .links(List.of(new AppFrame.Link(texts.get("people.views.open"), view.address(), false)))
                .forms(forms);
    }

    private boolean may(Signed signed) {
        return permissions.may(signed.actor(), "view.share");
    }

    @Demands("person.list")
    @PostMapping("/app/people/views")
    ResponseEntity<byte[]> save(
            HttpServletRequest request,
            Signed signed,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String shared) {
        Narrowing narrowing = Narrowing.read(request::getParameter, facet -> lists.may(signed, facet))
                .narrowing();
        boolean shares = shared.equals("yes") && may(signed);
        String wrong = wrong(name);
        if (wrong == null) {
            if (views.save(signed.actor(), Desk.sent(request), name.strip(), narrowing, shares) == Views.Outcome.DONE) {
                return desk.answers().goTo("/app/people?" + narrowing.query() + "&done=view-saved");
            }
            wrong = "too-many-views";
        }
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.views.save"));
        ListWords words = lists.words(signed, texts);
        return desk.show(new FormPage(
                frame,
                Head.of(
                                texts.get("people.views.save"),
                                narrowing.by().entrySet().stream()
                                        .map(each -> words.whole(each.getKey(), each.getValue()))
                                        .toArray(String[]::new))
                        .below(texts.get("people.title"), "/app/people?" + narrowing.query()),
                lists.save(frame, signed, narrowing, name, shares, wrong),
                List.of()));
    }

    @Demands("person.list")
    @PostMapping("/app/people/views/{id}")
    ResponseEntity<byte[]> rename(HttpServletRequest request, Signed signed, @PathVariable UUID id) {
        String typed = request.getParameter("name-" + id);
        String name = typed == null ? "" : typed;
        if (views.find(signed.actor(), id).filter(View::own).isEmpty()) {
            throw new NotFound();
        }
        String wrong = wrong(name);
        if (wrong != null) {
            return desk.refused(page(request, signed, id, name, wrong));
        }
        return done(views.rename(signed.actor(), id, name.strip()), "?done=view-renamed");
    }

    /** A name may say anything but nothing. */
    private static @Nullable String wrong(String name) {
        if (name.isBlank()) {
            return "view-unnamed";
        }
        return name.strip().length() > View.LONGEST_NAME ? "view-name-long" : null;
    }

    @Demands("person.list")
    @PostMapping("/app/people/views/{id}/first")
    ResponseEntity<byte[]> first(Signed signed, @PathVariable UUID id) {
        return done(views.first(signed.actor(), id), "");
    }

    @Demands("person.list")
    @PostMapping("/app/people/views/{id}/remove")
    ResponseEntity<byte[]> remove(Signed signed, @PathVariable UUID id) {
        return done(views.remove(signed.actor(), id, may(signed)), "?done=view-removed");
    }

    private ResponseEntity<byte[]> done(Views.Outcome outcome, String said) {
        if (outcome == Views.Outcome.NOT_THERE) {
            throw new NotFound();
        }
        return desk.answers().goTo("/app/people/views" + said);
    }
}
