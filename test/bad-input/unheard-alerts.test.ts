import { stripVTControlCharacters } from 'node:util';
import { expect, test } from '@jest/globals';
import {
  Alertmanager,
  Alloy,
  cadvisor,
  type Environment,
  external,
  Grafana,
  kubelet,
  Loki,
  Mimir,
  type MimirProps,
  nobody,
  Prometheus,
  podLogs,
} from '../../constructs';
import { formatFinding } from '../../constructs/kit/model/findings';
import { findingsOf, testEnvironment } from '../support';
import { size } from './cases';

/** Alerts that come with components and of which nobody would hear: no mistake for which nothing is written, and every synth says it. */

type Case = readonly [title: string, make: (environment: Environment) => void, warnings: readonly string[]];

const alertmanager = (environment: Environment) => new Alertmanager(environment, { receiver: nobody() });

/** Alloy in a namespace that lets it read log files, with a Loki. */
function agent(environment: Environment, props: Partial<ConstructorParameters<typeof Alloy>[1]> = {}) {
  const loki = new Loki(environment, size);
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'it reads log files' });
  return { loki, alloy: new Alloy(environment, { namespace, collect: [podLogs()], logsTo: loki.push, ...props }) };
}

/** A Mimir with what an Alloy takes of itself and of the stores. */
function inMimir(environment: Environment, props: (environment: Environment) => Partial<MimirProps> = () => ({})) {
  const mimir = new Mimir(environment, { ...size, ...props(environment) });
  const collect = [podLogs(), kubelet(), cadvisor()];
  const { loki, alloy } = agent(environment, { collect, metricsTo: mimir.remoteWrite });
  return { mimir, loki, alloy };
}

const cases: readonly Case[] = [
  [
    'a Prometheus that watches nothing',
    (environment) => {
      const { push } = alertmanager(environment);
      new Prometheus(environment, { ...size, alertsTo: push });
      agent(environment);
    },
    [
      'test › prometheus › watch: nobody takes the metrics of alertmanager, loki, alloy, so no alert about them can fire\n  write instead: prometheus.watch(alertmanager, loki, alloy): docs/alerts.md',
    ],
  ],
  [
    'one component that it leaves out',
    (environment) => {
      const manager = alertmanager(environment);
      const prometheus = new Prometheus(environment, { ...size, alertsTo: manager.push });
      prometheus.watch(manager, agent(environment).alloy);
    },
    [
      'test › prometheus › watch: nobody takes the metrics of loki, so no alert about them can fire\n  write instead: prometheus.watch(loki): docs/alerts.md',
    ],
  ],
  [
    'an Alertmanager, and nobody who evaluates alerts about metrics',
    (environment) => {
      agent(environment);
      alertmanager(environment);
    },
    [
      'test › environment › watch: nobody takes the metrics of loki, alloy, alertmanager, so no alert about them can fire\n  write instead: new Prometheus(test, { …, alertsTo: alertmanager.push }).watch(loki, alloy, alertmanager): docs/alerts.md',
    ],
  ],
  [
    'a Prometheus that tells nobody',
    (environment) => {
      const prometheus = new Prometheus(environment, size);
      prometheus.watch(agent(environment).loki, new Grafana(environment, { datasources: [prometheus.datasource] }));
    },
    [
      'test › prometheus › watch: nobody takes the metrics of alloy, so no alert about them can fire\n  write instead: prometheus.watch(alloy): docs/alerts.md',
      'test › prometheus › alertsTo: it evaluates the alerts about prometheus, loki, grafana and tells nobody\n  write instead: alertsTo: new Alertmanager(test, { receiver: … }).push, with receiver: nobody() where it is enough that Grafana shows what fires',
    ],
  ],
  [
    'an Alloy that does not watch all, where Mimir evaluates',
    (environment) => {
      const manager = alertmanager(environment);
      const { alloy, mimir } = inMimir(environment, () => ({ alertsTo: manager.push }));
      alloy.watch(mimir, manager);
    },
    [
      'test › alloy › watch: nobody takes the metrics of loki, alloy, so no alert about them can fire\n  write instead: alloy.watch(loki, alloy): docs/alerts.md',
    ],
  ],
  [
    'a Mimir that keeps the metrics and evaluates nothing',
    (environment) => {
      const { alloy, mimir, loki } = inMimir(environment);
      alloy.watch(alloy, mimir, loki);
    },
    [
      'test › mimir › alertsTo: it keeps the metrics of mimir, loki, alloy and evaluates no alert about them\n  write instead: alertsTo: new Alertmanager(test, { receiver: … }).push, or evaluateAlerts: true where it is enough that Grafana shows what fires',
    ],
  ],
  [
    'nothing, where the Mimir is said to evaluate though nobody is told',
    (environment) => {
      const { alloy, mimir, loki } = inMimir(environment, () => ({ evaluateAlerts: true }));
      alloy.watch(alloy, mimir, loki);
    },
    [],
  ],
  [
    'nothing, where the Mimir is said not to evaluate',
    (environment) => {
      const { alloy, mimir, loki } = inMimir(environment, () => ({ evaluateAlerts: false }));
      alloy.watch(alloy, mimir, loki);
    },
    [],
  ],
  [
    'nothing, where everything is watched',
    (environment) => {
      const manager = alertmanager(environment);
      const { loki, alloy } = agent(environment);
      new Prometheus(environment, { ...size, alertsTo: manager.push }).watch(manager, loki, alloy);
    },
    [],
  ],
  ['nothing, where there is neither a store of metrics nor an Alertmanager', (environment) => agent(environment), []],
  [
    'nothing, where metrics go to a store that is not of the environment',
    (environment) => {
      const manager = alertmanager(environment);
      const url = 'https://metrics.example.com/api/v1/push';
      const metricsTo = external(environment, { protocol: 'prometheus.remote-write', url, addresses: ['203.0.113.7'] });
      const { alloy, loki } = agent(environment, { metricsTo });
      alloy.watch(alloy, loki, manager);
    },
    [],
  ],
];

test.each(cases)('%s', (_title, make, warnings) => {
  const environment = testEnvironment();
  make(environment);
  expect(findingsOf(environment)).toEqual([]);
  const said = environment.warnings.filter(({ property }) => property === 'watch' || property === 'alertsTo');
  expect(said.map((each) => stripVTControlCharacters(formatFinding(each)))).toEqual(warnings);
});
