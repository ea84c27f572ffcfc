package org.kerwen.linkage.live;

import java.util.UUID;

/**
 * Who asks.
 *
 * @param organisation in whose register alone is looked
 * @param purposes what for, one bit each; people who may be found for none of them are not even compared
 */
public record Asker(UUID organisation, long purposes) {}
