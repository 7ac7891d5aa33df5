#!/usr/bin/env bash
# The standby: copies the primary into an empty data directory, then follows it.
set -euo pipefail
umask 077

# libpq's file of passwords: no password on a command line, nor in what follows the copy
export PGPASSFILE=${TMPDIR:-/tmp}/passwords
printf '*:*:*:replicator:%s\n' "$(sed 's/[\\:]/\\&/g' <<<"$REPLICATION_PASSWORD")" >"$PGPASSFILE"

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  # beside the place where it will stand: a copy that was cut off is not taken for a whole one
  copy=$PGDATA/copy
  rm -rf "$copy"
  until pg_basebackup --host="$PRIMARY" --port="${PRIMARY_PORT:-5432}" --username=replicator --pgdata="$copy" \
    --write-recovery-conf --wal-method=stream --checkpoint=fast; do
    echo "the primary $PRIMARY could not be copied; it is tried again"
    rm -rf "$copy"
    sleep 2
  done
  # PG_VERSION last: it says that all is there
  find "$copy" -mindepth 1 -maxdepth 1 ! -name PG_VERSION -exec mv --target-directory="$PGDATA" {} +
  mv "$copy/PG_VERSION" "$PGDATA"
  rmdir "$copy"
  chmod 700 "$PGDATA"
fi
unset REPLICATION_PASSWORD
exec postgres -D "$PGDATA" "$@"
