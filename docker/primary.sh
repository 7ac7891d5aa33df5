#!/usr/bin/env bash
# Run once by the PostgreSQL image on the empty database of db1: who may copy it, and that a commit waits for the copy.
set -euo pipefail

psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" \
  --set=password="$REPLICATION_PASSWORD" <<'SQL'
create role replicator with replication login password :'password';
-- holds from the next start on, which follows
alter system set synchronous_standby_names = '*';
SQL
echo "host replication replicator all scram-sha-256" >>"$PGDATA/pg_hba.conf"
