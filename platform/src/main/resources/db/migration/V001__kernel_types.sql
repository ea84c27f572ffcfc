-- Types that every module's tables use. The roles ${application} and ${site} exist before the first migration;
-- ${site} is the login of the public pages and may only read what is granted to it table by table.

CREATE SCHEMA kernel;
COMMENT ON SCHEMA kernel IS 'Types shared by all modules. No tables.';
GRANT USAGE ON SCHEMA kernel TO ${application}, ${site};

CREATE DOMAIN kernel.slug AS text
    CONSTRAINT slug_form CHECK (VALUE ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(VALUE) <= 80);
COMMENT ON DOMAIN kernel.slug IS 'Id of a thing that the mission pack names; part of its page''s address.';

CREATE DOMAIN kernel.record_reference AS text
    CONSTRAINT record_reference_form CHECK (VALUE ~ '^[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*$' AND length(VALUE) <= 120);
COMMENT ON DOMAIN kernel.record_reference IS 'Kind and id of a record of any module, for example activities/first-conference-1997-12.';

-- The arguments of a CHECK must be immutable and free of subqueries, so the forms stand in functions.
CREATE FUNCTION kernel.is_words(value jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN jsonb_typeof(value) = 'object'
        AND value <> '{}'::jsonb
        AND NOT EXISTS (SELECT FROM jsonb_each(value) AS text_in_language
                        WHERE jsonb_typeof(text_in_language.value) <> 'string'
                           OR btrim(text_in_language.value #>> '{}') = ''
                           OR text_in_language.key !~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$');

CREATE FUNCTION kernel.is_words_list(value jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN jsonb_typeof(value) = 'array'
        AND NOT EXISTS (SELECT FROM jsonb_array_elements(value) AS element WHERE NOT kernel.is_words(element));

CREATE DOMAIN kernel.words AS jsonb CONSTRAINT words_form CHECK (kernel.is_words(VALUE));
COMMENT ON DOMAIN kernel.words IS 'One text per language: {"en": "…", "ru": "…", "tk": "…"}.';

CREATE DOMAIN kernel.words_list AS jsonb CONSTRAINT words_list_form CHECK (kernel.is_words_list(VALUE));
COMMENT ON DOMAIN kernel.words_list IS 'A list of texts, each in several languages.';

CREATE DOMAIN kernel.fuzzy_date AS text
    CONSTRAINT fuzzy_date_form CHECK (
        VALUE ~ '^(then )?\d{4}(-\d{2}){0,2}(/(\.\.|\d{4}(-\d{2}){0,2}))?$'
        OR VALUE ~ '^printed: .{1,80} \(\d{4}(-\d{2}){0,2}\)$');
COMMENT ON DOMAIN kernel.fuzzy_date IS 'A date as exact as its source: 2008, 2008-05, 2009/2011, 2002/.., then 2002, printed: 31 November 2009 (2009-11).';
