import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { Received } from '../../tools/e2e/programs/remote/received';
import { unsnap } from '../../tools/e2e/programs/remote/snappy';

/** What the remote of a run makes of the requests that it is sent. */

describe('a block of Snappy', () => {
  test.each<[string, readonly number[], string]>([
    ['bytes as they are', [3, 8, 97, 98, 99], 'abc'],
    ['a copy of what it has just written', [12, 8, 97, 98, 99, 0x15, 3], 'abcabcabcabc'],
    ['a copy with an offset of two bytes', [6, 8, 97, 98, 99, 0x0a, 3, 0], 'abcabc'],
    ['a copy with an offset of four bytes', [6, 8, 97, 98, 99, 0x0b, 3, 0, 0, 0], 'abcabc'],
    ['a length of one byte more', [65, 0xf0, 64, ...Array.from({ length: 65 }, () => 120)], 'x'.repeat(65)],
    [
      'a length of two groups of seven bits',
      [130, 1, 0xf0, 129, ...Array.from({ length: 130 }, () => 120)],
      'x'.repeat(130),
    ],
  ])('%s', (_what, block, text) => {
    expect(unsnap(Buffer.from(block)).toString()).toBe(text);
  });
});

const field = (number: number, content: Buffer | string): Buffer => {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);
};

/** A message within messages, from the outermost to the innermost. */
const within = (path: readonly number[], content: Buffer | string): Buffer =>
  path.reduceRight<Buffer>((inner, number) => field(number, inner), Buffer.from(content));

const fixed = (number: number, value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return Buffer.concat([Buffer.from([(number << 3) | 1]), bytes]);
};

/** A block of Snappy of bytes as they are. */
const snapped = (message: Buffer): Buffer =>
  Buffer.concat([Buffer.from([message.length, 0xf0, message.length - 1]), message]);

const framed = (message: Buffer, compressed: boolean): Buffer =>
  Buffer.concat([Buffer.from([compressed ? 1 : 0, 0, 0, 0, message.length]), message]);

test('records by OTLP, each once', () => {
  const received = new Received();
  const body = within([1, 2, 2, 5, 1], 'hello');
  received.take('/otlp/v1/logs', body, undefined);
  received.take('/otlp/v1/logs', gzipSync(body), 'gzip');
  expect([...received.records]).toEqual(['hello']);
});

test('metric points by OTLP, by name and time', () => {
  const received = new Received();
  const metric = Buffer.concat([field(1, 'e2e.outage'), within([5, 1], fixed(3, 42n))]);
  received.take('/otlp/v1/metrics', within([1, 2, 2], metric), '');
  expect([...received.points]).toEqual(['e2e.outage 42']);
});

test.each([true, false])('traces by gRPC, compressed: %s', (compressed) => {
  const received = new Received();
  const request = within([1, 2, 2, 1], Buffer.from('ab12', 'hex'));
  const message = compressed ? gzipSync(request) : request;
  received.take('/opentelemetry.proto.collector.trace.v1.TraceService/Export', framed(message, compressed), undefined);
  expect([...received.traces]).toEqual(['ab12']);
});

test('lines by push and samples by remote write', () => {
  const received = new Received();
  received.take('/loki/api/v1/push', snapped(within([1, 2, 2], 'a line')), undefined);
  const sample = Buffer.from([(2 << 3) | 0, 0xac, 2]);
  const series = Buffer.concat([field(1, Buffer.concat([field(1, '__name__'), field(2, 'up')])), field(2, sample)]);
  received.take('/api/prom/push', snapped(field(1, series)), undefined);
  expect([[...received.lines], [...received.samples]]).toEqual([['a line'], ['up 300']]);
});

test('a path that nobody sends to is an error', () => {
  expect(() => new Received().take('/v1/profiles', Buffer.alloc(0), undefined)).toThrow(
    'nothing is sent to /v1/profiles',
  );
});
