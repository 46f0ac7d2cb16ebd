import { expect, test } from '@jest/globals';
import { double, field, fixed, snappy, varint, whole } from '../../tools/calibrate/encode';
import { below, fieldsOf, numbersBelow } from '../../tools/e2e/programs/remote/protobuf';
import { unsnap } from '../../tools/e2e/programs/remote/snappy';

/** What is sent to be measured is read by those who read what real senders send. */

test('a block of Snappy gives back its bytes', () => {
  for (const length of [1, 59, 61, 300, 70_000]) {
    const bytes = Buffer.from(Array.from({ length }, (_, index) => index % 251));
    expect(unsnap(snappy(bytes)).equals(bytes)).toBe(true);
  }
});

test('whole numbers beyond 32 bits are encoded', () => {
  expect([...varint(300)]).toEqual([0xac, 0x02]);
  expect(numbersBelow(field(1, whole(2, 1_700_000_000_000)), 1, 2)).toEqual([1_700_000_000_000]);
});

test('a message has its fields in their order', () => {
  const message = Buffer.concat([field(1, 'name'), double(2, 1.5), fixed(3, 7n), field(4, field(1, 'within'))]);
  const [name, value, time] = fieldsOf(message);
  expect(name?.bytes.toString()).toBe('name');
  expect(value?.bytes).toHaveLength(8);
  expect(time?.value).toBe(7);
  expect(below(message, 4, 1).map(String)).toEqual(['within']);
});
