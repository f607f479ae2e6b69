CREATE TABLE "promotions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"org_id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"percent" integer NOT NULL,
	"failed_tests" integer DEFAULT 0 NOT NULL,
	"asked_by" uuid NOT NULL,
	"asker" json NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"decision" text,
	"decider" json,
	"decided_at" timestamp (3) with time zone,
	"note" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "promotions" ADD CONSTRAINT "promotions_org_id_workflow_id_workflows_org_id_id_fk" FOREIGN KEY ("org_id","workflow_id") REFERENCES "public"."workflows"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotions" ADD CONSTRAINT "promotions_workflow_id_version_versions_workflow_id_version_fk" FOREIGN KEY ("workflow_id","version") REFERENCES "public"."versions"("workflow_id","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "promotions_open" ON "promotions" USING btree ("workflow_id") WHERE decision is null;--> statement-breakpoint
CREATE INDEX "promotions_of_version" ON "promotions" USING btree ("workflow_id","version");--> statement-breakpoint
CREATE INDEX "promotions_waiting" ON "promotions" USING btree ("org_id","asked_at") WHERE decision is null;--> statement-breakpoint
ALTER TABLE "promotions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "promotions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "promotions" TO patchbay_app
  USING (org_id = nullif(current_setting('patchbay.org', true), '')::uuid)
  WITH CHECK (org_id = nullif(current_setting('patchbay.org', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("decision", "decider", "decided_at", "note") ON "promotions" TO patchbay_app;
