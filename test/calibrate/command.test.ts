import { expect, test } from '@jest/globals';
import { command } from '../../tools/calibrate/command';
import { captured, withoutEnvironments } from '../captured';

test('a store that is not measured ends with 2, and says which are', async () => {
  const outcome = await captured(command, withoutEnvironments('pyroscope'));
  expect(outcome).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'there is no store pyroscope; there are: mimir, loki, tempo, otel-collector, kube-state-metrics\n\nnpm run calibrate -- --help explains it.\n',
  });
});
