"""The log of events: a topic in Kafka, one JSON object a record."""

import json
import logging
import threading
import time
from datetime import datetime, timezone

from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from kafka.errors import KafkaError, NoBrokersAvailable

from .settings import Settings
from .trace_ids import trace_ids

# How long no event is sent after no broker was found: each attempt takes two seconds of somebody's call.
PAUSE_SECONDS = 10

log = logging.getLogger(__name__)


class Events:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._producer: KafkaProducer | None = None
        self._making = threading.Lock()
        self._not_before = 0.0

    def note(self, event: str, level: str, **details: str) -> None:
        """A call is answered whether its event can be noted or not."""
        trace_id, span_id = trace_ids()
        record = {
            "time": datetime.now(timezone.utc).isoformat(),
            "level": level,
            "event": event,
            **details,
            "trace_id": trace_id,
            "span_id": span_id,
            **self._settings.labels,
        }
        try:
            sent = self._connected().send(self._settings.events_topic, json.dumps(record).encode())
            sent.add_errback(lambda error: log.warning("the event %s was lost: %s", event, error))
        except KafkaError as error:
            log.warning("the event %s could not be sent: %s", event, error)

    def latest(self, count: int) -> list[dict]:
        """The newest last. Raises a KafkaError if no broker answers."""
        consumer = KafkaConsumer(
            bootstrap_servers=self._settings.kafka_brokers,
            enable_auto_commit=False,
            consumer_timeout_ms=2000,
        )
        try:
            topic = self._settings.events_topic
            partitions = [TopicPartition(topic, number) for number in consumer.partitions_for_topic(topic) or ()]
            if not partitions:
                return []
            ends = consumer.end_offsets(partitions)
            consumer.assign(partitions)
            for partition, begin in consumer.beginning_offsets(partitions).items():
                consumer.seek(partition, max(begin, ends[partition] - count))
            records = []
            while any(consumer.position(partition) < end for partition, end in ends.items()):
                found = consumer.poll(timeout_ms=2000)
                if not found:
                    break
                records += [record for each in found.values() for record in each]
            records.sort(key=lambda record: record.timestamp)
            return [json.loads(record.value) for record in records[-count:]]
        finally:
            consumer.close()

    def _connected(self) -> KafkaProducer:
        """Connected when the first event comes: the application starts without a broker."""
        with self._making:
            if self._producer is None:
                if time.monotonic() < self._not_before:
                    raise NoBrokersAvailable
                self._not_before = time.monotonic() + PAUSE_SECONDS
                self._producer = KafkaProducer(
                    bootstrap_servers=self._settings.kafka_brokers,
                    acks="all",
                    retries=5,
                    max_block_ms=2000,
                )
            return self._producer
