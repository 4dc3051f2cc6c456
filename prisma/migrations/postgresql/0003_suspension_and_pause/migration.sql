-- AlterTable
ALTER TABLE "Certificate" ADD COLUMN     "draftSha256" TEXT;

-- AlterTable
ALTER TABLE "Job" ADD COLUMN     "lockedBy" TEXT;

-- CreateTable
CREATE TABLE "BatchPause" (
    "id" TEXT NOT NULL,
    "batchId" TEXT NOT NULL,
    "pausedById" TEXT,
    "pausedAt" TIMESTAMP(3) NOT NULL,
    "resumedById" TEXT,
    "resumedAt" TIMESTAMP(3),

    CONSTRAINT "BatchPause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Suspension" (
    "id" TEXT NOT NULL,
    "certificateId" TEXT NOT NULL,
    "reasonGroup" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "suspendedById" TEXT,
    "suspendedAt" TIMESTAMP(3) NOT NULL,
    "liftedById" TEXT,
    "liftedAt" TIMESTAMP(3),
    "liftReason" TEXT,

    CONSTRAINT "Suspension_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BatchPause_batchId_idx" ON "BatchPause"("batchId");

-- CreateIndex
CREATE INDEX "Suspension_certificateId_idx" ON "Suspension"("certificateId");

-- CreateIndex
CREATE INDEX "Certificate_batchId_sealedAt_idx" ON "Certificate"("batchId", "sealedAt");

-- AddForeignKey
ALTER TABLE "BatchPause" ADD CONSTRAINT "BatchPause_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Suspension" ADD CONSTRAINT "Suspension_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
