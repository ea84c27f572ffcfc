package org.kerwen.access.pages;

import java.util.List;

/**
 * A picture of boxes and lines, made here and shown as it is; what it shows stands beside it in words too.
 *
 * @param label what it shows, for those who do not see it
 * @param width of the picture, in units of about a pixel of a telephone
 * @param height of the picture
 * @param lines from box to box
 * @param boxes each with two lines of text
 * @param labels what stands between the boxes
 */
public record Drawing(String label, int width, int height, List<Line> lines, List<Box> boxes, List<Label> labels) {
    /** From one point to another. */
    public record Line(int fromX, int fromY, int toX, int toY) {}

    /**
     * A box.
     *
     * @param marked whether it is the one that the picture is about
     * @param first what stands larger in it
     * @param second what stands below
     */
    public record Box(int x, int y, int width, int height, boolean marked, String first, String second) {
        public int middle() {
            return x + width / 2;
        }
    }

    /** Words whose middle stands here. */
    public record Label(int x, int y, String text) {}
}
