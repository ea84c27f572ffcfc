package org.kerwen.access.pages;

import java.util.List;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;

/**
 * Two versions of one thing beside each other: what a colleague saved meanwhile, and what was typed here.
 *
 * @param frame what stands around it
 * @param head what happened
 * @param rows each field in both versions
 * @param keep saves what was typed here over what is there
 * @param leave leaves what is there
 */
public record StalePage(AppFrame frame, Head head, List<Row> rows, Form keep, AppFrame.Link leave) {
    /** A field in both versions. */
    public record Row(String label, String theirs, String yours, boolean differs) {}
}
