-- Two organisations that assist one person, each with a record of its own, tell each other of them as far as the person agreed.
-- Nothing is matched: one invites, the person takes the invitation along, the other enters it at its own record. What is told is
-- copied; no policy of a table of people ever opens to another organisation. The tie and the copies are the only shared place.

CREATE TABLE people.tie (
    id         uuid        PRIMARY KEY,
    inviting   kernel.slug NOT NULL,
    invited    kernel.slug NOT NULL,
    hash       bytea       NOT NULL CONSTRAINT tie_hash CHECK (length(hash) = 32),
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    taken_at   timestamptz,
    ended_at   timestamptz,
    ended_by   kernel.slug,
    ended_why  text        CONSTRAINT tie_ended_why CHECK (ended_why IN ('withdrawn', 'erased', 'time-over', 'not-taken')),
    CONSTRAINT tie_of_two CHECK (inviting <> invited),
    CONSTRAINT tie_expires CHECK (expires_at > made_at AND expires_at <= made_at + interval '7 days'),
    CONSTRAINT tie_ended CHECK ((ended_at IS NULL) = (ended_why IS NULL) AND (ended_by IS NULL OR ended_at IS NOT NULL)),
    CONSTRAINT tie_once UNIQUE (hash)
);
COMMENT ON TABLE people.tie IS 'Two organisations assist one person and know it of each other, or one invited the other to say so. Class: personal.';
COMMENT ON COLUMN people.tie.id IS 'Random; it leads to nobody: whose record it is about, each side knows for itself. Class: public.';
COMMENT ON COLUMN people.tie.inviting IS 'The organisation that invited. Class: personal.';
COMMENT ON COLUMN people.tie.invited IS 'The organisation that was invited; it sees the row once it has taken the invitation. Class: personal.';
COMMENT ON COLUMN people.tie.hash IS 'Keyed hash of the reference and the code. Class: secret.';
COMMENT ON COLUMN people.tie.made_at IS 'When the invitation was made. Class: personal.';
COMMENT ON COLUMN people.tie.expires_at IS 'Until when it can be taken. Class: public.';
COMMENT ON COLUMN people.tie.taken_at IS 'When it was taken: it works once. Class: personal.';
COMMENT ON COLUMN people.tie.ended_at IS 'When it ended; null while it stands. It never begins again. Class: personal.';
COMMENT ON COLUMN people.tie.ended_by IS 'The organisation at which it ended; null where its time was over or a restore ended it again. Class: personal.';
COMMENT ON COLUMN people.tie.ended_why IS 'withdrawn (the person or either side), erased (a record ended), time-over (of a consent), not-taken. Class: personal.';
CREATE INDEX tie_open ON people.tie (expires_at) WHERE taken_at IS NULL AND ended_at IS NULL;

CREATE TABLE people.link (
    id           uuid        PRIMARY KEY,
    tie          uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    person       uuid        NOT NULL,
    partner      kernel.slug NOT NULL,
    shares       text[]      NOT NULL CONSTRAINT link_shares
        CHECK (shares <@ ARRAY['identity', 'contacts', 'papers', 'languages-and-needs']),
    way          text        NOT NULL CONSTRAINT link_way CHECK (way IN ('written', 'spoken', 'guardian')),
    language     text        NOT NULL CONSTRAINT link_language CHECK (language ~ '^[a-z]{2,3}$'),
    agreed_on    date        NOT NULL,
    until        date        NOT NULL CONSTRAINT link_until CHECK (until >= agreed_on AND until <= agreed_on + 1827),
    made_by      uuid        NOT NULL,
    made_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT link_once UNIQUE (tie, organisation),
    CONSTRAINT link_tie FOREIGN KEY (tie) REFERENCES people.tie (id),
    CONSTRAINT link_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation)
);
COMMENT ON TABLE people.link IS 'One side of a tie: whose record it is about, and to what the person agreed there. Seen by its own organisation only. Class: personal.';
COMMENT ON COLUMN people.link.id IS 'Random. Class: public.';
COMMENT ON COLUMN people.link.tie IS 'What both sides share. Class: public.';
COMMENT ON COLUMN people.link.organisation IS 'Whose side it is. Class: public.';
COMMENT ON COLUMN people.link.person IS 'The record on which the consent stands; a merge does not change it. Class: public.';
COMMENT ON COLUMN people.link.partner IS 'The organisation that may be told. Class: personal.';
COMMENT ON COLUMN people.link.shares IS 'What it may be told: identity (names and birth), contacts, papers, languages-and-needs; nothing but the tie itself where empty. Class: personal.';
COMMENT ON COLUMN people.link.way IS 'How the person agreed: written, spoken, or guardian (whoever is responsible agreed). Class: personal.';
COMMENT ON COLUMN people.link.language IS 'In which language it was asked and answered. Class: personal.';
COMMENT ON COLUMN people.link.agreed_on IS 'The day. Class: personal.';
COMMENT ON COLUMN people.link.until IS 'Last day on which the consent holds. Class: personal.';
COMMENT ON COLUMN people.link.made_by IS 'Account that wrote it down. Class: public.';
COMMENT ON COLUMN people.link.made_at IS 'When. Class: personal.';
CREATE INDEX link_of_person ON people.link (person, organisation);
COMMENT ON CONSTRAINT link_person ON people.link IS 'At a merge: stays where it is, read through the redirect. At erasure: removed.';

