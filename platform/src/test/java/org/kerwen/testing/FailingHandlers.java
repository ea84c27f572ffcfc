package org.kerwen.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.kerwen.access.Open;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Problem;
import org.kerwen.kernel.Refused;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Handlers that fail in each way, for programs and as pages; there only where a test asks for them. */
@SuppressWarnings("DoNotCallSuggester")
@RestController
@ConditionalOnBooleanProperty("kerwen.failing-handlers")
final class FailingHandlers {
    private final Transactions transactions;

    FailingHandlers(Transactions transactions) {
        this.transactions = transactions;
    }

    @Open(why = "it gives nothing but failures")
    @GetMapping({"/api/failing/refused", "/failing/refused"})
    String refused() {
        throw new Refused(new Problem("too-many-requests", Problem.Kind.BUSY, 429), Duration.ofSeconds(7));
    }

    @Open(why = "it gives nothing but failures")
    @GetMapping("/api/failing/fields")
    String fields() {
        throw new Refused(
                new Problem("fields-wrong", Problem.Kind.CALLER, 422),
                List.of(new Refused.Wrong("year", "problem.file-unreadable.title", Map.of())));
    }

    @Open(why = "it gives nothing but failures")
    @GetMapping({"/api/failing/number", "/failing/number"})
    String number(@RequestParam int number) {
        return "number " + number;
    }

    @Open(why = "it gives nothing but failures")
    @PostMapping({"/api/failing/body", "/failing/body"})
    String body(@RequestBody Map<String, Object> body) {
        throw new IllegalStateException("not understood: " + body);
    }

    @Open(why = "it gives nothing but failures")
    @PostMapping({"/api/failing/fault/{words}", "/failing/fault/{words}"})
    String fault(@PathVariable String words, @RequestParam Map<String, String> all) {
        throw new IllegalStateException("not expected: " + words, new IllegalArgumentException(all.toString()));
    }

    @Open(why = "it gives nothing but failures")
    @PostMapping({"/api/failing/database/{words}", "/failing/database/{words}"})
    String database(@PathVariable String words) {
        transactions.perform(Actor.Machine.SETUP, database -> {
            database.execute(
                    "INSERT INTO access.organisation (id, name) VALUES ('twice', jsonb_build_object('en', ?))", words);
            database.execute(
                    "INSERT INTO access.organisation (id, name) VALUES ('twice', jsonb_build_object('en', ?))", words);
        });
        return "";
    }

    @Open(why = "it gives nothing but failures")
    @GetMapping("/api/failing/slow")
    String slow() {
        transactions.perform(Actor.Machine.SETUP, database -> {
            database.execute("SET LOCAL statement_timeout = '20ms'");
            database.execute("SELECT pg_sleep(1)");
        });
        return "";
    }
}
