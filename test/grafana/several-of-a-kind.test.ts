import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Alertmanager, nobody } from '../../constructs/alertmanager';
import { Alloy, cadvisor, podLogs } from '../../constructs/alloy';
import { Grafana, tempoTracing } from '../../constructs/grafana';
import { datasourceRoles } from '../../constructs/grafana/dashboards';
import { datasourcesYaml, provisionedDatasources } from '../../constructs/grafana/datasources';
import { type Datasource, days, type Environment, gibibytes, percent, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { OtelCollector } from '../../constructs/otel-collector';
import { Prometheus } from '../../constructs/prometheus';
import { Pyroscope } from '../../constructs/pyroscope';
import { Tempo } from '../../constructs/tempo';
import { findingsOf, testEnvironment } from '../support';

const size = { retention: days(3), disk: gibibytes(10) };

/** The stores of one team, and the Collector of its applications. */
function ofTeam(environment: Environment, team: string) {
  const named = (kind: string) => ({ ...size, name: `${kind}-${team}` });
  const mimir = new Mimir(environment, named('mimir'));
  const loki = new Loki(environment, named('loki'));
  const tempo = new Tempo(environment, { ...named('tempo'), metricsTo: mimir.remoteWrite });
  new OtelCollector(environment, {
    name: `otel-${team}`,
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [percent(10)],
  });
  return { mimir, loki, tempo };
}

/** Where the links of each datasource lead. */
function links({ connections }: Environment, datasources: readonly Datasource[]): ReadonlyMap<string, string[]> {
  const file = parse(datasourcesYaml(provisionedDatasources(datasources, connections), { prune: true })) as {
    datasources: readonly { readonly uid: string }[];
  };
  return new Map(
    file.datasources.map(({ uid, ...rest }) => {
      const named = JSON.stringify(rest).matchAll(/"(?:datasourceUid|targetUID)":"([^"]*)"/g);
      return [uid, [...new Set([...named].map(([, target = '']) => target))].sort()];
    }),
  );
}

test('of two teams that have each store for themselves, each link leads to the store of the same team', () => {
  const environment = testEnvironment();
  const [a, b] = [ofTeam(environment, 'a'), ofTeam(environment, 'b')];
  const given = [a.mimir, b.mimir, a.loki, b.loki, a.tempo, b.tempo].map(({ datasource }) => datasource);
  const expected = new Map([
    ['mimir-a', ['loki-a', 'tempo-a']],
    ['mimir-b', ['loki-b', 'tempo-b']],
    ['tempo-a', ['loki-a', 'mimir-a']],
    ['tempo-b', ['loki-b', 'mimir-b']],
  ]);
  for (const datasources of [given, given.toReversed()]) {
    const found = links(environment, datasources);
    for (const [uid, targets] of expected) expect([uid, found.get(uid)]).toEqual([uid, targets]);
    expect(found.get('loki-a')).toContain('tempo-a');
    expect(found.get('loki-b')).toContain('tempo-b');
    expect([found.get('loki-a')?.includes('tempo-b'), found.get('loki-b')?.includes('tempo-a')]).toEqual([
      false,
      false,
    ]);
  }
});

test('a line leads to the metrics of its container where the agent sends them that sends the line', () => {
  const environment = testEnvironment();
  const agents = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  const first = new Mimir(environment, { ...size, name: 'applications' });
  const mimir = new Mimir(environment, size);
  const loki = new Loki(environment, size);
  const collect = [podLogs(), cadvisor()];
  new Alloy(environment, { namespace: agents, collect, logsTo: loki.push, metricsTo: mimir.remoteWrite });
  const found = links(environment, [first.datasource, mimir.datasource, loki.datasource]);
  expect(found.get('loki')).toEqual(['mimir']);
  expect(found.get('mimir')).toEqual(['loki']);
});

test('two stores of traces whose metrics and lines are in one store are both linked to from there', () => {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, size);
  const loki = new Loki(environment, size);
  const [a, b] = ['a', 'b'].map((team) => {
    const tempo = new Tempo(environment, { ...size, name: `tempo-${team}`, metricsTo: mimir.remoteWrite });
    const to = { metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: tempo.otlp };
    new OtelCollector(environment, { name: `otel-${team}`, ...to, keep: [percent(10)] });
    return tempo.datasource;
  }) as [Datasource, Datasource];
  const found = links(environment, [mimir.datasource, loki.datasource, a, b]);
  expect(found.get('mimir')).toEqual(['loki', 'tempo-a', 'tempo-b']);
  expect(found.get('loki')).toEqual(['mimir', 'tempo-a', 'tempo-b']);
});

