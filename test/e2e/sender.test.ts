import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { App } from 'cdk8s';
import { bearerTokens, Gateway } from '../../constructs/gateway';
import { bearerToken, days, Environment, endpointsOf, gibibytes, percent, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { OtelCollector, OtelForwarder } from '../../constructs/otel-collector';
import { Tempo } from '../../constructs/tempo';
import { networkOf } from '../../tools/e2e/cluster/addresses';
import { renderedPods } from '../../tools/e2e/cluster/pod';
import { RunFolder } from '../../tools/e2e/cluster/run-folder';
import { replaceSecretFile } from '../../tools/e2e/cluster/secret-files';
import { played } from '../../tools/e2e/needs/played';
import { refusedSenders } from '../../tools/e2e/parts/clusters';
import { bind } from '../../tools/e2e/suite/bind';
import { inSender } from '../../tools/e2e/suite/need';
import { check } from '../../tools/e2e/suite/step';
import type { Suite } from '../../tools/e2e/suite/suite';
import { built, manifestsOf } from './environments';

const size = { retention: days(1), disk: gibibytes(2) };

function receiving(app: App) {
  const ingressClasses = [{ name: 'traefik', namespace: 'traefik' }];
  const cluster = { name: 'platform', network: plainNetwork(), ingressClasses };
  const environment = new Environment(app, 'receiving', { cluster });
  environment.addNamespace('monitoring');
  const mimir = new Mimir(environment, size);
  const loki = new Loki(environment, size);
  const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  const keep = [percent(10)];
  const stores = { metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: tempo.otlp };
  const otel = new OtelCollector(environment, { ...stores, keep, otherClusters: true });
  const gateway = new Gateway(environment, {
    domain: 'example.com',
    hosts: { otlp: otel.fromOtherClusters },
    senders: bearerTokens('senders'),
    addresses: ['203.0.113.1'],
  });
  return environment.exporting(gateway.outside);
}

function sending(app: App): Environment {
  const environment = new Environment(app, 'sending', { cluster: { name: 'shop', network: plainNetwork() } });
  environment.addNamespace('monitoring');
  const credentials = bearerToken({ secretName: 'sender' });
  new OtelForwarder(environment, { sendTo: endpointsOf(receiving).otlp.with({ credentials }) });
  return environment;
}

const environments = built({ receiving: (app) => receiving(app), sending });

const read = (name: string) => {
  const environment = environments.find((each) => each.name === name);
  if (!environment) throw new Error(name);
  return manifestsOf(environment);
};

const pod = { name: 'printing' };
const seen = {
  title: '',
  steps: () => [
    check({
      name: 'seen',
      asked: '',
      needs: { near: played({ name: 'near' }), far: inSender(played(pod)) },
      find: () => ({ passed: true, got: '' }),
    }),
  ],
};

const suite: Suite = {
  environment: 'receiving',
  sender: { environment: 'sending' },
  parts: { refused: refusedSenders(), seen },
};

describe('a suite with an environment that sends', () => {
  const bound = bind(suite, environments, read);

  test('plays what each of them needs in its own cluster', () => {
    const names = (pods: readonly { name: string }[] = []) => pods.map(({ name }) => name);
    expect(names(bound.prepares.pods)).toEqual(['near']);
    expect(names(bound.sender?.prepares.pods)).toEqual(expect.arrayContaining(['ingress', 'printing']));
    const [ingress] = bound.sender?.prepares.pods?.filter(({ name }) => name === 'ingress') ?? [];
    expect(ingress?.hostNames).toEqual(['otlp.example.com']);
  });

  test('makes the token in both clusters, for the sender by the name of its cluster', () => {
    const { stringData: lines } = bound.manifests.get('Secret', 'monitoring', 'senders');
    const own = bound.sender?.manifests.get('Secret', 'monitoring', 'sender').stringData;
    expect(lines.tokens).toBe(`shop ${own?.token}\n`);
    expect(own?.token).toMatch(/^[0-9a-f]{64}$/);
  });

  test('has two networks that share no address', () => {
    const [near, far] = [networkOf({}), networkOf({}, 'sender')];
    expect(near.bridge).not.toBe(far.bridge);
    const taken = renderedPods(bound.manifests, near).map(({ address }) => address);
    expect(renderedPods(read('sending'), far).filter(({ address }) => taken.includes(address))).toEqual([]);
  });

  test('needs one that sends to it', () => {
    expect(() => bind({ ...suite, sender: undefined }, environments, read)).toThrow(
      'part refused: needs another environment that sends to it, and the environment has none',
    );
    expect(() => bind({ ...suite, sender: { environment: 'gone' } }, environments, read)).toThrow(
      'the project has no environment gone, which is to send',
    );
  });
});

test('a changed Secret is another file at the same place', () => {
  const path = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-secret-'));
  try {
    const folder = new RunFolder(path);
    const [gateway] = renderedPods(read('receiving')).filter(({ workload }) => workload === 'gateway');
    if (!gateway) throw new Error('no gateway');
    const file = join(folder.volume(gateway, 'senders'), 'tokens');
    writeFileSync(file, 'before');
    replaceSecretFile(folder, gateway, 'senders', 'tokens', 'after');
    expect(readFileSync(file, 'utf8')).toBe('after');
    expect(() => replaceSecretFile(folder, gateway, 'other', 'tokens', '')).toThrow('mounts no Secret other');
  } finally {
    rmSync(path, { recursive: true });
  }
});
