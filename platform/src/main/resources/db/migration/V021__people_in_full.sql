-- What else is known of people, how it came to be known, on what ground they are recorded, and how they are forgotten.

ALTER TABLE people.person
    ADD COLUMN birth_country text CONSTRAINT person_birth_country CHECK (birth_country ~ '^[A-Z]{3}$'),
    ADD COLUMN birth_place   text CONSTRAINT person_birth_place CHECK (length(birth_place) BETWEEN 1 AND 200),
    ADD COLUMN languages     text[] NOT NULL DEFAULT '{}'
        CONSTRAINT person_languages CHECK (cardinality(languages) <= 10
            AND array_to_string(languages, ',') ~ '^([a-z]{2,3}(,[a-z]{2,3})*)?$'),
    ADD COLUMN needs         text[] NOT NULL DEFAULT '{}'
        CONSTRAINT person_needs CHECK (needs <@ ARRAY['interpreter', 'reading-aloud', 'step-free-way', 'medical-care', 'pregnant',
            'older-person', 'child-alone', 'single-parent', 'large-family']),
    ADD COLUMN keep_until    date NOT NULL DEFAULT (CURRENT_DATE + 3652),
    ADD COLUMN restricted_at timestamptz,
    ADD COLUMN restricted_by uuid,
    ADD COLUMN erased_at     timestamptz,
    ADD CONSTRAINT person_restricted CHECK ((restricted_at IS NULL) = (restricted_by IS NULL)),
    ADD CONSTRAINT person_erased CHECK (erased_at IS NULL
        OR (coalesce(sex, birth, birth_country, birth_place) IS NULL
            AND cardinality(nationalities) + cardinality(languages) + cardinality(needs) = 0 AND restricted_at IS NULL));
COMMENT ON COLUMN people.person.birth_country IS 'Code of three letters of the state of birth, of one that is no more too. Class: personal.';
COMMENT ON COLUMN people.person.birth_place IS 'Place of birth as it was told. Class: personal.';
COMMENT ON COLUMN people.person.languages IS 'Codes of ISO 639, the best spoken first. Class: personal.';
COMMENT ON COLUMN people.person.needs IS 'What the person needs that others do not; never what was done to them. Class: personal.';
COMMENT ON COLUMN people.person.keep_until IS 'When somebody decides whether the record is still needed. Class: public.';
COMMENT ON COLUMN people.person.restricted_at IS 'Since when the record is only kept and not used, at the wish of the person; null where it is used. Class: personal.';
COMMENT ON COLUMN people.person.restricted_by IS 'Account that restricted it. Class: public.';
COMMENT ON COLUMN people.person.erased_at IS 'When all that was known was erased; the id stays for what leads to it. Class: public.';
CREATE INDEX person_due ON people.person (organisation, keep_until, id) WHERE erased_at IS NULL;
CREATE INDEX person_restricted ON people.person (organisation, restricted_at) WHERE restricted_at IS NOT NULL;

-- A name, paper or way to reach somebody is never changed: it is taken away and another one added, so that the history stands.
-- What came with the record has no day of its own. An erased name keeps its id, so that every index hears that it is gone.
ALTER TABLE people.name
    ADD COLUMN added_by   uuid,
    ADD COLUMN added_at   timestamptz,
    ADD COLUMN removed_by uuid,
    ADD COLUMN removed_at timestamptz,
    DROP CONSTRAINT name_not_empty,
    ADD CONSTRAINT name_not_empty CHECK (coalesce(family, given) IS NOT NULL OR removed_at IS NOT NULL),
    ADD CONSTRAINT name_added CHECK ((added_by IS NULL) = (added_at IS NULL)),
    ADD CONSTRAINT name_removed CHECK (removed_by IS NULL OR removed_at IS NOT NULL);
ALTER TABLE people.document
    ADD COLUMN added_by   uuid,
    ADD COLUMN added_at   timestamptz,
    ADD COLUMN removed_by uuid,
    ADD COLUMN removed_at timestamptz,
    ADD CONSTRAINT document_added CHECK ((added_by IS NULL) = (added_at IS NULL)),
    ADD CONSTRAINT document_removed CHECK ((removed_by IS NULL) = (removed_at IS NULL));
COMMENT ON COLUMN people.name.added_by IS 'Account that added it; null where it came with the record. Class: public.';
COMMENT ON COLUMN people.name.added_at IS 'When; null where it came with the record. Class: personal.';
COMMENT ON COLUMN people.name.removed_by IS 'Account that took it away; null while it holds, and where it was erased again after a restore. Class: public.';
COMMENT ON COLUMN people.name.removed_at IS 'When; null while it holds. Class: personal.';
COMMENT ON COLUMN people.document.added_by IS 'Account that added it; null where it came with the record. Class: public.';
COMMENT ON COLUMN people.document.added_at IS 'When; null where it came with the record. Class: personal.';
COMMENT ON COLUMN people.document.removed_by IS 'Account that took it away; null while it holds. Class: public.';
COMMENT ON COLUMN people.document.removed_at IS 'When; null while it holds. Class: personal.';