test('of two Alertmanagers each leads to the page of its datasource, by the name that this has in the Grafana', () => {
  const ingressClasses = [{ name: 'kong', namespace: 'kong' }];
  const environment = testEnvironment({ network: plainNetwork(), ingressClasses });
  const given = ['alertmanager', 'other'].map(
    (name) => new Alertmanager(environment, { name, receiver: nobody() }).datasource,
  );
  new Grafana(environment, { datasources: given, ingress: { host: 'grafana.example.com' } });
  const names = provisionedDatasources(given, environment.connections).map(({ name }) => name);
  expect(names).toEqual(['Alertmanager', 'Alertmanager (other)']);
  const pages = environment.connections.flatMap(({ to, shownAt }) =>
    to.protocol === 'alertmanager.query' ? [shownAt?.alertsPage] : [],
  );
  expect(pages).toEqual(
    names.map((name) => `http://grafana.example.com/alerting/groups?alertmanager=${encodeURIComponent(name)}#alerts`),
  );
});

test('stores of which nobody is known to send to both lead to the first, as before', () => {
  const environment = testEnvironment();
  const stores = ['one', 'two'].map((name) => new Pyroscope(environment, { ...size, name }).datasource);
  const tempo = new Tempo(environment, size).datasource;
  expect(links(environment, [...stores, tempo]).get('tempo')).toEqual(['one']);
});

test('the metrics made from spans are asked of who keeps them, also where a Collector makes them', () => {
  const environment = testEnvironment();
  const applications = new Prometheus(environment, { ...size, name: 'applications' });
  const mimir = new Mimir(environment, size);
  const loki = new Loki(environment, size);
  const made = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  const none = new Tempo(environment, { ...size, name: 'none' });
  const stores = [applications.datasource, mimir.datasource, loki.datasource];
  const asked = (tempo: Tempo) => datasourceRoles([...stores, tempo.datasource]).spanMetrics?.uid;
  expect([asked(made), asked(none)]).toEqual(['mimir', 'applications']);
  const to = { metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: none.otlp };
  new OtelCollector(environment, { ...to, keep: [percent(10)] });
  expect(asked(none)).toBe('mimir');
  const json = JSON.stringify(tempoTracing().build([...stores, made.datasource]));
  expect([json.includes('"uid":"mimir"'), json.includes('"uid":"applications"')]).toEqual([true, false]);
});

test('the metrics of the pipeline are asked of the Prometheus that watches it, wherever it is given', () => {
  const environment = testEnvironment();
  const applications = new Prometheus(environment, { ...size, name: 'applications' });
  const pipeline = new Prometheus(environment, { ...size, name: 'pipeline' });
  const loki = new Loki(environment, size);
  const given = [applications.datasource, pipeline.datasource];
  const asked = (datasources: readonly Datasource[]) => datasourceRoles(datasources).pipeline?.uid;
  // Nobody watches anything yet.
  expect(asked(given)).toBe('applications');
  pipeline.watch(loki, applications);
  applications.watch(new Mimir(environment, size));
  for (const datasources of [given, given.toReversed()]) expect(asked(datasources)).toBe('pipeline');
  expect(findingsOf(environment)).toEqual([]);
});

test('the metrics of the pipeline are asked of a Mimir where an Alloy sends them there, also beside a Prometheus that has none', () => {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  const applications = new Prometheus(environment, { ...size, name: 'applications' });
  const [other, mimir] = ['other', 'mimir'].map((name) => new Mimir(environment, { ...size, name })) as [Mimir, Mimir];
  const loki = new Loki(environment, size);
  const alloy = new Alloy(environment, {
    namespace,
    collect: [podLogs()],
    logsTo: loki.push,
    metricsTo: mimir.remoteWrite,
  });
  const asked = () => datasourceRoles([applications, other, mimir].map(({ datasource }) => datasource)).pipeline?.uid;
  expect(asked()).toBe('applications');
  alloy.watch(loki, mimir);
  expect(asked()).toBe('mimir');
  const pulling = new Alloy(environment, {
    namespace,
    name: 'pulling',
    collect: [podLogs()],
    logsTo: loki.push,
    metricsTo: applications.remoteWrite,
  });
  pulling.watch(other);
  expect(asked()).toBe('applications');
});

test('lines lead to the store that gets the metrics of their containers by a Prometheus', () => {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  const other = new Mimir(environment, { ...size, name: 'other' });
  const mimir = new Mimir(environment, size);
  const between = new Prometheus(environment, { ...size, metricsTo: mimir.remoteWrite });
  const loki = new Loki(environment, size);
  const to = { metricsTo: between.remoteWrite, logsTo: loki.push };
  new Alloy(environment, { namespace, collect: [podLogs(), cadvisor()], ...to });
  const given = [other.datasource, mimir.datasource, loki.datasource];
  expect(links(environment, given).get('loki')).toEqual(['mimir']);
});
