-- CreateTable
CREATE TABLE "CertificateArchive" (
    "certificateId" TEXT NOT NULL,
    "archivedAt" TIMESTAMP(3),
    "stampValidUntil" TIMESTAMP(3),
    "draftSha256" TEXT,
    "error" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "retryAfter" TIMESTAMP(3),

    CONSTRAINT "CertificateArchive_pkey" PRIMARY KEY ("certificateId")
);

-- CreateTable
CREATE TABLE "SupersededFile" (
    "sha256" TEXT NOT NULL,
    "certificateId" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "replacedAt" TIMESTAMP(3) NOT NULL,
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "SupersededFile_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "KeyRevocation" (
    "serial" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "revokedAt" TIMESTAMP(3) NOT NULL,
    "recordedById" TEXT,
    "recordedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "KeyRevocation_pkey" PRIMARY KEY ("serial")
);

-- CreateTable
CREATE TABLE "RevocationList" (
    "rootKeyId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "pem" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,
    "thisUpdate" TIMESTAMP(3) NOT NULL,
    "nextUpdate" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RevocationList_pkey" PRIMARY KEY ("rootKeyId","number")
);

-- CreateIndex
CREATE INDEX "CertificateArchive_stampValidUntil_idx" ON "CertificateArchive"("stampValidUntil");

-- CreateIndex
CREATE INDEX "SupersededFile_certificateId_idx" ON "SupersededFile"("certificateId");

-- CreateIndex
CREATE INDEX "SupersededFile_removedAt_idx" ON "SupersededFile"("removedAt");

-- AddForeignKey
ALTER TABLE "CertificateArchive" ADD CONSTRAINT "CertificateArchive_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
