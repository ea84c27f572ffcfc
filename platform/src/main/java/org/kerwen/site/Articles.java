package org.kerwen.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Words;
import org.kerwen.knowledge.Advice;
import org.kerwen.site.pages.ArticlePage;
import org.kerwen.site.pages.ArticlePage.Body;
import org.kerwen.site.pages.ArticlePage.Part;
import org.kerwen.site.pages.Frame;
import org.kerwen.site.pages.ListPage.Item;
import org.kerwen.site.pages.RecordPage.Related;
import org.kerwen.site.pages.RecordPage.Value;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** Makes the pages that are read from top to bottom. */
final class Articles {
    /** What stands beside a safety text in a language that no native speaker has reviewed yet. */
    private static final Language BESIDE = new Language("ru");

    private static final Language NEEDS_REVIEW = new Language("tk");

    private final Published published;
    private final Texts texts;
    private final Frames frames;

    Articles(Published published, Texts texts, Frames frames) {
        this.published = published;
        this.texts = texts;
        this.frames = frames;
    }

    /** Advice, news item or plain page at a path; null where there is none. */
    @Nullable
    ArticlePage find(Section section, String id) {
        if (section == Section.ADVICE) {
            return published.advice().stream()
                    .filter(each -> each.id().value().equals(id))
                    .findFirst()
                    .map(this::advice)
                    .orElse(null);
        }
        return published.news().stream()
                .filter(each -> each.id().value().equals(id))
                .findFirst()
                .map(this::news)
                .orElse(null);
    }

    /** A plain page by its id; null where there is none. */
    @Nullable
    ArticlePage plain(String id) {
        return published.pages().stream()
                .filter(each -> each.id().value().equals(id))
                .findFirst()
                .map(this::plain)
                .orElse(null);
    }

    private ArticlePage plain(PlainPage page) {
        List<Part> parts = page.sections().stream()
                .map(part -> new Part(
                        part.heading() == null ? null : texts.of(part.heading()),
                        all(part.text(), texts.language()),
                        List.of(),
                        false))
                .toList();
        return new ArticlePage(
                frames.frame(
                        published,
                        texts,
                        Frame.Head.of(texts.of(page.title()), "/" + page.id() + "/")
                                .described(page.lede() == null ? null : texts.of(page.lede()))),
                null,
                "",
                List.of(new Body(
                        texts.language().tag(),
                        texts.language().direction(),
                        null,
                        texts.of(page.title()),
                        page.lede() == null ? null : texts.of(page.lede()),
                        parts)),
                List.of(),
                page.reviewed() == null || page.reviewer() == null
                        ? List.of()
                        : List.of(reviewed(DateWords.of(page.reviewed(), texts), texts.of(page.reviewer()))));
    }

    private ArticlePage news(NewsItem item) {
        List<Item> records = item.records().stream()
                .map(new Wording(published, texts)::value)
                .filter(Objects::nonNull)
                .map(Articles::item)
                .toList();
        String date = DateWords.of(item.date(), texts);
        return new ArticlePage(
                frames.frame(
                        published,
                        texts,
                        Frame.Head.of(texts.get(Section.NEWS.key()) + ", " + date, "/news/" + item.id() + "/")
                                .described(texts.of(item.title()))
                                .fed(Feeds.pathOf(Section.NEWS))),
                back(Section.NEWS),
                texts.choice(item.kind()) + ", " + date,
                List.of(new Body(
                        texts.language().tag(),
                        texts.language().direction(),
                        null,
                        texts.of(item.title()),
                        null,
                        List.of(new Part(null, all(item.text(), texts.language()), List.of(), false)))),
                records.isEmpty() ? List.of() : List.of(new Related(texts.get("chronicle.records"), records, null)),
                newsFoot(item, date));
    }

    private List<String> newsFoot(NewsItem item, String date) {
        List<String> foot = new ArrayList<>();
        if (item.sourced().inferred().contains("date")) {
            foot.add(date + " (" + texts.get("record.inferred") + ")");
        }
        foot.add(texts.get(
                "record.source",
                Map.of(
                        "source",
                        new Wording(published, texts).source(item.sourced().source()))));
        return foot;
    }

    private static Item item(Value value) {
        return new Item(value.text(), String.valueOf(value.href()), null, null, null);
    }

    private ArticlePage advice(Advice advice) {
        List<Body> bodies = new ArrayList<>();
        bodies.add(body(advice, texts.language(), null));
        if (texts.language().equals(NEEDS_REVIEW) && !advice.reviewedIn().contains(NEEDS_REVIEW)) {
            bodies.add(body(advice, BESIDE, texts.get("advice.beside")));
        }
        List<Item> others = published.advice().stream()
                .filter(other ->
                        other.audience() == advice.audience() && !other.id().equals(advice.id()))
                .map(other -> new Item(
                        texts.of(other.title()),
                        "/" + texts.language() + "/before-you-go/" + other.id() + "/",
                        null,
                        null,
                        null))
                .toList();
        return new ArticlePage(
                // The subject stays out of the title of tab and history: who looks over a shoulder reads there.
                frames.frame(
                        published,
                        texts,
                        Frame.Head.of(texts.get(Section.ADVICE.key()), "/before-you-go/" + advice.id() + "/")
                                .described(texts.of(advice.lede()))
                                .fed(Feeds.pathOf(Section.ADVICE))),
                back(Section.ADVICE),
                texts.choice(advice.audience()),
                bodies,
                others.isEmpty() ? List.of() : List.of(new Related(texts.get("advice.more"), others, null)),
                List.of(reviewed(DateWords.of(advice.reviewed(), texts), texts.of(advice.reviewer()))));
    }

    private Body body(Advice advice, Language language, @Nullable String introduction) {
        List<Part> parts = new ArrayList<>();
        for (Advice.Section section : advice.sections()) {
            parts.add(new Part(
                    section.heading().in(language),
                    all(section.text(), language),
                    all(section.steps(), language),
                    true));
        }
        Texts own = frames.textsOf(language).orElse(texts);
        if (!advice.checks().isEmpty()) {
            parts.add(new Part(own.get("advice.check"), List.of(), all(advice.checks(), language), false));
        }
        if (!advice.ask().isEmpty()) {
            parts.add(new Part(own.get("advice.ask"), List.of(), all(advice.ask(), language), false));
        }
        return new Body(
                language.tag(),
                language.direction(),
                introduction,
                advice.title().in(language),
                advice.lede().in(language),
                parts);
    }

    private Frame.Link back(Section section) {
        return new Frame.Link(texts.get(section.key()), "/" + texts.language() + "/" + section.path + "/", false);
    }

    private String reviewed(String date, String reviewer) {
        return texts.get("article.reviewed", Map.of("date", date, "reviewer", reviewer));
    }

    private static List<String> all(List<Words> list, Language language) {
        return list.stream().map(words -> words.in(language)).toList();
    }

    /** Whether records of this section are articles. */
    static boolean has(Section section) {
        return section == Section.ADVICE || section == Section.NEWS;
    }
}
