"""What can be asked."""

import logging
import time

from flask import Blueprint, abort, jsonify, request

from .accounts import Accounts, NameTaken
from .board import Board
from .calls import Calls
from .events import Events

log = logging.getLogger(__name__)

LATEST = 50


def api(accounts: Accounts, board: Board, calls: Calls, events: Events) -> Blueprint:
    routes = Blueprint("api", __name__, url_prefix="/api")

    @routes.post("/sign-up")
    def sign_up():
        name, password = text_of("user", 64), text_of("password", 128)
        try:
            accounts.sign_up(name, password)
        except NameTaken:
            log.warning("the name %r is taken", name)
            abort(409, "the name is taken")
        log.info("%r signed up", name)
        events.note("sign-up", "INFO", user=name)
        return jsonify(user=name), 201

    @routes.post("/login")
    def log_in():
        name, password = text_of("user", 64), text_of("password", 128)
        token = accounts.log_in(name, password)
        if token is None:
            log.warning("%r failed to log in", name)
            events.note("login-failed", "WARN", user=name)
            abort(401, "name and password do not belong together")
        log.info("%r logged in", name)
        events.note("login", "INFO", user=name)
        return jsonify(token=token)

    @routes.post("/messages")
    def write():
        author = accounts.of_session(bearer_token())
        if author is None:
            abort(401, "log in first")
        number = board.write(author, text_of("text", 1000))
        log.info("%r wrote message %d", author, number)
        events.note("message", "INFO", user=author)
        return jsonify(id=number), 201

    @routes.get("/messages")
    def messages():
        found = board.latest(LATEST)
        log.info("read %d messages", len(found))
        return jsonify(found)

    @routes.get("/calls")
    def latest_calls():
        return jsonify(calls.latest(LATEST))

    @routes.get("/events")
    def latest_events():
        return jsonify(events.latest(LATEST))

    @routes.get("/slow")
    def slow():
        """Above the limit from which every trace is kept."""
        time.sleep(2.5)
        return jsonify(slept=2.5)

    @routes.get("/fail")
    def fail():
        """An error with a stack trace over many lines."""
        raise RuntimeError("the request was asked to fail")

    return routes


def text_of(field: str, longest: int) -> str:
    """A field of the body that is a text with something in it."""
    body = request.get_json(silent=True)
    value = body.get(field) if isinstance(body, dict) else None
    if not isinstance(value, str) or not 0 < len(value) <= longest:
        abort(400, f"{field} must be a text of 1 to {longest} characters")
    return value


def bearer_token() -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme == "Bearer" else ""
