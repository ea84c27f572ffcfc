-- The hotline. A call is anonymous unless the caller agreed to more: of it there is its shift and about how long it took, and nothing
-- from which its moment could be read. So no column here holds a time of a call, no number counts calls, ids of calls are random, and
-- the rows of a shift are always written together, in the order of their ids (org.kerwen.hotline).

CREATE SCHEMA hotline;
COMMENT ON SCHEMA hotline IS 'Shifts and calls of the hotline, and what callers agreed to.';
GRANT USAGE ON SCHEMA hotline TO ${application}, ${backup};

-- The second of two walls: the program refuses more (digits of any script, words of digits), and says so at the field.
CREATE FUNCTION hotline.names_no_number(said text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN regexp_replace(translate(said, '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'), '[[:space:][:punct:]]', '', 'g') !~ '[0-9]{5}';

CREATE TABLE hotline.shift (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    line         kernel.slug NOT NULL,
    adviser      uuid        NOT NULL,
    begun_at     timestamptz NOT NULL,
    ended_at     timestamptz,
    note         text        NOT NULL DEFAULT '' CONSTRAINT shift_note CHECK (length(note) <= 2000 AND hotline.names_no_number(note)),
    notes_until  date        NOT NULL,
    CONSTRAINT shift_ends CHECK (ended_at >= begun_at),
    CONSTRAINT shift_note_at_its_end CHECK (note = '' OR ended_at IS NOT NULL),
    CONSTRAINT shift_in_organisation UNIQUE (id, organisation),
    CONSTRAINT shift_line FOREIGN KEY (line) REFERENCES directory.hotline_line (id)
);
COMMENT ON TABLE hotline.shift IS 'Somebody answers the hotline for some hours. Class: personal.';
COMMENT ON COLUMN hotline.shift.id IS 'Made from the time. Class: public.';
COMMENT ON COLUMN hotline.shift.organisation IS 'Whose hotline. Class: public.';
COMMENT ON COLUMN hotline.shift.line IS 'The line that is answered first of all. Class: public.';
COMMENT ON COLUMN hotline.shift.adviser IS 'Account of who answers. Class: personal.';
COMMENT ON COLUMN hotline.shift.begun_at IS 'When it began. Class: personal.';
COMMENT ON COLUMN hotline.shift.ended_at IS 'When it ended; null while it goes on. Class: personal.';
COMMENT ON COLUMN hotline.shift.note IS 'What the next shift must know; without names and numbers. Class: personal.';
COMMENT ON COLUMN hotline.shift.notes_until IS 'After this day all that was written freely in the shift is removed. Class: public.';
CREATE UNIQUE INDEX shift_open ON hotline.shift (adviser) WHERE ended_at IS NULL;
CREATE INDEX shift_list ON hotline.shift (organisation, begun_at DESC, id DESC);
CREATE INDEX shift_by_line ON hotline.shift (line);
CREATE INDEX shift_notes ON hotline.shift (notes_until);

CREATE TABLE hotline.call (
    id           uuid        PRIMARY KEY CONSTRAINT call_id CHECK (uuid_extract_version(id) = 4),
    organisation kernel.slug NOT NULL,
    shift        uuid        NOT NULL,
    line         kernel.slug NOT NULL,
    anonymous    boolean     NOT NULL,
    length       text        NOT NULL CONSTRAINT call_length CHECK (length IN ('under-5', 'from-5-to-15', 'from-15-to-30', 'over-30')),
    role         text        NOT NULL CONSTRAINT call_role CHECK (role IN ('traveller', 'affected', 'family', 'friend', 'colleague',
        'organisation', 'authority', 'employer', 'press', 'other', 'not-said')),
    sex          text        CONSTRAINT call_sex CHECK (sex IN ('female', 'male', 'other')),
    age          text        CONSTRAINT call_age CHECK (age IN ('under-18', 'from-18-to-24', 'from-25-to-34', 'from-35-to-59', 'from-60')),
    topics       text[]      NOT NULL CONSTRAINT call_topics CHECK (topics <@ ARRAY['work', 'study', 'marriage', 'travel', 'papers',
        'contract', 'missing', 'held', 'other']),
    country      text        CONSTRAINT call_country CHECK (country ~ '^[A-Z]{3}$'),
    purpose      text        CONSTRAINT call_purpose CHECK (purpose IN ('work', 'study', 'marriage', 'tourism', 'family', 'medical', 'transit')),
    signal       text        NOT NULL CONSTRAINT call_signal CHECK (signal IN ('information', 'referral', 'high-risk', 'tip', 'missing',
        'crisis', 'complaint', 'training', 'unrelated', 'silent')),
    advised      text[]      NOT NULL CONSTRAINT call_advised CHECK (cardinality(advised) <= 20),
    notes        text        NOT NULL CONSTRAINT call_notes CHECK (length(notes) <= 2000 AND hotline.names_no_number(notes)),
    due          date,
    due_part     text        CONSTRAINT call_due_part CHECK (due_part IN ('morning', 'afternoon', 'evening')),
    to_do        text        NOT NULL CONSTRAINT call_to_do CHECK (length(to_do) <= 400 AND hotline.names_no_number(to_do)),
    followed_in  uuid,
    CONSTRAINT call_follow_up CHECK ((due IS NULL) = (due_part IS NULL) AND (followed_in IS NULL OR due IS NOT NULL)),
    CONSTRAINT call_shift FOREIGN KEY (shift, organisation) REFERENCES hotline.shift (id, organisation),
    CONSTRAINT call_followed FOREIGN KEY (followed_in, organisation) REFERENCES hotline.shift (id, organisation),
    CONSTRAINT call_line FOREIGN KEY (line) REFERENCES directory.hotline_line (id)
);
COMMENT ON TABLE hotline.call IS 'A call. Who called, from which number and when exactly, is not known. Class: personal.';
COMMENT ON COLUMN hotline.call.id IS 'Random: of the order of calls it says nothing. Class: public.';
COMMENT ON COLUMN hotline.call.organisation IS 'That of the shift. Class: public.';
COMMENT ON COLUMN hotline.call.shift IS 'In which shift it came; nearer than that its time is not kept. Class: personal.';
COMMENT ON COLUMN hotline.call.line IS 'On which line it came. Class: public.';
COMMENT ON COLUMN hotline.call.anonymous IS 'False where the caller agreed to be recorded. Class: personal.';
COMMENT ON COLUMN hotline.call.length IS 'About how long it took. Class: personal.';
COMMENT ON COLUMN hotline.call.role IS 'Who called, as they stand to the matter. Class: personal.';
COMMENT ON COLUMN hotline.call.sex IS 'As it was said; null where not. Class: personal.';
COMMENT ON COLUMN hotline.call.age IS 'As it was said; null where not. Class: personal.';
COMMENT ON COLUMN hotline.call.topics IS 'What it was about; words of a closed list, sorted. Class: personal.';
COMMENT ON COLUMN hotline.call.country IS 'Which country it was about, ISO 3166; null where none. Class: personal.';
COMMENT ON COLUMN hotline.call.purpose IS 'What somebody wants to go there for; null where not said. Class: personal.';
COMMENT ON COLUMN hotline.call.signal IS 'How serious it sounded. Class: personal.';
COMMENT ON COLUMN hotline.call.advised IS 'The pages of advice that were told, by their ids in the pack. Class: personal.';
COMMENT ON COLUMN hotline.call.notes IS 'What was said, without names and numbers; removed after a time. Class: personal.';
COMMENT ON COLUMN hotline.call.due IS 'Until when somebody has to do something about it; null where nobody. Class: personal.';
COMMENT ON COLUMN hotline.call.due_part IS 'The safe part of that day. Class: personal.';
COMMENT ON COLUMN hotline.call.to_do IS 'What has to be done; removed after a time. Class: personal.';
COMMENT ON COLUMN hotline.call.followed_in IS 'In which shift it was done; null until then. Class: personal.';
CREATE INDEX call_list ON hotline.call (shift, organisation, id);
CREATE INDEX call_by_line ON hotline.call (line);
CREATE INDEX call_followed_in ON hotline.call (followed_in, organisation);
CREATE INDEX call_due ON hotline.call (organisation, due, id) WHERE due IS NOT NULL AND followed_in IS NULL;

CREATE TABLE hotline.agreement (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    call         uuid        NOT NULL,
    person       uuid        NOT NULL,
    purpose      text        NOT NULL CONSTRAINT agreement_purpose CHECK (purpose IN ('assistance', 'referral')),
    language     text        NOT NULL CONSTRAINT agreement_language CHECK (language ~ '^[a-z]{2,3}$'),
    text_version int         NOT NULL CONSTRAINT agreement_text_version CHECK (text_version >= 1),
    asked_by     uuid        NOT NULL,
    agreed_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT agreement_once UNIQUE (call),
    CONSTRAINT agreement_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation)
);
COMMENT ON TABLE hotline.agreement IS 'A caller agreed to be recorded, and for what; the call is then no longer anonymous. Class: personal.';
COMMENT ON COLUMN hotline.agreement.id IS 'Random. Class: public.';
COMMENT ON COLUMN hotline.agreement.organisation IS 'Whose hotline. Class: public.';
COMMENT ON COLUMN hotline.agreement.call IS 'Which call it was; no reference, because rows of calls are written anew. Class: personal.';
COMMENT ON COLUMN hotline.agreement.person IS 'Whose record was made of it. Class: personal.';
COMMENT ON COLUMN hotline.agreement.purpose IS 'assistance (by the organisation itself) or referral (others may be asked). Class: personal.';
COMMENT ON COLUMN hotline.agreement.language IS 'In which language the text was read to the caller. Class: personal.';
COMMENT ON COLUMN hotline.agreement.text_version IS 'Which version of the text. Class: public.';
COMMENT ON COLUMN hotline.agreement.asked_by IS 'Account of who asked. Class: personal.';
COMMENT ON COLUMN hotline.agreement.agreed_at IS 'When: the caller is no longer anonymous. Class: personal.';
COMMENT ON CONSTRAINT agreement_person ON hotline.agreement IS 'At a merge: stays where it is, read through the redirect. At erasure: removed.';
CREATE INDEX agreement_of_person ON hotline.agreement (person, organisation);

