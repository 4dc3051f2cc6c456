-- CreateTable
CREATE TABLE "CertificateArchive" (
    "certificateId" TEXT NOT NULL PRIMARY KEY,
    "archivedAt" DATETIME,
    "stampValidUntil" DATETIME,
    "draftSha256" TEXT,
    "error" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "retryAfter" DATETIME,
    CONSTRAINT "CertificateArchive_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SupersededFile" (
    "sha256" TEXT NOT NULL PRIMARY KEY,
    "certificateId" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "replacedAt" DATETIME NOT NULL,
    "removedAt" DATETIME
);

-- CreateTable
CREATE TABLE "KeyRevocation" (
    "serial" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "revokedAt" DATETIME NOT NULL,
    "recordedById" TEXT,
    "recordedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "RevocationList" (
    "rootKeyId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "pem" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,
    "thisUpdate" DATETIME NOT NULL,
    "nextUpdate" DATETIME NOT NULL,

    PRIMARY KEY ("rootKeyId", "number")
);

-- CreateIndex
CREATE INDEX "CertificateArchive_stampValidUntil_idx" ON "CertificateArchive"("stampValidUntil");

-- CreateIndex
CREATE INDEX "SupersededFile_certificateId_idx" ON "SupersededFile"("certificateId");

-- CreateIndex
CREATE INDEX "SupersededFile_removedAt_idx" ON "SupersededFile"("removedAt");
