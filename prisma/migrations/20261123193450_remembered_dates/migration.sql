-- CreateTable
CREATE TABLE "RememberedDate" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "month" INTEGER NOT NULL,
    "day" INTEGER NOT NULL,
    "year" INTEGER,
    "dayBefore" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RememberedDate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RememberedDate_personId_idx" ON "RememberedDate"("personId");

-- AddForeignKey
ALTER TABLE "RememberedDate" ADD CONSTRAINT "RememberedDate_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
