ALTER TABLE "runs" ADD COLUMN "forked_from" uuid;--> statement-breakpoint
CREATE INDEX "runs_forked_from" ON "runs" USING btree ("forked_from") WHERE forked_from is not null;