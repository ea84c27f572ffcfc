package org.kerwen.site;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.kerwen.testing.RunningKerwen;

/** One option of a field by which a list or a search can be narrowed, and how much it says that it leaves. */
record Offer(String field, String value, int count) {
    private static final Pattern COUNT = Pattern.compile("\\((\\d+)\\)\\P{L}*$");

    /** All options of a page's form, without those that mean any. */
    static List<Offer> on(Document page) {
        List<Offer> offers = new ArrayList<>();
        for (Element select : page.select("form.narrow select")) {
            for (Element option : select.select("option[value~=.]")) {
                Matcher count = COUNT.matcher(option.text());
                if (!count.find()) {
                    throw new AssertionError("no number: " + option);
                }
                offers.add(new Offer(select.attr("name"), option.attr("value"), Integer.parseInt(count.group(1))));
            }
        }
        return offers;
    }

    /** The addresses of all items that a list or a search has, over all its pages. */
    static List<String> items(String path) {
        List<String> items = new ArrayList<>();
        String next = path;
        for (int page = 0; !next.isEmpty(); page++) {
            if (page > 200) {
                throw new AssertionError("no end: " + path);
            }
            Document read = RunningKerwen.normal().reader().page(next);
            items.addAll(read.select("main h3 a").eachAttr("href"));
            next = read.select(".turn a[rel=next]").attr("href");
        }
        return items;
    }

    /** The choice as it stands in an address, without what divides it from others. */
    String written() {
        return field + "=" + value;
    }
}
