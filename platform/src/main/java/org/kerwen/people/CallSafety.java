package org.kerwen.people;

import org.kerwen.kernel.Choice;

/** Whether it is safe for the person to be called or written to: the wrong one may pick it up. */
public enum CallSafety implements Choice {
    /** Nobody asked the person yet, so nobody calls. */
    NOT_ASKED,
    ANY_TIME,
    /** Between two times of the day only. */
    AT_TIMES,
    NEVER
}
