package org.kerwen.access;

import java.time.Instant;
import java.util.UUID;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Language;

/**
 * Who sends this request: the argument of every handler that demands an operation.
 *
 * @param actor who acts
 * @param session which session it is, or which token where a program acts
 * @param name as colleagues call the person
 * @param language in which the pages are shown
 * @param confirmedAt when password and code were typed last
 */
public record Signed(Actor.Person actor, UUID session, String name, Language language, Instant confirmedAt) {}
