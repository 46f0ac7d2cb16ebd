#!/bin/sh
# What the image's entry point does with the variables of the manifest: a first start makes the database. $@: the server's arguments.
set -eu
data=/var/lib/mysql
serve() {
  exec mariadbd --no-defaults --datadir=$data --socket=/run/mysqld/mysqld.sock --pid-file=/run/mysqld/mysqld.pid "$@"
}
[ -d $data/mysql ] && serve "$@"
mariadb-install-db --no-defaults --datadir=$data --auth-root-authentication-method=normal --skip-test-db > /dev/null
umask 077
cat > /tmp/first-start.sql << END
create database $MARIADB_DATABASE;
create user $MARIADB_USER@'%' identified by '$MARIADB_PASSWORD';
grant all on $MARIADB_DATABASE.* to $MARIADB_USER@'%';
alter user root@localhost identified by '$MARIADB_ROOT_PASSWORD';
END
serve --init-file=/tmp/first-start.sql "$@"
