CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"key" text NOT NULL,
	"topic" text NOT NULL,
	"data" json NOT NULL,
	"result" json NOT NULL,
	"published_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "events_key" UNIQUE("org_id","key")
);
--> statement-breakpoint
CREATE TABLE "failures" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pending_events" (
	"org_id" uuid NOT NULL,
	"trigger_id" uuid NOT NULL,
	"key" text NOT NULL,
	"input" json NOT NULL,
	"door" text NOT NULL,
	"depth" integer NOT NULL,
	"count" integer NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "pending_events_trigger_id_key_pk" PRIMARY KEY("trigger_id","key")
);
--> statement-breakpoint
CREATE TABLE "triggers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"org_id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"version" integer,
	"hash" text NOT NULL,
	"node" text NOT NULL,
	"kind" text NOT NULL,
	"config" json NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"due_at" timestamp (3) with time zone,
	"paused_at" timestamp (3) with time zone,
	"listening_until" timestamp (3) with time zone,
	"last_at" timestamp (3) with time zone,
	"last_run_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "triggers_org_id" UNIQUE("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "idempotency" ADD COLUMN "keep_days" integer DEFAULT 7 NOT NULL;--> statement-breakpoint
ALTER TABLE "failures" ADD CONSTRAINT "failures_org_id_run_id_runs_org_id_id_fk" FOREIGN KEY ("org_id","run_id") REFERENCES "public"."runs"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_events" ADD CONSTRAINT "pending_events_org_id_trigger_id_triggers_org_id_id_fk" FOREIGN KEY ("org_id","trigger_id") REFERENCES "public"."triggers"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "triggers" ADD CONSTRAINT "triggers_org_id_workflow_id_workflows_org_id_id_fk" FOREIGN KEY ("org_id","workflow_id") REFERENCES "public"."workflows"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_age" ON "events" USING btree ("published_at");--> statement-breakpoint
CREATE INDEX "events_topic" ON "events" USING btree ("org_id","topic","published_at");--> statement-breakpoint
CREATE INDEX "failures_age" ON "failures" USING btree ("at");--> statement-breakpoint
CREATE INDEX "pending_events_due" ON "pending_events" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "triggers_active" ON "triggers" USING btree ("workflow_id","node") WHERE version is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "triggers_listening" ON "triggers" USING btree ("workflow_id","node") WHERE version is null;--> statement-breakpoint
CREATE INDEX "triggers_address" ON "triggers" USING btree ("org_id","kind","address");--> statement-breakpoint
CREATE INDEX "triggers_due" ON "triggers" USING btree ("due_at") WHERE due_at is not null and paused_at is null;--> statement-breakpoint

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['events', 'failures', 'pending_events', 'triggers'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO patchbay_app'
      ' USING (org_id = nullif(current_setting(''patchbay.org'', true), '''')::uuid)'
      ' WITH CHECK (org_id = nullif(current_setting(''patchbay.org'', true), '''')::uuid)', name);
    EXECUTE format('CREATE POLICY engine ON %I TO patchbay_engine USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;--> statement-breakpoint
-- Publishing writes triggers; whatever begins runs, for all organizations, is the engine's.
GRANT SELECT, INSERT, UPDATE, DELETE ON "triggers" TO patchbay_app;--> statement-breakpoint
GRANT SELECT ON "events", "failures", "pending_events" TO patchbay_app;--> statement-breakpoint
GRANT SELECT, UPDATE, DELETE ON "triggers" TO patchbay_engine;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "events", "failures", "pending_events" TO patchbay_engine;
