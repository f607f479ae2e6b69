ALTER TABLE "waits" ADD COLUMN "assignees" json;--> statement-breakpoint
ALTER TABLE "waits" ADD COLUMN "notice_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "waits" ADD COLUMN "remind_ms" bigint;--> statement-breakpoint
ALTER TABLE "waits" ADD COLUMN "escalate_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "waits" ADD COLUMN "escalate_to" json;--> statement-breakpoint
ALTER TABLE "waits" ADD COLUMN "notices" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
CREATE INDEX "waits_notice" ON "waits" USING btree ("notice_at") WHERE notice_at is not null and answered_at is null and closed_at is null;--> statement-breakpoint
CREATE INDEX "waits_history" ON "waits" USING btree ("org_id","answered_at") WHERE kind = 'approval' and answered_at is not null;