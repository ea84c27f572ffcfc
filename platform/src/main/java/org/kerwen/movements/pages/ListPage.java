package org.kerwen.movements.pages;

import java.util.List;

/**
 * A passenger list as it is printed.
 *
 * @param language of the texts
 * @param direction {@code ltr} or {@code rtl}
 * @param title the heading
 * @param made by and for whom, which version, when
 * @param legs the way, a line each
 * @param headings of the columns
 * @param rows what the list says of each, numbered
 * @param count how many they are, in words
 */
public record ListPage(
        String language,
        String direction,
        String title,
        String made,
        List<String> legs,
        List<String> headings,
        List<List<String>> rows,
        String count) {}
