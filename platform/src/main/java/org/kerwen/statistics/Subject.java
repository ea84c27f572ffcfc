package org.kerwen.statistics;

import org.kerwen.kernel.Choice;

/** What is counted in a release. */
enum Subject implements Choice {
    HOTLINE_TOPICS,
    /** How many people arrived with the help of each programme; told to the public. */
    PROGRAMME_PEOPLE
}
