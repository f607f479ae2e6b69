CREATE TABLE "asset_refs" (
	"org_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"run_id" uuid NOT NULL,
	CONSTRAINT "asset_refs_org_id_hash_run_id_pk" PRIMARY KEY("org_id","hash","run_id")
);
--> statement-breakpoint
ALTER TABLE "run_segments" DROP CONSTRAINT "run_segments_org_id_run_id_runs_org_id_id_fk";
--> statement-breakpoint
ALTER TABLE "asset_refs" ADD CONSTRAINT "asset_refs_org_id_run_id_runs_org_id_id_fk" FOREIGN KEY ("org_id","run_id") REFERENCES "public"."runs"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "asset_refs_run" ON "asset_refs" USING btree ("run_id");--> statement-breakpoint
ALTER TABLE "asset_refs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "asset_refs" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "asset_refs" TO patchbay_app
  USING (org_id = nullif(current_setting('patchbay.org', true), '')::uuid)
  WITH CHECK (org_id = nullif(current_setting('patchbay.org', true), '')::uuid);--> statement-breakpoint
GRANT SELECT ON "asset_refs" TO patchbay_app;--> statement-breakpoint
CREATE POLICY engine ON "asset_refs" TO patchbay_engine USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "asset_refs" TO patchbay_engine;--> statement-breakpoint
-- What runs of before name. The rows of all organizations are seen by the engine only, also by whoever owns the tables.
SELECT set_config('role', 'patchbay_engine', true);--> statement-breakpoint
INSERT INTO asset_refs (org_id, hash, run_id)
  SELECT DISTINCT org_id, (regexp_matches(events, 'sha256:[0-9a-f]{64}', 'g'))[1], run_id FROM run_segments
  WHERE events LIKE '%sha256:%' ON CONFLICT DO NOTHING;--> statement-breakpoint
SELECT set_config('role', 'none', true);
