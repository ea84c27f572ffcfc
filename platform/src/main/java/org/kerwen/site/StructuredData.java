package org.kerwen.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerwen.directory.HotlineLine;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.Language;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page tells to search engines, as JSON-LD in the words of schema.org: projects and events, never a person; the
 * organisation and its telephone only after the owner has confirmed the installation and somebody has called the number.
 */
final class StructuredData {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Published published;
    private final Texts texts;
    private final WebSettings settings;

    StructuredData(Published published, Texts texts, WebSettings settings) {
        this.published = published;
        this.texts = texts;
        this.settings = settings;
    }

    /** What the page of a record tells; null for records that have no word there. */
    @Nullable
    String of(Face face) {
        Section section = Section.ofKind(face.record().kind()).orElse(null);
        if (section == Section.PROJECTS) {
            return written(project(face));
        }
        return section == Section.ACTIVITIES ? written(event(face)) : null;
    }

    /** What the first page tells once the owner has confirmed the installation; null before. */
    @Nullable
    String ofOwner() {
        if (settings.confirmedBy().isEmpty()) {
            return null;
        }
        Map<String, Object> organisation = thing("Organization");
        organisation.put("name", texts.of(published.mission().name()));
        organisation.put("url", settings.address() + "/" + texts.language() + "/");
        organisation.put("alternateName", published.mission().abbreviation());
        List<Map<String, Object>> lines = published.hotlineLines().stream()
                .filter(HotlineLine::canBeTapped)
                .map(this::contactPoint)
                .toList();
        organisation.put("contactPoint", lines.isEmpty() ? null : lines);
        return written(organisation);
    }

    private Map<String, Object> contactPoint(HotlineLine line) {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("@type", "ContactPoint");
        point.put("contactType", texts.get("hotline.label"));
        point.put("telephone", line.number());
        point.put(
                "availableLanguage",
                published.mission().languages().stream().map(Language::tag).toList());
        return point;
    }

    private Map<String, Object> project(Face face) {
        Map<String, Object> project = common("Project", face);
        List<FuzzyDate> times = dates(face, "running").isEmpty() ? dates(face, "period") : dates(face, "running");
        if (!times.isEmpty()) {
            project.put("foundingDate", start(times.getFirst()));
            project.put("dissolutionDate", end(times.getFirst()));
        }
        project.put("funder", organisations(face, "donors"));
        project.put("location", places(face));
        return project;
    }

    private Map<String, Object> event(Face face) {
        boolean teaches = face.values("kind").stream()
                .anyMatch(kind -> kind instanceof Known.Chosen chosen
                        && !chosen.choice().word().equals("handover"));
        Map<String, Object> event = common(teaches ? "EducationEvent" : "Event", face);
        if (face.date() != null) {
            event.put("startDate", start(face.date()));
            event.put("endDate", end(face.date()));
        }
        event.put("organizer", organisations(face, "organisers"));
        event.put("location", places(face));
        return event;
    }

    private Map<String, Object> common(String type, Face face) {
        Map<String, Object> thing = thing(type);
        thing.put("name", texts.of(face.title()));
        thing.put("description", face.lede() == null ? null : texts.of(face.lede()));
        thing.put("url", url(face));
        thing.put("inLanguage", texts.language().tag());
        return thing;
    }

    private static Map<String, Object> thing(String type) {
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("@context", "https://schema.org");
        thing.put("@type", type);
        return thing;
    }

    private @Nullable List<Map<String, Object>> organisations(Face face, String field) {
        return named(face, field, "Organization");
    }

    private @Nullable List<Map<String, Object>> places(Face face) {
        return named(face, "places", "Place");
    }

    private @Nullable List<Map<String, Object>> named(Face face, String field, String type) {
        List<Map<String, Object>> things = new ArrayList<>();
        for (Known known : face.values(field)) {
            Face named = known instanceof Known.Named(var record) ? published.face(record) : null;
            if (named != null) {
                Map<String, Object> thing = new LinkedHashMap<>();
                thing.put("@type", type);
                thing.put("name", texts.of(named.title()));
                thing.put("url", url(named));
                things.add(thing);
            }
        }
        return things.isEmpty() ? null : things;
    }

    private String url(Face face) {
        return settings.address() + "/" + texts.language() + published.path(face.record());
    }

    private static List<FuzzyDate> dates(Face face, String field) {
        return face.values(field).stream()
                .filter(Known.Dated.class::isInstance)
                .map(known -> ((Known.Dated) known).date())
                .toList();
    }

    /** As exact as it is known and no more; a date that no calendar has is left out. */
    private static @Nullable String start(FuzzyDate date) {
        return switch (date) {
            case FuzzyDate.Exact exact -> exact.canonical();
            case FuzzyDate.Span span -> span.from().canonical();
            case FuzzyDate.Then then -> then.within().canonical();
            case FuzzyDate.AsPrinted printed -> null;
        };
    }

    private static @Nullable String end(FuzzyDate date) {
        return switch (date) {
            case FuzzyDate.Span(FuzzyDate.Exact from, FuzzyDate.Exact to) when to != null -> to.canonical();
            case FuzzyDate.Exact exact -> exact.canonical();
            case FuzzyDate.Span span -> null;
            case FuzzyDate.Then then -> then.within().canonical();
            case FuzzyDate.AsPrinted printed -> null;
        };
    }

    /** Without what is not known, and so that no text can end the element that it stands in. */
    private static String written(Map<String, Object> thing) {
        thing.values().removeIf(value -> value == null);
        return JSON.writeValueAsString(thing)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
