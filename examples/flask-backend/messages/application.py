"""The application with all that it works with."""

import logging

import pymysql
import redis
from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from .accounts import Accounts
from .board import Board
from .calls import Calls
from .database import Database
from .events import Events
from .routes import api
from .settings import Settings
from .trace_ids import trace_ids

log = logging.getLogger(__name__)

HEALTH = "/health"


def create_app(settings: Settings) -> Flask:
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = 64 * 1024
    database = Database(settings)
    client = redis.Redis(
        host=settings.redis.host,
        port=settings.redis.port,
        password=settings.redis_password,
        decode_responses=True,
        socket_connect_timeout=2,
        socket_timeout=2,
    )
    calls = Calls(client)
    app.register_blueprint(api(Accounts(database, client), Board(database), calls, Events(settings)))

    @app.get(f"{HEALTH}/live")
    def live():
        return "", 204

    @app.get(f"{HEALTH}/ready")
    def ready():
        """Nothing works without the database. Without Redis or Kafka, a part does."""
        try:
            with database.cursor() as cursor:
                cursor.execute("select 1")
        except pymysql.MySQLError as error:
            log.warning("the database does not answer: %s", error)
            return "", 503
        return "", 204

    @app.after_request
    def note(response: Response) -> Response:
        if request.path.startswith("/api/"):
            calls.note(request.method, request.path, response.status_code, trace_ids()[0])
        return response

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException):
        return jsonify(error=error.description), error.code

    @app.errorhandler(Exception)
    def failed(error: Exception):
        log.error("the request %s %s failed", request.method, request.path, exc_info=error)
        return jsonify(error="internal error"), 500

    return app
