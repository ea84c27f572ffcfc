package org.kerwen.site.pages;

import java.util.List;

/** All pages, under the headings of their sections. */
public record SiteMapPage(Frame frame, List<Branch> branches) {
    /** A section with its own page and the pages below it. */
    public record Branch(String title, String href, List<ListPage.Item> pages) {}
}
