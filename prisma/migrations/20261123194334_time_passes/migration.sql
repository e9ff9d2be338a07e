-- CreateEnum
CREATE TYPE "DueKind" AS ENUM ('prompt', 'nudge', 'later', 'milestone', 'follow-up', 'pause-end', 'close');

-- CreateEnum
CREATE TYPE "DeliveryKind" AS ENUM ('prompt', 'nudge', 'later', 'milestone', 'follow-up', 'pause-end', 'close', 'gone-quiet');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('queued', 'sent', 'dropped', 'closed', 'dead');

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "buddyWhenQuiet" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "nudge" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "pingInChannel" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "promptedOn" DATE,
ADD COLUMN     "quietFrom" TEXT DEFAULT '22:00',
ADD COLUMN     "quietUntil" TEXT DEFAULT '08:00',
ADD COLUMN     "unanswered" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unreached" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Setback" ADD COLUMN     "followUpAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Due" (
    "personId" UUID NOT NULL,
    "kind" "DueKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "on" DATE,

    CONSTRAINT "Due_pkey" PRIMARY KEY ("personId","kind")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" "DeliveryKind" NOT NULL,
    "about" TEXT NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'queued',
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "doneAt" TIMESTAMPTZ(3),
    "why" TEXT,
    "message" JSONB,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Pace" (
    "lane" TEXT NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Pace_pkey" PRIMARY KEY ("lane")
);

-- CreateIndex
CREATE INDEX "Due_at_idx" ON "Due"("at");

-- CreateIndex
CREATE INDEX "Delivery_state_doneAt_idx" ON "Delivery"("state", "doneAt");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_personId_kind_about_key" ON "Delivery"("personId", "kind", "about");

-- AddForeignKey
ALTER TABLE "Due" ADD CONSTRAINT "Due_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
