-- CreateEnum
CREATE TYPE "LeapDay" AS ENUM ('february-28', 'march-1');

-- CreateEnum
CREATE TYPE "ShareKind" AS ENUM ('check-in', 'milestone', 'new-start');

-- DropIndex
DROP INDEX "Share_groupId_goalId_on_key";

-- AlterTable
ALTER TABLE "Goal" ADD COLUMN     "reserveDays" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "setOn" DATE,
ADD COLUMN     "startSaidOn" DATE;

-- The start of a goal that is there already was told when the goal was set, or before it began. The
-- member's own date of that instant was not kept: it is that of UTC or a neighbour of it.
UPDATE "Goal" SET
  "setOn" = GREATEST("startedOn", ("createdAt" AT TIME ZONE 'UTC')::date),
  "startSaidOn" = GREATEST("startedOn", ("createdAt" AT TIME ZONE 'UTC')::date);

ALTER TABLE "Goal" ALTER COLUMN "setOn" SET NOT NULL,
ALTER COLUMN "startSaidOn" SET NOT NULL;

-- AlterTable
ALTER TABLE "Group" ADD COLUMN     "milestones" JSONB;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "leapDay" "LeapDay" NOT NULL DEFAULT 'february-28';

-- AlterTable
-- What was shared so far are check-ins.
ALTER TABLE "Share" ADD COLUMN     "kind" "ShareKind" NOT NULL DEFAULT 'check-in',
ADD COLUMN     "toId" UUID,
ALTER COLUMN "groupId" DROP NOT NULL;

ALTER TABLE "Share" ALTER COLUMN "kind" DROP DEFAULT;

-- CreateTable
CREATE TABLE "Setback" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "goalId" UUID NOT NULL,
    "on" DATE NOT NULL,
    "time" TEXT,
    "startOn" DATE,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "saidOn" DATE NOT NULL,
    "around" TEXT,
    "helped" TEXT,

    CONSTRAINT "Setback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Award" (
    "goalId" UUID NOT NULL,
    "run" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Award_pkey" PRIMARY KEY ("goalId","run","key")
);

-- CreateTable
CREATE TABLE "Plan" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "goalId" UUID NOT NULL,
    "cue" TEXT NOT NULL,
    "response" TEXT NOT NULL,
    "days" INTEGER[],
    "time" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanUse" (
    "planId" UUID NOT NULL,
    "on" DATE NOT NULL,
    "helped" BOOLEAN NOT NULL,

    CONSTRAINT "PlanUse_pkey" PRIMARY KEY ("planId","on")
);

-- CreateTable
CREATE TABLE "Pair" (
    "id" UUID NOT NULL,
    "oneId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Pair_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Setback_personId_idx" ON "Setback"("personId");

-- CreateIndex
CREATE INDEX "Setback_goalId_idx" ON "Setback"("goalId");

-- CreateIndex
CREATE INDEX "Plan_personId_idx" ON "Plan"("personId");

-- CreateIndex
CREATE INDEX "Plan_goalId_idx" ON "Plan"("goalId");

-- CreateIndex
CREATE INDEX "Pair_oneId_idx" ON "Pair"("oneId");

-- CreateIndex
CREATE INDEX "Pair_otherId_idx" ON "Pair"("otherId");

-- CreateIndex
CREATE INDEX "Share_groupId_idx" ON "Share"("groupId");

-- CreateIndex
CREATE INDEX "Share_goalId_idx" ON "Share"("goalId");

-- CreateIndex
CREATE INDEX "Share_toId_idx" ON "Share"("toId");

-- AddForeignKey
ALTER TABLE "Setback" ADD CONSTRAINT "Setback_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Setback" ADD CONSTRAINT "Setback_goalId_fkey" FOREIGN KEY ("goalId") REFERENCES "Goal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Award" ADD CONSTRAINT "Award_goalId_fkey" FOREIGN KEY ("goalId") REFERENCES "Goal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_goalId_fkey" FOREIGN KEY ("goalId") REFERENCES "Goal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanUse" ADD CONSTRAINT "PlanUse_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pair" ADD CONSTRAINT "Pair_oneId_fkey" FOREIGN KEY ("oneId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pair" ADD CONSTRAINT "Pair_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Share" ADD CONSTRAINT "Share_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
