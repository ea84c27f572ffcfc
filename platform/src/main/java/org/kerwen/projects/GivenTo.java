package org.kerwen.projects;

import org.kerwen.kernel.Choice;

/** To whom one piece of help was given. */
public enum GivenTo implements Choice {
    FAMILY
}
