package org.kerwen.access.pages;

import java.util.List;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;

/**
 * A page that says something and where to go from there.
 *
 * @param frame what stands around it
 * @param head what it says
 * @param forms what can be done
 * @param links where to go
 */
public record MessagePage(AppFrame frame, Head head, List<Form> forms, List<AppFrame.Link> links) {}
