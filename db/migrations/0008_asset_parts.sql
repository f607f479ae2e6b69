CREATE TABLE "asset_parts" (
	"org_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"place" integer NOT NULL,
	"part" text NOT NULL,
	CONSTRAINT "asset_parts_org_id_hash_place_pk" PRIMARY KEY("org_id","hash","place")
);
--> statement-breakpoint
ALTER TABLE "asset_parts" ADD CONSTRAINT "asset_parts_org_id_hash_assets_org_id_hash_fk" FOREIGN KEY ("org_id","hash") REFERENCES "public"."assets"("org_id","hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset_parts" ADD CONSTRAINT "asset_parts_org_id_part_assets_org_id_hash_fk" FOREIGN KEY ("org_id","part") REFERENCES "public"."assets"("org_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset_parts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "asset_parts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "asset_parts" TO patchbay_app
  USING (org_id = nullif(current_setting('patchbay.org', true), '')::uuid)
  WITH CHECK (org_id = nullif(current_setting('patchbay.org', true), '')::uuid);--> statement-breakpoint
GRANT SELECT ON "asset_parts" TO patchbay_app;--> statement-breakpoint
CREATE POLICY engine ON "asset_parts" TO patchbay_engine USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "asset_parts" TO patchbay_engine;
