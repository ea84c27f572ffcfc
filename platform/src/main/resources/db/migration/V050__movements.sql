-- Movements: who wants to travel, what must be so before, and how they travel together. Whoever looks after people tells requests and
-- requirements; why somebody travels is not known here, and no text tells it.

CREATE SCHEMA movements;
COMMENT ON SCHEMA movements IS 'Journeys: requests, requirements, movements with legs and travellers, passenger lists, what agencies are asked.';
GRANT USAGE ON SCHEMA movements TO ${application}, ${backup};

-- One id as a range, so that a constraint can say "the same one at overlapping times" without an extension, which the owner of the
-- database may not add.
CREATE TYPE movements.one AS RANGE (subtype = uuid);

CREATE TABLE movements.request (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    person       uuid        NOT NULL,
    family       uuid,
    asked_by     uuid        NOT NULL,
    from_place   text        CONSTRAINT request_from CHECK (length(from_place) BETWEEN 1 AND 300),
    to_place     text        CONSTRAINT request_to CHECK (length(to_place) BETWEEN 1 AND 300),
    earliest     date        NOT NULL,
    latest       date        NOT NULL,
    needs        text[]      NOT NULL DEFAULT '{}' CONSTRAINT request_needs
        CHECK (needs <@ ARRAY['wheelchair', 'no-steps', 'lying-down', 'more-room', 'infant', 'own-food', 'interpreter', 'met-on-arrival', 'accompanied']),
    made_by      uuid        NOT NULL,
    made_at      timestamptz NOT NULL DEFAULT now(),
    withdrawn_at timestamptz,
    CONSTRAINT request_days CHECK (earliest <= latest),
    CONSTRAINT request_once UNIQUE (organisation, asked_by, person),
    CONSTRAINT request_of_person UNIQUE (id, organisation, person),
    CONSTRAINT request_in_organisation UNIQUE (id, organisation),
    CONSTRAINT request_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation)
);
COMMENT ON TABLE movements.request IS 'Somebody wants to travel, told by whoever looks after them. Class: personal.';
COMMENT ON COLUMN movements.request.id IS 'Random. Class: public.';
COMMENT ON COLUMN movements.request.organisation IS 'Who looks after the person. Class: public.';
COMMENT ON COLUMN movements.request.person IS 'The record that was in hand; a merge does not change it. Class: public.';
COMMENT ON COLUMN movements.request.family IS 'With whom they travel; null where alone. Class: public.';
COMMENT ON COLUMN movements.request.asked_by IS 'What the asking module calls it; says nothing here. Class: public.';
COMMENT ON COLUMN movements.request.from_place IS 'Where they set out; null once erased. Class: personal.';
COMMENT ON COLUMN movements.request.to_place IS 'Where they want to arrive, down to the place of residence; null once erased. Class: personal.';
COMMENT ON COLUMN movements.request.earliest IS 'First day on which they can travel. Class: personal.';
COMMENT ON COLUMN movements.request.latest IS 'Last day. Class: personal.';
COMMENT ON COLUMN movements.request.needs IS 'What they need on the way, words of a closed list. Class: personal.';
COMMENT ON COLUMN movements.request.made_by IS 'Account. Class: public.';
COMMENT ON COLUMN movements.request.made_at IS 'When. Class: personal.';
COMMENT ON COLUMN movements.request.withdrawn_at IS 'When they ceased to want it or to agree; null while it stands. Class: personal.';

CREATE TABLE movements.requirement (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    request      uuid        NOT NULL,
    kind         text        NOT NULL CONSTRAINT requirement_kind
        CHECK (kind IN ('travel-paper', 'permission-to-leave', 'fit-to-travel', 'agreement', 'guardianship', 'other-requirement')),
    owed_by      text        NOT NULL CONSTRAINT requirement_owed_by
        CHECK (owed_by IN ('traveller', 'our-office', 'authority', 'embassy', 'examiner', 'parent-or-guardian')),
    due          date,
    valid_from   date,
    valid_until  date,
    told_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT requirement_days CHECK (valid_until IS NULL OR (valid_from IS NOT NULL AND valid_from <= valid_until)),
    CONSTRAINT requirement_request FOREIGN KEY (request, organisation) REFERENCES movements.request (id, organisation)
);
COMMENT ON TABLE movements.requirement IS 'What must be so before somebody travels, and in which days it is so. No text of it is free, so that none tells why. Class: personal.';
COMMENT ON COLUMN movements.requirement.id IS 'Given by whoever tells it. Class: public.';
COMMENT ON COLUMN movements.requirement.organisation IS 'That of the request. Class: public.';
COMMENT ON COLUMN movements.requirement.request IS 'Whose it is. Class: public.';
COMMENT ON COLUMN movements.requirement.kind IS 'What, a neutral word of a closed list. Class: personal.';
COMMENT ON COLUMN movements.requirement.owed_by IS 'Who must do it, a neutral word of a closed list. Class: personal.';
COMMENT ON COLUMN movements.requirement.due IS 'By when; null where by the day of travel. Class: personal.';
COMMENT ON COLUMN movements.requirement.valid_from IS 'First day on which it is fulfilled; null while it is open. Class: personal.';
COMMENT ON COLUMN movements.requirement.valid_until IS 'Last day; null where it does not end. Class: personal.';
COMMENT ON COLUMN movements.requirement.told_at IS 'When it was told last. Class: personal.';

