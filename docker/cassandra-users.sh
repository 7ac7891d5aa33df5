#!/usr/bin/env bash
# Run once the three nodes are up, and harmless when run again: users are known by all nodes, the user that everybody knows
# is gone, and Companion's may do what it has to in its keyspace alone.
set -euo pipefail
export SSL_CERTFILE=/keys/authority.pem
host=${1:-cassandra1}

# as USER PASSWORD: runs what comes in; the password is in a file, not on the command line
as() {
  printf '[authentication]\nusername = %s\npassword = %s\n' "$1" "$2" >/tmp/cqlshrc
  chmod 600 /tmp/cqlshrc
  cqlsh --ssl --cqlshrc=/tmp/cqlshrc --request-timeout=60 "$host"
}
keeper() { as keeper "$ADMIN_PASSWORD"; }

until echo "describe cluster;" | keeper >/dev/null 2>&1; do
  as cassandra cassandra <<CQL && break
    alter keyspace system_auth with replication = {'class': 'NetworkTopologyStrategy', '$DATACENTER': 3};
    create role if not exists keeper with superuser = true and login = true and password = '$ADMIN_PASSWORD';
CQL
  echo "no answer yet; it is tried again"
  sleep 5
done
keeper <<CQL
  alter role cassandra with superuser = false and login = false;
  create role if not exists companion with login = true;
  alter role companion with password = '$USER_PASSWORD';
  create keyspace if not exists companion with replication = {'class': 'NetworkTopologyStrategy', '$DATACENTER': 3};
  grant create on all keyspaces to companion;
  grant all on keyspace companion to companion;
  grant select on keyspace system_views to companion;
CQL
echo "the users are there"
