/**
 * The people whom an organisation assists, each recorded once: names in every writing, documents, and which records are of
 * one person.
 *
 * <p>Words: a <em>record</em> is what was registered about a person at one time; <em>like</em> people are those who may be the
 * same person, with a probability and reasons; a <em>merge</em> says that two records are of one person, one of which is
 * <em>kept</em> and shows both while the other is <em>folded</em> and leads to it. A <em>family</em> has <em>members</em>, each of
 * whom stands in a <em>relationship</em> to its head; <em>kin</em> is how two people are related, whatever family they live in; a
 * <em>link</em> says that another organisation assists a person too, and a <em>tie</em> is what both sides of a link share.
 *
 * <p>Invariants: a merge changes neither record, so taking it back is exact; nothing is ever merged by the program; a register,
 * with its duplicates and its frequencies of names, is of one organisation, and nothing of another's can be told from an
 * answer; another organisation is told of a person as far as their consent says, in a copy, and never looks in; names stand in
 * no address, log, event or title; nobody is their own ancestor, and a person stands in one family at a time.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "web",
            "access",
            "access::pages",
            "backup",
            "events",
            "idempotency",
            "jobs",
            "keys",
            "paper",
            "files"
        })
package org.kerwen.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
