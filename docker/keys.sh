#!/usr/bin/env bash
# Makes the keys that compose.cassandra.yaml needs, with keytool of a JDK:  docker/keys.sh
# They are put into docker/keys, which is not committed: the nodes' key, the certificate of who issued it, and a trust
# store for Companion with that and with the public issuers that Java trusts. The authority's own key is thrown away.
set -euo pipefail
folder=${1:-$(dirname "$0")/keys}
: "${COMPANION_KEYSTORE_PASSWORD:?set it to what docker/.env has}"
if [ -e "$folder/keystore.p12" ]; then
  echo "$folder has keys already; take them away first"
  exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$folder"
export COMPANION_KEYSTORE_PASSWORD
tool() { keytool "$@" -storepass:env COMPANION_KEYSTORE_PASSWORD 2>/dev/null; }

# a node is asked for by its name, by its address, and by what the network calls the address
names=dns:localhost,ip:127.0.0.1
for node in 1 2 3; do
  names+=,dns:cassandra$node,dns:cassandra$node.companion-genomes,ip:172.28.9.1$node
done
tool -genkeypair -keystore "$work/authority.p12" -storetype PKCS12 -alias authority -keyalg EC -groupname secp256r1 \
  -dname "CN=Companion's own authority" -validity 3650 -ext bc:c=ca:true
tool -genkeypair -keystore "$work/keystore.p12" -storetype PKCS12 -alias node -keyalg EC -groupname secp256r1 \
  -dname "CN=cassandra" -validity 825
tool -exportcert -keystore "$work/authority.p12" -alias authority -rfc >"$work/authority.pem"
tool -certreq -keystore "$work/keystore.p12" -alias node |
  tool -gencert -keystore "$work/authority.p12" -alias authority -rfc -validity 825 -ext "san=$names" \
    -ext ku=digitalSignature -ext eku=serverAuth >"$work/node.pem"
cat "$work/node.pem" "$work/authority.pem" >"$work/chain.pem"
tool -importcert -keystore "$work/keystore.p12" -alias authority -noprompt -file "$work/authority.pem"
tool -importcert -keystore "$work/keystore.p12" -alias node -noprompt -file "$work/chain.pem"

# all in it is public: the password is the one that Java's own has
java=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
keytool -importkeystore -srckeystore "$java/lib/security/cacerts" -srcstorepass changeit \
  -destkeystore "$work/trust.p12" -deststoretype PKCS12 -deststorepass changeit >/dev/null 2>&1
keytool -importcert -keystore "$work/trust.p12" -storepass changeit -alias companion-cassandra -noprompt \
  -file "$work/authority.pem" 2>/dev/null

# read by users of the containers that are not known here; keystore.p12 is worth nothing without its password
install -m 644 "$work/keystore.p12" "$work/trust.p12" "$work/authority.pem" "$folder"
echo "$folder has keystore.p12, trust.p12 and authority.pem"
