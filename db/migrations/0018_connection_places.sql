CREATE TABLE "places" (
	"org_id" uuid NOT NULL,
	"key" text NOT NULL,
	"place" integer NOT NULL,
	"holder" uuid NOT NULL,
	"owner" uuid NOT NULL,
	CONSTRAINT "places_org_id_key_place_pk" PRIMARY KEY("org_id","key","place")
);
--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "concurrency" integer;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_org_id_organizations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "places" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "places" TO patchbay_app
  USING (org_id = nullif(current_setting('patchbay.org', true), '')::uuid)
  WITH CHECK (org_id = nullif(current_setting('patchbay.org', true), '')::uuid);--> statement-breakpoint
GRANT SELECT ON "places" TO patchbay_app;--> statement-breakpoint
CREATE POLICY engine ON "places" TO patchbay_engine USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "places" TO patchbay_engine;
