package org.kerwen.directory;

import org.kerwen.kernel.Choice;

/** What a place is. */
public enum PlaceKind implements Choice {
    COUNTRY,
    REGION,
    VELAYAT,
    CITY,
    ADMINISTRATIVE_LEVEL
}
