#!/bin/sh
# What the image's entry point does with the variables of the manifest: a first start makes the database. $1: PostgreSQL's programs.
set -eu
method=${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  umask 077
  printf '%s\n' "${POSTGRES_PASSWORD:-unused}" > /tmp/password
  "$1/initdb" --username="$POSTGRES_USER" --pwfile=/tmp/password --auth-local=trust --auth-host="$method" --encoding=UTF8 --no-sync > /dev/null
  rm /tmp/password
  echo "host all all all $method" >> "$PGDATA/pg_hba.conf"
  [ "$POSTGRES_DB" = postgres ] || printf 'create database "%s";\n' "$POSTGRES_DB" | "$1/postgres" --single -j postgres > /dev/null
fi
exec "$1/postgres" -c listen_addresses='*'
