import { expect, test } from '@jest/globals';
import type { ApiObject } from 'cdk8s';
import { parse } from 'yaml';
import * as constructs from '../../constructs';
import { resourceLabels, signalLabels } from '../../constructs/kit/vocabulary/signal-labels';
import { platform } from './platform';

/**
 * What clusters, saved links and other people's queries rely on: docs/versions-and-contract.md. A change of a snapshot is a change
 * of the contract: it needs a line in CHANGELOG.md, with the steps, and a version that says so.
 */

const environment = platform(constructs, constructs);
environment.build();
const objects = environment.components.flatMap((component) => component.objects);

/** What of an object somebody else names, or what can't be changed in place. */
function promiseOf(object: ApiObject): string | undefined {
  const { kind, metadata, spec } = object.toJson();
  const name = `${kind} ${metadata.namespace}/${metadata.name}`;
  switch (kind) {
    case 'Service':
      return `${name}: ${spec.ports.map((port: { name: string; port: number }) => `${port.name} ${port.port}`).join(', ')}`;
    case 'Deployment':
    case 'DaemonSet':
    case 'StatefulSet': {
      const selector = Object.entries(spec.selector.matchLabels).map(([key, value]) => `${key}=${value}`);
      const claims: readonly { metadata: { name: string } }[] = spec.volumeClaimTemplates ?? [];
      return `${name}: ${[...selector, ...claims.map((claim) => `volume ${claim.metadata.name}`)].join(', ')}`;
    }
    case 'ServiceAccount':
    case 'Ingress':
    case 'Application':
    case 'AppProject':
      return name;
    default:
      return undefined;
  }
}

test('names, ports, selectors and volumes', () => {
  const promises = objects.map(promiseOf).filter((promise) => promise !== undefined);
  expect(promises.sort().join('\n')).toMatchSnapshot();
});

test('protocols and addresses of endpoints', () => {
  const promises = environment.connections.map(({ to }) => `${to.protocol} ${to.address}`);
  expect([...new Set(promises)].sort().join('\n')).toMatchSnapshot();
});

test('uids of datasources and dashboards', () => {
  const texts = objects.flatMap((object) => object.toJson().data?.['datasources.yaml'] ?? []);
  const datasources: readonly { name: string; uid: string }[] = texts.flatMap((text) => parse(text).datasources);
  const make = [
    constructs.erroringEndpoints,
    constructs.httpErrorRate,
    constructs.k6LoadTest,
    constructs.logAnalysis,
    constructs.lokiLogs,
    constructs.pipelineHealth,
    constructs.redByEndpoint,
    constructs.springBoot,
    constructs.springBootMicrometer,
    constructs.tempoTracing,
    constructs.tracesInDashboards,
    constructs.tracingOverview,
  ];
  const promises = [
    ...datasources.map(({ name, uid }) => `datasource ${name}: ${uid}`),
    ...make.map((dashboard) => dashboard()).map(({ title, uid }) => `dashboard ${title}: ${uid}`),
  ];
  expect(promises.join('\n')).toMatchSnapshot();
});

test('labels of every signal', () => {
  expect({ ...signalLabels, ...resourceLabels }).toMatchSnapshot();
});
