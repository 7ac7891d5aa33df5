#!/bin/sh
# Synthea's patients with ours added to them, as NDJSON for $import:
#   src/build/synthea/generate.sh PATIENTS SEED DAY FOLDER      such as: 20 7 2026-11-28 patients
# Needs target/companion.jar (mvn -q -DskipTests package). The first run fetches Synthea, about 200 MB.
set -eu
[ $# -eq 4 ] || { sed -n 2,4p "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
mkdir -p "$4"
to=$(cd "$4" && pwd)
work="$root/target/synthea"
mkdir -p "$work"
mvn -q -B -ntp -f "$here/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/class-path"
rm -rf "$work/out"
(cd "$work" && java -cp "$(cat class-path)" App -p "$1" -s "$2" -cs "$2" \
    -r "$(echo "$3" | tr -d -)" -e "$(echo "$3" | tr -d -)" \
    --exporter.baseDirectory=out --exporter.fhir.export=true --exporter.fhir.bulk_data=true \
    --exporter.hospital.fhir.export=true --exporter.practitioner.fhir.export=true)
java -jar "$root/target/companion.jar" generate --clinical="$work/out/fhir" --seed="$2" --day="$3" --to="$to"
