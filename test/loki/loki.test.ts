import { expect, test } from '@jest/globals';
import { days, gibibytes } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { rendered, testEnvironment } from '../support';

test('one monolithic Loki on a disk', () => {
  const environment = testEnvironment();
  new Loki(environment, { retention: days(3), disk: gibibytes(10) });
  expect(rendered(environment, 'loki')).toMatchSnapshot();
});
