#!/bin/sh
# Builds the conformance resources from input/fsh into fsh-generated, without asking any FHIR registry.
#
#   ./build.sh           rebuilds
#   ./build.sh --check   rebuilds, and fails where the result is not what is committed
#
# Needs: JDK 17+, Maven, Node 18+ with npm, git for --check. Everything else is made in target/.
set -eu
cd "$(dirname "$0")"

home="$PWD/target/home"
packages="$home/.fhir/packages"

[ -x node_modules/.bin/sushi ] || npm ci --no-audit --no-fund --loglevel=error

if [ ! -f "$packages/hl7.fhir.r4.core#4.0.1/package/package.json" ]; then
  mvn -q -f core/pom.xml dependency:build-classpath -Dmdep.outputFile="$PWD/target/core.classpath"
  java -cp "$(cat target/core.classpath)" core/CorePackage.java "$packages"
fi

# A closed port in place of the registries: the output is the same on every machine.
HOME="$home" FPL_REGISTRY=http://127.0.0.1:9 node_modules/.bin/sushi build . --snapshot | tee target/sushi.log
grep -q ' 0 Errors' target/sushi.log || { echo "SUSHI found errors." >&2; exit 1; }

if [ "${1:-}" = "--check" ]; then
  changed="$(git status --porcelain -- fsh-generated)"
  if [ -n "$changed" ]; then
    echo "fsh-generated is not what input/fsh gives. Run ig/build.sh and commit:" >&2
    echo "$changed" >&2
    exit 1
  fi
fi
