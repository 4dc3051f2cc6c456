-- AlterTable
ALTER TABLE "BatchMember" ADD COLUMN     "correction" JSONB,
ADD COLUMN     "refusal" JSONB,
ADD COLUMN     "replacesId" TEXT;
