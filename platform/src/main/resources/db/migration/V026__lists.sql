-- How people stand in lists: a row for each person as they are shown, with what a list is narrowed and sorted by; and the ways in
-- which somebody likes to see the list.

CREATE TABLE people.listing (
    person        uuid        NOT NULL,
    organisation  kernel.slug NOT NULL,
    registered_at timestamptz NOT NULL,
    restricted    boolean     NOT NULL,
    english       bytea       NOT NULL,
    russian       bytea       NOT NULL,
    turkmen       bytea       NOT NULL,
    born_first    date        NOT NULL,
    born_last     date,
    sex           text        CONSTRAINT listing_sex CHECK (sex IN ('female', 'male', 'other')),
    nationalities text[]      NOT NULL,
    languages     text[]      NOT NULL,
    needs         text[]      NOT NULL,
    papers        boolean     NOT NULL,
    papers_until  date        CONSTRAINT listing_papers CHECK (papers_until IS NULL OR papers),
    consent       text        NOT NULL CONSTRAINT listing_consent CHECK (consent IN ('given', 'withdrawn', 'missing')),
    in_family     boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (person, organisation),
    CONSTRAINT listing_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation) ON DELETE CASCADE
);
COMMENT ON TABLE people.listing IS 'How a person stands in lists, as all their records together say it; made anew whenever one of these changes. Class: personal.';
COMMENT ON COLUMN people.listing.person IS 'The record under which the person is shown. Class: public.';
COMMENT ON COLUMN people.listing.organisation IS 'That of the person. Class: public.';
COMMENT ON COLUMN people.listing.registered_at IS 'When that record was made. Class: personal.';
COMMENT ON COLUMN people.listing.restricted IS 'Whether it is only kept and not used. Class: personal.';
COMMENT ON COLUMN people.listing.english IS 'Where the name stands in English order. Class: personal.';
COMMENT ON COLUMN people.listing.russian IS 'Where the name stands in Russian order. Class: personal.';
COMMENT ON COLUMN people.listing.turkmen IS 'Where the name stands in Turkmen order. Class: personal.';
COMMENT ON COLUMN people.listing.born_first IS 'First day on which the person may be born; the last of all days where nothing is known. Class: personal.';
COMMENT ON COLUMN people.listing.born_last IS 'Last such day; null where nothing is known within five years. Class: personal.';
COMMENT ON COLUMN people.listing.sex IS 'As on the documents; null where it is not known. Class: personal.';
COMMENT ON COLUMN people.listing.nationalities IS 'Codes of three letters. Class: personal.';
COMMENT ON COLUMN people.listing.languages IS 'Codes of ISO 639. Class: personal.';
COMMENT ON COLUMN people.listing.needs IS 'What the person needs. Class: personal.';
COMMENT ON COLUMN people.listing.papers IS 'Whether there is any paper. Class: personal.';
COMMENT ON COLUMN people.listing.papers_until IS 'Day on which the last of those papers ends that say an end; null where none does. Class: personal.';
COMMENT ON COLUMN people.listing.consent IS 'given (a ground holds), withdrawn (each was taken back) or missing. Class: personal.';
COMMENT ON COLUMN people.listing.in_family IS 'Whether the person stands in a family today. Class: personal.';
COMMENT ON CONSTRAINT listing_person ON people.listing IS 'At a merge: made anew for the kept record, read through the redirect. At erasure: removed.';

