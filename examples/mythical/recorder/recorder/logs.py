"""Lines on standard output: time, level, trace, logger, message."""

import logging
import sys
import time

from opentelemetry import trace

LINE = "%(asctime)s.%(msecs)03dZ %(levelname)-5s [%(trace)s] %(name)s : %(message)s"


class _Traced(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        context = trace.get_current_span().get_span_context()
        record.trace = f"{context.trace_id:032x},{context.span_id:016x}" if context.is_valid else ","
        return True


def write_to_stdout() -> None:
    formatter = logging.Formatter(LINE, "%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(formatter)
    handler.addFilter(_Traced())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    # It prints every step of every attempt to reach a broker; the program says what came of it.
    logging.getLogger("pika").setLevel(logging.CRITICAL)
