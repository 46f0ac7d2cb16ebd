/**
 * The bytes of a block that was compressed with Snappy, as Loki's push and remote write send them. Node.js knows no Snappy.
 * https://github.com/google/snappy/blob/main/format_description.txt
 */
export function unsnap(block: Buffer): Buffer {
  let at = 0;
  const byte = (): number => block[at++] ?? 0;
  const littleEndian = (bytes: number): number => {
    const value = block.readUIntLE(at, bytes);
    at += bytes;
    return value;
  };
  const output = Buffer.alloc(varint(byte));
  let end = 0;
  while (at < block.length) {
    const tag = byte();
    const kind = tag & 3;
    if (kind === 0) {
      const short = tag >> 2;
      const length = 1 + (short < 60 ? short : littleEndian(short - 59));
      end += block.copy(output, end, at, at + length);
      at += length;
      continue;
    }
    const length = kind === 1 ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2);
    const offset = kind === 1 ? ((tag >> 5) << 8) | byte() : littleEndian(kind === 2 ? 2 : 4);
    // A copy may read what it has just written itself.
    for (let copied = 0; copied < length; copied++, end++) output[end] = output[end - offset] ?? 0;
  }
  return output;
}

/** A whole number in groups of seven bits. */
export function varint(byte: () => number): number {
  let value = 0;
  for (let factor = 1; ; factor *= 128) {
    const next = byte();
    value += (next & 127) * factor;
    if (next < 128) return value;
  }
}
