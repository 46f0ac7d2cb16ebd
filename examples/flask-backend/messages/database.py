"""The one database. Every statement has its values bound."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pymysql
from pymysql.cursors import DictCursor

from .settings import Settings

TABLES = (
    """create table if not exists users (
        name varchar(64) character set utf8mb4 collate utf8mb4_bin primary key,
        password_hash varchar(255) not null
    )""",
    """create table if not exists messages (
        id bigint unsigned auto_increment primary key,
        author varchar(64) character set utf8mb4 collate utf8mb4_bin not null references users (name),
        text varchar(1000) character set utf8mb4 not null,
        written_at timestamp(3) not null default current_timestamp(3)
    )""",
)


class Database:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._tables_made = False
        self._making = threading.Lock()

    @contextmanager
    def cursor(self) -> Iterator[DictCursor]:
        """A transaction: kept if the block ends well. Raises pymysql.MySQLError if the database does not answer."""
        connection = self._connect()
        try:
            self._make_tables(connection)
            with connection.cursor() as cursor:
                yield cursor
            connection.commit()
        finally:
            connection.close()

    def _connect(self) -> pymysql.Connection:
        settings = self._settings
        return pymysql.connect(
            host=settings.database.host,
            port=settings.database.port,
            user=settings.database_user,
            password=settings.database_password,
            database=settings.database_name,
            charset="utf8mb4",
            cursorclass=DictCursor,
            connect_timeout=3,
            read_timeout=5,
            write_timeout=5,
        )

    def _make_tables(self, connection: pymysql.Connection) -> None:
        """Once in each process, when the database is first there."""
        with self._making:
            if self._tables_made:
                return
            with connection.cursor() as cursor:
                for table in TABLES:
                    cursor.execute(table)
            self._tables_made = True
