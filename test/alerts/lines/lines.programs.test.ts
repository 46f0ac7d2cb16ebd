import { expect, test } from '@jest/globals';
import { eventually, sleep } from '../../../tools/wait';
import { builtFixture } from '../../fixtures/environments';
import { objectOf } from '../../support';
import { testWith } from '../../with-program';
import { alertsIn } from '../evaluated';
import { errorCases, type LinesCase, outOfMemoryCases } from './cases';
import { RunningLoki } from './loki';

/** Each alert about log lines is told for the entries for which it is to be, and for no other, as Loki itself evaluates it. */

const cases: Readonly<Record<string, readonly LinesCase[]>> = {
  ContainerLogsOutOfMemory: outOfMemoryCases,
  ServiceLogsErrors: errorCases,
};

test('each alert about lines has cases that tell it and cases that do not, and each case an alert', () => {
  const names = alertsIn('LogQL').map(({ alert }) => alert.name);
  expect(new Set(Object.keys(cases))).toEqual(new Set(names));
  for (const given of Object.values(cases)) {
    expect(new Set(given.map(({ told }) => told !== undefined))).toEqual(new Set([true, false]));
  }
});

testWith('loki', 'each alert about lines is told as expected', async (program) => {
  const environment = builtFixture('joining');
  const loki = new RunningLoki(
    program,
    objectOf(environment, 'ConfigMap', 'loki').data['loki.yaml'],
    objectOf(environment, 'ConfigMap', 'loki-alerts').data['alerts.yaml'],
  );
  try {
    await loki.start();
    // Before anything is logged, nothing is told.
    await sleep(3000);
    for (const name of Object.keys(cases)) expect(await loki.told(name)).toEqual([]);
    const all = Object.values(cases).flat();
    await loki.store(all);
    const wanted = all.filter(({ told }) => told !== undefined).length;
    const count = async () => (await Promise.all(Object.keys(cases).map((name) => loki.told(name)))).flat().length;
    await eventually(30, async () => ((await count()) >= wanted ? true : undefined), 200);
    // Whatever is told by mistake would be told with the next evaluations.
    await sleep(3000);
    for (const [name, given] of Object.entries(cases)) {
      const told = await loki.told(name);
      expect(told.map(({ annotations }) => annotations.description).sort()).toEqual(
        given.flatMap((each) => each.told ?? []).sort(),
      );
      // A loss is told at once; a condition is pending until it has lasted.
      const { alert } = alertsIn('LogQL').find((each) => each.alert.name === name) ?? {};
      const state = alert?.kind === 'loss' ? 'firing' : 'pending';
      expect(new Set(told.map((each) => each.state))).toEqual(new Set([state]));
    }
  } finally {
    await loki.stop();
  }
});
