package org.kerwen.people;

import java.util.ArrayList;
import java.util.List;
import org.kerwen.access.pages.Drawing;
import org.kerwen.web.Texts;

/**
 * Draws the immediate family: one generation below the other, two people side by side, so that it can be read on a telephone.
 * Whoever reads from right to left sees it so.
 */
final class FamilyDrawing {
    private static final int WIDTH = 336;
    private static final int BOX = 156;
    private static final int HEIGHT = 46;
    private static final int GAP = 10;
    private static final int TITLE = 22;
    private static final int NAME = 19;

    private final FamilyWords words;
    private final Texts texts;
    private final boolean fromRight;
    private final List<Drawing.Line> lines = new ArrayList<>();
    private final List<Drawing.Box> boxes = new ArrayList<>();
    private final List<Drawing.Label> labels = new ArrayList<>();
    private int y;

    private FamilyDrawing(FamilyWords words, Texts texts) {
        this.words = words;
        this.texts = texts;
        this.fromRight = texts.language().direction().equals("rtl");
    }

    static Drawing of(Genealogy genealogy, FamilyWords words, Texts texts) {
        FamilyDrawing drawing = new FamilyDrawing(words, texts);
        drawing.band(genealogy, KinLink.Seen.GRANDPARENT, "people.kin.grandparents");
        drawing.band(genealogy, KinLink.Seen.PARENT, "people.kin.parents");
        drawing.band(genealogy, KinLink.Seen.SIBLING, "people.kin.siblings");
        drawing.self(genealogy.self());
        drawing.band(genealogy, KinLink.Seen.PARTNER, "people.kin.partners");
        drawing.band(genealogy, KinLink.Seen.CHILD, "people.kin.children");
        drawing.band(genealogy, KinLink.Seen.GRANDCHILD, "people.kin.grandchildren");
        // The line down the middle lies below everything else.
        int end = drawing.boxes.getLast().y() + HEIGHT / 2;
        drawing.lines.addFirst(new Drawing.Line(WIDTH / 2, HEIGHT / 2, WIDTH / 2, end));
        return new Drawing(
                texts.get("people.kin.drawing"), WIDTH, drawing.y, drawing.lines, drawing.boxes, drawing.labels);
    }

    private void self(Person self) {
        box(
                (WIDTH - BOX) / 2,
                true,
                self.called(),
                self.known().birth() == null ? "" : words.years(self.known().birth()));
        y += HEIGHT + GAP;
    }

    private void band(Genealogy genealogy, KinLink.Seen as, String title) {
        List<Genealogy.Relative> band =
                genealogy.relatives().stream().filter(each -> each.as() == as).toList();
        if (band.isEmpty()) {
            return;
        }
        labels.add(new Drawing.Label(WIDTH / 2, y + TITLE - 8, texts.get(title)));
        y += TITLE;
        for (int each = 0; each < band.size(); each++) {
            boolean second = each % 2 == 1;
            box(second != fromRight ? WIDTH - BOX - 1 : 1, false, band.get(each).called(), below(band.get(each)));
            if (second || each == band.size() - 1) {
                int at = y + HEIGHT / 2;
                lines.add(new Drawing.Line(
                        second || !fromRight ? BOX + 1 : WIDTH / 2,
                        at,
                        second || fromRight ? WIDTH - BOX - 1 : WIDTH / 2,
                        at));
                y += HEIGHT + GAP;
            }
        }
    }

    private void box(int x, boolean marked, String first, String second) {
        boxes.add(new Drawing.Box(x, y + 1, BOX, HEIGHT - 2, marked, shortened(first), second));
    }

    private String below(Genealogy.Relative relative) {
        String is = words.relative(relative);
        return relative.birth() == null ? is : is + " · " + words.years(relative.birth());
    }

    /** A long name ends with dots; the whole stands in the list. */
    private static String shortened(String name) {
        int[] points = name.codePoints().toArray();
        return points.length <= NAME ? name : new String(points, 0, NAME - 1).strip() + "…";
    }
}
