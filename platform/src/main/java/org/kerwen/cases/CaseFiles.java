package org.kerwen.cases;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.files.FileLabel;
import org.kerwen.files.KeptFiles;
import org.kerwen.files.PreparedFile;
import org.kerwen.idempotency.Idempotency;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Refused;
import org.kerwen.kernel.SentForm;

/** Files that are brought to cases, read from them and taken away. */
final class CaseFiles {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Cases cases;
    private final KeptFiles kept;
    private final SealedFiles sealed;
    private final Clock clock;

    CaseFiles(
            Transactions transactions,
            Idempotency idempotency,
            Cases cases,
            KeptFiles kept,
            SealedFiles sealed,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.cases = cases;
        this.kept = kept;
        this.sealed = sealed;
        this.clock = clock;
    }

    /** What came of bringing a file. */
    record Brought(UUID file, CaseAnswer answer) {}

    /**
     * Brings a file, for somebody or for the case. It is looked at and encrypted outside of any transaction.
     *
     * @param form with which it was sent: sent twice, it is one file
     * @param file the case as it was read by whoever brings it
     * @param name as it was called there
     * @throws Refused where it is too large, of a kind that is not taken, or cannot be read
     */
    Brought bring(
            Actor.Person by, SentForm form, CaseFile file, @Nullable PersonId person, byte[] content, String name) {
        if (file.sealed()) {
            KeptFiles.Harmless harmless = kept.look(content, name);
            UUID id = Ids.withoutTime();
            CaseFile.Attachment attachment =
                    new CaseFile.Attachment(id, person, by.account(), clock.instant(), harmless.label());
            return bring(by, form, file, attachment, (database, changes, opened) -> {
                CaseChanges.Change change = changes.attach(opened.file(), attachment);
                return change instanceof CaseChanges.Change.To
                                && !sealed.put(database, file.organisation(), id, harmless.content())
                        ? new CaseChanges.Change.No(CaseAnswer.Refused.of(CaseAnswer.Why.LOCKED))
                        : change;
            });
        }
        PreparedFile prepared = kept.prepare(by, content, name, kept.safest(by));
        CaseFile.Attachment attachment =
                new CaseFile.Attachment(prepared.id(), person, by.account(), clock.instant(), null);
        return bring(by, form, file, attachment, (database, changes, opened) -> {
            CaseChanges.Change change = changes.attach(opened.file(), attachment);
            if (change instanceof CaseChanges.Change.To) {
                kept.keep(database, by, prepared);
            }
            return change;
        });
    }

    /** Once, however often the form is sent; the second time it is answered which file that was. */
    private Brought bring(
            Actor.Person by, SentForm form, CaseFile file, CaseFile.Attachment attachment, Cases.Work work) {
        CaseId id = file.id();
        return transactions.run(
                by,
                Act.on("case.work", id.value()),
                database -> idempotency.once(
                        database,
                        by,
                        form,
                        () -> new Brought(attachment.file(), cases.change(database, by, id, "case.work", work)),
                        brought -> brought.answer() instanceof CaseAnswer.Done
                                ? Optional.of(brought.file())
                                : Optional.empty(),
                        before -> new Brought(before, new CaseAnswer.Done(id))));
    }

    /** Takes a file away for good; answers that name it are saved anew without it. */
    CaseAnswer takeAway(Actor.Person by, CaseFile file, UUID id, String words) {
        return transactions.run(by, Act.on("case.work", file.id().value()), database -> {
            CaseAnswer answer = cases.change(
                    database,
                    by,
                    file.id(),
                    "case.work",
                    (any, changes, opened) -> changes.detach(opened.file(), id, words));
            if (answer instanceof CaseAnswer.Done) {
                if (file.sealed()) {
                    SealedFiles.remove(database, id);
                } else {
                    kept.remove(database, id);
                }
            }
            return answer;
        });
    }

    /** A file as it is answered. */
    record Found(FileLabel label, Supplier<InputStream> content) {}

    /**
     * A file of a case that who asks has read; empty where it has none of this id or its key is locked.
     *
     * @throws Refused where the key of the file is locked
     */
    Optional<Found> find(Actor.Person by, CaseFile file, UUID id) {
        CaseFile.Attachment attachment = file.attachment(id).orElse(null);
        if (attachment == null) {
            return Optional.empty();
        }
        FileLabel label = attachment.label();
        return transactions.run(
                by,
                Act.on("case.read", file.id().value()),
                database -> label == null
                        ? kept.find(database, id).map(found -> new Found(found.label(), found::content))
                        : sealed.find(database, file.organisation(), id, label.size())
                                .map(content -> new Found(label, () -> new ByteArrayInputStream(content))));
    }

    /** What stands on the files of a case, in a running transaction; without those whose key is locked. */
    Map<UUID, FileLabel> labels(DSLContext database, CaseFile file) {
        return isKnownInside(file)
                ? inside(file)
                : kept.labels(
                        database,
                        file.attachments().stream()
                                .map(CaseFile.Attachment::file)
                                .toList());
    }

    /** Whether no question to the database is needed: the case has no files, or it is sealed and they are told inside. */
    private static boolean isKnownInside(CaseFile file) {
        return file.sealed() || file.attachments().isEmpty();
    }

    private static Map<UUID, FileLabel> inside(CaseFile file) {
        Map<UUID, FileLabel> labels = new HashMap<>();
        for (CaseFile.Attachment each : file.attachments()) {
            if (each.label() != null) {
                labels.put(each.file(), each.label());
            }
        }
        return labels;
    }

    /** The same for who has read the case. */
    Map<UUID, FileLabel> labels(Actor.Person by, CaseFile file) {
        return isKnownInside(file)
                ? inside(file)
                : transactions.run(by, Act.on("case.read", file.id().value()), database -> labels(database, file));
    }
}