CREATE TABLE movements.movement (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    called       text        NOT NULL CONSTRAINT movement_called CHECK (length(called) BETWEEN 1 AND 120),
    starts       timestamptz,
    ends         timestamptz,
    version      int         NOT NULL DEFAULT 1 CONSTRAINT movement_version CHECK (version >= 1),
    made_by      uuid        NOT NULL,
    made_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT movement_in_organisation UNIQUE (id, organisation)
);
COMMENT ON TABLE movements.movement IS 'People travel together. Class: personal.';
COMMENT ON COLUMN movements.movement.id IS 'Random. Class: public.';
COMMENT ON COLUMN movements.movement.organisation IS 'Who arranges it. Class: public.';
COMMENT ON COLUMN movements.movement.called IS 'By which colleagues know it; names nobody. Class: personal.';
COMMENT ON COLUMN movements.movement.starts IS 'When its first leg departs; null while it has none. Class: personal.';
COMMENT ON COLUMN movements.movement.ends IS 'When its last leg arrives. Class: personal.';
COMMENT ON COLUMN movements.movement.version IS 'Grows with each change of its legs and travellers. Class: public.';
COMMENT ON COLUMN movements.movement.made_by IS 'Account. Class: public.';
COMMENT ON COLUMN movements.movement.made_at IS 'When. Class: personal.';

CREATE TABLE movements.leg (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    movement     uuid        NOT NULL,
    mode         text        NOT NULL CONSTRAINT leg_mode CHECK (mode IN ('flight', 'charter-flight', 'train', 'bus', 'car', 'ship')),
    carrier      text        NOT NULL CONSTRAINT leg_carrier CHECK (length(carrier) BETWEEN 1 AND 120),
    service      text        NOT NULL CONSTRAINT leg_service CHECK (length(service) <= 40),
    from_place   text        NOT NULL CONSTRAINT leg_from CHECK (length(from_place) BETWEEN 1 AND 120),
    from_zone    text        NOT NULL,
    to_place     text        NOT NULL CONSTRAINT leg_to CHECK (length(to_place) BETWEEN 1 AND 120),
    to_zone      text        NOT NULL,
    departs      timestamptz NOT NULL,
    arrives      timestamptz NOT NULL,
    seats        int         NOT NULL CONSTRAINT leg_seats CHECK (seats BETWEEN 1 AND 2000),
    booked       int         NOT NULL DEFAULT 0,
    fare         numeric(12, 2) CONSTRAINT leg_fare CHECK (fare >= 0),
    group_from   int         CONSTRAINT leg_group_from CHECK (group_from >= 2),
    group_fare   numeric(12, 2) CONSTRAINT leg_group_fare CHECK (group_fare >= 0),
    currency     text        CONSTRAINT leg_currency CHECK (currency ~ '^[A-Z]{3}$'),
    ticket_by    timestamptz,
    CONSTRAINT leg_order CHECK (departs < arrives),
    CONSTRAINT leg_capacity CHECK (booked BETWEEN 0 AND seats),
    CONSTRAINT leg_money CHECK ((fare IS NULL) = (currency IS NULL) AND (group_from IS NULL) = (group_fare IS NULL) AND (group_fare IS NULL OR fare IS NOT NULL)),
    CONSTRAINT leg_ticket_by CHECK (ticket_by <= departs),
    CONSTRAINT leg_in_movement UNIQUE (id, movement, organisation),
    CONSTRAINT leg_one_at_a_time EXCLUDE USING gist (movements.one(movement, movement, '[]') WITH &&, tstzrange(departs, arrives) WITH &&) DEFERRABLE,
    CONSTRAINT leg_movement FOREIGN KEY (movement, organisation) REFERENCES movements.movement (id, organisation)
);
COMMENT ON TABLE movements.leg IS 'A way from one place to another with one carrier. Class: personal.';
COMMENT ON COLUMN movements.leg.id IS 'Random. Class: public.';
COMMENT ON COLUMN movements.leg.organisation IS 'That of the movement. Class: public.';
COMMENT ON COLUMN movements.leg.movement IS 'Which it is part of. Class: public.';
COMMENT ON COLUMN movements.leg.mode IS 'How. Class: personal.';
COMMENT ON COLUMN movements.leg.carrier IS 'With whom. Class: personal.';
COMMENT ON COLUMN movements.leg.service IS 'Number of flight or train; empty where there is none. Class: personal.';
COMMENT ON COLUMN movements.leg.from_place IS 'From where. Class: personal.';
COMMENT ON COLUMN movements.leg.from_zone IS 'By whose clocks it departs (IANA). Class: public.';
COMMENT ON COLUMN movements.leg.to_place IS 'To where. Class: personal.';
COMMENT ON COLUMN movements.leg.to_zone IS 'By whose clocks it arrives. Class: public.';
COMMENT ON COLUMN movements.leg.departs IS 'When. Class: personal.';
COMMENT ON COLUMN movements.leg.arrives IS 'When. Class: personal.';
COMMENT ON COLUMN movements.leg.seats IS 'How many people it takes. Class: public.';
COMMENT ON COLUMN movements.leg.booked IS 'How many travel on it; counted by a trigger. Class: public.';
COMMENT ON COLUMN movements.leg.fare IS 'What one person pays; null where nobody knows. Class: public.';
COMMENT ON COLUMN movements.leg.group_from IS 'From how many people on the fare of a group is paid; null where there is none. Class: public.';
COMMENT ON COLUMN movements.leg.group_fare IS 'What one person of a group pays. Class: public.';
COMMENT ON COLUMN movements.leg.currency IS 'Of the fares, ISO 4217. Class: public.';
COMMENT ON COLUMN movements.leg.ticket_by IS 'Until when tickets must be issued; null where that does not matter. Class: personal.';

