"""Who may write. Passwords are kept as hashes alone, tokens of sessions too."""

import hashlib
import secrets

import pymysql
import redis
from werkzeug.security import check_password_hash, generate_password_hash

from .database import Database

SESSION_SECONDS = 3600

# MariaDB's number of the error that a key is there already.
DUPLICATE_KEY = 1062

# Compared for a name that nobody has, so that the time of the answer does not tell which names there are.
NOBODY = generate_password_hash(secrets.token_urlsafe(16))


class NameTaken(Exception):
    pass


class Accounts:
    def __init__(self, database: Database, sessions: redis.Redis) -> None:
        self._database = database
        self._sessions = sessions

    def sign_up(self, name: str, password: str) -> None:
        hashed = generate_password_hash(password)
        try:
            with self._database.cursor() as cursor:
                cursor.execute("insert into users (name, password_hash) values (%s, %s)", (name, hashed))
        except pymysql.err.IntegrityError as error:
            if error.args[0] == DUPLICATE_KEY:
                raise NameTaken from error
            raise

    def log_in(self, name: str, password: str) -> str | None:
        """The token of a session, or None if name and password do not belong together."""
        with self._database.cursor() as cursor:
            cursor.execute("select password_hash from users where name = %s", (name,))
            found = cursor.fetchone()
        hashed = found["password_hash"] if found else NOBODY
        if not check_password_hash(hashed, password) or not found:
            return None
        token = secrets.token_urlsafe(32)
        self._sessions.set(_key(token), name, ex=SESSION_SECONDS)
        return token

    def of_session(self, token: str) -> str | None:
        """Whose session it is, or None if there is no such session."""
        return self._sessions.get(_key(token))


def _key(token: str) -> str:
    return f"session:{hashlib.sha256(token.encode()).hexdigest()}"
