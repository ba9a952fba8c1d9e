"""The database's half of the event chain, installed by migration.

The trigger links each new event to the last one of its chain and refuses every change; the head
table is reachable by the owner only.
"""

CONTENT = """jsonb_build_array(NEW.id, NEW.chain_id, NEW.case_id, NEW.defendant_id, NEW.kind,
    (extract(epoch FROM NEW.occurred_at) * 1000000)::bigint, NEW.actor_id, NEW.actor_name, NEW.actor_role,
    NEW.organisation_id, NEW.organisation_name, NEW.subject_id, NEW.reason, NEW.data, NEW.sequence)::text"""

INSTALL = f"""
CREATE FUNCTION audit_link_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE head audit_chainhead%ROWTYPE;
BEGIN
    INSERT INTO audit_chainhead AS h (chain_id, sequence, digest) VALUES (NEW.chain_id, 0, '')
        ON CONFLICT (chain_id) DO UPDATE SET sequence = h.sequence RETURNING * INTO head;
    NEW.sequence := head.sequence + 1;
    NEW.previous_digest := head.digest;
    NEW.digest := encode(sha256(convert_to(head.digest || {CONTENT}, 'UTF8')), 'hex');
    UPDATE audit_chainhead SET sequence = NEW.sequence, digest = NEW.digest WHERE chain_id = NEW.chain_id;
    RETURN NEW;
END $$;
CREATE TRIGGER audit_event_linked BEFORE INSERT ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_link_event();

CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'events are append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_event_not_truncated BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
"""

REMOVE = """
DROP TRIGGER audit_event_linked ON audit_event;
DROP TRIGGER audit_event_append_only ON audit_event;
DROP TRIGGER audit_event_not_truncated ON audit_event;
DROP FUNCTION audit_link_event();
DROP FUNCTION audit_refuse_change();
"""
