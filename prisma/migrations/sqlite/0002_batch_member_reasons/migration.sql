-- AlterTable
ALTER TABLE "BatchMember" ADD COLUMN "correction" JSONB;
ALTER TABLE "BatchMember" ADD COLUMN "refusal" JSONB;
ALTER TABLE "BatchMember" ADD COLUMN "replacesId" TEXT;
