import { describe, expect, test } from '@jest/globals';
import { Alertmanager, Alloy, Grafana, Loki, nobody, podLogs } from '../../constructs';
import { mergePatch } from '../../constructs/kit';
import { findingsOf, testEnvironment } from '../support';
import { size } from './cases';

/** Overrides of Services, files and Ingresses that others rely on. */

const of = (kind: string, name: string, patch: Readonly<Record<string, unknown>>) => {
  const environment = testEnvironment({
    ...testEnvironment().cluster,
    ingressClasses: [{ name: 'kong', namespace: 'kong' }],
  });
  const loki = new Loki(environment, size);
  new Grafana(environment, { datasources: [loki.datasource], ingress: { host: 'grafana.example.com' } });
  environment.override(kind, name, (manifest) => mergePatch(manifest, patch));
  return findingsOf(environment).map((each) => each.replace(/^[^:]*: /, ''));
};

test.each<[string, string, string, Readonly<Record<string, unknown>>, string]>([
  [
    'a Service that leads elsewhere',
    'Service',
    'loki',
    { spec: { type: 'ExternalName', externalName: 'loki.example.com' } },
    'with type ExternalName it leads to another host, and no longer to its pods | spec.type as it is',
  ],
  [
    'a Service without an address',
    'Service',
    'loki',
    { spec: { clusterIP: 'None' } },
    'it sets clusterIP: None, by which callers come to the ports of pods and not to its own | spec.clusterIP as it is',
  ],
  [
    'a port that leads to another',
    'Service',
    'loki',
    {
      spec: {
        ports: [
          { name: 'http', port: 3100, targetPort: 'grpc' },
          { name: 'grpc', port: 9095 },
        ],
      },
    },
    'it changes the targetPort of the port 3100, which others call for what it leads to | targetPort of the port 3100 as it is',
  ],
  [
    'a port of another name',
    'Service',
    'loki',
    {
      spec: {
        ports: [
          { name: 'web', port: 3100, targetPort: 'http' },
          { name: 'grpc', port: 9095 },
        ],
      },
    },
    'it changes the name of the port 3100, which others call for what it leads to | name of the port 3100 as it is',
  ],
  [
    'no file',
    'ConfigMap',
    'loki',
    { data: null },
    'it takes away loki.yaml, which is read | data with every file that was there; others may come beside them',
  ],
  [
    'an empty file',
    'ConfigMap',
    'grafana',
    { data: { 'grafana.ini': ' ' } },
    'it takes away grafana.ini, which is read | data with every file that was there; others may come beside them',
  ],
  [
    'another host',
    'Ingress',
    'grafana',
    { spec: { rules: [{ host: 'other.example.com' }] } },
    'it takes away grafana.example.com, to which links and senders lead | spec.rules with every host that was there, or another host by the property of its component',
  ],
])('%s', (_title, kind, name, patch, finding) => {
  expect(of(kind, name, patch)).toEqual([finding]);
});

/** Three Alertmanagers, whose gossip has one port for TCP and for UDP. */
const ofThree = (name: string, change: (ports: readonly ServicePort[]) => readonly ServicePort[] | undefined) => {
  const environment = testEnvironment({ ...testEnvironment().cluster, nodes: 3 });
  new Alertmanager(environment, { receiver: nobody(), replicas: 3 });
  environment.override('Service', name, (manifest: { spec: { ports: readonly ServicePort[] } }) =>
    mergePatch(manifest, { metadata: { annotations: { mine: 'yes' } }, spec: { ports: change(manifest.spec.ports) } }),
  );
  return findingsOf(environment).map((each) => each.replace(/^[^:]*: /, ''));
};

interface ServicePort {
  readonly port: number;
  readonly protocol?: string;
}

describe('a Service with one number for TCP and for UDP', () => {
  const name = 'alertmanager-headless';

  test('may have annotations, and the protocol that it has anyway', () => {
    expect(ofThree(name, (ports) => ports)).toEqual([]);
    expect(ofThree(name, (ports) => ports.map((each) => ({ protocol: 'TCP', ...each })))).toEqual([]);
  });

  test('keeps both', () => {
    const lost = 'it takes away the port 9094 of UDP, by which others call';
    const instead = 'spec.ports with every port that was there; others may come after them';
    expect(ofThree(name, (ports) => ports.filter(({ protocol }) => protocol !== 'UDP'))).toEqual([
      `${lost} | ${instead}`,
    ]);
    expect(ofThree(name, (ports) => ports.map((each) => ({ ...each, protocol: 'TCP' })))).toEqual([
      `${lost} | ${instead}`,
    ]);
  });

  test('leads to each of its pods', () => {
    const environment = testEnvironment();
    new Alertmanager(environment, { receiver: nobody() });
    environment.override('Service', name, (manifest) => mergePatch(manifest, { spec: { clusterIP: null } }));
    expect(findingsOf(environment)).toEqual([
      expect.stringMatching(
        /it takes away clusterIP: None, by which each of its pods is found \| spec\.clusterIP as it is$/,
      ),
    ]);
  });
});

test('an address in a file of a language that is not read here', () => {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  new Alloy(environment, { namespace, collect: [podLogs()], logsTo: new Loki(environment, size).push });
  const changed = (change: (text: string) => string) =>
    environment.override('ConfigMap', 'alloy', (manifest: { data: Record<string, string> }) => ({
      ...manifest,
      data: { 'config.alloy': change(manifest.data['config.alloy'] ?? '') },
    }));
  changed((text) => `// Mine.\n${text}`);
  changed((text) => text.replace('loki.monitoring.svc', 'elsewhere'));
  expect(findingsOf(environment)).toEqual([
    expect.stringMatching(
      /^test › alloy › override\('ConfigMap', 'alloy'\): it changes line \d+, by which it calls loki\.monitoring\.svc: .* \| logsTo without it, or with another; external\(…\) is for what is elsewhere$/,
    ),
  ]);
});