CREATE TABLE movements.traveller (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    movement     uuid        NOT NULL,
    request      uuid        NOT NULL,
    person       uuid        NOT NULL,
    family       uuid,
    joins        uuid        NOT NULL,
    leaves       uuid        NOT NULL,
    state        text        NOT NULL CONSTRAINT traveller_state
        CHECK (state IN ('notified', 'confirmed', 'ticketed', 'boarded', 'arrived', 'cancelled', 'no-show', 'missing')),
    starts       timestamptz NOT NULL,
    ends         timestamptz NOT NULL,
    starts_on    date        NOT NULL,
    ends_on      date        NOT NULL,
    why          text        CONSTRAINT traveller_why CHECK (length(why) BETWEEN 1 AND 400),
    arrived_at_place text    CONSTRAINT traveller_arrived_at_place CHECK (length(arrived_at_place) BETWEEN 1 AND 300),
    changed_by   uuid        NOT NULL,
    changed_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT traveller_reason CHECK ((state IN ('cancelled', 'no-show', 'missing')) = (why IS NOT NULL)),
    CONSTRAINT traveller_in_movement UNIQUE (id, movement, organisation),
    CONSTRAINT traveller_in_one_place EXCLUDE USING gist (movements.one(person, person, '[]') WITH &&, tstzrange(starts, ends, '[]') WITH &&)
        WHERE (state IN ('notified', 'confirmed', 'ticketed', 'boarded', 'arrived')) DEFERRABLE,
    CONSTRAINT traveller_movement FOREIGN KEY (movement, organisation) REFERENCES movements.movement (id, organisation),
    CONSTRAINT traveller_request FOREIGN KEY (request, organisation, person) REFERENCES movements.request (id, organisation, person),
    CONSTRAINT traveller_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation),
    CONSTRAINT traveller_joins FOREIGN KEY (joins, movement, organisation) REFERENCES movements.leg (id, movement, organisation),
    CONSTRAINT traveller_leaves FOREIGN KEY (leaves, movement, organisation) REFERENCES movements.leg (id, movement, organisation)
);
COMMENT ON TABLE movements.traveller IS 'Somebody has a place in a movement. Class: personal.';
COMMENT ON COLUMN movements.traveller.id IS 'Random. Class: public.';
COMMENT ON COLUMN movements.traveller.organisation IS 'That of the movement. Class: public.';
COMMENT ON COLUMN movements.traveller.movement IS 'In which. Class: public.';
COMMENT ON COLUMN movements.traveller.request IS 'By which request. Class: public.';
COMMENT ON COLUMN movements.traveller.person IS 'That of the request. Class: public.';
COMMENT ON COLUMN movements.traveller.family IS 'That of the request. Class: public.';
COMMENT ON COLUMN movements.traveller.joins IS 'The first leg. Class: public.';
COMMENT ON COLUMN movements.traveller.leaves IS 'The last leg. Class: public.';
COMMENT ON COLUMN movements.traveller.state IS 'How far the booking is. Class: personal.';
COMMENT ON COLUMN movements.traveller.starts IS 'When the first leg departs; kept by a trigger. Class: personal.';
COMMENT ON COLUMN movements.traveller.ends IS 'When the last leg arrives; kept by a trigger. Class: personal.';
COMMENT ON COLUMN movements.traveller.starts_on IS 'The day of that by the clocks there. Class: personal.';
COMMENT ON COLUMN movements.traveller.ends_on IS 'The day of that by the clocks there. Class: personal.';
COMMENT ON COLUMN movements.traveller.why IS 'Why they do not travel; null while they do. Class: personal.';
COMMENT ON COLUMN movements.traveller.arrived_at_place IS 'The place of residence that they reached; null until then and once erased. Class: personal.';
COMMENT ON COLUMN movements.traveller.changed_by IS 'Account that changed it last. Class: public.';
COMMENT ON COLUMN movements.traveller.changed_at IS 'When. Class: personal.';

