package org.kerwen.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerwen.kernel.FuzzyDate;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Every constraint that guards a meaning refuses the row that would break it, by its name. */
class ConstraintsTest {
    private static final String WORDS = "'{\"en\": \"a\"}'";

    record Planted(String constraint, String sql) {
        @Override
        public String toString() {
            return constraint + ": " + sql;
        }
    }

    static Stream<Planted> planted() {
        String place = "INSERT INTO directory.place (id, position, name, kind, source, within) VALUES ";
        String organisation = "INSERT INTO directory.organisation (id, position, name, kind, source, part_of) VALUES ";
        String line = place + "('p', 0, " + WORDS + ", 'city', 's', NULL);"
                + "INSERT INTO directory.hotline_line (id, position, number, printed, place, seen, source) VALUES ";
        return Stream.of(
                new Planted("words_form", place + "('p', 0, '{}', 'city', 's', NULL)"),
                new Planted("words_form", place + "('p', 0, '[]', 'city', 's', NULL)"),
                new Planted("words_form", place + "('p', 0, '\"a\"', 'city', 's', NULL)"),
                new Planted("words_form", place + "('p', 0, '{\"en\": \"  \"}', 'city', 's', NULL)"),
                new Planted("words_form", place + "('p', 0, '{\"en\": 1}', 'city', 's', NULL)"),
                new Planted("words_form", place + "('p', 0, '{\"English\": \"a\"}', 'city', 's', NULL)"),
                new Planted("words_list_form", project("target_groups", "'{}'")),
                new Planted("words_list_form", project("target_groups", "'[{\"en\": \"\"}]'")),
                new Planted("slug_form", place + "('Big', 0, " + WORDS + ", 'city', 's', NULL)"),
                new Planted("slug_form", place + "('a--b', 0, " + WORDS + ", 'city', 's', NULL)"),
                new Planted("slug_form", place + "('" + "a".repeat(81) + "', 0, " + WORDS + ", 'city', 's', NULL)"),
                new Planted("place_kind", place + "('p', 0, " + WORDS + ", 'planet', 's', NULL)"),
                new Planted("place_within", place + "('p', 0, " + WORDS + ", 'city', 's', 'nowhere')"),
                new Planted("place_not_within_itself", place + "('p', 0, " + WORDS + ", 'city', 's', 'p')"),
                new Planted("organisation_kind", organisation + "('o', 0, " + WORDS + ", 'club', 's', NULL)"),
                new Planted("organisation_part_of", organisation + "('o', 0, " + WORDS + ", 'unit', 's', 'none')"),
                new Planted(
                        "organisation_not_part_of_itself", organisation + "('o', 0, " + WORDS + ", 'unit', 's', 'o')"),
                new Planted("hotline_line_e164", line + "('l', 0, '99300000011', '+993 00 00', 'p', '2011', 's')"),
                new Planted("hotline_line_e164", line + "('l', 0, '+0123456789', '+993 12 46', 'p', '2011', 's')"),
                new Planted(
                        "hotline_line_e164", line + "('l', 0, '+1234567890123456', '+993 12 46', 'p', '2011', 's')"),
                new Planted("hotline_line_printed", line + "('l', 0, '+99300000001', 'call us', 'p', '2011', 's')"),
                new Planted("hotline_line_place", line + "('l', 0, '+99300000001', '+993 00 00', 'q', '2011', 's')"),
                new Planted(
                        "hotline_line_number",
                        line + "('l', 0, '+99300000001', '+993 00 00', 'p', '2011', 's'),"
                                + "('m', 1, '+99300000001', '+993 00 00', 'p', '2011', 's')"),
                new Planted("fuzzy_date_form", line + "('l', 0, '+99300000001', '+993 00 00', 'p', 'soon', 's')"),
                new Planted("fuzzy_date_form", project("submitted", "'31.12.2009'")),
                new Planted("fuzzy_date_form", project("submitted", "'2009/soon'")),
                new Planted("fuzzy_date_form", project("submitted", "'printed: x'")),
                new Planted(
                        "mission_only_one",
                        mission("a", "https://a.org/", "{en}") + ";" + mission("b", "https://a.org/", "{en}")),
                new Planted("mission_exit_is_https", mission("a", "http://a.org/", "{en}")),
                new Planted("edition_only_one", edition("false", "NULL")),
                new Planted("edition_digest", edition("true", "'ABC'")),
                new Planted(
                        "organisation_name_name",
                        organisation + "('o', 0, " + WORDS + ", 'unit', 's', NULL);"
                                + "INSERT INTO directory.organisation_name (organisation, position, name) VALUES ('o', 0, ' ')"),
                new Planted("project_follows_another", project("follows", "'x'")),
                new Planted("source_kind", source("'rumour'", "NULL")),
                new Planted("source_printed_is_no_link", source("'press'", "'https://a.org/'")),
                new Planted("claim_has_a_voice", claim("1")),
                new Planted("claim_number", claim("-1")),
                new Planted(
                        "advice_audience",
                        "INSERT INTO knowledge.advice (id, position, title, audience, lede, reviewed, reviewer, source)"
                                + " VALUES ('a', 0, " + WORDS + ", 'all', " + WORDS + ", '2011', " + WORDS + ", 's')"),
                new Planted(
                        "news_kind",
                        "INSERT INTO site.news (id, position, title, date, starts, kind, text, source)"
                                + " VALUES ('n', 0, " + WORDS + ", '2011', '2011-01-01', 'rumour', '[]', 's')"),
                new Planted("mission_exit_is_https", mission("a", "javascript:alert(1)", "{en}")),
                new Planted(
                        "mission_licence_is_https",
                        mission("a", "https://a.org/", "{en}").replace("https://spdx.org/", "http://spdx.org/")),
                new Planted("place_outline", outlined("'1,2 3,4'", "'1,2'")),
                new Planted("place_label_at", outlined("'1,2 3,4 5,6'", "'here'")),
                new Planted("place_outline_has_label", outlined("'1,2 3,4 5,6'", "NULL")),
                new Planted("mission_exit_is_https", mission("a", "https://a.org/\" onclick=", "{en}")),
                new Planted("mission_has_languages", mission("a", "https://a.org/", "{}")),
                new Planted("project_status", project("status", "'running'")),
                new Planted("project_theme", project("theme", "'war'")),
                new Planted("project_components", project("components", "'{prevention,luck}'")),
                new Planted("project_further_page", project("further_page", "'found'")),
                new Planted("project_submitted_to", project("submitted_to", "'nobody'")),
                new Planted("project_same_title_as", project("same_title_as", "'nothing'")),
                new Planted("project_same_title_as_another", project("same_title_as", "'x'")),
                new Planted("project_period_in_order", project("ends", "'1999-01-01'")),
                new Planted(
                        "project_organisation_role",
                        project("position", "0")
                                + ";INSERT INTO projects.project_organisation VALUES ('x', 'friends', 0, 'o')"),
                new Planted(
                        "project_organisation_organisation",
                        project("position", "0")
                                + ";INSERT INTO projects.project_organisation VALUES ('x', 'donors', 0, 'nobody')"),
                new Planted("programme_kind", programme("kind", "'expulsion'")),
                new Planted("programme_persons", programme("persons", "0")),
                new Planted("programme_status", programme("status", "'never'")),
                new Planted("programme_origin", programme("origin", "'nowhere'")),
                new Planted("programme_period_in_order", programme("ends", "'1999-01-01'")),
                new Planted("programme_assistance_kind", assistance("'hugs'", "'{air}'", "NULL")),
                new Planted("programme_assistance_modes", assistance("'escort'", "'{camel}'", "NULL")),
                new Planted("programme_assistance_each", assistance("'escort'", "'{air}'", "'dog'")),
                new Planted("instrument_kind", instrument("kind", "'rumour'")),
                new Planted("instrument_status", instrument("status", "'lost'")),
                new Planted("record_reference_form", instrument("follows", "'no slash'")),
                new Planted("record_reference_form", instrument("follows", "'../etc/passwd'")),
                new Planted(
                        "assessment_kind",
                        "INSERT INTO knowledge.assessment (id, position, title, kind, source) VALUES ('x', 0, " + WORDS
                                + ", 'x', 's')"),
                new Planted(
                        "institution_kind",
                        "INSERT INTO knowledge.institution (id, position, title, kind, established, source) VALUES ('x', 0, "
                                + WORDS + ", 'x', '2001', 's')"),
                new Planted("activity_kind", activity("kind", "'party'")),
                new Planted("activity_count", activity("count", "0")),
                new Planted("activity_fee", activity("fee", "'bribe'")),
                new Planted("activity_date_in_order", activity("ends", "'1999-01-01'")),
                new Planted("chronicle_entry_paragraph", chronicle("a", 1) + ";" + chronicle("b", 1)),
                new Planted("chronicle_entry_paragraph_check", chronicle("a", 0)));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void aRowThatBreaksItsMeaningIsRefused(Planted planted) {
        assertThatExceptionOfType(PSQLException.class)
                .isThrownBy(
                        () -> MigratedDatabase.tryOut(MigratedDatabase.logins().application(), planted.sql))
                .satisfies(refusal -> {
                    ServerErrorMessage message = Objects.requireNonNull(refusal.getServerErrorMessage());
                    assertThat(message.getConstraint()).as(refusal.getMessage()).isEqualTo(planted.constraint);
                });
    }

    /** Without the fault the same rows are good: else another constraint than the planted one might be what refuses. */
    @Test
    void theSameRowsWithoutTheFaultAreTaken() {
        for (String sql : List.of(
                mission("a", "https://a.org/", "{en}"),
                edition("true", "'" + "0".repeat(64) + "'"),
                outlined("'1,2 3,4 5,6'", "'3,4'"),
                project("position", "1"),
                programme("position", "1"),
                assistance("'escort'", "'{air}'", "'family'"),
                instrument("position", "1"),
                activity("position", "1"),
                chronicle("a", 1))) {
            assertThatCode(() ->
                            MigratedDatabase.tryOut(MigratedDatabase.logins().application(), sql))
                    .as(sql)
                    .doesNotThrowAnyException();
        }
    }

    private static String outlined(String outline, String labelAt) {
        return "INSERT INTO directory.place (id, position, name, kind, source, outline, label_at) VALUES ('p', 0, "
                + WORDS + ", 'velayat', 's', " + outline + ", " + labelAt + ")";
    }

    private static String edition(String onlyOne, String digest) {
        return "INSERT INTO pack.edition (only_one, id, digest, loaded_at) VALUES (" + onlyOne + ", gen_random_uuid(), "
                + digest + ", now())";
    }

    private static String source(String kind, String printed) {
        return "INSERT INTO knowledge.source (id, position, title, kind, printed, source) VALUES ('s', 0, " + WORDS
                + ", " + kind + ", " + printed + ", 's')";
    }

    private static String claim(String number) {
        return "INSERT INTO knowledge.figure (id, position, question, source) VALUES ('f', 0, " + WORDS + ", 's');"
                + "INSERT INTO knowledge.claim (figure, position, value, number, counted, said_by_name, source) VALUES ('f', 0, "
                + WORDS + ", " + number + ", " + WORDS + ", " + (number.equals("1") ? "NULL" : WORDS) + ", 's')";
    }

    @Test
    void everyCheckThatHasANameIsInThisTable() throws Exception {
        Set<String> named =
                new HashSet<>(MigratedDatabase.query(MigratedDatabase.logins().owner(), """
                SELECT conname FROM pg_constraint
                 WHERE contype = 'c' AND conname NOT LIKE '%\\_not\\_null'
                   AND connamespace::regnamespace::text IN ('kernel', 'directory', 'projects', 'knowledge', 'activities', 'site', 'pack')
                """));
        Set<String> roles = new HashSet<>(named);
        roles.removeIf(name -> !name.endsWith("_role"));
        named.removeAll(roles);
        named.remove("mission_only_one_check");
        planted().map(Planted::constraint).forEach(named::remove);
        assertThat(named).isEmpty();
    }

    @Test
    void theDatabaseTakesEveryFormOfDateThatTheKernelWrites() {
        for (String date : List.of(
                "2008",
                "2008-05",
                "2008-05-31",
                "2009/2011",
                "2002/..",
                "1999-09/1999-10",
                "then 2002",
                "then 2002-05",
                "printed: 31 November 2009 (2009-11)")) {
            assertThat(FuzzyDate.parse(date).canonical()).isEqualTo(date);
            assertThatCode(() -> MigratedDatabase.tryOut(
                            MigratedDatabase.logins().application(), project("submitted", "'" + date + "'")))
                    .as(date)
                    .doesNotThrowAnyException();
        }
    }

    /** A good row with one column put in place of what it had. */
    private static String good(String table, String columns, String values, String column, String value) {
        List<String> names = List.of(columns.split(", ", -1));
        List<String> all = new java.util.ArrayList<>(List.of(values.split("; ", -1)));
        int at = names.indexOf(column);
        if (at >= 0) {
            all.set(at, value);
            return "INSERT INTO " + table + " (" + columns + ") VALUES (" + String.join(", ", all) + ")";
        }
        return "INSERT INTO " + table + " (" + columns + ", " + column + ") VALUES (" + String.join(", ", all) + ", "
                + value + ")";
    }

    private static String project(String column, String value) {
        return good(
                "projects.project",
                "id, position, title, period, starts, ends, status, theme, source",
                "'x'; 0; " + WORDS + "; '2001'; '2001-01-01'; NULL; 'current'; 'counter-trafficking'; 's'",
                column,
                value);
    }

    private static String programme(String column, String value) {
        return "INSERT INTO directory.place (id, position, name, kind, source) VALUES ('here', 0, " + WORDS
                + ", 'city', 's');"
                + good(
                        "projects.programme",
                        "id, position, title, kind, period, starts, ends, nationalities, origin, source",
                        "'x'; 0; " + WORDS + "; 'voluntary-return'; '2001'; '2001-01-01'; NULL; '["
                                + WORDS.replace("'", "") + "]'; 'here'; 's'",
                        column,
                        value);
    }

    private static String assistance(String kind, String modes, String each) {
        return programme("position", "0")
                + ";INSERT INTO directory.organisation (id, position, name, kind, source) VALUES ('o', 0, " + WORDS
                + ", 'unit', 's')"
                + ";INSERT INTO projects.programme_assistance (programme, position, what, kind, paid_by, modes, each)"
                + " VALUES ('x', 0, " + WORDS + ", " + kind + ", 'o', " + modes + ", " + each + ")";
    }

    private static String instrument(String column, String value) {
        return good(
                "knowledge.instrument",
                "id, position, title, kind, source",
                "'x'; 0; " + WORDS + "; 'decree'; 's'",
                column,
                value);
    }

    private static String activity(String column, String value) {
        return good(
                "activities.activity",
                "id, position, title, kind, date, starts, ends, source",
                "'x'; 0; " + WORDS + "; 'seminar'; '2001'; '2001-01-01'; NULL; 's'",
                column,
                value);
    }

    private static String chronicle(String id, int paragraph) {
        return "INSERT INTO site.chronicle_entry (id, paragraph, date, starts, text, source) VALUES ('" + id + "', "
                + paragraph + ", '2001', '2001-01-01', " + WORDS + ", 's')";
    }

    private static String mission(String id, String exit, String languages) {
        assertThat(Pattern.matches("[a-z]+", id)).isTrue();
        return "INSERT INTO directory.mission (id, name, motto, title, heading, lede, hotline_message, licence, languages, exit_address,"
                + " licence_address, source) VALUES ('" + id + "', "
                + String.join(", ", Collections.nCopies(7, WORDS)) + ", '" + languages + "', '" + exit
                + "', 'https://spdx.org/', 's')";
    }
}
