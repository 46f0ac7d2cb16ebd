"""Traces by OpenTelemetry and profiles by Pyroscope, which know the span in which each sample was taken."""

import pyroscope
from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from pyroscope.otel import PyroscopeSpanProcessor

from .settings import Settings


def start(settings: Settings) -> TracerProvider | None:
    """Endpoint, headers and resource come from OpenTelemetry's own variables."""
    if settings.profiles_to:
        pyroscope.configure(
            application_name=settings.service_name,
            server_address=settings.profiles_to,
            tags=settings.labels,
        )
    if not settings.traces_to:
        return None
    provider = TracerProvider()
    # Gives each span that begins here its profile, which only leads somewhere if there is one.
    if settings.profiles_to:
        provider.add_span_processor(PyroscopeSpanProcessor())
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(), schedule_delay_millis=2000))
    trace.set_tracer_provider(provider)
    return provider


def stop(settings: Settings, provider: TracerProvider | None) -> None:
    """Sends what is still there."""
    if provider:
        provider.shutdown()
    if settings.profiles_to:
        pyroscope.shutdown()
