package org.kerwen.hotline;

import org.kerwen.kernel.Choice;

/** What somebody wants to go to a country for. */
enum TravelPurpose implements Choice {
    WORK,
    STUDY,
    MARRIAGE,
    TOURISM,
    FAMILY,
    MEDICAL,
    TRANSIT
}
