-- Three roles share the work; none owns a table and none may pass row-level security.
-- patchbay_app serves requests for one organization at a time, patchbay_engine drives the runs of all,
-- patchbay_auth signs people and keys in. Roles belong to the server, so they may be there already.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['patchbay_app', 'patchbay_engine', 'patchbay_auth'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', name);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
    IF NOT pg_has_role(current_user, name, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO %I', name, current_user);
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', name);
  END LOOP;
END $$;--> statement-breakpoint

-- Partitions are reached through their parent only: nobody is granted anything on them.
CREATE TABLE "run_segments_default" PARTITION OF "run_segments" DEFAULT;--> statement-breakpoint

-- Every table of a tenant: forced row-level security, and the one policy of a request.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'api_keys', 'asset_chunks', 'assets', 'audit', 'callbacks', 'connections', 'drafts', 'graphs', 'idempotency',
    'invitations', 'members', 'run_segments', 'runs', 'variables', 'versions', 'waits', 'workflows'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO patchbay_app'
      ' USING (org_id = nullif(current_setting(''patchbay.org'', true), '''')::uuid)'
      ' WITH CHECK (org_id = nullif(current_setting(''patchbay.org'', true), '''')::uuid)', name);
  END LOOP;
END $$;--> statement-breakpoint

-- Tables that are shared or tenants themselves: closed unless a policy below opens them.
ALTER TABLE "organizations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "organizations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "organizations" TO patchbay_app
  USING (id = nullif(current_setting('patchbay.org', true), '')::uuid)
  WITH CHECK (id = nullif(current_setting('patchbay.org', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "users" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY fellow_members ON "users" FOR SELECT TO patchbay_app
  USING (EXISTS (SELECT FROM members WHERE members.user_id = users.id));--> statement-breakpoint
GRANT SELECT, UPDATE ("name") ON "organizations" TO patchbay_app;--> statement-breakpoint
GRANT SELECT ("id", "name", "email", "image") ON "users" TO patchbay_app;--> statement-breakpoint

GRANT SELECT, INSERT, UPDATE, DELETE ON
  "workflows", "drafts", "connections", "variables", "members", "invitations" TO patchbay_app;--> statement-breakpoint
GRANT SELECT, INSERT ON "graphs", "versions", "assets", "asset_chunks", "audit" TO patchbay_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("revoked_at") ON "api_keys" TO patchbay_app;--> statement-breakpoint
GRANT SELECT, UPDATE ("cancel_requested_at", "cancel_by") ON "runs" TO patchbay_app;--> statement-breakpoint
GRANT SELECT ON "run_segments", "waits", "idempotency", "callbacks" TO patchbay_app;--> statement-breakpoint
GRANT USAGE ON SEQUENCE "audit_id_seq" TO patchbay_app;--> statement-breakpoint

-- The engine writes what runs are made of, for all organizations in one statement, and reads what they need.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'asset_chunks', 'assets', 'callbacks', 'idempotency', 'run_segments', 'runs', 'waits'
  ] LOOP
    EXECUTE format('CREATE POLICY engine ON %I TO patchbay_engine USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO patchbay_engine', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['connections', 'graphs', 'variables', 'versions', 'workflows'] LOOP
    EXECUTE format('CREATE POLICY engine ON %I FOR SELECT TO patchbay_engine USING (true)', name);
    EXECUTE format('GRANT SELECT ON %I TO patchbay_engine', name);
  END LOOP;
END $$;--> statement-breakpoint
ALTER TABLE "processes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "processes" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY engine ON "processes" TO patchbay_engine USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "processes" TO patchbay_engine;--> statement-breakpoint

-- Sign-in knows people and keys before it knows their organization.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['accounts', 'sessions', 'verifications'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY[
    'accounts', 'sessions', 'verifications', 'users', 'organizations', 'members', 'invitations'
  ] LOOP
    EXECUTE format('CREATE POLICY auth ON %I TO patchbay_auth USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO patchbay_auth', name);
  END LOOP;
END $$;--> statement-breakpoint
CREATE POLICY auth ON "api_keys" TO patchbay_auth USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("last_used_at") ON "api_keys" TO patchbay_auth;
