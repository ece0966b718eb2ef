#!/bin/sh
# Load, build, back up, check: the first failure ends the run with its exit code, and cron mails the output.
set -e
cd "${NHL_PROJECT:-$(dirname "$0")/../..}"

export SOURCES__NHL__BACKUP_HOURS=0 # the set is taken after the build
dlt pipeline nhl run
dbt build --selector daily
dbt run-operation backup_all --args '{reason: nightly}'
dbt run-operation doctor
