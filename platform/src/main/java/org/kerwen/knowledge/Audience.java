package org.kerwen.knowledge;

import org.kerwen.kernel.Choice;

/** Whom a page of advice is for. */
public enum Audience implements Choice {
    LEAVING,
    VISITING
}
