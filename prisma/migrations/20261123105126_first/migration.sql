-- CreateEnum
CREATE TYPE "Door" AS ENUM ('discord', 'slack', 'web');

-- CreateEnum
CREATE TYPE "GroupKind" AS ENUM ('peer-led', 'twelve-step', 'therapist-led');

-- CreateEnum
CREATE TYPE "Focus" AS ENUM ('recovery', 'mental-health', 'chronic-condition', 'bereavement', 'caregiving', 'wellbeing');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('member', 'supporter', 'supervisor', 'moderator');

-- CreateEnum
CREATE TYPE "Mode" AS ENUM ('abstain', 'do', 'target', 'presence');

-- CreateEnum
CREATE TYPE "AnswerState" AS ENUM ('done', 'partly', 'skipped');

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "zone" TEXT,
    "dayEnd" INTEGER NOT NULL DEFAULT 3,
    "promptTime" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "door" "Door" NOT NULL,
    "tenant" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Community" (
    "id" UUID NOT NULL,
    "door" "Door" NOT NULL,
    "externalId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Community_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Group" (
    "id" UUID NOT NULL,
    "communityId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "GroupKind" NOT NULL,
    "focus" "Focus" NOT NULL,
    "zone" TEXT NOT NULL,
    "firstWeekday" INTEGER NOT NULL DEFAULT 1,
    "backfillDays" INTEGER NOT NULL DEFAULT 2,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Channel" (
    "id" UUID NOT NULL,
    "communityId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "groupId" UUID NOT NULL,

    CONSTRAINT "Channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "personId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("personId","groupId")
);

-- CreateTable
CREATE TABLE "Goal" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "mode" "Mode" NOT NULL,
    "title" TEXT NOT NULL,
    "cadence" JSONB NOT NULL,
    "earlierCadences" JSONB NOT NULL,
    "targetAmount" DECIMAL(13,3),
    "targetUnit" TEXT,
    "targetBy" DATE,
    "startedOn" DATE NOT NULL,
    "finishedOn" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Goal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GoalShare" (
    "goalId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "sharedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GoalShare_pkey" PRIMARY KEY ("goalId","groupId")
);

-- CreateTable
CREATE TABLE "CheckIn" (
    "goalId" UUID NOT NULL,
    "on" DATE NOT NULL,
    "state" "AnswerState" NOT NULL,
    "amount" DECIMAL(13,3),
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CheckIn_pkey" PRIMARY KEY ("goalId","on")
);

-- CreateTable
CREATE TABLE "Run" (
    "goalId" UUID NOT NULL,
    "startOn" DATE NOT NULL,
    "endOn" DATE,

    CONSTRAINT "Run_pkey" PRIMARY KEY ("goalId","startOn")
);

-- CreateTable
CREATE TABLE "Share" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "goalId" UUID NOT NULL,
    "on" DATE NOT NULL,
    "sharedAt" TIMESTAMPTZ(3) NOT NULL,
    "postedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Share_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PageMessage" (
    "id" UUID NOT NULL,
    "channelId" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "body" TEXT NOT NULL,
    "position" SERIAL NOT NULL,

    CONSTRAINT "PageMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "Account_personId_idx" ON "Account"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_door_tenant_externalId_key" ON "Account"("door", "tenant", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Community_door_externalId_key" ON "Community"("door", "externalId");

-- CreateIndex
CREATE INDEX "Group_communityId_idx" ON "Group"("communityId");

-- CreateIndex
CREATE INDEX "Channel_groupId_idx" ON "Channel"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "Channel_communityId_externalId_key" ON "Channel"("communityId", "externalId");

-- CreateIndex
CREATE INDEX "Membership_groupId_idx" ON "Membership"("groupId");

-- CreateIndex
CREATE INDEX "Goal_personId_idx" ON "Goal"("personId");

-- CreateIndex
CREATE INDEX "GoalShare_groupId_idx" ON "GoalShare"("groupId");

-- CreateIndex
CREATE INDEX "Share_personId_idx" ON "Share"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Share_groupId_goalId_on_key" ON "Share"("groupId", "goalId", "on");

-- CreateIndex
CREATE INDEX "PageMessage_channelId_sentAt_position_idx" ON "PageMessage"("channelId", "sentAt", "position");

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Group" ADD CONSTRAINT "Group_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Channel" ADD CONSTRAINT "Channel_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Channel" ADD CONSTRAINT "Channel_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Goal" ADD CONSTRAINT "Goal_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoalShare" ADD CONSTRAINT "GoalShare_goalId_fkey" FOREIGN KEY ("goalId") REFERENCES "Goal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoalShare" ADD CONSTRAINT "GoalShare_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_goalId_fkey" FOREIGN KEY ("goalId") REFERENCES "Goal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_goalId_fkey" FOREIGN KEY ("goalId") REFERENCES "Goal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Share" ADD CONSTRAINT "Share_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Share" ADD CONSTRAINT "Share_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Share" ADD CONSTRAINT "Share_goalId_fkey" FOREIGN KEY ("goalId") REFERENCES "Goal"("id") ON DELETE CASCADE ON UPDATE CASCADE;
