CREATE TABLE "run_snapshots" (
	"org_id" uuid NOT NULL,
	"run_id" uuid PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"form" integer NOT NULL,
	"state" "bytea" NOT NULL,
	"taken_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "run_snapshots" ADD CONSTRAINT "run_snapshots_org_id_run_id_runs_org_id_id_fk" FOREIGN KEY ("org_id","run_id") REFERENCES "public"."runs"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_snapshots" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "run_snapshots" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "run_snapshots" TO patchbay_app
  USING (org_id = nullif(current_setting('patchbay.org', true), '')::uuid)
  WITH CHECK (org_id = nullif(current_setting('patchbay.org', true), '')::uuid);--> statement-breakpoint
GRANT SELECT ON "run_snapshots" TO patchbay_app;--> statement-breakpoint
CREATE POLICY engine ON "run_snapshots" TO patchbay_engine USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "run_snapshots" TO patchbay_engine;
