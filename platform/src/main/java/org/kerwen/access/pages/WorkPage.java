package org.kerwen.access.pages;

import java.util.List;
import org.kerwen.web.AppFrame;

/**
 * Where somebody begins.
 *
 * @param frame what stands around it
 * @param head the greeting and what happened last
 * @param tasks what is to be done, the most urgent first
 * @param nothing what is said where nothing is to be done
 * @param asides what stands beside
 */
public record WorkPage(AppFrame frame, Head head, List<Task> tasks, String nothing, List<Section> asides) {
    /**
     * Something to do.
     *
     * @param title what
     * @param why for what it is good
     * @param badge how urgent, in words
     * @param colour of the badge
     * @param href where it is done
     */
    public record Task(String title, String why, String badge, String colour, String href) {}
}
