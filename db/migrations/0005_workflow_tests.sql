CREATE TABLE "workflow_tests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"org_id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"name" text NOT NULL,
	"run_id" uuid NOT NULL,
	"fixture" json NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid
);
--> statement-breakpoint
ALTER TABLE "workflow_tests" ADD CONSTRAINT "workflow_tests_org_id_workflow_id_workflows_org_id_id_fk" FOREIGN KEY ("org_id","workflow_id") REFERENCES "public"."workflows"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "workflow_tests_of_workflow" ON "workflow_tests" USING btree ("org_id","workflow_id","created_at");--> statement-breakpoint
ALTER TABLE "workflow_tests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "workflow_tests" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "workflow_tests" TO patchbay_app
  USING (org_id = nullif(current_setting('patchbay.org', true), '')::uuid)
  WITH CHECK (org_id = nullif(current_setting('patchbay.org', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "workflow_tests" TO patchbay_app;
