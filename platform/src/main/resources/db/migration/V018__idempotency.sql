-- What was answered to a request that changed something, so that the same request, sent again, does nothing and is answered
-- the same. The row is written in the transaction of the change itself: both stand or neither does.

CREATE SCHEMA idempotency;
COMMENT ON SCHEMA idempotency IS 'Answers to requests that changed something, kept for a week for those who ask again.';
GRANT USAGE ON SCHEMA idempotency TO ${application}, ${backup};

CREATE TABLE idempotency.answer (
    account    uuid        NOT NULL,
    route      text        NOT NULL CONSTRAINT answer_route CHECK (route ~ '^[A-Z]+ /[^\s?]*$' AND length(route) <= 200),
    key_hash   bytea       NOT NULL CONSTRAINT answer_key_hash CHECK (length(key_hash) = 32),
    request    bytea       NOT NULL CONSTRAINT answer_request CHECK (length(request) = 32),
    status     integer     CONSTRAINT answer_status CHECK (status BETWEEN 200 AND 399),
    answer     bytea       CONSTRAINT answer_size CHECK (length(answer) <= 65536),
    made_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account, route, key_hash),
    CONSTRAINT answer_whole CHECK ((status IS NULL) = (answer IS NULL))
);
COMMENT ON TABLE idempotency.answer IS 'A request that changed something, once. Class: personal.';
COMMENT ON COLUMN idempotency.answer.account IS 'Whose request it was. Class: public.';
COMMENT ON COLUMN idempotency.answer.route IS 'Method and pattern of the address, without its values. Class: personal.';
COMMENT ON COLUMN idempotency.answer.key_hash IS 'SHA-256 of the key that the caller sent; the key itself is not kept. Class: secret.';
COMMENT ON COLUMN idempotency.answer.request IS 'What was asked, hashed under the caller''s key: without that it cannot even be guessed. Class: sealed.';
COMMENT ON COLUMN idempotency.answer.status IS 'Status of the answer; null only inside the transaction that does the work. Class: public.';
COMMENT ON COLUMN idempotency.answer.answer IS 'Address and body of the answer, encrypted under the caller''s key. Class: sealed.';
COMMENT ON COLUMN idempotency.answer.made_at IS 'When the request was served; a week later the row goes. Class: personal.';
CREATE INDEX answer_by_time ON idempotency.answer (made_at);

ALTER TABLE idempotency.answer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY answer_of_account ON idempotency.answer TO ${application} USING (account = kernel.acting_account());
CREATE POLICY answer_of_machines ON idempotency.answer TO ${application} USING (kernel.acting_machine() = 'cleaning');
CREATE POLICY answer_backup ON idempotency.answer FOR SELECT TO ${backup} USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency.answer TO ${application};
GRANT SELECT ON idempotency.answer TO ${backup};
