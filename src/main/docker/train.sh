#!/bin/sh
# Starts the server once, stops it when it is ready, and leaves the cache that this start has filled: influgen.aot.
set -eu
service postgresql start
su postgres -c "psql -qc \"alter user postgres password 'training'\""
export INFLUGEN_MODE=production INFLUGEN_DATA_DIR=/tmp/training INFLUGEN_ROLES=http,publisher
export INFLUGEN_DATABASE_URL=postgresql://postgres:training@localhost:5432/postgres
export INFLUGEN_TOKEN_KEY="$(head -c 32 /dev/urandom | base64)" INFLUGEN_MEDIA_KEY="$(head -c 32 /dev/urandom | base64)"
java -XX:+UseG1GC -XX:AOTCacheOutput=influgen.aot --sun-misc-unsafe-memory-access=allow -jar influgen-publishing.jar &
server=$!
tries=0
until curl -fs -o /dev/null http://localhost:8081/health/ready; do
  tries=$((tries + 1))
  [ "$tries" -lt 120 ] || { echo "it did not get ready"; exit 1; }
  sleep 0.5
done
kill "$server"
# 143: it ended as it was told to
wait "$server" || [ $? -eq 143 ]
test -s influgen.aot
