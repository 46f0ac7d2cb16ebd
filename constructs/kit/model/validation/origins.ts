import { list } from './collections';
import type { Validator } from './validator';
import { text } from './values';

const origin = text({
  example: 'https://shop.example.com',
  expected: "a scheme and a host, such as 'https://shop.example.com', or '*' for every page",
  standIn: 'https://shop.example.com',
  problem: (value) =>
    value === '*' || /^https?:\/\/[a-z0-9*][-a-z0-9.*]*(:\d{1,5})?$/.test(value)
      ? undefined
      : `${JSON.stringify(value)} is no origin`,
});

/** The pages from which browsers may send. */
export const origins = (): Validator<readonly string[]> => list(origin, { least: 1 });
