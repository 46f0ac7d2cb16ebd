"""What becomes of a message."""

import json
import logging
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from opentelemetry import propagate, trace
from opentelemetry.trace import SpanKind, Status, StatusCode
from prometheus_client import Counter

from .sigil import draw

log = logging.getLogger("recorder")

# Beasts of which everything takes longer, on purpose.
SLOW = ("beholder", "unicorn")

RECORDED = Counter("mythical_messages_recorded", "Messages that were taken from the queue.", ["status"])


@dataclass(frozen=True)
class Recorder:
    """Records one message after the other, each as a part of the trace that sent it."""

    # What a test has otherwise: a number between two, and who waits.
    between: Callable[[float, float], float] = random.uniform
    wait: Callable[[float], None] = time.sleep
    tracer: trace.Tracer = field(default_factory=lambda: trace.get_tracer("mythical-recorder"))

    def record(self, queue: str, headers: Mapping[str, object] | None, body: bytes) -> bool:
        """Returns whether the message can be recorded; another attempt would not change it."""
        context = propagate.extract(_texts(headers or {}))
        attributes = {
            "messaging.system": "rabbitmq",
            "messaging.destination.name": queue,
            "messaging.operation.name": "process",
            "messaging.operation.type": "process",
            # The names of the semantic conventions before.
            "messaging.destination": queue,
            "messaging.operation": "process",
        }
        with self.tracer.start_as_current_span(
            "process_message", context=context, kind=SpanKind.CONSUMER, attributes=attributes
        ) as span:
            beast = _beast_in(body)
            if beast is None:
                span.set_status(Status(StatusCode.ERROR, "the message names no beast"))
                log.error("endpoint=- status=FAILURE error=%r", "the message names no beast")
            else:
                span.set_attribute("beast", beast)
                draw(beast, self.between(0.020, 0.050))
                if beast in SLOW:
                    self.wait(self.between(0.5, 1.5))
                log.info("endpoint=%s status=SUCCESS", beast)
            # Within the span, whose trace is the example of the count.
            self._count("refused" if beast is None else "recorded", span)
        return beast is not None

    def _count(self, status: str, span: trace.Span) -> None:
        context = span.get_span_context()
        exemplar = {"trace_id": f"{context.trace_id:032x}", "span_id": f"{context.span_id:016x}"}
        RECORDED.labels(status).inc(exemplar=exemplar if context.is_valid else None)


def _texts(headers: Mapping[str, object]) -> dict[str, str]:
    """What AMQP carries as bytes is text for OpenTelemetry."""
    return {key: value.decode() if isinstance(value, bytes) else str(value) for key, value in headers.items()}


def _beast_in(body: bytes) -> str | None:
    try:
        message = json.loads(body)
    except ValueError:
        return None
    beast = message.get("beast") if isinstance(message, dict) else None
    return beast if isinstance(beast, str) and beast else None
