import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import {
  Endpoint,
  Environment,
  image,
  MythicalDemo,
  type MythicalDemoProps,
  percent,
  plainNetwork,
  pods,
  withOtlp,
} from '../../constructs';
import { bytes } from '../../tools/e2e/cluster/quantity';
import { mythical } from '../../tools/e2e/suites/mythical/environment';
import { addPlatform } from '../../tools/e2e/suites/platform';
import { findingsOf, objectOf, rendered } from '../support';

const environment = () => mythical(new App());
const workloads = ['database', 'queue', 'server', 'requester', 'recorder', 'frontend'].map(
  (name) => `mythical-${name}`,
);

const upstream = (name: string) =>
  image('ghcr.io/grafana/intro-to-mltp', `mythical-beasts-${name}-main`, `sha256:${'0'.repeat(64)}`);
const originals = {
  mythicalServer: upstream('server'),
  mythicalRequester: upstream('requester'),
  mythicalRecorder: upstream('recorder'),
};

type Otel = ReturnType<typeof addPlatform>['otel'];

/** An environment with the demo beside the platform. */
function withDemo(props: (otel: Otel) => MythicalDemoProps, images = {}): Environment {
  const created = new Environment(new App(), 'test', { cluster: { network: plainNetwork() }, images });
  created.addNamespace('monitoring');
  const { otel } = addPlatform(created, { keep: [percent(100)] });
  new MythicalDemo(created, { namespace: created.addNamespace('demo'), ...props(otel) });
  return created;
}

const original = (images = {}, more: Partial<MythicalDemoProps> = {}) =>
  withDemo((otel) => ({ instrument: withOtlp({ otlpTo: otel.otlp.grpc }), program: 'intro-to-mltp', ...more }), images);

const containersOf = (built: Environment, name: string) => {
  const { kind } = built.workloads.find((each) => each.name === name)?.props ?? { kind: 'Deployment' };
  return objectOf(built, kind, name).spec.template.spec.containers;
};

test('the mythical services', () => {
  expect(rendered(environment(), 'mythical')).toMatchSnapshot();
});

test('they ask for at most 0.6 GiB in all', () => {
  const built = environment();
  const asked = workloads
    .flatMap((name) => containersOf(built, name))
    .map(({ resources }) => bytes(resources.requests.memory));
  expect(asked).toHaveLength(6);
  expect(asked.reduce((sum, each) => sum + each, 0)).toBeLessThan(0.6 * 1024 ** 3);
});

test('no password is in what is rendered: both are keys of one Secret that somebody makes', () => {
  const secrets = environment().expectedSecrets.map(({ name, keys, madeBefore }) => [name, keys, madeBefore]);
  expect(secrets).toEqual([['mythical', ['database-password', 'queue-password'], true]]);
});

test('each is reached by those who use it, and by who pulls the metrics for which its pods ask', () => {
  const built = environment();
  const callers = (name: string): string[] =>
    objectOf(built, 'NetworkPolicy', `mythical-${name}`).spec.ingress.flatMap(
      ({
        from,
        ports,
      }: {
        from: { podSelector: { matchLabels: Record<string, string> } }[];
        ports: { port: number }[];
      }) =>
        from.map(
          ({ podSelector }) => `${podSelector.matchLabels['app.kubernetes.io/name']} ${ports.map(({ port }) => port)}`,
        ),
    );
  expect(callers('database')).toEqual(['mythical-server 5432']);
  expect(callers('queue').sort()).toEqual(['alloy 15692', 'mythical-recorder 5672', 'mythical-requester 5672']);
  expect(callers('server').sort()).toEqual(['alloy 4000', 'mythical-frontend 4000', 'mythical-requester 4000']);
  expect(callers('recorder')).toEqual(['alloy 4002']);
  const annotated = ['queue', 'server', 'requester', 'recorder'].map((name) => {
    const workload = objectOf(built, name === 'queue' ? 'StatefulSet' : 'Deployment', `mythical-${name}`);
    return workload.spec.template.metadata.annotations['prometheus.io/port'];
  });
  expect(annotated).toEqual(['15692', '4000', '4001', '4002']);
});

test('without anybody who takes what browsers send, nginx hands nothing on', () => {
  const built = withDemo((otel) => ({ instrument: withOtlp({ otlpTo: otel.otlp.http }) }));
  const files = objectOf(built, 'ConfigMap', 'mythical-frontend').data;
  expect(files['nginx.conf']).not.toMatch(/otlp|limit_req/);
  expect(files['start.sh']).toContain('"send":"none"');
  expect(files['visitors.sh']).toBeUndefined();
});

test('to Faro, browsers send what it takes: nginx hands it on to its path', () => {
  const built = withDemo((otel) => ({
    instrument: withOtlp({ otlpTo: otel.otlp.http }),
    browserTelemetryTo: new Endpoint({
      protocol: 'faro',
      owner: { environment: 'test', component: 'alloy', workload: 'alloy' },
      peer: pods('monitoring', { 'app.kubernetes.io/name': 'alloy' }),
      host: 'alloy.monitoring.svc',
      port: 12347,
      path: '/collect',
      offers: {},
    }),
  }));
  const files = objectOf(built, 'ConfigMap', 'mythical-frontend').data;
  expect(files['start.sh']).toContain('"send":"faro"');
  expect(files['nginx.conf']).toContain('location = /faro/collect {');
  expect(files['nginx.conf']).toContain('rewrite ^/faro/collect(.*)$ /collect$1 break;');
});

describe('the programs of intro-to-mltp', () => {
  test('are told in their own words, and have no front end', () => {
    const built = original(originals);
    expect(findingsOf(built)).toEqual([]);
    const [server] = containersOf(built, 'mythical-server');
    expect(server.command).toEqual(['node', 'index.js']);
    expect(server.image).toMatch(/^ghcr\.io\/grafana\/intro-to-mltp:mythical-beasts-server-main@sha256:/);
    const variables = Object.fromEntries(
      server.env.map(({ name, value }: { name: string; value?: string }) => [name, value]),
    );
    expect(variables).toMatchObject({
      NAMESPACE: 'demo',
      TRACING_COLLECTOR_HOST: 'otel-collector.monitoring.svc',
      TRACING_COLLECTOR_PORT: '4317',
      MYTHICAL_DATABASE_HOST: 'mythical-database.demo.svc',
      MYTHICAL_DATABASE_USER: 'postgres',
    });
    expect(server.readinessProbe.httpGet.path).toBe('/metrics');
    expect(built.workloads.map(({ name }) => name)).not.toContain('mythical-frontend');
    expect(built.expectedSecrets.map(({ keys }) => keys)).toEqual([['database-password']]);
    const [queue] = containersOf(built, 'mythical-queue');
    expect(JSON.stringify(queue.env)).not.toContain('RABBITMQ_DEFAULT_USER');
  });

  test('are refused with the images of the others, and with a page', () => {
    const found = findingsOf(
      withDemo((otel) => ({
        instrument: withOtlp({ otlpTo: otel.otlp.grpc }),
        program: 'intro-to-mltp',
        browserTelemetryTo: otel.otlp.http,
      })),
    );
    expect(found).toEqual([
      "test › mythical › browserTelemetryTo: the front end of intro-to-mltp, which works on the port of one developer alone, is not there | no such property, or program: 'examples'",
      ...Object.keys(originals).map(
        (key) =>
          `test › mythical › program: the environment's image ${key} is that of examples/mythical | images: { ${key}: image('ghcr.io/grafana/intro-to-mltp', …) } in the environment, with a digest, as the tags move`,
      ),
    ]);
  });
});
