package org.kerwen.people;

import java.time.LocalDate;
import java.time.ZoneId;
import org.kerwen.kernel.Language;

/**
 * Whom of the list somebody asks for.
 *
 * @param narrowing what was chosen
 * @param language in whose order names stand
 * @param today by which ages and papers are counted
 * @param zone where days of recording begin and end
 */
public record ListQuestion(Narrowing narrowing, Language language, LocalDate today, ZoneId zone) {}
