-- Families: who belongs to one, since when, and how they are related. Rows name records; a merge changes none of them, they are
-- read through the redirect. What was once written stays as history: a change ends one row and begins another.

CREATE TABLE people.family (
    id            uuid        PRIMARY KEY,
    organisation  kernel.slug NOT NULL,
    registered_by uuid        NOT NULL,
    registered_at timestamptz NOT NULL DEFAULT now(),
    ended_by      uuid,
    ended_at      timestamptz,
    became        uuid,
    CONSTRAINT family_ended CHECK ((ended_by IS NULL) = (ended_at IS NULL) AND (became IS NULL OR ended_at IS NOT NULL)),
    CONSTRAINT family_not_itself CHECK (became <> id),
    CONSTRAINT family_in_organisation UNIQUE (id, organisation),
    CONSTRAINT family_became FOREIGN KEY (became, organisation) REFERENCES people.family (id, organisation)
);
COMMENT ON TABLE people.family IS 'People who are assisted and moved together. Class: personal.';
COMMENT ON COLUMN people.family.id IS 'Random. Class: public.';
COMMENT ON COLUMN people.family.organisation IS 'Whose record it is. Class: public.';
COMMENT ON COLUMN people.family.registered_by IS 'Account that recorded the family. Class: public.';
COMMENT ON COLUMN people.family.registered_at IS 'When. Class: personal.';
COMMENT ON COLUMN people.family.ended_by IS 'Account that ended it; null while it is there. Class: public.';
COMMENT ON COLUMN people.family.ended_at IS 'When the last member left or it joined another. Class: personal.';
COMMENT ON COLUMN people.family.became IS 'The family that it joined; null where it joined none. Class: personal.';
CREATE INDEX family_by_became ON people.family (became, organisation);

CREATE TABLE people.member (
    id           uuid        PRIMARY KEY,
    family       uuid        NOT NULL,
    person       uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    relationship text        NOT NULL CONSTRAINT member_relationship
        CHECK (relationship IN ('head', 'spouse', 'son', 'daughter', 'father', 'mother', 'brother', 'sister', 'grandparent', 'grandchild',
            'niece-or-nephew', 'aunt-or-uncle', 'cousin', 'in-law', 'ward', 'other')),
    since        kernel.fuzzy_date,
    until        kernel.fuzzy_date,
    separated    boolean     NOT NULL DEFAULT false,
    whereabouts  text        CONSTRAINT member_whereabouts CHECK (whereabouts IS NULL OR (separated AND length(whereabouts) BETWEEN 1 AND 300)),
    added_by     uuid        NOT NULL,
    added_at     timestamptz NOT NULL DEFAULT now(),
    removed_by   uuid,
    removed_at   timestamptz,
    removed_why  text        CONSTRAINT member_removed_why
        CHECK (removed_why IN ('moved', 'died', 'error', 'split', 'joined', 'changed')),
    CONSTRAINT member_removed CHECK ((removed_by IS NULL) = (removed_at IS NULL) AND (removed_at IS NULL) = (removed_why IS NULL)
        AND (until IS NULL OR removed_at IS NOT NULL)),
    CONSTRAINT member_in_organisation UNIQUE (id, organisation),
    CONSTRAINT member_family FOREIGN KEY (family, organisation) REFERENCES people.family (id, organisation),
    CONSTRAINT member_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation)
);
COMMENT ON TABLE people.member IS 'Somebody belongs to a family, in this way and from then to then. Class: personal.';
COMMENT ON COLUMN people.member.id IS 'Random. Class: public.';
COMMENT ON COLUMN people.member.family IS 'Which family. Class: public.';
COMMENT ON COLUMN people.member.person IS 'The record that was in hand when it was written; a merge does not change it. Class: public.';
COMMENT ON COLUMN people.member.organisation IS 'That of the family and of the person. Class: public.';
COMMENT ON COLUMN people.member.relationship IS 'To the head of the family, a word of a closed list. Class: personal.';
COMMENT ON COLUMN people.member.since IS 'Since when the person belongs to it, as exact as it was told. Class: personal.';
COMMENT ON COLUMN people.member.until IS 'Until when; null while it lasts or where nobody knows. Class: personal.';
COMMENT ON COLUMN people.member.separated IS 'Whether the person is not with the family now. Class: personal.';
COMMENT ON COLUMN people.member.whereabouts IS 'Where a separated person may be, in words. Class: personal.';
COMMENT ON COLUMN people.member.added_by IS 'Account that wrote it. Class: public.';
COMMENT ON COLUMN people.member.added_at IS 'When. Class: personal.';
COMMENT ON COLUMN people.member.removed_by IS 'Account that ended the row; null while it holds. Class: public.';
COMMENT ON COLUMN people.member.removed_at IS 'When. Class: personal.';
COMMENT ON COLUMN people.member.removed_why IS 'Why: moved, died, error, split, joined, or changed where another row goes on from it. Class: personal.';
CREATE INDEX member_of_family ON people.member (family, organisation);
CREATE INDEX member_by_person ON people.member (person, organisation);
CREATE UNIQUE INDEX member_once ON people.member (person) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX member_one_head ON people.member (family) WHERE relationship = 'head' AND removed_at IS NULL;

