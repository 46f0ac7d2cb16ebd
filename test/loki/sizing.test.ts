import { expect, test } from '@jest/globals';
import { lokiAssumptions } from '../../constructs/loki/assumptions';
import { openMemory, streamMemory } from '../../constructs/loki/sizing';

/** The memory of open streams. */

const { headBytes, openLine, chunkLine, chunkLines } = lokiAssumptions;

test('a stream takes what its lines take until they are compressed, and a full chunk at most', () => {
  expect(streamMemory(1000)).toBe(1000 * openLine.value);
  const compressed = (chunkLines.value - headBytes.value) * chunkLine.value;
  expect(streamMemory(1e9)).toBe(headBytes.value * openLine.value + compressed);
  expect(openMemory(1_000_000, 100)).toBeCloseTo((100 * streamMemory(1e9)) / 1_048_576);
});

test('many streams that get few lines take less than as many that get all', () => {
  expect(openMemory(10_000, 1000)).toBeLessThan(openMemory(10_000_000, 1000) / 3);
});
