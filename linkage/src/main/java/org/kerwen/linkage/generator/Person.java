package org.kerwen.linkage.generator;

import java.time.LocalDate;

/**
 * An invented person, in sounds.
 *
 * @param number tells the person apart from all others of the register
 * @param given name
 * @param patronymic or the father's name; empty if the papers have none
 * @param style in which the papers are written
 */
record Person(
        long number,
        Origin origin,
        String given,
        String family,
        String patronymic,
        LocalDate birth,
        boolean isMale,
        String place,
        Style style) {}
