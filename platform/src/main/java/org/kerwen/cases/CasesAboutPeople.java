package org.kerwen.cases;

import static org.kerwen.cases.db.Tables.ANSWERS;
import static org.kerwen.cases.db.Tables.ATTACHMENT;
import static org.kerwen.cases.db.Tables.CONSENT;
import static org.kerwen.cases.db.Tables.DRAFT;
import static org.kerwen.cases.db.Tables.LOOK;
import static org.kerwen.cases.db.Tables.MEMBER;
import static org.kerwen.cases.db.Tables.STEP;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kerwen.files.KeptFiles;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.AboutPeople;

/**
 * What open and restricted cases say of somebody, for the copy that they get and for erasure. A sealed case is told and destroyed by its
 * team only: what stands in it no other part of the program can look for.
 */
final class CasesAboutPeople implements AboutPeople {
    @Override
    public String word() {
        return "case";
    }

    @Override
    public List<Map<String, String>> tell(DSLContext database, Collection<PersonId> records) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (CaseFile file : CaseStore.of(database, records)) {
            Map<String, String> whole = new LinkedHashMap<>();
            whole.put("reference", file.reference());
            whole.put("programme", file.programme().value());
            whole.put("stage", file.stage());
            whole.put("opened", file.openedOn().toString());
            if (file.closedOn() != null) {
                whole.put("ended", file.closedOn().toString());
            }
            rows.add(whole);
            for (CaseFile.Answers each : file.answers()) {
                if (each.person() != null && records.contains(each.person())) {
                    Map<String, String> answers = new LinkedHashMap<>();
                    answers.put("reference", file.reference());
                    answers.put("form", each.form());
                    answers.put("answers", CaseJson.written(each.given()));
                    rows.add(answers);
                }
            }
            for (CaseFile.Attachment each : file.attachments()) {
                if (each.person() != null && records.contains(each.person())) {
                    rows.add(Map.of(
                            "reference",
                            file.reference(),
                            "brought",
                            each.at().atOffset(ZoneOffset.UTC).toLocalDate().toString()));
                }
            }
            for (Map.Entry<String, String> each : DraftStore.of(database, file.id(), records)) {
                Map<String, String> draft = new LinkedHashMap<>();
                draft.put("reference", file.reference());
                draft.put("form", each.getKey());
                draft.put("draft", each.getValue());
                rows.add(draft);
            }
            for (Consent each : file.consents()) {
                if (records.contains(each.person())) {
                    Map<String, String> consent = new LinkedHashMap<>();
                    consent.put("reference", file.reference());
                    consent.put("agreed", each.purpose().word());
                    consent.put("given", each.givenOn().toString());
                    if (each.withdrawnOn() != null) {
                        consent.put("withdrawn", each.withdrawnOn().toString());
                    }
                    rows.add(consent);
                }
            }
        }
        return rows;
    }

    /** What was answered, agreed and written of them goes; that there was a case stays, for those who were in it too and for the books. */
    @Override
    public int erase(DSLContext database, Collection<PersonId> records) {
        List<UUID> ids = records.stream().map(PersonId::value).toList();
        var other = MEMBER.as("other");
        // Where nobody else is in a case, what was answered for the case is of them too.
        List<UUID> alone = database.selectDistinct(MEMBER.CASE_FILE)
                .from(MEMBER)
                .where(MEMBER.PERSON.in(ids))
                .andNotExists(DSL.selectOne()
                        .from(other)
                        .where(other.CASE_FILE.eq(MEMBER.CASE_FILE))
                        .and(other.PERSON.notIn(ids)))
                .fetch(row -> row.value1());
        List<UUID> files = database.deleteFrom(ATTACHMENT)
                .where(ATTACHMENT.MEMBER.in(ids).or(ATTACHMENT.CASE_FILE.in(alone)))
                .returning(ATTACHMENT.FILE)
                .fetch(ATTACHMENT.FILE);
        files.forEach(file -> KeptFiles.removeWithoutKeys(database, file));
        return files.size()
                + database.deleteFrom(ANSWERS)
                        .where(ANSWERS.MEMBER.in(ids).or(ANSWERS.CASE_FILE.in(alone)))
                        .execute()
                + database.deleteFrom(DRAFT)
                        .where(DRAFT.MEMBER.in(ids).or(DRAFT.CASE_FILE.in(alone)))
                        .execute()
                + database.deleteFrom(CONSENT).where(CONSENT.MEMBER.in(ids)).execute()
                + database.update(LOOK)
                        .set(LOOK.REASON, "")
                        .set(LOOK.WORDS, DSL.when(LOOK.WORDS.isNotNull(), ""))
                        .where(LOOK.CASE_FILE.in(alone))
                        .execute()
                + database.update(STEP)
                        .set(STEP.WORDS, "")
                        .where(STEP.MEMBER.in(ids).or(STEP.CASE_FILE.in(alone)))
                        .and(STEP.WORDS.ne(""))
                        .execute();
    }
}