-- At the end of a transaction: a family that has anybody has a head, and one that has ended has nobody.
CREATE FUNCTION people.refuse_family_without_head() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    IF EXISTS (SELECT FROM people.member WHERE family = NEW.family AND removed_at IS NULL)
        AND (NOT EXISTS (SELECT FROM people.member WHERE family = NEW.family AND removed_at IS NULL AND relationship = 'head')
            OR EXISTS (SELECT FROM people.family WHERE id = NEW.family AND ended_at IS NOT NULL)) THEN
        RAISE EXCEPTION 'a family needs a head, and one that has ended has nobody'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'member_has_head';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER member_has_head AFTER INSERT OR UPDATE ON people.member
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION people.refuse_family_without_head();

CREATE TABLE people.kin (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    one          uuid        NOT NULL,
    other        uuid        NOT NULL,
    link         text        NOT NULL CONSTRAINT kin_link CHECK (link IN ('parent', 'grandparent', 'partner', 'sibling')),
    nature       text        CONSTRAINT kin_nature
        CHECK (nature IS NULL OR (link = 'parent' AND nature IN ('biological', 'adoptive', 'step', 'foster'))),
    since        kernel.fuzzy_date CONSTRAINT kin_since CHECK (since IS NULL OR link = 'partner'),
    until        kernel.fuzzy_date CONSTRAINT kin_until CHECK (until IS NULL OR link = 'partner'),
    member       uuid,
    added_by     uuid        NOT NULL,
    added_at     timestamptz NOT NULL DEFAULT now(),
    removed_by   uuid,
    removed_at   timestamptz,
    CONSTRAINT kin_of_two CHECK (one <> other),
    CONSTRAINT kin_removed CHECK ((removed_by IS NULL) = (removed_at IS NULL)),
    CONSTRAINT kin_one FOREIGN KEY (one, organisation) REFERENCES people.person (id, organisation),
    CONSTRAINT kin_other FOREIGN KEY (other, organisation) REFERENCES people.person (id, organisation),
    CONSTRAINT kin_member FOREIGN KEY (member, organisation) REFERENCES people.member (id, organisation)
);
COMMENT ON TABLE people.kin IS 'How two people are related, as somebody said it. Class: personal.';
COMMENT ON COLUMN people.kin.id IS 'Random. Class: public.';
COMMENT ON COLUMN people.kin.organisation IS 'That of both. Class: public.';
COMMENT ON COLUMN people.kin.one IS 'The parent or grandparent; of partners, brothers and sisters either of them. Class: personal.';
COMMENT ON COLUMN people.kin.other IS 'The child or grandchild; else the other of them. Class: personal.';
COMMENT ON COLUMN people.kin.link IS 'What the first is to the second: parent, grandparent, partner, sibling. Class: personal.';
COMMENT ON COLUMN people.kin.nature IS 'Of a parent: biological, adoptive, step, foster; null where it was not told. Class: personal.';
COMMENT ON COLUMN people.kin.since IS 'Of partners: since when. Class: personal.';
COMMENT ON COLUMN people.kin.until IS 'Of partners: until when; null while it lasts. Class: personal.';
COMMENT ON COLUMN people.kin.member IS 'The place in a family from which it follows; null where it was said by itself. Class: public.';
COMMENT ON COLUMN people.kin.added_by IS 'Account that wrote it. Class: public.';
COMMENT ON COLUMN people.kin.added_at IS 'When. Class: personal.';
COMMENT ON COLUMN people.kin.removed_by IS 'Account that took it back; null while it holds. Class: public.';
COMMENT ON COLUMN people.kin.removed_at IS 'When. Class: personal.';
CREATE INDEX kin_by_one ON people.kin (one, organisation);
CREATE INDEX kin_by_other ON people.kin (other, organisation);
CREATE INDEX kin_by_member ON people.kin (member, organisation);
CREATE UNIQUE INDEX kin_once ON people.kin (least(one, other), greatest(one, other)) WHERE removed_at IS NULL AND until IS NULL;

