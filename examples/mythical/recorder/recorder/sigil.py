"""The record of a message: a sigil, drawn in Python alone, so that a profile shows who draws it."""

import time
from collections.abc import Callable


def draw(seed: str, seconds: float, now: Callable[[], float] = time.perf_counter) -> str:
    """Draws until the time is over. The same seed gives the same first strokes."""
    state = _seeded(seed)
    strokes: list[str] = []
    until = now() + seconds
    while True:
        for _ in range(200):
            state = _next(state)
        strokes.append("·-+*"[state % 4])
        if now() >= until:
            return "".join(strokes)


def _seeded(seed: str) -> int:
    state = 0x811C9DC5
    for byte in seed.encode():
        state = ((state ^ byte) * 0x01000193) & 0xFFFFFFFF
    return state or 1


def _next(state: int) -> int:
    """One step of xorshift32."""
    state ^= (state << 13) & 0xFFFFFFFF
    state ^= state >> 17
    return state ^ (state << 5) & 0xFFFFFFFF
