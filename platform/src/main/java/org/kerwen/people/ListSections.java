package org.kerwen.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Desk;
import org.kerwen.access.Permissions;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.PersonId;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import org.springframework.stereotype.Component;

/** The parts of the page of a list that is narrowed or sorted. */
@Component
final class ListSections {
    private static final int ARRIVALS = 20;

    private final Desk desk;
    private final People people;
    private final Permissions permissions;
    private final Clock clock;
    private final ZoneId zone;

    ListSections(Desk desk, People people, Permissions permissions, Clock clock, WebSettings settings) {
        this.desk = desk;
        this.people = people;
        this.permissions = permissions;
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    boolean may(Signed signed, Facet facet) {
        return permissions.may(signed.actor(), facet.operation());
    }

    ListQuestion question(Narrowing narrowing, Texts texts) {
        return new ListQuestion(narrowing, texts.language(), LocalDate.ofInstant(clock.instant(), zone), zone);
    }

    /** Files with which people came, by their ids, as who asks may see them. */
    private Map<String, String> arrivals(Signed signed, Texts texts) {
        Map<String, String> arrivals = new LinkedHashMap<>();
        if (may(signed, Facet.ARRIVAL)) {
            people.arrivals(signed.actor(), ARRIVALS)
                    .forEach(each -> arrivals.put(each.id().toString(), desk.when(each.at(), texts)));
        }
        return arrivals;
    }

    /** What was chosen in words, for who asks. */
    ListWords words(Signed signed, Texts texts) {
        Map<String, String> arrivals = arrivals(signed, texts);
        return new ListWords(texts, id -> arrivals.getOrDefault(id, texts.get("people.facet.arrival.other")));
    }

    /** The fields by which it is narrowed, as they were filled in. */
    DeskPage.Filter filter(Signed signed, Narrowing.Read read, Map<String, String> typed, Texts texts) {
        Map<String, String> arrivals = arrivals(signed, texts);
        ListWords words =
                new ListWords(texts, id -> arrivals.getOrDefault(id, texts.get("people.facet.arrival.other")));
        List<Form.Field> fields = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            if (!may(signed, facet) || (facet == Facet.ARRIVAL && arrivals.isEmpty())) {
                continue;
            }
            String chosen = read.narrowing().by().getOrDefault(facet, "");
            if (facet == Facet.FROM || facet == Facet.UNTIL) {
                String wrong = read.wrong().get(facet.word());
                fields.add(Form.Field.of("date", facet.word(), words.facet(facet))
                        .value(typed.getOrDefault(facet.word(), ""))
                        .error(wrong == null ? null : texts.get("people.wrong." + wrong))
                        .optional());
                continue;
            }
            List<Form.Option> options = new ArrayList<>();
            options.add(new Form.Option("", texts.get("people.list.any"), null, chosen.isEmpty()));
            List<String> choices =
                    facet == Facet.ARRIVAL ? List.copyOf(arrivals.keySet()) : ListWords.choices(facet, texts);
            choices.forEach(
                    word -> options.add(new Form.Option(word, words.word(facet, word), null, word.equals(chosen))));
            fields.add(Form.Field.of("select", facet.word(), words.facet(facet)).options(options));
        }
        List<Form.Option> orders = new ArrayList<>();
        for (ListOrder order : ListOrder.values()) {
            orders.add(new Form.Option(
                    order.word(),
                    texts.get("people.order." + order.word()),
                    null,
                    order == read.narrowing().order()));
        }
        fields.add(Form.Field.of("select", "order", texts.get("people.order")).options(orders));
        return new DeskPage.Filter("/app/people", fields, texts.get("people.list.narrow"));
    }

    /** What was chosen, each with a link that takes it away. */
    Section chosen(Narrowing narrowing, ListWords words, Texts texts) {
        List<AppFrame.Link> links = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        narrowing.by().forEach((facet, word) -> {
            sentences.add(words.whole(facet, word));
            links.add(new AppFrame.Link(
                    texts.get("people.list.takeAway", Map.of("what", words.whole(facet, word))),
                    "/app/people?" + narrowing.without(facet).query(),
                    false));
        });
        if (links.size() > 1) {
            links.add(new AppFrame.Link(
                    texts.get("people.list.takeAllAway"),
                    "/app/people?" + new Narrowing(Map.of(), narrowing.order()).query(),
                    false));
        }
        return Section.of("chosen", texts.get("people.list.narrowed"), sentences.toArray(String[]::new))
                .links(links);
    }

