package org.kerwen.site.pages;

import java.util.List;

/** All refusals that an address can answer with. */
public record ProblemsPage(Frame frame, List<Line> lines) {
    /** One of them, its page, and the name under which programs know it. */
    public record Line(String title, String href, String code) {}
}
