-- What each request asks before anything else: who comes with this secret. As functions that tell the database themselves for
-- whom they ask, these are one way there and back instead of four, and the same for the key of a request that changes
-- something. They show nothing that the application could not see: it tells the database the same words.

CREATE FUNCTION access.session_of(sought bytea, made_after timestamptz, seen_after timestamptz)
    RETURNS TABLE (session uuid, seen_at timestamptz, confirmed_at timestamptz, account uuid, organisation text, name text, language text, grants text[])
    LANGUAGE plpgsql ROWS 1
AS $$
DECLARE
    told text := current_setting('kerwen.machine', true);
BEGIN
    PERFORM set_config('kerwen.machine', 'sign-in', true);
    RETURN QUERY
    SELECT s.id, s.seen_at, s.confirmed_at, a.id, a.organisation::text, a.name::text, a.language::text,
           ARRAY(SELECT concat(g.role, ',', g.programme, ',', g.place) FROM access.role_grant g WHERE g.account = a.id AND g.ended_at IS NULL)
      FROM access.session s JOIN access.account a ON a.id = s.account
     WHERE s.hash = sought AND s.made_at > made_after AND s.seen_at > seen_after AND a.ended_at IS NULL;
    -- Whoever calls it within a transaction goes on as before.
    PERFORM set_config('kerwen.machine', coalesce(told, ''), true);
END
$$;
COMMENT ON FUNCTION access.session_of IS 'The session with this hash that has neither ended nor expired, and whose it is; a grant is role,programme,place.';

CREATE FUNCTION access.token_of(sought bytea, now timestamptz)
    RETURNS TABLE (token uuid, operations text[], used_on date, account uuid, organisation text, name text, language text, grants text[])
    LANGUAGE plpgsql ROWS 1
AS $$
DECLARE
    told text := current_setting('kerwen.machine', true);
BEGIN
    PERFORM set_config('kerwen.machine', 'sign-in', true);
    RETURN QUERY
    SELECT t.id, t.operations::text[], t.used_on, a.id, a.organisation::text, a.name::text, a.language::text,
           ARRAY(SELECT concat(g.role, ',', g.programme, ',', g.place) FROM access.role_grant g WHERE g.account = a.id AND g.ended_at IS NULL)
      FROM access.token t JOIN access.account a ON a.id = t.account
     WHERE t.hash = sought AND t.expires_at > now AND t.revoked_at IS NULL AND a.ended_at IS NULL;
    -- Whoever calls it within a transaction goes on as before.
    PERFORM set_config('kerwen.machine', coalesce(told, ''), true);
END
$$;
COMMENT ON FUNCTION access.token_of IS 'The token with this hash that works, and whose it is; a grant is role,programme,place.';

REVOKE ALL ON FUNCTION access.session_of, access.token_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.session_of, access.token_of TO ${application};

CREATE FUNCTION idempotency.claim(by uuid, the_route text, the_key_hash bytea, the_request bytea) RETURNS boolean
    LANGUAGE plpgsql
    SET lock_timeout = '3s'
AS $$
BEGIN
    INSERT INTO idempotency.answer (account, route, key_hash, request) VALUES (by, the_route, the_key_hash, the_request)
        ON CONFLICT DO NOTHING;
    RETURN FOUND;
END
$$;
COMMENT ON FUNCTION idempotency.claim IS 'Whether the request is new; while another transaction works under the same key it waits for three seconds.';

REVOKE ALL ON FUNCTION idempotency.claim FROM PUBLIC;
GRANT EXECUTE ON FUNCTION idempotency.claim TO ${application};