CREATE TABLE movements.apart (
    movement     uuid        NOT NULL,
    request      uuid        NOT NULL,
    organisation kernel.slug NOT NULL,
    why          text        NOT NULL CONSTRAINT apart_why CHECK (length(why) BETWEEN 1 AND 400),
    said_by      uuid        NOT NULL,
    said_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (movement, request),
    CONSTRAINT apart_movement FOREIGN KEY (movement, organisation) REFERENCES movements.movement (id, organisation),
    CONSTRAINT apart_request FOREIGN KEY (request, organisation) REFERENCES movements.request (id, organisation)
);
COMMENT ON TABLE movements.apart IS 'Somebody of a family does not travel with the others, and why. Class: personal.';
COMMENT ON COLUMN movements.apart.movement IS 'In which the others travel. Class: public.';
COMMENT ON COLUMN movements.apart.request IS 'Of whoever does not travel with them. Class: public.';
COMMENT ON COLUMN movements.apart.organisation IS 'That of both. Class: public.';
COMMENT ON COLUMN movements.apart.why IS 'In words. Class: personal.';
COMMENT ON COLUMN movements.apart.said_by IS 'Account. Class: public.';
COMMENT ON COLUMN movements.apart.said_at IS 'When. Class: personal.';

CREATE TABLE movements.provision (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    movement     uuid        NOT NULL,
    kind         text        NOT NULL CONSTRAINT provision_kind CHECK (kind IN ('escort', 'meal', 'stay')),
    words        text        NOT NULL CONSTRAINT provision_words CHECK (length(words) BETWEEN 1 AND 200),
    starts_on    date        NOT NULL,
    ends_on      date        NOT NULL,
    people       int         NOT NULL CONSTRAINT provision_people CHECK (people BETWEEN 1 AND 2000),
    made_by      uuid        NOT NULL,
    made_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT provision_days CHECK (starts_on <= ends_on),
    CONSTRAINT provision_movement FOREIGN KEY (movement, organisation) REFERENCES movements.movement (id, organisation)
);
COMMENT ON TABLE movements.provision IS 'What is arranged for a movement besides its legs: who goes along, meals, stays. Class: personal.';
COMMENT ON COLUMN movements.provision.id IS 'Random. Class: public.';
COMMENT ON COLUMN movements.provision.organisation IS 'That of the movement. Class: public.';
COMMENT ON COLUMN movements.provision.movement IS 'For which. Class: public.';
COMMENT ON COLUMN movements.provision.kind IS 'What. Class: personal.';
COMMENT ON COLUMN movements.provision.words IS 'Who goes along, what and where is eaten, where is slept. Class: personal.';
COMMENT ON COLUMN movements.provision.starts_on IS 'From which day on. Class: personal.';
COMMENT ON COLUMN movements.provision.ends_on IS 'To which day. Class: personal.';
COMMENT ON COLUMN movements.provision.people IS 'For how many; of escorts, how many they are. Class: public.';
COMMENT ON COLUMN movements.provision.made_by IS 'Account. Class: public.';
COMMENT ON COLUMN movements.provision.made_at IS 'When. Class: personal.';

CREATE TABLE movements.manifest (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    movement     uuid        NOT NULL,
    recipient    text        NOT NULL CONSTRAINT manifest_recipient CHECK (recipient IN ('carrier', 'border', 'customs', 'escort', 'receiving-mission')),
    number       int         NOT NULL CONSTRAINT manifest_number CHECK (number >= 1),
    fields       text[]      NOT NULL CONSTRAINT manifest_fields CHECK (cardinality(fields) > 0),
    of_version   int         NOT NULL,
    made_by      uuid        NOT NULL,
    made_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT manifest_once UNIQUE (movement, recipient, number),
    CONSTRAINT manifest_in_organisation UNIQUE (id, organisation),
    CONSTRAINT manifest_movement FOREIGN KEY (movement, organisation) REFERENCES movements.movement (id, organisation)
);
COMMENT ON TABLE movements.manifest IS 'A passenger list as it was issued to one recipient: a dated copy, never changed. Class: personal.';
COMMENT ON COLUMN movements.manifest.id IS 'Random. Class: public.';
COMMENT ON COLUMN movements.manifest.organisation IS 'Who issued it. Class: public.';
COMMENT ON COLUMN movements.manifest.movement IS 'Of which movement. Class: public.';
COMMENT ON COLUMN movements.manifest.recipient IS 'For whom. Class: personal.';
COMMENT ON COLUMN movements.manifest.number IS '1 is the first for this recipient. Class: public.';
COMMENT ON COLUMN movements.manifest.fields IS 'What it says of each, words of a closed list. Class: public.';
COMMENT ON COLUMN movements.manifest.of_version IS 'Of the movement, so that an older list is known as such. Class: public.';
COMMENT ON COLUMN movements.manifest.made_by IS 'Account. Class: public.';
COMMENT ON COLUMN movements.manifest.made_at IS 'When. Class: personal.';

