import { expect, test } from '@jest/globals';
import { Kafka, Loki, Mimir, Prometheus, Pyroscope, Tempo } from '../../constructs';
import { gibibytes, mebibytes, milliseconds, minutes } from '../../constructs/kit';
import { findingsOf, testEnvironment } from '../support';
import { size } from './cases';

/** Stores and logs that would keep nothing for as long as anybody needs it, and a disk that holds nothing. */

test.each([Loki, Mimir, Prometheus, Pyroscope, Tempo])('%p', (Store) => {
  const environment = testEnvironment();
  const { name } = new Store(environment, { ...size, retention: minutes(59) });
  expect(findingsOf(environment)).toEqual([
    `test › ${name} › retention: minutes(59) is shorter than an hour, and what is asked for would be gone | hours(1) or more`,
  ]);
});

test('a Kafka', () => {
  const environment = testEnvironment();
  new Kafka(environment, { disk: gibibytes(10), retention: milliseconds(1) });
  new Kafka(environment, { name: 'small', disk: mebibytes(100) });
  expect(findingsOf(environment)).toEqual([
    'test › kafka › retention: milliseconds(1) is shorter than a minute, and a reader that is away for a moment misses records | minutes(1) or more',
    'test › small › disk: 100Mi are less than the brokers write of themselves | disk: gibibytes(1) or more',
  ]);
});
