import { expect, test } from '@jest/globals';
import { metricCases } from './cases';
import { alertsIn } from './evaluated';

/** What each alert about metrics says, and when it may wait. */

const alerts = alertsIn('PromQL');

test('each alert about metrics has cases of its kind, and each case an alert', () => {
  const kinds = Object.fromEntries(alerts.map(({ alert: { name, kind } }) => [name, kind]));
  expect(Object.fromEntries(Object.entries(metricCases).map(([name, { kind }]) => [name, kind]))).toEqual(kinds);
});

test('a loss or an event is told at once, as is what always fires, and what waits or holds when it lasts', () => {
  for (const { alert } of alerts)
    expect([alert.name, alert.holdsFor.seconds > 0]).toEqual([
      alert.name,
      ['waiting', 'condition'].includes(alert.kind),
    ]);
});

test('what is said of a program names a pod by its address where its series do not have its name', () => {
  const ofPrograms = alerts.filter(({ alert }) => alert.expression.includes('service_name='));
  expect(ofPrograms.length).toBeGreaterThan(50);
  const nameless = ofPrograms.filter(({ alert: { description } }) =>
    description.replaceAll('or $labels.pod $labels.instance', '').includes('$labels.pod'),
  );
  expect(nameless.map(({ alert }) => alert.name)).toEqual([]);
});
