package org.kerwen.activities;

import org.kerwen.kernel.Choice;

/** What it cost those who took part. */
public enum Fee implements Choice {
    FREE
}
