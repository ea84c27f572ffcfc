package org.kerwen.linkage.live;

/**
 * Who asks.
 *
 * @param organisation in whose register alone is looked
 * @param purposes what for, one bit each; people who may be found for none of them are not even compared
 */
public record Asker(int organisation, long purposes) {}
