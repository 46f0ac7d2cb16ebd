"""Lines on standard output: time, level, trace, logger, message."""

import logging
import os
import sys
import time

from .trace_ids import trace_ids

LINE = "%(asctime)s.%(msecs)03dZ %(levelname)-5s [%(trace)s] %(name)s : %(message)s"


class _Traced(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.trace = ",".join(trace_ids())
        return True


def write_to_stdout() -> None:
    """LOG_LEVEL: the least severe level that is printed. Default: INFO."""
    formatter = logging.Formatter(LINE, "%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(formatter)
    handler.addFilter(_Traced())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(os.environ.get("LOG_LEVEL", "INFO"))
    # It prints every attempt to reach a broker; the application says what was lost.
    logging.getLogger("kafka").setLevel(logging.CRITICAL)
    # Tracing kafka-python, it complains of each record whose partition is not chosen by the application.
    logging.getLogger("opentelemetry.attributes").setLevel(logging.ERROR)
