-- CreateEnum
CREATE TYPE "PostKind" AS ENUM ('share', 'group-goal', 'group-mark', 'newcomer');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "DeliveryKind" ADD VALUE 'group-goal-end';
ALTER TYPE "DeliveryKind" ADD VALUE 'group-report';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "DueKind" ADD VALUE 'group-goal-end';
ALTER TYPE "DueKind" ADD VALUE 'group-report';
ALTER TYPE "DueKind" ADD VALUE 'replan';

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "preferred" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Channel" ADD COLUMN     "muted" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Group" ADD COLUMN     "guidelines" TEXT,
ADD COLUMN     "languages" TEXT[] DEFAULT ARRAY['en']::TEXT[],
ADD COLUMN     "moderatorRoles" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "promptTime" TEXT NOT NULL DEFAULT '20:00',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "groupReports" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "codesSince" TIMESTAMPTZ(3),
ADD COLUMN     "codesTried" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "agreedAt" TIMESTAMPTZ(3) NOT NULL,
    "leftAt" TIMESTAMPTZ(3),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupGoal" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "unit" TEXT,
    "aim" JSONB NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 0,
    "repeats" BOOLEAN NOT NULL,
    "marks" INTEGER[],
    "next" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "total" DECIMAL(19,3) NOT NULL DEFAULT 0,
    "possible" INTEGER NOT NULL DEFAULT 0,
    "countedAt" TIMESTAMPTZ(3),
    "lookAt" TIMESTAMPTZ(3),

    CONSTRAINT "GroupGoal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupGoalPart" (
    "groupGoalId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "goalId" UUID NOT NULL,
    "joinedOn" DATE NOT NULL,
    "leftAt" TIMESTAMPTZ(3),
    "counted" DECIMAL(16,3) NOT NULL DEFAULT 0,
    "peak" DECIMAL(16,3) NOT NULL DEFAULT 0,
    "round" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "GroupGoalPart_pkey" PRIMARY KEY ("groupGoalId","personId")
);

-- CreateTable
CREATE TABLE "GroupWeek" (
    "groupId" UUID NOT NULL,
    "startsOn" DATE NOT NULL,
    "figures" JSONB NOT NULL,
    "countedAt" TIMESTAMPTZ(3) NOT NULL,
    "closed" BOOLEAN NOT NULL,

    CONSTRAINT "GroupWeek_pkey" PRIMARY KEY ("groupId","startsOn")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "channelId" UUID NOT NULL,
    "kind" "PostKind" NOT NULL,
    "about" TEXT NOT NULL,
    "personId" UUID,
    "message" JSONB NOT NULL,
    "postedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "shareId" UUID NOT NULL,
    "words" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "handledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModeratorAct" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "personId" UUID,
    "kind" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ModeratorAct_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkCode" (
    "hash" TEXT NOT NULL,
    "groupId" UUID,
    "personId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LinkCode_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "WebEntry" (
    "hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "groupId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "door" "Door" NOT NULL,
    "tenant" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "community" TEXT,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WebEntry_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "Consent_personId_idx" ON "Consent"("personId");

-- CreateIndex
CREATE INDEX "Consent_groupId_idx" ON "Consent"("groupId");

-- CreateIndex
CREATE INDEX "GroupGoal_groupId_idx" ON "GroupGoal"("groupId");

-- CreateIndex
CREATE INDEX "GroupGoal_lookAt_idx" ON "GroupGoal"("lookAt");

-- CreateIndex
CREATE UNIQUE INDEX "GroupGoalPart_goalId_key" ON "GroupGoalPart"("goalId");

-- CreateIndex
CREATE INDEX "GroupGoalPart_personId_idx" ON "GroupGoalPart"("personId");

-- CreateIndex
CREATE INDEX "Post_kind_about_idx" ON "Post"("kind", "about");

-- CreateIndex
CREATE INDEX "Post_personId_idx" ON "Post"("personId");

-- CreateIndex
CREATE INDEX "Post_groupId_idx" ON "Post"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "Post_channelId_kind_about_key" ON "Post"("channelId", "kind", "about");

-- CreateIndex
CREATE INDEX "Report_groupId_idx" ON "Report"("groupId");

-- CreateIndex
CREATE INDEX "Report_shareId_idx" ON "Report"("shareId");

-- CreateIndex
CREATE INDEX "ModeratorAct_groupId_at_idx" ON "ModeratorAct"("groupId", "at");

-- CreateIndex
CREATE INDEX "LinkCode_personId_idx" ON "LinkCode"("personId");

-- CreateIndex
CREATE INDEX "LinkCode_groupId_idx" ON "LinkCode"("groupId");

-- CreateIndex
CREATE INDEX "Draft_personId_idx" ON "Draft"("personId");

-- CreateIndex
CREATE INDEX "Draft_at_idx" ON "Draft"("at");

-- CreateIndex
CREATE INDEX "WebEntry_expiresAt_idx" ON "WebEntry"("expiresAt");

-- CreateIndex
CREATE INDEX "WebEntry_groupId_idx" ON "WebEntry"("groupId");

-- CreateIndex
CREATE INDEX "WebEntry_personId_idx" ON "WebEntry"("personId");

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupGoal" ADD CONSTRAINT "GroupGoal_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupGoalPart" ADD CONSTRAINT "GroupGoalPart_groupGoalId_fkey" FOREIGN KEY ("groupGoalId") REFERENCES "GroupGoal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupGoalPart" ADD CONSTRAINT "GroupGoalPart_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupGoalPart" ADD CONSTRAINT "GroupGoalPart_goalId_fkey" FOREIGN KEY ("goalId") REFERENCES "Goal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupWeek" ADD CONSTRAINT "GroupWeek_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModeratorAct" ADD CONSTRAINT "ModeratorAct_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModeratorAct" ADD CONSTRAINT "ModeratorAct_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkCode" ADD CONSTRAINT "LinkCode_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkCode" ADD CONSTRAINT "LinkCode_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebEntry" ADD CONSTRAINT "WebEntry_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebEntry" ADD CONSTRAINT "WebEntry_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
