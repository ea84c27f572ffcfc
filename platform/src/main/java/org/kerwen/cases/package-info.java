/**
 * Cases: people who go through a programme, where they stand, what is still owed to them, what they agreed to.
 *
 * <p>Words: a <em>case file</em> is all that is known of a case; its <em>team</em> works on it, and the first of them leads it; a
 * <em>commitment</em> is what is owed in it, whether a paper, a check, a service or a task, with until when it holds; a <em>proposal</em>
 * is a move that waits for a second person; a <em>step</em> is something that happened.
 *
 * <p>Invariants: a case stays on the version of the programme on which it was opened; it moves only where that version leads, by whom it
 * names, and when what hinders the move is there; what was answered and what happened is never changed; a case that does not concern the
 * reader is not there. A sealed case is one row of ciphertext under the key of its organisation and waits while that is locked.
 *
 * <p>Rules are pure and know a case file only ({@code CaseRules}, {@code CaseChanges}); open and sealed cases are stored in two ways and go
 * through the same rules.
 *
 * <p>A <em>payment</em> is an instalment of a grant: asked for by one, paid by another from a line of a budget, once for each person.
 *
 * <p>A <em>paper</em> ({@code CasePapers}) is a PDF for somebody's hands, each composed in a file of its own on what all have in common
 * ({@code BlankPaper}), in languages that the pages do not have; one for an agency says nothing of the case.
 *
 * <p>A <em>wish</em> is a journey that is asked for: movements is told who, from where to where and what must be so before, in neutral words,
 * after each change; it never learns of which case.
 *
 * <p>A <em>look</em> is urgent: somebody who does not work on a case reads it for an hour and changes nothing. Where an open case has the
 * number, at once, and another person reviews it; else a second person says yes before, who does not learn whether anything is there. Its
 * hour is kept in memory by a clock that nobody sets ({@code OpenLooks}).
 *
 * <p>An <em>attachment</em> is a file that was brought to a case, and an answer to a form may name it. Of an open case it lies with the other
 * files; of a sealed one in pieces of one length that say nothing ({@code SealedFiles}).
 *
 * <p>An ended case is <em>kept</em> as long as its programme or somebody says, then <em>emptied</em>: what it told of people goes, that
 * there was one stays; a sealed one goes whole ({@code CaseKeeping}).
 *
 * <p>Not here: what programmes and forms say, which is casework's; who people are; journeys; the books.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "web",
            "keys",
            "access",
            "access::pages",
            "backup",
            "idempotency",
            "directory",
            "files",
            "money",
            "movements",
            "paper",
            "people",
            "casework",
            "casework::pages"
        })
package org.kerwen.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
