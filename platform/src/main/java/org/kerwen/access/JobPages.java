package org.kerwen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.DeskPage;
import org.kerwen.access.pages.Head;
import org.kerwen.access.pages.Section;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.jobs.JobState;
import org.kerwen.jobs.Jobs;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;
import org.kerwen.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was put off, how far it is, and how to stop it. */
@RestController
final class JobPages {
    private final Desk desk;
    private final Jobs jobs;
    private final Transactions transactions;

    JobPages(Desk desk, Jobs jobs, Transactions transactions) {
        this.desk = desk;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    @Demands("job.list")
    @GetMapping("/app/jobs")
    ResponseEntity<byte[]> list(HttpServletRequest request, Signed signed) {
        Texts texts = desk.texts(signed);
        AppFrame frame = desk.frame(request, signed, texts.get("access.jobs.title"));
        List<List<Cell>> rows = transactions.run(signed.actor(), Act.of("job.list"), jobs::latest).stream()
                .map(job -> List.of(
                        Cell.code(job.kind()), desk.moment(job.madeAt(), texts), state(job, texts), stop(job, frame)))
                .toList();
        return desk.show(DeskPage.of(
                frame,
                Head.of(texts.get("access.jobs.title"), texts.get("access.jobs.text"))
                        .saying("ok", Desk.done(request, texts)),
                List.of(Section.of("jobs", texts.get("access.jobs.list"))
                        .table(new Section.Table(
                                texts.get("access.jobs.list"),
                                List.of(
                                        texts.get("access.jobs.kind"),
                                        texts.get("access.jobs.since"),
                                        texts.get("access.field.state"),
                                        ""),
                                rows,
                                texts.get("access.jobs.none"))))));
    }

    private static Cell state(JobState job, Texts texts) {
        JobState.Outcome outcome = job.outcome();
        if (outcome != null) {
            return switch (outcome) {
                case DONE -> Cell.badge(texts.get("access.jobs.done"), "ok");
                case FAILED -> Cell.badge(texts.get("access.jobs.failed"), "stop");
                case CANCELLED -> Cell.badge(texts.get("access.jobs.cancelled"), "calm");
            };
        }
        Long of = job.of();
        if (of == null || of == 0) {
            return Cell.badge(texts.get("access.jobs.waits"), "calm");
        }
        return Cell.progress(
                texts.get("access.jobs.progress", Map.of("done", job.done(), "of", of)),
                Math.clamp(100 * job.done() / of, 0, 100));
    }

    private static Cell stop(JobState job, AppFrame frame) {
        return job.endedAt() != null || job.cancelled()
                ? Cell.text("")
                : Cell.form(Form.button(frame, "/app/jobs/" + job.id() + "/cancel", frame.t("access.jobs.cancel")));
    }

    @Demands("job.cancel")
    @PostMapping("/app/jobs/{id}/cancel")
    ResponseEntity<byte[]> cancel(Signed signed, @PathVariable UUID id) {
        transactions.run(signed.actor(), Act.on("job.cancel", id), database -> jobs.cancel(database, id));
        return desk.answers().goTo("/app/jobs?done=job-cancelled");
    }
}
