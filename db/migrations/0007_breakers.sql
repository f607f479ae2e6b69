CREATE TABLE "breakers" (
	"org_id" uuid NOT NULL,
	"host" text NOT NULL,
	"connection" text NOT NULL,
	"failures" integer NOT NULL,
	"last_error" text NOT NULL,
	"open_until" timestamp (3) with time zone,
	"trials" integer DEFAULT 0 NOT NULL,
	"successes" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "breakers_org_id_host_connection_pk" PRIMARY KEY("org_id","host","connection")
);
--> statement-breakpoint
ALTER TABLE "breakers" ADD CONSTRAINT "breakers_org_id_organizations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "breakers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "breakers" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "breakers" TO patchbay_app
  USING (org_id = nullif(current_setting('patchbay.org', true), '')::uuid)
  WITH CHECK (org_id = nullif(current_setting('patchbay.org', true), '')::uuid);--> statement-breakpoint
GRANT SELECT ON "breakers" TO patchbay_app;--> statement-breakpoint
CREATE POLICY engine ON "breakers" TO patchbay_engine USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "breakers" TO patchbay_engine;