CREATE TABLE people.disclosure (
    id         uuid        PRIMARY KEY,
    tie        uuid        NOT NULL,
    giver      kernel.slug NOT NULL,
    taker      kernel.slug NOT NULL,
    shared     text[]      NOT NULL CONSTRAINT disclosure_shared
        CHECK (cardinality(shared) > 0 AND shared <@ ARRAY['identity', 'contacts', 'papers', 'languages-and-needs']),
    given_at   timestamptz NOT NULL,
    until      date        NOT NULL,
    content    jsonb       CONSTRAINT disclosure_content
        CHECK (jsonb_typeof(content) = 'object' AND content - shared = '{}' AND length(content::text) <= 65536),
    removed_at timestamptz,
    CONSTRAINT disclosure_of_two CHECK (giver <> taker),
    CONSTRAINT disclosure_removed CHECK ((content IS NULL) = (removed_at IS NOT NULL)),
    CONSTRAINT disclosure_tie FOREIGN KEY (tie) REFERENCES people.tie (id)
);
COMMENT ON TABLE people.disclosure IS 'What one organisation told another of a person: a copy with its date. Seen by both. Class: personal.';
COMMENT ON COLUMN people.disclosure.id IS 'Random. Class: public.';
COMMENT ON COLUMN people.disclosure.tie IS 'Under which tie. Class: public.';
COMMENT ON COLUMN people.disclosure.giver IS 'Whose record was copied. Class: personal.';
COMMENT ON COLUMN people.disclosure.taker IS 'Who may read the copy. Class: personal.';
COMMENT ON COLUMN people.disclosure.shared IS 'Which of the fields that the consent names. Class: personal.';
COMMENT ON COLUMN people.disclosure.given_at IS 'As of when. Class: personal.';
COMMENT ON COLUMN people.disclosure.until IS 'Last day on which the consent holds; after it the copy is not shown. Class: personal.';
COMMENT ON COLUMN people.disclosure.content IS 'The copy; null once it was removed: that it was given stays written. Class: personal.';
COMMENT ON COLUMN people.disclosure.removed_at IS 'When the copy was removed: the tie ended, or a newer one took its place. Class: personal.';
CREATE INDEX disclosure_of_tie ON people.disclosure (tie, given_at DESC);
CREATE INDEX disclosure_until ON people.disclosure (until) WHERE content IS NOT NULL;
CREATE UNIQUE INDEX disclosure_held_once ON people.disclosure (tie, giver) WHERE content IS NOT NULL;

-- What ended never begins again, and nobody says for another organisation that it took an invitation: only the function below does,
-- for whoever brings what is written nowhere.
CREATE FUNCTION people.refuse_reviving() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    IF OLD.ended_at IS NOT NULL OR (NEW.taken_at IS DISTINCT FROM OLD.taken_at
        AND (OLD.taken_at IS NOT NULL OR kernel.acting_machine() IS DISTINCT FROM 'linking')) THEN
        RAISE EXCEPTION 'a tie is taken once and ends once' USING ERRCODE = 'check_violation', CONSTRAINT = 'tie_goes_on';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER tie_goes_on BEFORE UPDATE ON people.tie FOR EACH ROW EXECUTE FUNCTION people.refuse_reviving();

-- A copy lives as long as the tie under which it was given.
CREATE FUNCTION people.remove_copies() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE people.disclosure SET content = NULL, removed_at = NEW.ended_at WHERE tie = NEW.id AND content IS NOT NULL;
    RETURN NULL;
END
$$;
CREATE TRIGGER tie_ended AFTER UPDATE OF ended_at ON people.tie FOR EACH ROW WHEN (NEW.ended_at IS NOT NULL)
    EXECUTE FUNCTION people.remove_copies();

-- Whatever the program does: nothing is told but what a consent names that stands now, of a record that is in use.
CREATE FUNCTION people.refuse_disclosure() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    -- Locked, so that nobody withdraws meanwhile.
    PERFORM FROM people.tie WHERE id = NEW.tie AND ended_at IS NULL FOR SHARE;
    IF NOT FOUND OR NOT EXISTS (
        SELECT FROM people.link JOIN people.person ON person.id = link.person
         WHERE link.tie = NEW.tie AND link.organisation = NEW.giver AND link.partner = NEW.taker
           AND NEW.shared <@ link.shares AND NEW.until = link.until AND link.until >= CURRENT_DATE
           AND person.restricted_at IS NULL AND person.erased_at IS NULL) THEN
        RAISE EXCEPTION 'nothing is told to which nobody agreed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'disclosure_agreed';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER disclosure_agreed BEFORE INSERT ON people.disclosure FOR EACH ROW EXECUTE FUNCTION people.refuse_disclosure();

