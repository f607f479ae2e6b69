ALTER TABLE "comments" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE POLICY engine ON "comments" TO patchbay_engine USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, UPDATE, DELETE ON "comments" TO patchbay_engine;
