import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import type { Check } from '../../checks';
import { defineProject, Environment, type KnownMetrics, plainNetwork } from '../../constructs';
import { findingsOf } from '../support';
import { untyped } from './cases';

/** What an environment says of metrics that it does not have itself, and a project of checks of its own. */

const labels = ['pod'];

describe('metrics', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['that are right', { name: /^shop_orders_total$/, labels }, []],
    [
      'whose name is a text',
      { name: 'shop_orders_total', labels },
      [
        'test › environment › knownMetrics.name: "shop_orders_total" is no pattern for the whole of a name | a pattern such as /^shop_orders_total$/',
      ],
    ],
    [
      'whose name is a part of one',
      { name: /shop/, labels },
      [
        'test › environment › knownMetrics.name: /shop/ is no pattern for the whole of a name | a pattern such as /^shop_orders_total$/',
      ],
    ],
    [
      'without a name, and with a label that says nothing',
      { labels: [''] },
      [
        'test › environment › knownMetrics.name: name is missing | name: /^shop_orders_total$/',
        "test › environment › knownMetrics.labels: the text is empty | a text of one line such as 'pod'",
      ],
    ],
    [
      'whose labels are a text',
      { name: /^shop_orders_total$/, labels: 'pod' },
      [`test › environment › knownMetrics.labels: "pod" is given | a list such as ['pod']`],
    ],
  ])('%s', (_, given, findings) => {
    const knownMetrics = [untyped<KnownMetrics>(given)];
    const environment = new Environment(new App({ outdir: 'dist' }), 'test', {
      cluster: { network: plainNetwork() },
      knownMetrics,
    });
    expect(findingsOf(environment)).toEqual(findings);
  });
});

test('an invalid check', () => {
  const environments = {
    test: (app: App) => new Environment(app, 'test', { cluster: { network: plainNetwork() } }),
  };
  const good: Check = { name: 'company/nothing', description: 'nothing is wrong', looks: () => [] };
  const { findings } = defineProject({ environments, checks: [good, untyped<Check>(undefined)] }).build();
  expect(findings).toMatchObject([
    {
      component: 'main.ts',
      property: 'checks[1]',
      problem: 'it is no check',
      instead: "{ name: 'company/…', description: '…', looks: (subject) => [ … ] }",
    },
  ]);
});
