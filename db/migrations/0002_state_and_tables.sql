CREATE TABLE "data_row_keys" (
	"org_id" uuid NOT NULL,
	"table_id" uuid NOT NULL,
	"key" text NOT NULL,
	"hash" text NOT NULL,
	"row_id" uuid NOT NULL,
	CONSTRAINT "data_row_keys_table_id_key_hash_pk" PRIMARY KEY("table_id","key","hash")
);
--> statement-breakpoint
CREATE TABLE "data_rows" (
	"org_id" uuid NOT NULL,
	"table_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"values" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "data_rows_table_id_id_pk" PRIMARY KEY("table_id","id")
);
--> statement-breakpoint
CREATE TABLE "data_tables" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"name" text NOT NULL,
	"columns" json NOT NULL,
	"keys" json NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "data_tables_org" UNIQUE("id","org_id")
);
--> statement-breakpoint
CREATE TABLE "effect_answers" (
	"org_id" uuid NOT NULL,
	"key" text NOT NULL,
	"answer" json,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "effect_answers_org_id_key_pk" PRIMARY KEY("org_id","key")
);
--> statement-breakpoint
CREATE TABLE "workflow_state" (
	"org_id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"is_draft" boolean NOT NULL,
	"key" text NOT NULL,
	"value" json,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workflow_state_org_id_workflow_id_is_draft_key_pk" PRIMARY KEY("org_id","workflow_id","is_draft","key")
);
--> statement-breakpoint
ALTER TABLE "data_row_keys" ADD CONSTRAINT "data_row_keys_row" FOREIGN KEY ("table_id","row_id") REFERENCES "public"."data_rows"("table_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_rows" ADD CONSTRAINT "data_rows_table" FOREIGN KEY ("table_id","org_id") REFERENCES "public"."data_tables"("id","org_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_tables" ADD CONSTRAINT "data_tables_org_id_organizations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effect_answers" ADD CONSTRAINT "effect_answers_org_id_organizations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflow_state" ADD CONSTRAINT "workflow_state_workflow_id_workflows_id_fk" FOREIGN KEY ("workflow_id") REFERENCES "public"."workflows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_row_keys_row" ON "data_row_keys" USING btree ("table_id","row_id");--> statement-breakpoint
CREATE UNIQUE INDEX "data_tables_name" ON "data_tables" USING btree ("org_id","name");--> statement-breakpoint
CREATE INDEX "effect_answers_age" ON "effect_answers" USING btree ("created_at");--> statement-breakpoint

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['data_row_keys', 'data_rows', 'data_tables', 'effect_answers', 'workflow_state'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO patchbay_app'
      ' USING (org_id = nullif(current_setting(''patchbay.org'', true), '''')::uuid)'
      ' WITH CHECK (org_id = nullif(current_setting(''patchbay.org'', true), '''')::uuid)', name);
  END LOOP;
END $$;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON
  "data_row_keys", "data_rows", "data_tables", "workflow_state" TO patchbay_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("answer") ON "effect_answers" TO patchbay_app;--> statement-breakpoint

-- Upkeep forgets answers whose runs are long over.
CREATE POLICY engine ON "effect_answers" TO patchbay_engine USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, DELETE ON "effect_answers" TO patchbay_engine;
