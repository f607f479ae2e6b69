ALTER TABLE "callbacks" ADD COLUMN "problem" text;--> statement-breakpoint
ALTER TABLE "callbacks" ADD COLUMN "given_up_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "settled_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "callbacks_given_up" ON "callbacks" USING btree ("org_id") WHERE given_up_at is not null;--> statement-breakpoint
CREATE INDEX "runs_failed" ON "runs" USING btree ("org_id","finished_at" desc) WHERE status = 'failed' and settled_at is null;--> statement-breakpoint
-- What had been given up before is known by its attempts alone and stays settled.
GRANT UPDATE ("settled_at") ON "runs" TO patchbay_app;--> statement-breakpoint
GRANT UPDATE ("attempts", "due_at", "done_at", "given_up_at") ON "callbacks" TO patchbay_app;
