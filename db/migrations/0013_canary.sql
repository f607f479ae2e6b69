ALTER TABLE "workflows" ADD COLUMN "canary_version" integer;--> statement-breakpoint
ALTER TABLE "workflows" ADD COLUMN "canary_percent" integer;