CREATE TABLE people.contact (
    id           uuid        PRIMARY KEY,
    person       uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    kind         text        NOT NULL CONSTRAINT contact_kind
        CHECK (kind IN ('telephone', 'messenger', 'e-mail', 'address', 'through-somebody')),
    value        text        NOT NULL CONSTRAINT contact_value CHECK (length(value) BETWEEN 1 AND 200),
    safety       text        NOT NULL CONSTRAINT contact_safety CHECK (safety IN ('not-asked', 'any-time', 'at-times', 'never')),
    safe_from    time,
    safe_to      time,
    added_by     uuid,
    added_at     timestamptz,
    removed_by   uuid,
    removed_at   timestamptz,
    CONSTRAINT contact_times CHECK (CASE WHEN safety = 'at-times'
        THEN safe_from IS NOT NULL AND safe_to IS NOT NULL AND safe_from <> safe_to
        ELSE safe_from IS NULL AND safe_to IS NULL END),
    CONSTRAINT contact_added CHECK ((added_by IS NULL) = (added_at IS NULL)),
    CONSTRAINT contact_removed CHECK ((removed_by IS NULL) = (removed_at IS NULL)),
    CONSTRAINT contact_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation)
);
COMMENT ON TABLE people.contact IS 'A way to reach a person, and whether that is safe. Class: personal.';
COMMENT ON COLUMN people.contact.id IS 'Random. Class: public.';
COMMENT ON COLUMN people.contact.person IS 'Who is reached. Class: public.';
COMMENT ON COLUMN people.contact.organisation IS 'That of the person. Class: public.';
COMMENT ON COLUMN people.contact.kind IS 'Word of a closed list. Class: personal.';
COMMENT ON COLUMN people.contact.value IS 'Number, address or name as it was told. Class: personal.';
COMMENT ON COLUMN people.contact.safety IS 'When it is safe: not-asked (nobody calls), any-time, at-times, never. Class: personal.';
COMMENT ON COLUMN people.contact.safe_from IS 'Beginning of the time of day that is safe; an end before it lies after midnight. Class: personal.';
COMMENT ON COLUMN people.contact.safe_to IS 'End of the time of day that is safe. Class: personal.';
COMMENT ON COLUMN people.contact.added_by IS 'Account that added it; null where it came with the record. Class: public.';
COMMENT ON COLUMN people.contact.added_at IS 'When; null where it came with the record. Class: personal.';
COMMENT ON COLUMN people.contact.removed_by IS 'Account that took it away; null while it holds. Class: public.';
COMMENT ON COLUMN people.contact.removed_at IS 'When; null while it holds. Class: personal.';
CREATE INDEX contact_of_person ON people.contact (person, organisation);

CREATE TABLE people.consent (
    id           uuid        PRIMARY KEY,
    person       uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    way          text        NOT NULL CONSTRAINT consent_way CHECK (way IN ('written', 'spoken', 'guardian', 'life-at-stake')),
    given_by     uuid        NOT NULL,
    given_at     timestamptz NOT NULL DEFAULT now(),
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    CONSTRAINT consent_withdrawn CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL)),
    CONSTRAINT consent_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation)
);
COMMENT ON TABLE people.consent IS 'On what ground somebody is recorded. Class: personal.';
COMMENT ON COLUMN people.consent.id IS 'Random. Class: public.';
COMMENT ON COLUMN people.consent.person IS 'Who is recorded. Class: public.';
COMMENT ON COLUMN people.consent.organisation IS 'That of the person. Class: public.';
COMMENT ON COLUMN people.consent.way IS 'written, spoken, guardian (whoever is responsible agreed) or life-at-stake (could not be asked). Class: personal.';
COMMENT ON COLUMN people.consent.given_by IS 'Account that wrote it down. Class: public.';
COMMENT ON COLUMN people.consent.given_at IS 'When. Class: personal.';
COMMENT ON COLUMN people.consent.withdrawn_by IS 'Account that wrote down that it was withdrawn; null while it holds. Class: public.';
COMMENT ON COLUMN people.consent.withdrawn_at IS 'When. Class: personal.';
CREATE INDEX consent_of_person ON people.consent (person, organisation);