-- In these orders lists are read. Under row security an index is used for what is equal or lies in a range, never for what an array
-- contains: so the first two of several codes have indexes of their own, those who have more are few, and each need has its own.
CREATE INDEX listing_newest ON people.listing (organisation, registered_at DESC, person DESC) WHERE NOT restricted;
CREATE INDEX listing_english ON people.listing (organisation, english, person) WHERE NOT restricted;
CREATE INDEX listing_russian ON people.listing (organisation, russian, person) WHERE NOT restricted;
CREATE INDEX listing_turkmen ON people.listing (organisation, turkmen, person) WHERE NOT restricted;
CREATE INDEX listing_born ON people.listing (organisation, born_first, person) WHERE NOT restricted;
CREATE INDEX listing_restricted ON people.listing (organisation, registered_at DESC, person DESC) WHERE restricted;
CREATE INDEX listing_sex ON people.listing (organisation, registered_at DESC, person DESC) WHERE NOT restricted AND sex = 'other';
CREATE INDEX listing_no_sex ON people.listing (organisation, registered_at DESC, person DESC) WHERE NOT restricted AND sex IS NULL;
CREATE INDEX listing_no_age ON people.listing (organisation, registered_at DESC, person DESC) WHERE NOT restricted AND born_last IS NULL;
CREATE INDEX listing_nationality ON people.listing (organisation, (nationalities[1]), registered_at DESC, person DESC)
    WHERE NOT restricted AND nationalities[1] IS NOT NULL;
CREATE INDEX listing_nationality_2 ON people.listing (organisation, (nationalities[2]), registered_at DESC, person DESC)
    WHERE NOT restricted AND nationalities[2] IS NOT NULL;
CREATE INDEX listing_nationalities ON people.listing (organisation, registered_at DESC, person DESC)
    WHERE NOT restricted AND nationalities[3] IS NOT NULL;
CREATE INDEX listing_language ON people.listing (organisation, (languages[1]), registered_at DESC, person DESC)
    WHERE NOT restricted AND languages[1] IS NOT NULL;
CREATE INDEX listing_language_2 ON people.listing (organisation, (languages[2]), registered_at DESC, person DESC)
    WHERE NOT restricted AND languages[2] IS NOT NULL;
CREATE INDEX listing_languages ON people.listing (organisation, registered_at DESC, person DESC)
    WHERE NOT restricted AND languages[3] IS NOT NULL;
CREATE INDEX listing_interpreter ON people.listing (organisation, registered_at DESC, person DESC)
    WHERE NOT restricted AND needs @> '{interpreter}'::text[];
CREATE INDEX listing_reading_aloud ON people.listing (organisation, registered_at DESC, person DESC)
    WHERE NOT restricted AND needs @> '{reading-aloud}'::text[];
CREATE INDEX listing_step_free_way ON people.listing (organisation, registered_at DESC, person DESC)
    WHERE NOT restricted AND needs @> '{step-free-way}'::text[];
CREATE INDEX listing_medical_care ON people.listing (organisation, registered_at DESC, person DESC)
    WHERE NOT restricted AND needs @> '{medical-care}'::text[];
CREATE INDEX listing_pregnant ON people.listing (organisation, registered_at DESC, person DESC)
    WHERE NOT restricted AND needs @> '{pregnant}'::text[];
CREATE INDEX listing_older_person ON people.listing (organisation, registered_at DESC, person DESC)
    WHERE NOT restricted AND needs @> '{older-person}'::text[];
CREATE INDEX listing_child_alone ON people.listing (organisation, registered_at DESC, person DESC)
    WHERE NOT restricted AND needs @> '{child-alone}'::text[];
CREATE INDEX listing_single_parent ON people.listing (organisation, registered_at DESC, person DESC)
    WHERE NOT restricted AND needs @> '{single-parent}'::text[];
CREATE INDEX listing_large_family ON people.listing (organisation, registered_at DESC, person DESC)
    WHERE NOT restricted AND needs @> '{large-family}'::text[];
CREATE INDEX listing_no_papers ON people.listing (organisation, registered_at DESC, person DESC) WHERE NOT restricted AND NOT papers;
CREATE INDEX listing_papers_until ON people.listing (organisation, papers_until, person) WHERE NOT restricted AND papers_until IS NOT NULL;
CREATE INDEX listing_consent ON people.listing (organisation, consent, registered_at DESC, person DESC)
    WHERE NOT restricted AND consent <> 'given';
