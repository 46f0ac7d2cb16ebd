/** What a key takes, and how it is written. */
interface ValueType {
  readonly takes: (value: unknown) => boolean;
  /** As the end of `… is no …`. */
  readonly name: string;
  readonly example: string;
}

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
const isText = (value: unknown, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value);

/** Go's units and Prometheus' longer ones: a reference does not say which of the two a key takes. */
const duration = /^-?(\d+(\.\d+)?(ns|us|µs|ms|s|m|h|d|w|y))+$/;
const size = /^(\d+(\.\d+)?\s?([KMGTPE]i?)?B?)+$/i;

/** By the names that references have for them. */
export const valueTypes: Readonly<Record<string, ValueType>> = {
  // The programs take a number or true where they want text.
  string: { takes: isScalar, name: 'text', example: 'a text' },
  boolean: {
    // YAML 1.1 has more words for them, and the programs still know those.
    takes: (value) => typeof value === 'boolean' || isText(value, /^(y|yes|n|no|on|off)$/i),
    name: 'boolean',
    example: 'true or false',
  },
  int: { takes: Number.isInteger, name: 'whole number', example: 'a whole number' },
  float: { takes: (value) => typeof value === 'number', name: 'number', example: 'a number' },
  bytes: {
    takes: (value) => Number.isInteger(value) || isText(value, size),
    name: 'size',
    example: 'a size such as 4MB',
  },
  duration: {
    takes: (value) => value === 0 || isText(value, duration),
    name: 'duration',
    example: 'a duration with its unit, such as 30s',
  },
};