-- Whoever wrote one row of a shift alone would tell from outside in which order calls came: by the number of the transaction that every
-- row carries, and by its place.
CREATE FUNCTION hotline.are_written_together() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF EXISTS (SELECT FROM hotline.call WHERE shift IN (SELECT shift FROM written) AND xmin <> pg_current_xact_id()::xid) THEN
        RAISE EXCEPTION 'rows of one shift that were not written together' USING ERRCODE = '23514', CONSTRAINT = 'call_together';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER call_together AFTER INSERT ON hotline.call REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION hotline.are_written_together();

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['shift', 'call', 'agreement'] LOOP
        EXECUTE format('ALTER TABLE hotline.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY %I ON hotline.%I TO ${application} USING (organisation = kernel.acting_organisation())',
            name || '_of_organisation', name);
        EXECUTE format('CREATE POLICY %I ON hotline.%I FOR SELECT TO ${backup} USING (true)', name || '_backup', name);
        EXECUTE format('GRANT SELECT ON hotline.%I TO ${application}, ${backup}', name);
    END LOOP;
END $$;
CREATE POLICY shift_cleaned ON hotline.shift TO ${application} USING (kernel.acting_machine() = 'cleaning');
CREATE POLICY call_cleaned ON hotline.call TO ${application} USING (kernel.acting_machine() = 'cleaning');
CREATE POLICY agreement_erased_again ON hotline.agreement TO ${application} USING (kernel.acting_machine() = 'restoring');
GRANT INSERT ON hotline.shift TO ${application};
GRANT UPDATE (ended_at, note) ON hotline.shift TO ${application};
-- Rows of calls are never changed: those of a shift are removed and written again together.
GRANT INSERT, DELETE ON hotline.call, hotline.agreement TO ${application};
