import { expect, test } from '@jest/globals';
import { days, gibibytes } from '../../constructs/kit';
import { Mimir } from '../../constructs/mimir';
import { rendered, testEnvironment } from '../support';

test('one monolithic Mimir on a disk', () => {
  const environment = testEnvironment();
  new Mimir(environment, { retention: days(3), disk: gibibytes(10) });
  expect(rendered(environment, 'mimir')).toMatchSnapshot();
});
