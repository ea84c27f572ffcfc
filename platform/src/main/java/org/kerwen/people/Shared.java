package org.kerwen.people;

import org.kerwen.kernel.Choice;

/** What of a person one organisation may tell another: fields that a consent names, each group whole or not at all. */
enum Shared implements Choice {
    /** Names and date of birth. */
    IDENTITY,
    /** Ways to reach the person, and when that is safe. */
    CONTACTS,
    /** Papers with their numbers. */
    PAPERS,
    /** Languages, and what the person needs. */
    LANGUAGES_AND_NEEDS
}
