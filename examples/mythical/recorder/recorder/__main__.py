"""Records what happens to the beasts. It answers from the beginning, and is ready when the queue is."""

import logging
import signal
import threading

from . import telemetry, web
from .logs import write_to_stdout
from .messages import Recorder
from .queue import Queue
from .settings import read_settings


def main() -> None:
    write_to_stdout()
    settings = read_settings()
    provider = telemetry.start(settings)
    queue = Queue(settings, Recorder())
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: queue.stop())
    server = web.server(lambda: queue.is_there)
    threading.Thread(target=server.serve_forever, name="web", daemon=True).start()
    queue.consume()
    server.shutdown()
    telemetry.stop(settings, provider)
    logging.getLogger("recorder").info("ended")


main()
