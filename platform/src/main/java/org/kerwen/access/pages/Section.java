package org.kerwen.access.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;

/**
 * A part of a page under a heading of its own; each of its lists may be empty.
 *
 * @param id by which a link leads to it
 * @param title the heading
 * @param paragraphs sentences
 * @param facts what is known, label and value
 * @param drawing a picture of what the table says
 * @param table rows, where there are any to speak of
 * @param forms what can be done
 * @param links where to go from there
 */
public record Section(
        String id,
        String title,
        List<String> paragraphs,
        List<Fact> facts,
        @Nullable Drawing drawing,
        @Nullable Table table,
        List<Form> forms,
        List<AppFrame.Link> links) {
    /** A heading with sentences. */
    public static Section of(String id, String title, String... paragraphs) {
        return new Section(id, title, List.of(paragraphs), List.of(), null, null, List.of(), List.of());
    }

    public Section facts(List<Fact> itsFacts) {
        return new Section(id, title, paragraphs, itsFacts, drawing, table, forms, links);
    }

    public Section table(Table itsTable) {
        return new Section(id, title, paragraphs, facts, drawing, itsTable, forms, links);
    }

    public Section forms(List<Form> itsForms) {
        return new Section(id, title, paragraphs, facts, drawing, table, itsForms, links);
    }

    public Section links(List<AppFrame.Link> itsLinks) {
        return new Section(id, title, paragraphs, facts, drawing, table, forms, itsLinks);
    }

    public Section drawing(Drawing itsDrawing) {
        return new Section(id, title, paragraphs, facts, itsDrawing, table, forms, links);
    }

    /** Label and value. */
    public record Fact(String label, Cell value) {}

    /**
     * Rows under headings. The first field of a row says what the row is.
     *
     * @param caption what the rows are, for those who hear the page
     * @param columns the headings; an empty one stands over buttons
     * @param rows each as long as the headings
     * @param empty what is said where there are no rows
     */
    public record Table(String caption, List<String> columns, List<List<Cell>> rows, String empty) {}
}
