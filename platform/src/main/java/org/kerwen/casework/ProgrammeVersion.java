package org.kerwen.casework;

import java.time.Instant;

/**
 * A programme as it stood from one time on. It never changes: a case stays on the one that it began with until somebody moves it.
 *
 * @param programme what it says
 * @param number counted from one for each programme
 * @param since when it was loaded first
 */
public record ProgrammeVersion(Programme programme, int number, Instant since) {}
