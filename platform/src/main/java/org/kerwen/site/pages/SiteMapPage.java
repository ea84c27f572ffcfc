package org.kerwen.site.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All pages, under the headings of their sections; or those of a section that is too long to stand among the others.
 *
 * @param frame what stands around it
 * @param branches the sections
 * @param turn the way to the other parts of the section; null where nothing is missing
 */
public record SiteMapPage(Frame frame, List<Branch> branches, ListPage.@Nullable Turn turn) {
    /** A section with its own page and the pages below it. */
    public record Branch(String title, String href, List<ListPage.Item> pages) {}
}
