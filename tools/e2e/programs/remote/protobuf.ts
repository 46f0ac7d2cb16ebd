import { varint } from './snappy';

/** A field of a message: bytes, or a whole number. */
export interface Field {
  readonly number: number;
  readonly bytes: Buffer;
  readonly value: number;
}

const none = Buffer.alloc(0);

/** The fields of a message, in their order. https://protobuf.dev/programming-guides/encoding/ */
export function fieldsOf(message: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const byte = (): number => message[at++] ?? 0;
  while (at < message.length) {
    const key = varint(byte);
    const [number, type] = [key >> 3, key & 7];
    if (type === 0) fields.push({ number, bytes: none, value: varint(byte) });
    else {
      const length = type === 2 ? varint(byte) : type === 1 ? 8 : 4;
      const bytes = message.subarray(at, at + length);
      at += length;
      fields.push({ number, bytes, value: type === 1 ? Number(bytes.readBigUInt64LE()) : 0 });
    }
  }
  return fields;
}

/** The messages below a path of fields, each of which may be repeated. */
export const below = (message: Buffer, ...path: readonly number[]): Buffer[] =>
  path.reduce<Buffer[]>(
    (messages, number) =>
      messages.flatMap((each) => fieldsOf(each).flatMap((field) => (field.number === number ? [field.bytes] : []))),
    [message],
  );

/** The whole numbers below a path. */
export const numbersBelow = (message: Buffer, ...path: readonly number[]): number[] => {
  const last = path.at(-1);
  return below(message, ...path.slice(0, -1)).flatMap((each) =>
    fieldsOf(each).flatMap(({ number, value }) => (number === last ? [value] : [])),
  );
};