CREATE TABLE movements.listed (
    manifest     uuid        NOT NULL,
    position     int         NOT NULL,
    organisation kernel.slug NOT NULL,
    person       uuid        NOT NULL,
    content      text[],
    PRIMARY KEY (manifest, position),
    CONSTRAINT listed_manifest FOREIGN KEY (manifest, organisation) REFERENCES movements.manifest (id, organisation),
    CONSTRAINT listed_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation)
);
COMMENT ON TABLE movements.listed IS 'Somebody as they stand on a passenger list. Class: personal.';
COMMENT ON COLUMN movements.listed.manifest IS 'On which. Class: public.';
COMMENT ON COLUMN movements.listed.position IS 'From 1 on. Class: public.';
COMMENT ON COLUMN movements.listed.organisation IS 'That of the list. Class: public.';
COMMENT ON COLUMN movements.listed.person IS 'The record that was in hand. Class: public.';
COMMENT ON COLUMN movements.listed.content IS 'What the list says, in the order of its fields; null once erased. Class: personal.';

CREATE TABLE movements.copy (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    manifest     uuid        NOT NULL,
    form         text        NOT NULL CONSTRAINT copy_form CHECK (form IN ('pdf', 'xlsx', 'csv')),
    sha256       bytea       NOT NULL CONSTRAINT copy_sha256 CHECK (length(sha256) = 32),
    made_by      uuid        NOT NULL,
    made_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT copy_manifest FOREIGN KEY (manifest, organisation) REFERENCES movements.manifest (id, organisation)
);
COMMENT ON TABLE movements.copy IS 'A copy of a passenger list that left: in what form, when, and its hash. Class: personal.';
COMMENT ON COLUMN movements.copy.id IS 'Random. Class: public.';
COMMENT ON COLUMN movements.copy.organisation IS 'That of the list. Class: public.';
COMMENT ON COLUMN movements.copy.manifest IS 'Of which list. Class: public.';
COMMENT ON COLUMN movements.copy.form IS 'What kind of file. Class: public.';
COMMENT ON COLUMN movements.copy.sha256 IS 'Of the file. Class: personal.';
COMMENT ON COLUMN movements.copy.made_by IS 'Account. Class: public.';
COMMENT ON COLUMN movements.copy.made_at IS 'When. Class: personal.';

CREATE TABLE movements.clearance (
    id           uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    agency       kernel.slug NOT NULL,
    kind         text        NOT NULL CONSTRAINT clearance_kind CHECK (kind IN ('leave-the-country', 'enter-the-country', 'pass-through')),
    asked_on     date        NOT NULL,
    due          date        NOT NULL,
    content      text[]      CONSTRAINT clearance_content CHECK (cardinality(content) = 10),
    answer       text        CONSTRAINT clearance_answer CHECK (answer IN ('permitted', 'not-permitted', 'more-needed')),
    answer_words text        CONSTRAINT clearance_answer_words CHECK (length(answer_words) <= 400),
    reference    text        CONSTRAINT clearance_reference CHECK (length(reference) <= 60),
    valid_from   date,
    valid_until  date,
    answered_at  timestamptz,
    removed_at   timestamptz,
    CONSTRAINT clearance_of_two CHECK (organisation <> agency),
    CONSTRAINT clearance_answered CHECK ((answer IS NULL) = (answered_at IS NULL)),
    CONSTRAINT clearance_days CHECK ((answer IS NOT DISTINCT FROM 'permitted') = (valid_from IS NOT NULL AND valid_until IS NOT NULL)
        AND (valid_from IS NULL OR valid_from <= valid_until)),
    CONSTRAINT clearance_removed CHECK ((content IS NULL) = (removed_at IS NOT NULL)),
    CONSTRAINT clearance_due CHECK (due >= asked_on),
    CONSTRAINT clearance_in_organisation UNIQUE (id, organisation)
);
COMMENT ON TABLE movements.clearance IS 'What an agency is asked about somebody: a dated copy of the fields that it needs, and its answer. Seen by both. Class: personal.';
COMMENT ON COLUMN movements.clearance.id IS 'Random. Class: public.';
COMMENT ON COLUMN movements.clearance.organisation IS 'Who asks. Class: public.';
COMMENT ON COLUMN movements.clearance.agency IS 'Who is asked. Class: personal.';
COMMENT ON COLUMN movements.clearance.kind IS 'What it is asked to permit. Class: personal.';
COMMENT ON COLUMN movements.clearance.asked_on IS 'When, to the day. Class: personal.';
COMMENT ON COLUMN movements.clearance.due IS 'By when an answer is needed. Class: personal.';
COMMENT ON COLUMN movements.clearance.content IS 'The copy, a place for each field whether it is known or not; null once removed. Class: personal.';
COMMENT ON COLUMN movements.clearance.answer IS 'What the agency said last; null until then. Class: personal.';
COMMENT ON COLUMN movements.clearance.answer_words IS 'What it added. Class: personal.';
COMMENT ON COLUMN movements.clearance.reference IS 'Number of its letter. Class: personal.';
COMMENT ON COLUMN movements.clearance.valid_from IS 'First day on which the permission holds. Class: personal.';
COMMENT ON COLUMN movements.clearance.valid_until IS 'Last day. Class: personal.';
COMMENT ON COLUMN movements.clearance.answered_at IS 'When. Class: personal.';
COMMENT ON COLUMN movements.clearance.removed_at IS 'When the copy was removed because nothing is asked any more; null while it is. Class: personal.';

