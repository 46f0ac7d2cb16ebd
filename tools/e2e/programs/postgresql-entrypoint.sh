#!/bin/sh
# What the image's entry point does with the variables of the manifest: a first start makes the database. $1: PostgreSQL's programs.
set -eu
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  "$1/initdb" --username="$POSTGRES_USER" --auth="$POSTGRES_HOST_AUTH_METHOD" --encoding=UTF8 --no-sync > /dev/null
  echo "host all all all $POSTGRES_HOST_AUTH_METHOD" >> "$PGDATA/pg_hba.conf"
  printf 'create database "%s";\n' "$POSTGRES_DB" | "$1/postgres" --single -j postgres > /dev/null
fi
exec "$1/postgres" -c listen_addresses='*'
