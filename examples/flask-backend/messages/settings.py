"""What the environment says of the application."""

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Address:
    host: str
    port: int


@dataclass(frozen=True)
class Settings:
    database: Address
    database_name: str
    database_user: str
    database_password: str
    redis: Address
    redis_password: str
    kafka_brokers: list[str]
    events_topic: str
    # Whose events they are, in the labels of every signal.
    labels: dict[str, str]


def read_settings(variables: Mapping[str, str] = os.environ) -> Settings:
    """Raises a KeyError with the name of the variable that is missing."""
    return Settings(
        database=_address(variables["DATABASE_ADDRESS"]),
        database_name=variables["DATABASE_NAME"],
        database_user=variables["DATABASE_USER"],
        database_password=variables["DATABASE_PASSWORD"],
        redis=_address(variables["REDIS_ADDRESS"]),
        redis_password=variables["REDIS_PASSWORD"],
        kafka_brokers=variables["KAFKA_BROKERS"].split(","),
        events_topic=variables.get("EVENTS_TOPIC", "events"),
        labels={
            "namespace": variables.get("POD_NAMESPACE", ""),
            "pod": variables.get("POD_NAME", ""),
            "container": variables.get("CONTAINER_NAME", ""),
            "service_name": variables.get("OTEL_SERVICE_NAME") or variables.get("CONTAINER_NAME", ""),
        },
    )


def _address(text: str) -> Address:
    host, _, port = text.rpartition(":")
    return Address(host, int(port))
