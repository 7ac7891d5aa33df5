#!/usr/bin/env bash
# Starts a node of Cassandra set up as Companion demands it: the commit log is on disk before a write is acknowledged, a
# broken disk stops the node, nobody comes in without a password, and clients speak TLS. The image's own files stay as they
# are; what stands in $CASSANDRA_CONF is a changed copy.
set -euo pipefail

from=${1:-/etc/cassandra}
export CASSANDRA_CONF=${CASSANDRA_CONF_COPY:-/tmp/conf}
rm -rf "$CASSANDRA_CONF"
cp -r "$from" "$CASSANDRA_CONF"
file=$CASSANDRA_CONF/cassandra.yaml

# without KEY…: takes the keys of the top level out, with all that is indented below them
without() {
  for key in "$@"; do
    awk -v key="$key:" '/^[a-z_]+ *:/ { inside = index($0, key) == 1 } !inside' "$file" >"$file.new"
    mv "$file.new" "$file"
  done
}

without commitlog_sync commitlog_sync_period disk_failure_policy commit_failure_policy authenticator authorizer \
  client_encryption_options
cat >>"$file" <<YAML

commitlog_sync: batch
disk_failure_policy: stop
commit_failure_policy: stop
authenticator:
  class_name: PasswordAuthenticator
authorizer:
  class_name: CassandraAuthorizer
client_encryption_options:
  enabled: true
  optional: false
  keystore: /keys/keystore.p12
  keystore_password: "${KEYSTORE_PASSWORD:?of keystore.p12}"
  store_type: PKCS12
  require_client_auth: false
YAML
chmod 600 "$file"
unset KEYSTORE_PASSWORD
exec docker-entrypoint.sh cassandra -f
