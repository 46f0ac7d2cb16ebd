"""Traces, metrics and log records by OpenTelemetry's SDK. https://opentelemetry.io/docs/languages/python/"""

import logging
import os

from flask import Flask
from opentelemetry import metrics, trace
from opentelemetry.exporter.otlp.proto.http._log_exporter import OTLPLogExporter
from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.flask import FlaskInstrumentor
from opentelemetry.instrumentation.kafka import KafkaInstrumentor
from opentelemetry.instrumentation.logging.handler import LoggingHandler
from opentelemetry.instrumentation.pymysql import PyMySQLInstrumentor
from opentelemetry.instrumentation.redis import RedisInstrumentor
from opentelemetry.sdk._logs import LoggerProvider
from opentelemetry.sdk._logs.export import BatchLogRecordProcessor
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

log = logging.getLogger(__name__)

# The kubelet's probes are no requests of anybody.
UNTRACED = "/health/.*"


def start(app: Flask) -> None:
    if isinstance(trace.get_tracer_provider(), TracerProvider):
        log.info("an agent traces already: the SDK of the application's own stays off")
        return
    traces = TracerProvider()
    traces.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(traces)
    metrics.set_meter_provider(MeterProvider([PeriodicExportingMetricReader(OTLPMetricExporter())]))
    FlaskInstrumentor().instrument_app(app, excluded_urls=UNTRACED)
    for instrumentor in (PyMySQLInstrumentor(), RedisInstrumentor(), KafkaInstrumentor()):
        instrumentor.instrument()
    # By default the lines on standard output are those that are stored: records as well would be every line twice.
    if os.environ.get("OTEL_LOGS_EXPORTER") == "otlp":
        records = LoggerProvider()
        records.add_log_record_processor(BatchLogRecordProcessor(OTLPLogExporter()))
        logging.getLogger().addHandler(LoggingHandler(logger_provider=records))
    log.info("the SDK of the application's own traces")
