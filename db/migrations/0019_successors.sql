ALTER TABLE "runs" ADD COLUMN "continued_by" uuid;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "continued_at" timestamp (3) with time zone;--> statement-breakpoint
GRANT UPDATE ("continued_by", "continued_at") ON "runs" TO patchbay_app;
