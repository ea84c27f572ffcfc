package org.kerwen.site;

import org.kerwen.kernel.Choice;

/** What a news item was. */
enum NewsKind implements Choice {
    ARTICLE,
    EVENT_REPORT,
    PRESS_RELEASE,
    NEWSLETTER,
    UPDATE
}
