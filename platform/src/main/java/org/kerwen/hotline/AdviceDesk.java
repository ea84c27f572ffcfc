package org.kerwen.hotline;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.hotline.pages.AdvicePart;
import org.kerwen.kernel.Words;
import org.kerwen.knowledge.Advice;
import org.kerwen.knowledge.Audience;
import org.kerwen.knowledge.Knowledge;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Texts;
import org.springframework.stereotype.Component;

/**
 * The pages for those who leave, as they stand beside a call. First come those whose id is the word of a topic or of the purpose, then
 * those that name the country; where nothing fits, they stand as the pack has them.
 */
@Component
final class AdviceDesk {
    private static final int OPEN = 2;

    /** As on the public pages, what was published is asked for again after a minute. */
    private final LoadingCache<Boolean, List<Advice>> leaving;

    AdviceDesk(Knowledge knowledge) {
        this.leaving = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofMinutes(1))
                .build(any -> knowledge.advice().stream()
                        .filter(advice -> advice.audience() == Audience.LEAVING)
                        .toList());
    }

    private List<Advice> leaving() {
        return leaving.get(true);
    }

    /** The ids of all that can be told. */
    List<String> ids() {
        return leaving().stream().map(advice -> advice.id().value()).toList();
    }

    String title(String id, Texts texts) {
        return leaving().stream()
                .filter(advice -> advice.id().value().equals(id))
                .map(advice -> texts.of(advice.title()))
                .findFirst()
                .orElse(id);
    }

    /** All of them, what fits best first. */
    List<AdvicePart> beside(Typed typed, Texts texts) {
        String country = typed.country();
        List<String> words = Stream.concat(typed.topics().stream().map(Topic::word), Stream.of(typed.get("purpose")))
                .toList();
        List<Advice> found = leaving().stream()
                .sorted(Comparator.comparingInt((Advice advice) -> -fit(advice, words, country, texts)))
                .toList();
        return Stream.iterate(0, at -> at < found.size(), at -> at + 1)
                .map(at -> part(Objects.requireNonNull(found.get(at)), at < OPEN, typed, texts))
                .toList();
    }

    private static int fit(Advice advice, List<String> words, @Nullable String country, Texts texts) {
        int fit = words.contains(advice.id().value()) ? 2 : 0;
        return country != null
                        && told(advice, texts)
                                .contains(Countries.name(country, texts).toLowerCase(Locale.ROOT))
                ? fit + 1
                : fit;
    }

    private static String told(Advice advice, Texts texts) {
        StringBuilder all =
                new StringBuilder(texts.of(advice.title())).append(' ').append(texts.of(advice.lede()));
        advice.sections().stream()
                .flatMap(section -> Stream.of(List.of(section.heading()), section.text(), section.steps()))
                .flatMap(List::stream)
                .forEach(words -> all.append(' ').append(texts.of(words)));
        return all.toString().toLowerCase(Locale.ROOT);
    }

    private static AdvicePart part(Advice advice, boolean open, Typed typed, Texts texts) {
        String id = advice.id().value();
        List<Words> say = advice.checks().isEmpty()
                ? advice.sections().stream()
                        .flatMap(section -> section.steps().stream())
                        .toList()
                : advice.checks();
        return new AdvicePart(
                id,
                texts.of(advice.title()),
                texts.of(advice.lede()),
                say.stream().map(texts::of).toList(),
                open,
                typed.all("advised").contains(id),
                texts.get("hotline.advised"),
                new AppFrame.Link(
                        texts.get("hotline.advice.read"),
                        "/" + texts.language() + "/before-you-go/" + id + "/",
                        false));
    }
}
