package org.kerwen.keys.pages;

import java.util.List;

/**
 * A sheet that is printed and locked away.
 *
 * @param language tag of the language
 * @param direction {@code ltr} or {@code rtl}
 * @param title heading
 * @param whose of which installation or organisation it is
 * @param lede what it is for
 * @param code heading of the code
 * @param groups the code, group by group
 * @param reading how the code is read and typed
 * @param facts date and names, as label and value
 * @param use heading of what to do
 * @param steps what to do, in order
 * @param keep heading of how to keep it
 * @param keeping how to keep it
 */
public record SheetPage(
        String language,
        String direction,
        String title,
        String whose,
        String lede,
        String code,
        List<String> groups,
        String reading,
        List<Fact> facts,
        String use,
        List<String> steps,
        String keep,
        List<String> keeping) {
    public SheetPage {
        groups = List.copyOf(groups);
        facts = List.copyOf(facts);
        steps = List.copyOf(steps);
        keeping = List.copyOf(keeping);
    }

    /** A label with its value; a value to be compared sign by sign is set in letters of one width. */
    public record Fact(String label, String value, boolean signBySign) {}

    @Override
    public String toString() {
        return "SheetPage[hidden]";
    }
}