CREATE INDEX listing_in_family ON people.listing (organisation, registered_at DESC, person DESC) WHERE NOT restricted AND in_family;

CREATE TABLE people.view (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    account      uuid        NOT NULL,
    name         text        NOT NULL CONSTRAINT view_name CHECK (length(name) BETWEEN 1 AND 60),
    chosen       text        NOT NULL CONSTRAINT view_chosen CHECK (length(chosen) BETWEEN 1 AND 500 AND chosen ~ '^[a-zA-Z0-9=&-]+$'),
    shared       boolean     NOT NULL DEFAULT false,
    saved_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT view_in_organisation UNIQUE (id, organisation)
);
COMMENT ON TABLE people.view IS 'A way to narrow and sort the list of people that somebody keeps. Class: personal.';
COMMENT ON COLUMN people.view.id IS 'Random. Class: public.';
COMMENT ON COLUMN people.view.organisation IS 'For whose people it is made. Class: public.';
COMMENT ON COLUMN people.view.account IS 'Who keeps it. Class: public.';
COMMENT ON COLUMN people.view.name IS 'What they call it, in their own words. Class: personal.';
COMMENT ON COLUMN people.view.chosen IS 'What is chosen, as it stands in an address: words of closed lists, codes, days and ids. Class: public.';
COMMENT ON COLUMN people.view.shared IS 'Whether colleagues see it. Class: public.';
COMMENT ON COLUMN people.view.saved_at IS 'When it was saved. Class: public.';
CREATE INDEX view_of_account ON people.view (organisation, account);

CREATE TABLE people.first_view (
    account      uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    view         uuid        NOT NULL,
    CONSTRAINT first_view_view FOREIGN KEY (view, organisation) REFERENCES people.view (id, organisation) ON DELETE CASCADE
);
COMMENT ON TABLE people.first_view IS 'Which saved view opens first. Class: personal.';
COMMENT ON COLUMN people.first_view.account IS 'For whom. Class: public.';
COMMENT ON COLUMN people.first_view.organisation IS 'That of the view. Class: public.';
COMMENT ON COLUMN people.first_view.view IS 'Which. Class: public.';
CREATE INDEX first_view_by_view ON people.first_view (view, organisation);

ALTER TABLE people.listing ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE people.view ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE people.first_view ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY listing_of_organisation ON people.listing TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY view_of_account ON people.view TO ${application}
    USING (organisation = kernel.acting_organisation() AND (shared OR account = kernel.acting_account()));
CREATE POLICY first_view_of_account ON people.first_view TO ${application}
    USING (organisation = kernel.acting_organisation() AND account = kernel.acting_account());
-- Who was recorded before there were such rows gets one after the start, from the same records that the index in memory reads.
CREATE POLICY listing_of_machines ON people.listing TO ${application} USING (kernel.acting_machine() = 'indexing');
CREATE POLICY merge_of_machines ON people.merge FOR SELECT TO ${application} USING (kernel.acting_machine() = 'indexing');
CREATE POLICY consent_of_machines ON people.consent FOR SELECT TO ${application} USING (kernel.acting_machine() = 'indexing');
CREATE POLICY member_of_machines ON people.member FOR SELECT TO ${application} USING (kernel.acting_machine() = 'indexing');
CREATE POLICY listing_erased_again ON people.listing TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY listing_backup ON people.listing FOR SELECT TO ${backup} USING (true);
CREATE POLICY view_backup ON people.view FOR SELECT TO ${backup} USING (true);
CREATE POLICY first_view_backup ON people.first_view FOR SELECT TO ${backup} USING (true);
GRANT SELECT, INSERT, DELETE ON people.listing, people.view, people.first_view TO ${application};
GRANT UPDATE ON people.listing TO ${application};
GRANT UPDATE (name, shared) ON people.view TO ${application};
GRANT UPDATE (view, organisation) ON people.first_view TO ${application};
GRANT SELECT ON people.listing, people.view, people.first_view TO ${backup};
