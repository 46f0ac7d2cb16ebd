import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Alertmanager, type AlertmanagerProps, usualInhibitRules } from '../../constructs/alertmanager';
import { plainNetwork } from '../../constructs/kit';
import { objectOf, testEnvironment } from '../support';
import { smtp, team } from './environments';

/** Alerts of several clusters: each is told with those of its own, and silences none of another. */

function configured(name: string | undefined, props: Partial<AlertmanagerProps> = {}) {
  const environment = testEnvironment({ network: plainNetwork(), name });
  new Alertmanager(environment, { smtp, receiver: team, ...props });
  return parse(objectOf(environment, 'ConfigMap', 'alertmanager').data['alertmanager.yaml']);
}

const own = { name: 'own', sourceMatchers: ['a="b"'], targetMatchers: ['a="c"'], equal: ['namespace'] };

test('alerts are grouped by the cluster too, unless it is said by what', () => {
  expect(configured('shop').route.group_by).toEqual(['alertname', 'namespace', 'cluster']);
  expect(configured('shop', { groupBy: ['team'] }).route.group_by).toEqual(['team']);
  expect(configured(undefined).route.group_by).toEqual(['alertname', 'namespace']);
});

test('the rules of inhibition that come along are about one cluster, those of somebody’s own as they are written', () => {
  const equals = (name?: string): string[][] =>
    configured(name, { inhibitRules: [...usualInhibitRules, own] }).inhibit_rules.map(
      ({ equal }: { readonly equal: string[] }) => equal,
    );
  const usual = usualInhibitRules.map(({ equal }) => equal);
  expect(equals()).toEqual([...usual, own.equal]);
  expect(equals('shop')).toEqual([...usual.map((equal) => [...equal, 'cluster']), own.equal]);
});
