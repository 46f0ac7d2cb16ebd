import { field, snappy, whole } from './encode';
import { send, snappyHeaders } from './send';

const words =
  'request handled by controller after retry of upstream connection pool while cache was cold for tenant'.split(' ');

export const hexadecimal = (digits: number): string =>
  Array.from({ length: digits }, () => Math.floor(Math.random() * 16).toString(16)).join('');

const some = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)] as T;

/** A line as applications print it, of about 220 bytes: words, numbers, and the id of its trace, which has four lines. */
export const line = (trace: string): string =>
  JSON.stringify({
    level: some(['info', 'info', 'info', 'warn', 'error']),
    msg: Array.from({ length: 9 }, () => some(words)).join(' '),
    path: `/api/v1/orders/${Math.floor(Math.random() * 100_000)}`,
    status: some([200, 200, 200, 404, 500]),
    ms: Math.round(Math.random() * 10_000) / 10,
    trace,
  });

/** A line with its time, as it is pushed; it has its trace beside it as agents put it there. */
function entry(text: string, nanoseconds: bigint): Buffer {
  const time = Buffer.concat([
    whole(1, Number(nanoseconds / 1_000_000_000n)),
    whole(2, Number(nanoseconds % 1_000_000_000n)),
  ]);
  const trace = Buffer.concat([field(1, 'trace_id'), field(2, text.slice(-34, -2))]);
  return field(2, Buffer.concat([field(1, time), field(2, text), field(3, trace)]));
}

const labels = (stream: number): Buffer =>
  field(
    1,
    `{cluster="company-production", container="service", namespace="team-${stream % 12}", pod="service-${stream}-7d9c5b8f6d-x2v4q", service_name="service-${stream % 40}"}`,
  );

/** One push of many lines of one stream. Returns the bytes of its lines. */
export async function push(url: string, stream: number, bytes: number, begin: number): Promise<number> {
  const entries: Buffer[] = [];
  let [sent, trace] = [0, ''];
  for (let count = 0; sent < bytes; count++) {
    if (count % 4 === 0) trace = hexadecimal(32);
    const text = line(trace);
    sent += text.length;
    entries.push(entry(text, BigInt(Math.round(begin)) * 1_000_000n + BigInt(count) * 1000n));
  }
  await send(url, snappy(field(1, Buffer.concat([labels(stream), ...entries]))), snappyHeaders);
  return sent;
}

/** One push with a short line for each of many streams. */
export async function pushShort(url: string, streams: number, time: number): Promise<void> {
  const each = Array.from({ length: streams }, (_, stream) =>
    field(1, Buffer.concat([shortLabels(stream), entry(line(hexadecimal(32)), BigInt(Math.round(time)) * 1_000_000n)])),
  );
  await send(url, snappy(Buffer.concat(each)), snappyHeaders);
}

const shortLabels = (stream: number): Buffer =>
  field(
    1,
    `{cluster="company-production", container="job", namespace="batch-${stream % 12}", pod="job-${stream}-7d9c5b8f6d-x2v4q", service_name="job-${stream % 40}"}`,
  );
