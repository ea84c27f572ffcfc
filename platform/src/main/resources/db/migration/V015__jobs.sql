-- Work that was put off: it is written down in the transaction that wants it, so that it happens if and only if that stands.

CREATE SCHEMA jobs;
COMMENT ON SCHEMA jobs IS 'Work that was put off, and how far it is.';
GRANT USAGE ON SCHEMA jobs TO ${application}, ${backup};

CREATE TABLE jobs.job (
    id           uuid        PRIMARY KEY,
    kind         text        NOT NULL CONSTRAINT job_kind CHECK (kind ~ '^[a-z]+(-[a-z]+)*$' AND length(kind) <= 60),
    account      uuid,
    organisation kernel.slug,
    argument     jsonb       NOT NULL CONSTRAINT job_argument CHECK (length(argument::text) <= 65536),
    made_at      timestamptz NOT NULL DEFAULT now(),
    started_at   timestamptz,
    attempts     integer     NOT NULL DEFAULT 0 CONSTRAINT job_attempts CHECK (attempts >= 0),
    done         bigint      NOT NULL DEFAULT 0 CONSTRAINT job_done CHECK (done >= 0),
    of           bigint      CONSTRAINT job_of CHECK (of >= 0),
    what         text        CONSTRAINT job_what CHECK (what ~ '^[a-z]+(-[a-z]+)*$' AND length(what) <= 60),
    cancelled_at timestamptz,
    ended_at     timestamptz,
    outcome      text        CONSTRAINT job_outcome CHECK (outcome IN ('done', 'failed', 'cancelled')),
    incident     text        CONSTRAINT job_incident CHECK (incident ~ '^[2-9A-Z]{4}-[2-9A-Z]{4}$'),
    CONSTRAINT job_ended CHECK ((ended_at IS NULL) = (outcome IS NULL)),
    CONSTRAINT job_of_somebody CHECK ((account IS NULL) = (organisation IS NULL))
);
COMMENT ON TABLE jobs.job IS 'A piece of work that was put off, and how far it is. Class: personal. Backup: left out.';
COMMENT ON COLUMN jobs.job.id IS 'Class: public.';
COMMENT ON COLUMN jobs.job.kind IS 'What kind of work, a word of the program. Class: public.';
COMMENT ON COLUMN jobs.job.account IS 'Who started it and may look and cancel; null where the program did. Class: public.';
COMMENT ON COLUMN jobs.job.organisation IS 'That of the account. Class: public.';
COMMENT ON COLUMN jobs.job.argument IS 'What is to be worked on: ids and choices only. Class: personal.';
COMMENT ON COLUMN jobs.job.made_at IS 'When it was put off. Class: personal.';
COMMENT ON COLUMN jobs.job.started_at IS 'When it was begun last. Class: public.';
COMMENT ON COLUMN jobs.job.attempts IS 'How often it was begun. Class: public.';
COMMENT ON COLUMN jobs.job.done IS 'How many of its steps stand; a second attempt goes on from here. Class: public.';
COMMENT ON COLUMN jobs.job.of IS 'How many steps there are; null where that is not known. Class: public.';
COMMENT ON COLUMN jobs.job.what IS 'What it is at, a word of the program. Class: public.';
COMMENT ON COLUMN jobs.job.cancelled_at IS 'When somebody asked it to stop. Class: public.';
COMMENT ON COLUMN jobs.job.ended_at IS 'When it ended; some weeks later the row goes. Class: public.';
COMMENT ON COLUMN jobs.job.outcome IS 'Word of a closed list. Class: public.';
COMMENT ON COLUMN jobs.job.incident IS 'Number under which the log says where the last attempt failed. Class: public.';
CREATE INDEX job_by_account ON jobs.job (organisation, account, made_at);
CREATE INDEX job_by_end ON jobs.job (ended_at);

ALTER TABLE jobs.job ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY job_of_account ON jobs.job TO ${application}
    USING (organisation = kernel.acting_organisation() AND account = kernel.acting_account());
CREATE POLICY job_of_machines ON jobs.job TO ${application} USING (kernel.acting_machine() IN ('jobs', 'cleaning'));
CREATE POLICY job_made_by_machines ON jobs.job FOR INSERT TO ${application}
    WITH CHECK (kernel.acting_machine() IS NOT NULL AND account IS NULL);
GRANT SELECT, INSERT, UPDATE, DELETE ON jobs.job TO ${application};

-- The columns are those that the library db-scheduler reads and writes. It learns when to do something and no more: task_data
-- stays empty, what is to be done stands in jobs.job behind its row security.
CREATE TABLE jobs.due (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea       CONSTRAINT due_without_data CHECK (task_data IS NULL),
    execution_time       timestamptz,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    state                text,
    PRIMARY KEY (task_name, task_instance)
);
COMMENT ON TABLE jobs.due IS 'When which job is to be begun, and which process is at it. Ids and times only. Class: public. Backup: left out.';
CREATE INDEX due_by_time ON jobs.due (execution_time);
CREATE INDEX due_by_heartbeat ON jobs.due (last_heartbeat);
GRANT SELECT, INSERT, UPDATE, DELETE ON jobs.due TO ${application};
