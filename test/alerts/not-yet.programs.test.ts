import { describe, expect, test } from '@jest/globals';
import { testWith } from '../with-program';
import { alertsIn } from './evaluated';
import { promtoolErrors } from './promtool';
import { promtoolTests } from './promtool-file';

/** What has not happened since the start of the program: such a time is 0, which says nothing of how long it is. */

const started = 'process_start_time_seconds';
const ran = 'cortex_compactor_last_successful_run_timestamp_seconds';

const about = alertsIn('PromQL').find(({ alert }) => alert.name === 'MimirCompactorNotRun');

test('a Mimir of several pods tells of its compactor', () => {
  expect(about?.alert.expression).toContain(started);
});

describe('as promtool evaluates it', () => {
  if (!about) return;
  const { alert, namespace, environment } = about;
  const service = /service_name="([^"]+)"/.exec(alert.expression)?.[1] ?? about.about;
  const tests = promtoolTests(
    alert,
    {
      kind: 'condition',
      // An hour later it has run for four hours.
      holds: { [ran]: '0x480', [started]: '-10800x480' },
      figure: '4h 0m 0s',
      says: () => ({
        labels: { instance: 'pod' },
        description: 'pod came to an end 4h 0m 0s ago, or has not since it started.',
      }),
      healthy: { [ran]: '0x480', [started]: '0x480' },
      rollOut: { [ran]: '0x240 1x240', [started]: '0x480' },
    },
    { namespace, service },
    environment.runbooks,
  );
  testWith('promtool', 'a compactor that has not come to an end since it started', async (promtool) => {
    expect(promtoolErrors(promtool, { about: about.about, alert, runbooks: environment.runbooks, tests })).toBe('');
  });
});
