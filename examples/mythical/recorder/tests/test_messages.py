"""What becomes of a message: part of the trace that sent it, counted, and slow where that is meant."""

import json
import unittest

from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode
from prometheus_client import REGISTRY

from recorder.messages import Recorder

TRACE, SPAN = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
HEADERS = {"traceparent": f"00-{TRACE}-{SPAN}-01"}


def message(beast: str) -> bytes:
    return json.dumps({"beast": beast, "method": "GET", "failed": False}).encode()


def counted(status: str) -> float:
    return REGISTRY.get_sample_value("mythical_messages_recorded_total", {"status": status}) or 0


class Messages(unittest.TestCase):
    def setUp(self) -> None:
        self.spans = InMemorySpanExporter()
        provider = TracerProvider()
        provider.add_span_processor(SimpleSpanProcessor(self.spans))
        self.waits: list[float] = []
        self.recorder = Recorder(
            between=lambda least, _most: least / 100,
            wait=self.waits.append,
            tracer=provider.get_tracer("test"),
        )

    def recorded(self, headers: dict[str, object] | None, body: bytes):
        kept = self.recorder.record("messages", headers, body)
        (span,) = self.spans.get_finished_spans()
        return kept, span

    def test_the_trace_of_the_sender_goes_on(self) -> None:
        for headers in (HEADERS, {key: value.encode() for key, value in HEADERS.items()}):
            self.spans.clear()
            kept, span = self.recorded(headers, message("owlbear"))
            self.assertTrue(kept)
            self.assertEqual(format(span.context.trace_id, "032x"), TRACE)
            self.assertEqual(format(span.parent.span_id, "016x"), SPAN)
        self.assertEqual((span.name, span.kind), ("process_message", SpanKind.CONSUMER))
        self.assertEqual(span.attributes["messaging.destination.name"], span.attributes["messaging.destination"])

    def test_a_message_without_a_trace_begins_one(self) -> None:
        kept, span = self.recorded(None, message("owlbear"))
        self.assertTrue(kept)
        self.assertIsNone(span.parent)

    def test_unicorns_and_beholders_are_slow(self) -> None:
        for beast in ("unicorn", "manticore", "illithid", "owlbear", "beholder"):
            self.recorder.record("messages", HEADERS, message(beast))
        self.assertEqual(len(self.waits), 2)

    def test_each_message_is_counted_with_its_trace_as_example(self) -> None:
        before = counted("recorded")
        self.recorded(HEADERS, message("owlbear"))
        self.assertEqual(counted("recorded"), before + 1)
        (family,) = (each for each in REGISTRY.collect() if each.name == "mythical_messages_recorded")
        examples = [sample.exemplar.labels["trace_id"] for sample in family.samples if sample.exemplar]
        self.assertIn(TRACE, examples)

    def test_what_names_no_beast_is_refused_once(self) -> None:
        for body in (b"not json", b"[]", b"{}", b'{"beast": 7}'):
            self.spans.clear()
            before = counted("refused")
            kept, span = self.recorded(HEADERS, body)
            self.assertFalse(kept)
            self.assertEqual(span.status.status_code, StatusCode.ERROR)
            self.assertEqual(counted("refused"), before + 1)


if __name__ == "__main__":
    unittest.main()