-- All records that are shown as one person with this one, itself among them.
CREATE FUNCTION people.records(person uuid) RETURNS SETOF uuid
    LANGUAGE sql
AS $$
    WITH RECURSIVE same (record) AS (
        SELECT person
        UNION
        SELECT step.record FROM same, LATERAL (
            SELECT kept AS record FROM people.merge WHERE folded = same.record AND undone_at IS NULL
            UNION ALL
            SELECT folded FROM people.merge WHERE kept = same.record AND undone_at IS NULL) AS step)
    SELECT record FROM same
$$;

-- Whether the second is the first, or a parent or grandparent of them however far up. A step-parent is nobody's ancestor: two
-- families can marry crosswise.
CREATE FUNCTION people.leads_up(younger uuid, older uuid) RETURNS boolean
    LANGUAGE sql
AS $$
    WITH RECURSIVE up (record) AS (
        SELECT younger
        UNION
        SELECT step.record FROM up, LATERAL (
            SELECT kept AS record FROM people.merge WHERE folded = up.record AND undone_at IS NULL
            UNION ALL
            SELECT folded FROM people.merge WHERE kept = up.record AND undone_at IS NULL
            UNION ALL
            SELECT one FROM people.kin
             WHERE other = up.record AND removed_at IS NULL AND link IN ('parent', 'grandparent') AND nature IS DISTINCT FROM 'step')
            AS step)
    SELECT EXISTS (SELECT FROM up WHERE record = older)
$$;

-- Circles can be closed from two ends at once; whoever adds to the kin of an organisation waits for whoever does so too.
CREATE FUNCTION people.alone_with_kin(organisation text) RETURNS void
    LANGUAGE sql
AS $$
    SELECT pg_advisory_xact_lock(hashtextextended('people.kin ' || organisation, 0))
$$;

CREATE FUNCTION people.refuse_own_ancestor() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    IF NEW.removed_at IS NULL THEN
        PERFORM people.alone_with_kin(NEW.organisation);
        IF NEW.other IN (SELECT people.records(NEW.one))
            OR (NEW.link IN ('parent', 'grandparent') AND NEW.nature IS DISTINCT FROM 'step'
                AND people.leads_up(NEW.one, NEW.other)) THEN
            RAISE EXCEPTION 'nobody is their own ancestor' USING ERRCODE = 'check_violation', CONSTRAINT = 'kin_no_circle';
        END IF;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER kin_no_circle BEFORE INSERT OR UPDATE ON people.kin FOR EACH ROW EXECUTE FUNCTION people.refuse_own_ancestor();

