/** Requests as senders of metrics, lines and spans encode them. https://protobuf.dev/programming-guides/encoding/ */

/** A whole number in groups of seven bits. */
export function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}

const key = (field: number, type: number): Buffer => varint(field * 8 + type);

/** A field of bytes: a text, or a message within. */
export function field(number: number, content: Buffer | string): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return Buffer.concat([key(number, 2), varint(bytes.length), bytes]);
}

/** Fields of OpenTelemetry's attributes, each a name and a text. */
export const attributes = (number: number, all: Readonly<Record<string, string>>): Buffer =>
  Buffer.concat(
    Object.entries(all).map(([name, value]) =>
      field(number, Buffer.concat([field(1, name), field(2, field(1, value))])),
    ),
  );

/** A field of a whole number. */
export const whole = (number: number, value: number): Buffer => Buffer.concat([key(number, 0), varint(value)]);

/** A field of a number with a fraction. */
export function double(number: number, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return Buffer.concat([key(number, 1), bytes]);
}

/** A field of eight bytes, such as a time in nanoseconds. */
export function fixed(number: number, value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return Buffer.concat([key(number, 1), bytes]);
}

/**
 * A block of Snappy that holds the bytes as they are. Node.js compresses none; to read a block that is compressed takes a store a fraction of
 * a microsecond more for each sample or line. https://github.com/google/snappy/blob/main/format_description.txt
 */
export function snappy(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length - 1);
  return Buffer.concat([varint(bytes.length), Buffer.from([63 << 2]), length, bytes]);
}
