package org.kerwen.hotline.pages;

import java.util.List;
import org.kerwen.web.AppFrame;

/**
 * A page of advice beside a call.
 *
 * @param id in the pack
 * @param say what to say, short
 * @param open whether it is shown at once
 * @param told whether the caller was told
 * @param toldText what the box says in which that is ticked
 * @param link to the whole page
 */
public record AdvicePart(
        String id,
        String title,
        String lede,
        List<String> say,
        boolean open,
        boolean told,
        String toldText,
        AppFrame.Link link) {}
