"""An SDK of the application's own: installed by requirements-sdk.txt, switched on by OTEL_EXPORTER_OTLP_ENDPOINT."""

import logging
import os

from flask import Flask

log = logging.getLogger(__name__)


def trace_with_own_sdk(app: Flask) -> None:
    """Endpoint, headers, service name and resource come from OpenTelemetry's own variables. Nothing beside an agent."""
    if not os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"):
        return
    try:
        from . import own_sdk
    except ImportError as error:
        log.info("this image has no SDK of its own (%s)", error.name)
        return
    own_sdk.start(app)
