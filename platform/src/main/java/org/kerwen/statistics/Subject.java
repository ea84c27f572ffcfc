package org.kerwen.statistics;

import org.kerwen.kernel.Choice;

/** What is counted in a release: topics of the hotline, or people who arrived with the help of a programme, which the public is told. */
enum Subject implements Choice {
    HOTLINE_TOPICS,
    PROGRAMME_PEOPLE
}
