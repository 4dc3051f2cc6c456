-- AlterTable
ALTER TABLE "Certificate" ADD COLUMN "draftSha256" TEXT;

-- AlterTable
ALTER TABLE "Job" ADD COLUMN "lockedBy" TEXT;

-- CreateTable
CREATE TABLE "BatchPause" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "batchId" TEXT NOT NULL,
    "pausedById" TEXT,
    "pausedAt" DATETIME NOT NULL,
    "resumedById" TEXT,
    "resumedAt" DATETIME,
    CONSTRAINT "BatchPause_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Suspension" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "certificateId" TEXT NOT NULL,
    "reasonGroup" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "suspendedById" TEXT,
    "suspendedAt" DATETIME NOT NULL,
    "liftedById" TEXT,
    "liftedAt" DATETIME,
    "liftReason" TEXT,
    CONSTRAINT "Suspension_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "BatchPause_batchId_idx" ON "BatchPause"("batchId");

-- CreateIndex
CREATE INDEX "Suspension_certificateId_idx" ON "Suspension"("certificateId");

-- CreateIndex
CREATE INDEX "Certificate_batchId_sealedAt_idx" ON "Certificate"("batchId", "sealedAt");
