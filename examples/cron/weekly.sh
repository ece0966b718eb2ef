#!/bin/sh
# Rehearse a restore. Delete old backups only after it succeeded.
set -e
cd "${NHL_PROJECT:-$(dirname "$0")/../..}"

dbt run-operation drill
dbt run-operation prune_backups --args '{keep_last: 14, keep_days: 60, dry_run: false}'
