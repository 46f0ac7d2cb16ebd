"""The messages themselves."""

from .database import Database


class Board:
    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, author: str, text: str) -> int:
        with self._database.cursor() as cursor:
            cursor.execute("insert into messages (author, text) values (%s, %s)", (author, text))
            return cursor.lastrowid

    def latest(self, count: int) -> list[dict]:
        """The newest first."""
        with self._database.cursor() as cursor:
            cursor.execute(
                "select id, author, text, written_at from messages order by id desc limit %s",
                (count,),
            )
            return [{**row, "written_at": row["written_at"].isoformat()} for row in cursor.fetchall()]
