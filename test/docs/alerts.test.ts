import { expect, test } from '@jest/globals';
import {
  alertingPage,
  beylaPage,
  clusterPage,
  kafkaPage,
  lokiPage,
  mimirPage,
} from '../../constructs/kit/vocabulary/alert-pages';
import { alertsIn } from '../alerts/evaluated';
import { pages } from './pages';

/** The pages of the alerts have a section for each, and none for another. That each has its section is a check. */
const sections = ['docs/alerts.md', clusterPage, alertingPage, beylaPage, kafkaPage, lokiPage, mimirPage]
  .flatMap((page) => (pages().get(page) ?? '').split('\n'))
  .filter((line) => line.startsWith('## '))
  .map((line) => line.slice(3));

test('the sections are those of the alerts that are evaluated somewhere', () => {
  const names = [...alertsIn('PromQL'), ...alertsIn('LogQL')].map(({ alert }) => alert.name);
  expect(names.length).toBeGreaterThan(3);
  expect([...sections].sort()).toEqual([...new Set(names)].sort());
});