-- A copy is removed or stays as it was given; neither side writes into it.
CREATE FUNCTION people.refuse_rewriting() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    IF NEW.content IS NOT NULL OR OLD.content IS NULL THEN
        RAISE EXCEPTION 'a copy is removed, never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'disclosure_as_given';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER disclosure_as_given BEFORE UPDATE ON people.disclosure FOR EACH ROW EXECUTE FUNCTION people.refuse_rewriting();

-- The only way to an invitation of another organisation: who brings both halves of it, is the one who was invited, and names who
-- invited. One statement, whatever is wrong.
CREATE FUNCTION people.take_invitation(presented bytea, expected text, at timestamptz) RETURNS TABLE (taken uuid)
    LANGUAGE plpgsql ROWS 1
AS $$
DECLARE
    told text := current_setting('kerwen.machine', true);
BEGIN
    PERFORM set_config('kerwen.machine', 'linking', true);
    RETURN QUERY
    UPDATE people.tie SET taken_at = at
     WHERE tie.hash = presented AND tie.invited = kernel.acting_organisation() AND tie.inviting = expected
       AND tie.taken_at IS NULL AND tie.ended_at IS NULL AND tie.expires_at > at
    RETURNING tie.id;
    -- Whoever calls it goes on as before.
    PERFORM set_config('kerwen.machine', coalesce(told, ''), true);
END
$$;
COMMENT ON FUNCTION people.take_invitation IS 'Takes the invitation with this hash, where it is for who acts, from whom is expected, and still open.';
REVOKE ALL ON FUNCTION people.take_invitation FROM PUBLIC;
GRANT EXECUTE ON FUNCTION people.take_invitation TO ${application};

ALTER TABLE people.tie ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE people.link ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE people.disclosure ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- That it was invited an organisation does not see until it has taken the invitation.
CREATE POLICY tie_of_both ON people.tie FOR SELECT TO ${application}
    USING (inviting = kernel.acting_organisation() OR (invited = kernel.acting_organisation() AND taken_at IS NOT NULL));
CREATE POLICY tie_made ON people.tie FOR INSERT TO ${application}
    WITH CHECK (inviting = kernel.acting_organisation() AND taken_at IS NULL AND ended_at IS NULL);
CREATE POLICY tie_ended_by_both ON people.tie FOR UPDATE TO ${application}
    USING (inviting = kernel.acting_organisation() OR (invited = kernel.acting_organisation() AND taken_at IS NOT NULL));
CREATE POLICY tie_presented ON people.tie TO ${application}
    USING (kernel.acting_machine() = 'linking' AND invited = kernel.acting_organisation());
CREATE POLICY link_of_organisation ON people.link TO ${application}
    USING (organisation = kernel.acting_organisation())
    WITH CHECK (organisation = kernel.acting_organisation() AND EXISTS (
        SELECT FROM people.tie
         WHERE tie.id = link.tie
           AND ((inviting = link.organisation AND invited = link.partner) OR (invited = link.organisation AND inviting = link.partner))));
CREATE POLICY disclosure_of_both ON people.disclosure FOR SELECT TO ${application}
    USING ((giver = kernel.acting_organisation() OR (taker = kernel.acting_organisation() AND until >= CURRENT_DATE))
        AND EXISTS (SELECT FROM people.tie WHERE tie.id = disclosure.tie));
CREATE POLICY disclosure_made ON people.disclosure FOR INSERT TO ${application} WITH CHECK (giver = kernel.acting_organisation());
CREATE POLICY disclosure_removed ON people.disclosure FOR UPDATE TO ${application}
    USING ((giver = kernel.acting_organisation() OR taker = kernel.acting_organisation())
        AND EXISTS (SELECT FROM people.tie WHERE tie.id = disclosure.tie));
-- What has expired ends and goes; what was withdrawn or erased stays so when an older backup is restored.
CREATE POLICY tie_of_machines ON people.tie TO ${application} USING (kernel.acting_machine() IN ('cleaning', 'restoring'));
CREATE POLICY link_of_machines ON people.link TO ${application} USING (kernel.acting_machine() IN ('cleaning', 'restoring'));
CREATE POLICY disclosure_of_machines ON people.disclosure TO ${application} USING (kernel.acting_machine() IN ('cleaning', 'restoring'));
CREATE POLICY tie_backup ON people.tie FOR SELECT TO ${backup} USING (true);
CREATE POLICY link_backup ON people.link FOR SELECT TO ${backup} USING (true);
CREATE POLICY disclosure_backup ON people.disclosure FOR SELECT TO ${backup} USING (true);
GRANT SELECT, INSERT, DELETE ON people.tie, people.link, people.disclosure TO ${application};
GRANT UPDATE (taken_at, ended_at, ended_by, ended_why) ON people.tie TO ${application};
GRANT UPDATE (content, removed_at) ON people.disclosure TO ${application};
GRANT SELECT ON people.tie, people.link, people.disclosure TO ${backup};
