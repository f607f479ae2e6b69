CREATE TABLE "shared_drafts" (
	"workflow_id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"epoch" uuid DEFAULT gen_random_uuid() NOT NULL,
	"state" "bytea" NOT NULL,
	"base" json NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shared_updates" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "shared_drafts" ADD CONSTRAINT "shared_drafts_org_id_workflow_id_workflows_org_id_id_fk" FOREIGN KEY ("org_id","workflow_id") REFERENCES "public"."workflows"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_updates" ADD CONSTRAINT "shared_updates_org_id_workflow_id_workflows_org_id_id_fk" FOREIGN KEY ("org_id","workflow_id") REFERENCES "public"."workflows"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "shared_updates_of_workflow" ON "shared_updates" USING btree ("org_id","workflow_id","id");--> statement-breakpoint
ALTER TABLE "shared_drafts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "shared_drafts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "shared_drafts" TO patchbay_app
  USING (org_id = nullif(current_setting('patchbay.org', true), '')::uuid)
  WITH CHECK (org_id = nullif(current_setting('patchbay.org', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "shared_drafts" TO patchbay_app;--> statement-breakpoint
ALTER TABLE "shared_updates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "shared_updates" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "shared_updates" TO patchbay_app
  USING (org_id = nullif(current_setting('patchbay.org', true), '')::uuid)
  WITH CHECK (org_id = nullif(current_setting('patchbay.org', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "shared_updates" TO patchbay_app;--> statement-breakpoint
GRANT USAGE ON SEQUENCE "shared_updates_id_seq" TO patchbay_app;
