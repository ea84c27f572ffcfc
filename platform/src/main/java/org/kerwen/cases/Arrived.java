package org.kerwen.cases;

import org.kerwen.kernel.ProgrammeId;
import org.kerwen.kernel.Words;

/**
 * How many people arrived with the help of one programme. Whoever arrived twice in the time counts once.
 *
 * @param label how the programme is called
 * @param adults who were certainly 18 on the day on which they set out
 * @param children who were certainly not
 * @param unknown of whom it is not known
 */
public record Arrived(ProgrammeId programme, Words label, int adults, int children, int unknown) {}
