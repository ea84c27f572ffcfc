package org.kerwen.testing;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a reader can get to by following links, forms and included files, beginning at the first pages.
 *
 * @param answers each answer by its path
 * @param foreign addresses on other hosts, with the pages that name them
 */
public record Crawl(Map<String, HttpResponse<byte[]>> answers, Map<String, Set<String>> foreign) {
    public static final List<String> LANGUAGES = List.of("en", "ru", "tk", "ar-XB");

    private static @Nullable Crawl ofNormal;

    /** The normal installation, walked once. */
    public static synchronized Crawl ofNormal() {
        if (ofNormal == null) {
            ofNormal = walk(RunningKerwen.normal().reader());
        }
        return ofNormal;
    }

    public static Crawl walk(Reader reader) {
        Crawl crawl = new Crawl(new TreeMap<>(), new TreeMap<>());
        Deque<String> open = new ArrayDeque<>();
        LANGUAGES.forEach(language -> open.add("/" + language + "/"));
        while (!open.isEmpty()) {
            String path = open.remove();
            if (!crawl.answers.containsKey(path)) {
                HttpResponse<byte[]> answer = reader.get(path);
                crawl.answers.put(path, answer);
                if (type(answer).startsWith("text/html")) {
                    crawl.follow(path, Jsoup.parse(Reader.text(answer), reader.address() + path), reader, open);
                }
            }
        }
        return crawl;
    }

    public static String type(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    /** The pages, without files. */
    public Map<String, Document> pages() {
        Map<String, Document> pages = new TreeMap<>();
        answers.forEach((path, answer) -> {
            if (type(answer).startsWith("text/html")) {
                pages.put(path, Jsoup.parse(Reader.text(answer)));
            }
        });
        return pages;
    }

    private void follow(String page, Document document, Reader reader, Deque<String> open) {
        for (String attribute : List.of("href", "src", "action", "poster", "data", "srcset", "formaction")) {
            for (Element element : document.select("[" + attribute + "]")) {
                String target = element.absUrl(attribute).replaceFirst("#.*$", "");
                if (target.startsWith(reader.address() + "/")) {
                    URI uri = URI.create(target);
                    open.add(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
                } else {
                    foreign.computeIfAbsent(element.attr(attribute), first -> new TreeSet<>())
                            .add(page);
                }
            }
        }
    }
}