CREATE TABLE movements.asked (
    clearance    uuid        PRIMARY KEY,
    organisation kernel.slug NOT NULL,
    person       uuid        NOT NULL,
    owner        uuid        NOT NULL,
    asked_by     uuid        NOT NULL,
    CONSTRAINT asked_clearance FOREIGN KEY (clearance, organisation) REFERENCES movements.clearance (id, organisation),
    CONSTRAINT asked_person FOREIGN KEY (person, organisation) REFERENCES people.person (id, organisation)
);
COMMENT ON TABLE movements.asked IS 'About whom an agency was asked and for what; never seen by the agency. Class: personal.';
COMMENT ON COLUMN movements.asked.clearance IS 'Which. Class: public.';
COMMENT ON COLUMN movements.asked.organisation IS 'Who asks. Class: public.';
COMMENT ON COLUMN movements.asked.person IS 'The record that was in hand. Class: public.';
COMMENT ON COLUMN movements.asked.owner IS 'What the asking module calls it; says nothing here. Class: public.';
COMMENT ON COLUMN movements.asked.asked_by IS 'Account. Class: public.';

CREATE INDEX request_by_person ON movements.request (person, organisation);
CREATE INDEX request_by_family ON movements.request (family, organisation) WHERE withdrawn_at IS NULL;
CREATE INDEX request_waiting ON movements.request (organisation, latest, id) WHERE withdrawn_at IS NULL;
CREATE INDEX requirement_of_request ON movements.requirement (request, organisation);
CREATE INDEX movement_list ON movements.movement (organisation, starts DESC NULLS FIRST, id DESC);
CREATE INDEX leg_of_movement ON movements.leg (movement, organisation, departs);
CREATE INDEX leg_deadlines ON movements.leg (organisation, ticket_by) WHERE ticket_by IS NOT NULL;
CREATE INDEX traveller_of_movement ON movements.traveller (movement, organisation);
CREATE INDEX traveller_of_request ON movements.traveller (request, organisation, person);
CREATE INDEX traveller_of_person ON movements.traveller (person, organisation);
CREATE INDEX traveller_by_joins ON movements.traveller (joins, movement, organisation);
CREATE INDEX traveller_by_leaves ON movements.traveller (leaves, movement, organisation);
CREATE INDEX apart_of_movement ON movements.apart (movement, organisation);
CREATE INDEX apart_by_request ON movements.apart (request, organisation);
CREATE INDEX provision_of_movement ON movements.provision (movement, organisation, starts_on);
CREATE INDEX manifest_of_movement ON movements.manifest (movement, organisation, made_at);
CREATE INDEX listed_of_manifest ON movements.listed (manifest, organisation);
CREATE INDEX listed_of_person ON movements.listed (person, organisation);
CREATE INDEX copy_of_manifest ON movements.copy (manifest, organisation);
CREATE INDEX clearance_of_agency ON movements.clearance (agency, due, id) WHERE removed_at IS NULL;
CREATE INDEX asked_of_clearance ON movements.asked (clearance, organisation);
CREATE INDEX asked_of_person ON movements.asked (person, organisation);
CREATE INDEX asked_by_owner ON movements.asked (organisation, owner);
COMMENT ON CONSTRAINT request_person ON movements.request IS 'At a merge: stays where it is, read through the redirect. At erasure: keeps the id only.';
COMMENT ON CONSTRAINT traveller_person ON movements.traveller IS 'At a merge: stays where it is, read through the redirect. At erasure: keeps the id only.';
COMMENT ON CONSTRAINT listed_person ON movements.listed IS 'At a merge: stays where it is, read through the redirect. At erasure: keeps the id only.';
COMMENT ON CONSTRAINT asked_person ON movements.asked IS 'At a merge: stays where it is, read through the redirect. At erasure: keeps the id only.';

