package org.kerwen.kernel;

/**
 * Something that a source says and that is not repeated here, because it could harm somebody: never the thing itself.
 *
 * @param field what it is about
 * @param reason why it is not repeated
 */
public record Withheld(String field, Words reason) {}
