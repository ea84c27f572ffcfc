package org.kerwen.site.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What programmes add up to, and beside it what others published.
 *
 * @param frame what stands around it
 * @param programmes the programmes of which something was released
 * @param rule what is not told, and why
 * @param claims what others published; null in a demonstration, where nothing invented stands beside it
 */
public record ProgrammesPage(
        Frame frame, List<Programme> programmes, List<String> rule, RecordPage.@Nullable Related claims) {
    /**
     * One programme.
     *
     * @param called its name
     * @param gist what it adds up to, in a sentence
     * @param quarters each quarter that was released
     */
    public record Programme(String called, String gist, RecordPage.Table quarters) {}
}