-- Nor by a merge: two who are related in any way are two.
CREATE FUNCTION people.refuse_merge_of_kin() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM people.alone_with_kin(NEW.organisation);
    IF NEW.undone_at IS NULL AND (
        people.leads_up(NEW.kept, NEW.folded) OR people.leads_up(NEW.folded, NEW.kept)
        OR EXISTS (
            SELECT FROM people.kin
             WHERE removed_at IS NULL
               AND ((one IN (SELECT people.records(NEW.kept)) AND other IN (SELECT people.records(NEW.folded)))
                 OR (other IN (SELECT people.records(NEW.kept)) AND one IN (SELECT people.records(NEW.folded)))))) THEN
        RAISE EXCEPTION 'two who are related are two' USING ERRCODE = 'check_violation', CONSTRAINT = 'merge_no_kin';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER merge_no_kin BEFORE INSERT ON people.merge FOR EACH ROW EXECUTE FUNCTION people.refuse_merge_of_kin();

ALTER TABLE people.family ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE people.member ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE people.kin ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY family_of_organisation ON people.family TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY member_of_organisation ON people.member TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY kin_of_organisation ON people.kin TO ${application} USING (organisation = kernel.acting_organisation());
CREATE POLICY family_backup ON people.family FOR SELECT TO ${backup} USING (true);
CREATE POLICY member_backup ON people.member FOR SELECT TO ${backup} USING (true);
CREATE POLICY kin_backup ON people.kin FOR SELECT TO ${backup} USING (true);
-- Whoever was erased stays so when an older backup is restored.
CREATE POLICY member_erased_again ON people.member TO ${application} USING (kernel.acting_machine() = 'restoring');
CREATE POLICY kin_erased_again ON people.kin TO ${application} USING (kernel.acting_machine() = 'restoring');
GRANT SELECT, INSERT ON people.family, people.member, people.kin TO ${application};
GRANT UPDATE (ended_by, ended_at, became) ON people.family TO ${application};
GRANT UPDATE (since, until, whereabouts, removed_by, removed_at, removed_why) ON people.member TO ${application};
GRANT UPDATE (removed_by, removed_at) ON people.kin TO ${application};
GRANT DELETE ON people.kin TO ${application};
GRANT SELECT ON people.family, people.member, people.kin TO ${backup};

-- What happens to each reference to a person; a test reads these sentences and refuses a reference without one.
COMMENT ON CONSTRAINT name_person ON people.name IS 'At a merge: stays where it is, read through the redirect. At erasure: keeps the id only.';
COMMENT ON CONSTRAINT document_person ON people.document IS 'At a merge: stays where it is, read through the redirect. At erasure: removed.';
COMMENT ON CONSTRAINT merge_kept ON people.merge IS 'At a merge: stays where it is, it is the redirect. At erasure: keeps the id only.';
COMMENT ON CONSTRAINT merge_folded ON people.merge IS 'At a merge: stays where it is, it is the redirect. At erasure: keeps the id only.';
COMMENT ON CONSTRAINT member_person ON people.member IS 'At a merge: stays where it is, read through the redirect. At erasure: keeps the id only.';
COMMENT ON CONSTRAINT kin_one ON people.kin IS 'At a merge: stays where it is, read through the redirect. At erasure: removed.';
COMMENT ON CONSTRAINT kin_other ON people.kin IS 'At a merge: stays where it is, read through the redirect. At erasure: removed.';
COMMENT ON CONSTRAINT contact_person ON people.contact IS 'At a merge: stays where it is, read through the redirect. At erasure: removed.';
COMMENT ON CONSTRAINT consent_person ON people.consent IS 'At a merge: stays where it is, read through the redirect. At erasure: removed.';
COMMENT ON CONSTRAINT change_person ON people.change IS 'At a merge: stays where it is, read through the redirect. At erasure: removed.';
COMMENT ON CONSTRAINT erasure_person ON people.erasure IS 'At a merge: stays where it is, read through the redirect. At erasure: keeps the id only.';
