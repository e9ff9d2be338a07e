-- CreateTable
CREATE TABLE "Pause" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "goalId" UUID,
    "from" DATE NOT NULL,
    "until" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Pause_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Pause_personId_idx" ON "Pause"("personId");

-- CreateIndex
CREATE INDEX "Pause_goalId_idx" ON "Pause"("goalId");

-- AddForeignKey
ALTER TABLE "Pause" ADD CONSTRAINT "Pause_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pause" ADD CONSTRAINT "Pause_goalId_fkey" FOREIGN KEY ("goalId") REFERENCES "Goal"("id") ON DELETE CASCADE ON UPDATE CASCADE;
