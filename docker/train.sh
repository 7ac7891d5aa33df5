#!/bin/sh
# Makes the start of the server shorter: starts it once on an empty database of its own, and keeps what Java has read and
# linked meanwhile in a cache beside the jar. The Dockerfile runs it in the image, with the Java and the path of the image,
# since a cache holds for these alone; any other Java starts without it.
#
#   train.sh FOLDER       the folder with companion.jar and lib/, as `extract` leaves them, and with health/
#
# It leaves FOLDER/java.options, which the start names:  java @FOLDER/java.options -jar FOLDER/companion.jar
set -eu
cd "$1"
folder=$(pwd)
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

release=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
if [ "$release" -ge 25 ]; then
  cache=$folder/companion.aot
  set -- "-XX:AOTCacheOutput=$cache" "-Xlog:aot*=error"
  read="-XX:AOTCache=$cache"
else
  cache=$folder/companion.jsa
  set -- "-XX:ArchiveClassesAtExit=$cache" "-Xlog:cds*=error"
  read="-XX:SharedArchiveFile=$cache"
fi
rm -f "$cache" java.options

export SERVER_PORT="${TRAIN_PORT:-18099}"
java "$@" -jar companion.jar --server.address=127.0.0.1 --companion.data="$work/data" --companion.demo=true \
  >"$work/log" 2>&1 &
server=$!

# asks PATH: whether it is answered with 200
asks() { java -Xmx16m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp health Health "$1" 2>/dev/null; }

left=300
until asks /actuator/health/readiness; do
  left=$((left - 1))
  if [ "$left" = 0 ] || ! kill -0 "$server" 2>/dev/null; then
    cat "$work/log"
    echo "the server did not get ready: no cache can be made"
    exit 1
  fi
  sleep 1
done
# what every caller asks first; the first answers take long
for path in /fhir/metadata /cds-services '/fhir/Patient?_count=5' '/fhir/Observation?_count=5' /; do
  asks "$path" || echo "no answer to $path in time: left out of the training"
done

kill "$server"
wait "$server" || true # ended by SIGTERM, in order
server=
if [ ! -s "$cache" ]; then
  cat "$work/log"
  echo "Java $release left no cache at $cache"
  exit 1
fi
chmod a+r "$cache"
echo "$read" >java.options
echo "Java $release: $(basename "$cache") with $(($(wc -c <"$cache") / 1048576)) MiB"
