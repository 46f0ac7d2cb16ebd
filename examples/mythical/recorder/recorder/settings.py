"""What the environment says of the program."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote


@dataclass(frozen=True)
class Settings:
    queue_host: str
    queue_port: int
    queue_user: str
    queue_password: str
    service_name: str
    # Where spans and profiles go; None where there are none.
    traces_to: str | None
    profiles_to: str | None
    # Whose the profiles are, in the labels of every signal.
    labels: dict[str, str]


def read_settings(variables: Mapping[str, str] = os.environ) -> Settings:
    """Raises a KeyError with the name of the variable that is missing."""
    host, _, port = variables["QUEUE_ADDRESS"].rpartition(":")
    resource = _attributes(variables.get("OTEL_RESOURCE_ATTRIBUTES", ""))
    return Settings(
        queue_host=host,
        queue_port=int(port),
        queue_user=variables["QUEUE_USER"],
        queue_password=variables["QUEUE_PASSWORD"],
        service_name=variables.get("OTEL_SERVICE_NAME", "mythical-recorder"),
        traces_to=variables.get("OTEL_EXPORTER_OTLP_ENDPOINT") or None,
        profiles_to=variables.get("PYROSCOPE_SERVER_ADDRESS") or None,
        labels={
            "namespace": resource.get("k8s.namespace.name", ""),
            "pod": resource.get("k8s.pod.name", ""),
        },
    )


def _attributes(text: str) -> dict[str, str]:
    pairs = (pair.split("=", 1) for pair in text.split(",") if "=" in pair)
    return {key.strip(): unquote(value) for key, value in pairs}
