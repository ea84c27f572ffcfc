package org.kerwen.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What axe finds wrong with a page. Run inside the page and asked for violations only: the builder's own way opens a second page
 * and carries over all that is right as well, which takes four times as long, and our pages have no frames.
 */
public final class Axe {
    private static final int DESK = 1280;
    private static final int HEIGHT = 740;
    private static final boolean LONG = Boolean.getBoolean("kerwen.test.long");
    private static final Set<String> OTHERS = Set.of("ru", "tk");
    private static final Pattern IDS = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|\\?.*");
    private static final Set<String> READ_FROM_RIGHT_TO_LEFT = ConcurrentHashMap.newKeySet();

    private static final Map<String, Object> OPTIONS = Map.of(
            "runOnly",
            Map.of(
                    "type",
                    "tag",
                    "values",
                    List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")),
            "resultTypes",
            List.of("violations"));

    private static final String RUN = """
            options => axe.run(document, options).then(result => result.violations.map(rule =>
                rule.id + ': ' + rule.nodes.map(node => node.target + ' ' + node.failureSummary).join('; ')))
            """;

    /** Each broken rule with its places. */
    @SuppressWarnings("unchecked")
    public static List<String> violations(Page page) {
        if (!(Boolean) page.evaluate("typeof axe === 'object'")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        return (List<String>) page.evaluate(RUN, OPTIONS);
    }

    /**
     * Whether axe reads a page in this language: in a long run in all, else in English and from right to left. In the others it is the
     * same page with other words, of which only the width can be wrong, and that is measured.
     */
    public static boolean reads(Page page) {
        return LONG || !OTHERS.contains(String.valueOf(page.evaluate("document.documentElement.lang")));
    }

    /** In a short run a page is read once from right to left, whatever its id and however often it is looked at; in English each time. */
    private static boolean isNew(Page page) {
        return LONG
                || !"rtl".equals(page.evaluate("document.documentElement.dir"))
                || READ_FROM_RIGHT_TO_LEFT.add(IDS.matcher(page.url()).replaceAll("*"));
    }

    /** Adds what axe finds, and whether the page is wider than one of these widths; then it is as wide as a desk again. */
    public static void examine(Page page, String name, List<String> wrong, int... widths) {
        if (reads(page) && isNew(page)) {
            violations(page).forEach(rule -> wrong.add(name + " " + rule));
        }
        for (int width : widths) {
            page.setViewportSize(width, HEIGHT);
            int widest = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
            if (widest > width) {
                wrong.add(name + " is " + widest + " wide at " + width);
            }
        }
        page.setViewportSize(DESK, HEIGHT);
    }

    private Axe() {}
}
