"""The log of calls: the newest thousand, in Redis."""

import json
import logging
import time

import redis

KEY = "calls"
KEPT = 1000

log = logging.getLogger(__name__)


class Calls:
    def __init__(self, client: redis.Redis) -> None:
        self._client = client

    def note(self, method: str, path: str, status: int, trace_id: str) -> None:
        """A call is answered whether it can be noted or not."""
        call = {"time": time.time(), "method": method, "path": path, "status": status, "trace_id": trace_id}
        try:
            with self._client.pipeline(transaction=False) as pipeline:
                pipeline.lpush(KEY, json.dumps(call)).ltrim(KEY, 0, KEPT - 1).execute()
        except redis.RedisError as error:
            log.warning("a call could not be noted: %s", error)

    def latest(self, count: int) -> list[dict]:
        """The newest first."""
        return [json.loads(call) for call in self._client.lrange(KEY, 0, count - 1)]