CREATE TABLE people.change (
    id           uuid        PRIMARY KEY,
    person       uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    field        text        NOT NULL CONSTRAINT change_field
        CHECK (field IN ('sex', 'birth', 'birth-country', 'birth-place', 'nationalities', 'languages', 'needs')),
    before       text        CONSTRAINT change_before CHECK (length(before) <= 500),
    after        text        CONSTRAINT change_after CHECK (length(after) <= 500),
    changed_by   uuid        NOT NULL,
    changed_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT change_differs CHECK (before IS DISTINCT FROM after),
    CONSTRAINT change_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation)
);
COMMENT ON TABLE people.change IS 'What was known of a person before somebody changed it. Class: personal.';
COMMENT ON COLUMN people.change.id IS 'Random. Class: public.';
COMMENT ON COLUMN people.change.person IS 'Whose record. Class: public.';
COMMENT ON COLUMN people.change.organisation IS 'That of the person. Class: public.';
COMMENT ON COLUMN people.change.field IS 'What was changed. Class: personal.';
COMMENT ON COLUMN people.change.before IS 'As it stood before, as it is written in the column; null where nothing was known. Class: personal.';
COMMENT ON COLUMN people.change.after IS 'As it stands since; null where nothing is known. Class: personal.';
COMMENT ON COLUMN people.change.changed_by IS 'Account that changed it. Class: public.';
COMMENT ON COLUMN people.change.changed_at IS 'When. Class: personal.';
CREATE INDEX change_of_person ON people.change (person, organisation);

CREATE TABLE people.erasure (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    person       uuid        NOT NULL,
    reason       text        NOT NULL CONSTRAINT erasure_reason CHECK (reason IN ('asked', 'not-needed', 'by-mistake')),
    erased_by    uuid        NOT NULL,
    erased_at    timestamptz NOT NULL DEFAULT now(),
    removed      jsonb       NOT NULL CONSTRAINT erasure_removed CHECK (jsonb_typeof(removed) = 'object'),
    CONSTRAINT erasure_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation)
);
COMMENT ON TABLE people.erasure IS 'That somebody was erased: the proof, which says of nobody who it was. Class: public.';
COMMENT ON COLUMN people.erasure.id IS 'Random: the number of the receipt. Class: public.';
COMMENT ON COLUMN people.erasure.organisation IS 'Whose record it was. Class: public.';
COMMENT ON COLUMN people.erasure.person IS 'The id that stays. Class: public.';
COMMENT ON COLUMN people.erasure.reason IS 'asked (the person did), not-needed (its time was over), by-mistake (it should not have been made). Class: public.';
COMMENT ON COLUMN people.erasure.erased_by IS 'Account that erased. Class: public.';
COMMENT ON COLUMN people.erasure.erased_at IS 'When. Class: public.';
COMMENT ON COLUMN people.erasure.removed IS 'How many rows of which kind were removed. Class: public.';
CREATE UNIQUE INDEX erasure_of_person ON people.erasure (person, organisation);

ALTER TABLE people.contact ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE people.consent ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE people.change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE people.erasure ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_of_organisation ON people.contact TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY consent_of_organisation ON people.consent TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY change_of_organisation ON people.change TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY erasure_of_organisation ON people.erasure TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY contact_backup ON people.contact FOR SELECT TO ${backup} USING (true);
CREATE POLICY consent_backup ON people.consent FOR SELECT TO ${backup} USING (true);
CREATE POLICY change_backup ON people.change FOR SELECT TO ${backup} USING (true);
CREATE POLICY erasure_backup ON people.erasure FOR SELECT TO ${backup} USING (true);
-- Whoever was erased stays so when an older backup is restored.
CREATE POLICY person_erased_again ON people.person TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY name_erased_again ON people.name TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY document_erased_again ON people.document TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY contact_erased_again ON people.contact TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY consent_erased_again ON people.consent TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY change_erased_again ON people.change TO ${application} USING (kernel.acting_machine() = 'restoring');
GRANT SELECT, INSERT, DELETE ON people.contact, people.consent, people.change TO ${application};
GRANT DELETE ON people.document TO ${application};
GRANT SELECT, INSERT ON people.erasure TO ${application};
GRANT UPDATE (birth_country, birth_place, languages, needs, keep_until, restricted_at, restricted_by, erased_at)
    ON people.person TO ${application};
GRANT UPDATE (family, given, patronymic, removed_by, removed_at) ON people.name TO ${application};
GRANT UPDATE (removed_by, removed_at) ON people.document, people.contact TO ${application};
GRANT UPDATE (withdrawn_by, withdrawn_at) ON people.consent TO ${application};
GRANT SELECT ON people.contact, people.consent, people.change, people.erasure TO ${backup};
