"""The queue of RabbitMQ. https://pika.readthedocs.io/"""

import functools
import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import pika
from pika.adapters.blocking_connection import BlockingChannel
from pika.exceptions import AMQPError

from .messages import Recorder
from .settings import Settings

log = logging.getLogger("recorder")

QUEUE = "messages"
# As many as wait at once for their record; the queue keeps the others.
AT_ONCE = 16


class Queue:
    """Takes messages until it is stopped. A connection that breaks is made again."""

    def __init__(self, settings: Settings, recorder: Recorder) -> None:
        self._settings = settings
        self._recorder = recorder
        self._workers = ThreadPoolExecutor(AT_ONCE, "record")
        self._stopped = threading.Event()
        self._connection: pika.BlockingConnection | None = None
        self._channel: BlockingChannel | None = None
        self.is_there = False

    def consume(self) -> None:
        while not self._stopped.is_set():
            try:
                self._consume_until_it_breaks()
            except (AMQPError, OSError) as error:
                log.warning("the queue does not answer: %s; again in 5 s", str(error) or type(error).__name__)
            finally:
                self.is_there = False
            self._stopped.wait(5)
        self._workers.shutdown()

    def stop(self) -> None:
        """What is being recorded is finished; what is only fetched goes back to the queue."""
        self._stopped.set()
        connection, channel = self._connection, self._channel
        if connection and channel and connection.is_open:
            connection.add_callback_threadsafe(channel.stop_consuming)

    def _consume_until_it_breaks(self) -> None:
        settings = self._settings
        self._connection = connection = pika.BlockingConnection(
            pika.ConnectionParameters(
                host=settings.queue_host,
                port=settings.queue_port,
                credentials=pika.PlainCredentials(settings.queue_user, settings.queue_password),
                heartbeat=30,
                blocked_connection_timeout=30,
            )
        )
        self._channel = channel = connection.channel()
        channel.queue_declare(QUEUE, durable=True)
        channel.basic_qos(prefetch_count=AT_ONCE)

        def took(source: BlockingChannel, method, properties, body: bytes) -> None:
            self._workers.submit(self._record, connection, source, method.delivery_tag, properties.headers, body)

        channel.basic_consume(QUEUE, took)
        self.is_there = True
        log.info("the queue is there")
        channel.start_consuming()
        # Only where it was stopped: the broker is told of what has been finished since.
        self._workers.shutdown()
        connection.process_data_events(0)
        connection.close()

    def _record(self, connection, channel: BlockingChannel, tag: int, headers, body: bytes) -> None:
        recorded = self._recorder.record(QUEUE, headers, body)
        # One that cannot be recorded goes, as it would come again without end.
        answer = channel.basic_ack if recorded else functools.partial(channel.basic_nack, requeue=False)

        def tell() -> None:
            if channel.is_open:
                answer(tag)

        if connection.is_open:
            connection.add_callback_threadsafe(tell)
