package org.kerwen.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.jobs.JobState;
import org.kerwen.kernel.PersonId;
import org.kerwen.linkage.Verdict;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.NotFound;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pairs that wait for somebody to say whether they are one person. */
@RestController
final class ReviewPages {
    private static final int SHOWN = 50;

    private final Desk desk;
    private final Review review;

    ReviewPages(Desk desk, Review review) {
        this.desk = desk;
        this.review = review;
    }

    @Demands("person.merge")
    @GetMapping("/app/people/review")
    ResponseEntity<byte[]> review(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("people.review"));
        Review.Waiting waiting = review.waiting(signed.actor(), SHOWN);
        JobState job = waiting.job();
        boolean works = job != null && job.endedAt() == null;
        Section begin = Section.of("begin", texts.get("people.review.all"), texts.get("people.review.all.text"));
        List<Section> sections = new ArrayList<>();
        sections.add(pairs(waiting, texts));
        sections.add(
                works
                        ? begin.links(List.of(new AppFrame.Link(texts.get("people.review.works"), "/app/jobs", false)))
                        : begin.forms(
                                List.of(Form.button(frame, "/app/people/review", texts.get("people.review.begin")))));
        return desk.show(DeskPage.of(
                frame,
                Head.of(texts.get("people.review"), texts.get("people.review.text"))
                        .below(texts.get("people.title"), "/app/people")
                        .saying("ok", Desk.done(request, texts, "people")),
                sections));
    }

    private static Section pairs(Review.Waiting waiting, Texts texts) {
        PersonWords words = new PersonWords(texts);
        List<List<Cell>> rows = new ArrayList<>();
        for (PairStore.Pair pair : waiting.pairs()) {
            Person one = waiting.people().get(pair.one());
            Person other = waiting.people().get(pair.other());
            if (one != null && other != null) {
                rows.add(List.of(
                        Cell.link(one.called(), "/app/people/" + one.id() + "/merge/" + other.id()),
                        Cell.text(words.birth(one.known())),
                        Cell.name(other.called()),
                        Cell.text(words.birth(other.known())),
                        pair.verdict() == Verdict.MATCH
                                ? Cell.badge(texts.get("people.review.match"), "warn")
                                : Cell.badge(texts.get("people.review.maybe"), "calm")));
            }
        }
        return Section.of("pairs", texts.get("people.review.pairs"))
                .table(new Section.Table(
                        texts.get("people.review.pairs"),
                        List.of(
                                texts.get("people.review.one"),
                                texts.get("people.field.birth"),
                                texts.get("people.review.other"),
                                texts.get("people.field.birth"),
                                texts.get("people.review.likely")),
                        rows,
                        texts.get("people.review.none")));
    }

    @Demands("person.merge")
    @PostMapping("/app/people/review")
    ResponseEntity<byte[]> begin(Signed signed) {
        review.begin(signed.actor());
        return desk.answers().goTo("/app/people/review?done=comparing");
    }

    @Demands("person.merge")
    @PostMapping("/app/people/{id}/apart/{other}")
    ResponseEntity<byte[]> apart(Signed signed, @PathVariable UUID id, @PathVariable UUID other) {
        return switch (review.apart(signed.actor(), new PersonId(id), new PersonId(other))) {
            case DONE -> desk.answers().goTo("/app/people/review?done=apart");
            case ONE_ALREADY, RESTRICTED, IN_CONFLICT -> desk.answers().goTo("/app/people/" + id + "?done=one");
            case NOT_THERE -> throw new NotFound();
        };
    }
}
