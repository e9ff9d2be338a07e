-- CreateTable
CREATE TABLE "SlackInstallation" (
    "workspace" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SlackInstallation_pkey" PRIMARY KEY ("workspace")
);
