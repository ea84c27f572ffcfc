package org.kerwen.directory;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Words;

/**
 * The mission that this installation describes.
 *
 * @param id id of the mission
 * @param name the organisation's name
 * @param abbreviation the organisation's abbreviation
 * @param motto shown under the name
 * @param title neutral title of the site, the first word of every page's title
 * @param heading first heading of the home page
 * @param lede first sentences of the home page
 * @param hotlineMessage what the hotline says to somebody about to travel
 * @param languages languages of the pages, the first one the default
 * @param asOf the day as of which the record is shown; null for today
 * @param exit where "leave this page" goes
 * @param licence under which the record may be used, in words
 * @param licenceAddress the licence's text
 * @param source where this is stated
 */
public record Mission(
        String id,
        Words name,
        @Nullable String abbreviation,
        Words motto,
        Words title,
        Words heading,
        Words lede,
        Words hotlineMessage,
        List<Language> languages,
        @Nullable LocalDate asOf,
        URI exit,
        Words licence,
        URI licenceAddress,
        String source) {
    /** The mission's own day: what "current" is computed from. Sessions, audit and security never ask for it. */
    public LocalDate today(Clock clock) {
        return asOf != null ? asOf : LocalDate.now(clock);
    }
}