-- Who counts as travelling.
CREATE FUNCTION movements.travels(state text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT state IN ('notified', 'confirmed', 'ticketed', 'boarded', 'arrived')
$$;

-- Which state may follow which; Booking.java says the same, and a test compares both.
CREATE FUNCTION movements.follows(before text, after text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT (before, after) IN (
        ('notified', 'confirmed'), ('notified', 'cancelled'),
        ('confirmed', 'ticketed'), ('confirmed', 'cancelled'), ('confirmed', 'no-show'),
        ('ticketed', 'boarded'), ('ticketed', 'cancelled'), ('ticketed', 'no-show'),
        ('boarded', 'arrived'), ('boarded', 'missing'),
        ('missing', 'arrived'))
$$;

-- One change of a movement at a time: what follows counts rows that nobody else adds meanwhile.
CREATE FUNCTION movements.place_traveller() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    PERFORM FROM movements.movement WHERE id = NEW.movement FOR UPDATE;
    IF TG_OP = 'UPDATE' AND NEW.state <> OLD.state AND NOT movements.follows(OLD.state, NEW.state) THEN
        RAISE EXCEPTION 'a state that does not follow' USING ERRCODE = '23514', CONSTRAINT = 'traveller_follows';
    END IF;
    IF TG_OP = 'INSERT' AND NEW.state <> 'notified' THEN
        RAISE EXCEPTION 'a booking that does not begin with its notice' USING ERRCODE = '23514', CONSTRAINT = 'traveller_follows';
    END IF;
    SELECT departs, (departs AT TIME ZONE from_zone)::date INTO NEW.starts, NEW.starts_on FROM movements.leg WHERE id = NEW.joins;
    SELECT arrives, (arrives AT TIME ZONE to_zone)::date INTO NEW.ends, NEW.ends_on FROM movements.leg WHERE id = NEW.leaves;
    IF NEW.ends <= NEW.starts THEN
        RAISE EXCEPTION 'leaves before joining' USING ERRCODE = '23514', CONSTRAINT = 'traveller_order';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER traveller_placed BEFORE INSERT OR UPDATE ON movements.traveller FOR EACH ROW EXECUTE FUNCTION movements.place_traveller();

-- How many travel on each leg, and when the movement begins and ends.
CREATE FUNCTION movements.reckon() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    of uuid;
BEGIN
    FOR of IN SELECT DISTINCT movement FROM changed ORDER BY 1 LOOP
        PERFORM FROM movements.movement WHERE id = of FOR UPDATE;
        UPDATE movements.leg SET booked = counted.people
          FROM (SELECT leg.id, count(traveller.id) AS people
                  FROM movements.leg LEFT JOIN movements.traveller ON traveller.movement = leg.movement
                   AND movements.travels(traveller.state) AND leg.departs >= traveller.starts AND leg.arrives <= traveller.ends
                 WHERE leg.movement = of GROUP BY leg.id) AS counted
         WHERE counted.id = leg.id AND leg.booked <> counted.people;
        UPDATE movements.movement SET version = version + 1,
               starts = (SELECT min(departs) FROM movements.leg WHERE movement = of),
               ends = (SELECT max(arrives) FROM movements.leg WHERE movement = of)
         WHERE id = of;
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER traveller_added AFTER INSERT ON movements.traveller REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION movements.reckon();
CREATE TRIGGER traveller_changed AFTER UPDATE ON movements.traveller REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION movements.reckon();
CREATE TRIGGER leg_added AFTER INSERT ON movements.leg REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION movements.reckon();

-- Legs were moved: whoever travels on them travels at their times now. What the counting itself writes moves nobody.
CREATE FUNCTION movements.move_travellers() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    UPDATE movements.traveller SET starts = starts
     WHERE movement IN (SELECT movement FROM changed) AND movements.travels(state);
    RETURN NULL;
END $$;
CREATE TRIGGER leg_moved AFTER UPDATE ON movements.leg REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION movements.move_travellers();
CREATE TRIGGER leg_moved_reckoned AFTER UPDATE ON movements.leg REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION movements.reckon();

-- Who of this family still wants to travel, does not travel in this movement, and of whom nobody said why.
CREATE FUNCTION movements.left_behind(of_movement uuid, of_family uuid) RETURNS SETOF uuid LANGUAGE sql STABLE
    SET search_path = pg_catalog AS $$
    SELECT request.id FROM movements.request
     WHERE request.family = of_family AND request.withdrawn_at IS NULL
       AND NOT EXISTS (SELECT FROM movements.traveller WHERE traveller.request = request.id
           AND ((traveller.movement = of_movement AND movements.travels(traveller.state)) OR traveller.state IN ('boarded', 'arrived', 'missing')))
       AND NOT EXISTS (SELECT FROM movements.apart WHERE apart.movement = of_movement AND apart.request = request.id)
$$;

-- Checked when the transaction ends: only then are all of a family there.
CREATE FUNCTION movements.refuse_split() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.family IS NOT NULL
        AND EXISTS (SELECT FROM movements.traveller WHERE movement = NEW.movement AND family = NEW.family AND movements.travels(state))
        AND EXISTS (SELECT FROM movements.left_behind(NEW.movement, NEW.family)) THEN
        RAISE EXCEPTION 'a family that is split without a word' USING ERRCODE = '23514', CONSTRAINT = 'traveller_family';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER traveller_family AFTER INSERT ON movements.traveller DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION movements.refuse_split();
CREATE CONSTRAINT TRIGGER traveller_family_left AFTER UPDATE ON movements.traveller DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (movements.travels(OLD.state) AND NOT movements.travels(NEW.state)) EXECUTE FUNCTION movements.refuse_split();

-- What keeps a list from being issued, as far as it can be told from these tables. The program knows one thing more: whether a child
-- travels with a grown-up of the family.
CREATE FUNCTION movements.refuse_list() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    PERFORM FROM movements.movement WHERE id = NEW.movement FOR UPDATE;
    IF NOT EXISTS (SELECT FROM movements.traveller WHERE movement = NEW.movement AND movements.travels(state))
        OR EXISTS (
            SELECT FROM movements.traveller
              JOIN movements.request ON request.id = traveller.request
              LEFT JOIN movements.requirement ON requirement.request = request.id
             WHERE traveller.movement = NEW.movement AND movements.travels(traveller.state)
               AND (request.withdrawn_at IS NOT NULL
                   OR (requirement.id IS NOT NULL
                       AND (requirement.valid_from IS NULL OR requirement.valid_from > traveller.starts_on
                           OR requirement.valid_until < traveller.ends_on))
                   OR (traveller.family IS NOT NULL
                       AND EXISTS (SELECT FROM movements.left_behind(traveller.movement, traveller.family))))) THEN
        RAISE EXCEPTION 'a list of people of whom not all can travel' USING ERRCODE = '23514', CONSTRAINT = 'manifest_ready';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER manifest_ready BEFORE INSERT ON movements.manifest FOR EACH ROW EXECUTE FUNCTION movements.refuse_list();

-- The agency answers and the asker takes back; what was asked stays as it was asked.
CREATE FUNCTION movements.refuse_rewriting() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF OLD.removed_at IS NOT NULL
        OR (NEW.content IS DISTINCT FROM OLD.content AND NEW.content IS NOT NULL)
        OR (NEW.content IS DISTINCT FROM OLD.content AND kernel.acting_organisation() IS NOT DISTINCT FROM OLD.agency)
        OR ((NEW.answer, NEW.answered_at, NEW.answer_words, NEW.reference, NEW.valid_from, NEW.valid_until)
                IS DISTINCT FROM (OLD.answer, OLD.answered_at, OLD.answer_words, OLD.reference, OLD.valid_from, OLD.valid_until)
            AND (kernel.acting_organisation() IS DISTINCT FROM OLD.agency OR OLD.answer IN ('permitted', 'not-permitted'))) THEN
        RAISE EXCEPTION 'a question is answered by whom it was asked, once' USING ERRCODE = '23514', CONSTRAINT = 'clearance_goes_on';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER clearance_goes_on BEFORE UPDATE ON movements.clearance FOR EACH ROW EXECUTE FUNCTION movements.refuse_rewriting();

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['request', 'requirement', 'movement', 'leg', 'traveller', 'apart', 'provision', 'manifest', 'listed', 'copy',
            'clearance', 'asked'] LOOP
        EXECUTE format('ALTER TABLE movements.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY %I ON movements.%I TO ${application} USING (organisation = kernel.acting_organisation())',
            name || '_of_organisation', name);
        EXECUTE format('CREATE POLICY %I ON movements.%I FOR SELECT TO ${backup} USING (true)', name || '_backup', name);
        EXECUTE format('GRANT SELECT, INSERT ON movements.%I TO ${application}', name);
        EXECUTE format('GRANT SELECT ON movements.%I TO ${backup}', name);
    END LOOP;
    -- Whoever was erased stays so when an older backup is restored.
    FOREACH name IN ARRAY ARRAY['request', 'requirement', 'traveller', 'movement', 'leg', 'apart', 'listed', 'clearance', 'asked'] LOOP
        EXECUTE format('CREATE POLICY %I ON movements.%I TO ${application} USING (kernel.acting_machine() = ''restoring'')',
            name || '_erased_again', name);
    END LOOP;
END $$;
-- The agency sees what it was asked, and says what it thinks of it.
CREATE POLICY clearance_addressed ON movements.clearance FOR SELECT TO ${application}
    USING (agency = kernel.acting_organisation() AND removed_at IS NULL);
CREATE POLICY clearance_answered_by_agency ON movements.clearance FOR UPDATE TO ${application}
    USING (agency = kernel.acting_organisation() AND removed_at IS NULL);
GRANT UPDATE (family, from_place, to_place, earliest, latest, needs, withdrawn_at) ON movements.request TO ${application};
GRANT UPDATE (kind, owed_by, due, valid_from, valid_until, told_at) ON movements.requirement TO ${application};
GRANT UPDATE (called, starts, ends, version) ON movements.movement TO ${application};
GRANT UPDATE (departs, arrives, seats, booked, fare, group_from, group_fare, currency, ticket_by) ON movements.leg TO ${application};
GRANT UPDATE (state, starts, ends, starts_on, ends_on, joins, leaves, why, arrived_at_place, changed_by, changed_at)
    ON movements.traveller TO ${application};
GRANT UPDATE (why) ON movements.apart TO ${application};
GRANT UPDATE (content) ON movements.listed TO ${application};
GRANT UPDATE (content, removed_at, answer, answer_words, reference, valid_from, valid_until, answered_at) ON movements.clearance TO ${application};
GRANT DELETE ON movements.requirement, movements.provision TO ${application};
