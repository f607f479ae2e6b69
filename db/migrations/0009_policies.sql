CREATE TABLE "rates" (
	"org_id" uuid NOT NULL,
	"key" text NOT NULL,
	"left" double precision NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rates_org_id_key_pk" PRIMARY KEY("org_id","key")
);
--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "settings" json DEFAULT '{}'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "usage" json;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "priority" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "lane" integer;--> statement-breakpoint
ALTER TABLE "rates" ADD CONSTRAINT "rates_org_id_organizations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "runs_queued" ON "runs" USING btree ("org_id","workflow_id") WHERE finished_at is null and status = 'queued';--> statement-breakpoint
CREATE INDEX "runs_lane" ON "runs" USING btree ("workflow_id") WHERE finished_at is null and lane is not null;--> statement-breakpoint
GRANT UPDATE ("settings") ON "organizations" TO patchbay_app;--> statement-breakpoint
CREATE POLICY engine ON "organizations" FOR SELECT TO patchbay_engine USING (true);--> statement-breakpoint
GRANT SELECT ON "organizations" TO patchbay_engine;--> statement-breakpoint
ALTER TABLE "rates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "rates" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "rates" TO patchbay_app
  USING (org_id = nullif(current_setting('patchbay.org', true), '')::uuid)
  WITH CHECK (org_id = nullif(current_setting('patchbay.org', true), '')::uuid);--> statement-breakpoint
GRANT SELECT ON "rates" TO patchbay_app;--> statement-breakpoint
CREATE POLICY engine ON "rates" TO patchbay_engine USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "rates" TO patchbay_engine;
