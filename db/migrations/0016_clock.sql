ALTER TABLE "runs" ADD COLUMN "ahead_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "advance" json;--> statement-breakpoint
CREATE INDEX "runs_advance" ON "runs" USING btree ("id") WHERE finished_at is null and advance is not null;--> statement-breakpoint
GRANT UPDATE ("advance") ON "runs" TO patchbay_app;