    /** The people on a page of it. */
    Section list(Narrowing narrowing, Listed listed, ListWords words, Texts texts) {
        List<AppFrame.Link> links = new ArrayList<>();
        String address = "/app/people?" + narrowing.query();
        if (listed.before() != null) {
            links.add(new AppFrame.Link(
                    texts.get("people.list.back"),
                    address + "&before=" + listed.before().person(),
                    false));
        }
        if (listed.next() != null) {
            links.add(new AppFrame.Link(
                    texts.get(listed.gaveUp() ? "people.list.goOn" : "people.more"),
                    address + "&after=" + listed.next().person(),
                    false));
        }
        List<String> sentences = new ArrayList<>();
        if (listed.count() != null) {
            sentences.add(words.count(listed));
        } else if (listed.gaveUp()) {
            sentences.add(texts.get("people.list.gaveUp", Map.of("looked", ListStore.LOOKED_THROUGH)));
        }
        String title = texts.get("people.order." + narrowing.order().word());
        return Section.of("list", title, sentences.toArray(String[]::new))
                .table(table(
                        listed.people(),
                        title,
                        texts.get(
                                listed.gaveUp()
                                        ? "people.list.noneYet"
                                        : narrowing.by().isEmpty() ? "people.none" : "people.list.none"),
                        texts))
                .links(links);
    }

    Section.Table table(List<Person> shown, String caption, String empty, Texts texts) {
        PersonWords words = new PersonWords(texts);
        return new Section.Table(
                caption,
                List.of(
                        texts.get("people.field.name"),
                        texts.get("people.field.birth"),
                        texts.get("people.field.nationality"),
                        texts.get("people.field.registered")),
                shown.stream()
                        .map(person -> List.of(
                                Cell.link(person.called(), "/app/people/" + person.id()),
                                Cell.text(words.birth(person.known())),
                                Cell.text(words.nationalities(person.known())),
                                Cell.text(desk.day(person.registeredAt(), texts))))
                        .toList(),
                empty);
    }

    /** The views that are kept; null where there are none. */
    @Nullable
    Section views(Signed signed, List<View> views, Texts texts) {
        List<AppFrame.Link> links = new ArrayList<>();
        for (View view : views) {
            if (offers(signed, view)) {
                links.add(new AppFrame.Link(view.name(), view.address(), false));
            }
        }
        if (links.isEmpty()) {
            return null;
        }
        links.add(new AppFrame.Link(texts.get("people.views.change"), "/app/people/views", false));
        return Section.of("views", texts.get("people.views.title")).links(links);
    }

    /** Whether somebody may see all that a view is narrowed by. */
    boolean offers(Signed signed, View view) {
        return Narrowing.of(view.chosen(), facet -> may(signed, facet)).query().equals(view.chosen());
    }

    /** How what was chosen is kept. */
    Form save(AppFrame frame, Signed signed, Narrowing narrowing, String name, boolean shared, @Nullable String wrong) {
        Texts texts = frame.texts();
        List<Form.Field> fields = new ArrayList<>();
        fields.add(Form.Field.of("text", "name", texts.get("people.views.name"))
                .hint(texts.get("people.views.name.hint"))
                .value(name)
                .error(wrong == null ? null : texts.get("people.wrong." + wrong))
                .longest(View.LONGEST_NAME));
        if (permissions.may(signed.actor(), "view.share")) {
            fields.add(Form.Field.of("tick", "shared", texts.get("people.views.share"))
                    .hint(texts.get("people.views.share.hint"))
                    .value(shared ? "yes" : "")
                    .optional());
        }
        return Form.of(frame, "/app/people/views", fields, texts.get("people.views.save"))
                .with(narrowing.fields())
                .styled("plain");
    }

    Listed listed(Signed signed, Narrowing narrowing, @Nullable PersonId beside, boolean back, int most, Texts texts) {
        return people.list(signed.actor(), question(narrowing, texts), beside, back, most);
    }
}
