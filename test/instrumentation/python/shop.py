"""An application that pins old packages and sets up no logging."""

import importlib
import logging
import os
import sys

import flask

app = flask.Flask(__name__)


@app.get("/orders/<int:number>")
def orders(number):
    import requests

    # Nobody listens there: the call fails and has its span.
    try:
        requests.get("http://127.0.0.1:9/stock", timeout=1)
    except requests.ConnectionError:
        pass
    logging.getLogger("shop").info("news")
    logging.getLogger("shop").warning("sold %d", number)
    return str(os.getpid())


if __name__ == "__main__":
    client = app.test_client()
    assert client.get("/orders/1").status_code == 200
    for name in sys.argv[1:]:
        print("package", name, importlib.import_module(name).__version__)
