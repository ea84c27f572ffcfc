package org.kerwen.files;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.kerwen.access.Open;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.testing.Actors;
import org.kerwen.web.NotFound;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes and gives files as a handler of a module would; there only where a test asks for it. */
@RestController
@ConditionalOnBooleanProperty("kerwen.uploading")
final class UploadingHandler {
    static final Actor.Person ACTOR = Actors.of("harbour");

    private final Uploads uploads;
    private final KeptFiles files;
    private final Transactions transactions;

    UploadingHandler(Uploads uploads, KeptFiles files, Transactions transactions) {
        this.uploads = uploads;
        this.files = files;
        this.transactions = transactions;
    }

    @Open(why = "a test asks for it")
    @PostMapping("/api/uploading")
    String take(HttpServletRequest request) {
        return uploads.receive(request, received -> {
            StringBuilder answer = new StringBuilder(received.field("note"));
            for (Uploads.Part part : received.files()) {
                PreparedFile prepared = files.prepare(ACTOR, part.content(), part.name(), Ring.INSTALLATION);
                UUID id = transactions.run(
                        ACTOR, Act.of("file.bring"), database -> files.keep(database, ACTOR, prepared));
                answer.append(' ').append(id);
            }
            return answer.toString();
        });
    }

    @Open(why = "a test asks for it")
    @GetMapping("/api/uploading/{id}")
    ResponseEntity<Resource> give(@PathVariable UUID id) {
        return transactions
                .run(ACTOR, Act.on("file.read", id), database -> files.find(database, id))
                .map(FileAnswers::answer)
                .orElseThrow(NotFound::new);
    }
}
