import { describe, expect, test } from '@jest/globals';
import { Alloy, type AlloyProps, AlloyReceiver, podLogs } from '../../constructs/alloy';
import { type Environment, type ExternalProps, external, mebibytes, percent } from '../../constructs/kit';
import { logAgent } from '../../constructs/log-agent';
import { OtelCollector, type OtelCollectorProps } from '../../constructs/otel-collector';
import { Promtail } from '../../constructs/promtail';
import { remoteStores } from '../../constructs/remote';
import { Tempo } from '../../constructs/tempo';
import { findingsOf, testEnvironment } from '../support';
import { size, stores, untyped } from './cases';

/** A remote instead of a store, and a copy, that nobody can mean. */

const addresses = ['203.0.113.7'];

/** The gateway of a cloud for OTLP, but for what is given. */
const cloud = (environment: Environment, given: object = {}) =>
  external(environment, untyped<ExternalProps<'otlp.http'>>({ protocol: 'otlp.http', url, addresses, ...given }));
const url = 'https://otlp.example.com';

type Given = (environment: Environment, stores: ReturnType<typeof storesOf>) => Partial<OtelCollectorProps>;
const storesOf = (environment: Environment) => stores(environment);

const receivers = { 'otel-collector': OtelCollector, 'alloy-receiver': AlloyReceiver } as const;

/** The findings of one of them that is right but for what is given. */
function receiver(name: keyof typeof receivers, given: Given): string[] {
  const environment = testEnvironment();
  const made = storesOf(environment);
  const right = { metricsTo: made.mimir.otlp, logsTo: made.loki.otlp, tracesTo: made.tempo.otlp, keep: [percent(100)] };
  new receivers[name](environment, untyped({ ...right, ...given(environment, made) }));
  return findingsOf(environment);
}

describe.each<[string, Given, readonly string[]]>([
  [
    'a remote with a disk',
    (environment) => ({ logsTo: cloud(environment, { disk: mebibytes(100) }) }),
    [
      'test › external › disk: there is no property disk | one of: addresses, pods, proxy, credentials, sasl, certificateAuthority, protocol, url, tls, offers',
    ],
  ],
  [
    'gRPC at a path',
    (environment) => ({ tracesTo: cloud(environment, { protocol: 'otlp.traces', url: `${url}/tempo` }) }),
    [
      'test › external › url: otlp.traces is spoken by gRPC, whose calls have paths of their own, and the URL has /tempo | https://otlp.example.com',
    ],
  ],
  [
    'a login without TLS',
    (environment) => ({
      metricsTo: cloud(environment, {
        url: 'http://otlp.example.com',
        credentials: { kind: 'bearer-token', token: { secretName: 'cloud', key: 'token' } },
      }),
    }),
    [
      'test › external › url: credentials would cross the network readably on the way to otlp.example.com | https://otlp.example.com, or no credentials',
    ],
  ],
  [
    'remote write where OTLP is sent',
    (environment) => ({ metricsTo: untyped(cloud(environment, { protocol: 'prometheus.remote-write' })) }),
    [
      'test › RECEIVER › metricsTo: otlp.example.com speaks prometheus.remote-write there | an endpoint that speaks otlp.metrics, otlp.http or otlp.grpc, such as mimir.otlp',
    ],
  ],
  [
    'a copy to where the first goes',
    (_, { loki }) => ({ copyTo: { logs: loki.otlp } }),
    [
      'test › RECEIVER › copyTo.logs: http://loki.monitoring.svc:3100/otlp is where logsTo sends already, so everything would be there twice | another destination, or logsTo alone',
    ],
  ],
  [
    'a copy of nothing',
    () => ({ copyTo: {} }),
    [
      'test › RECEIVER › copyTo: no signal is named, so nothing is copied | a destination for one of: metrics, logs, traces',
    ],
  ],
  [
    'a copy of a signal that there is not',
    (environment) => ({ copyTo: untyped({ profiles: cloud(environment) }) }),
    ['test › RECEIVER › copyTo.profiles: there is no property profiles | one of: metrics, logs, traces'],
  ],
  [
    'an endpoint in the place of the signals',
    (environment) => ({ copyTo: untyped(cloud(environment)) }),
    ['test › RECEIVER › copyTo: an endpoint of otlp.example.com that speaks otlp.http is given | { logs: cloud }'],
  ],
  [
    'a copy by the protocol of another signal',
    (_, { tempo }) => ({ copyTo: { logs: untyped(tempo.otlp) } }),
    [
      'test › RECEIVER › copyTo.logs: tempo speaks otlp.traces there | an endpoint that speaks otlp.logs, otlp.http or otlp.grpc, such as loki.otlp',
    ],
  ],
  [
    'a disk that is too small for the queues of the copies too',
    (environment) => ({ disk: mebibytes(256), copyTo: { logs: cloud(environment) } }),
    ['test › RECEIVER › disk: 256Mi is too little for three queues and those of 1 copies | mebibytes(342) or more'],
  ],
  [
    'a copy that takes less at once than is sent',
    (environment) => ({ copyTo: { traces: cloud(environment, { offers: { largestRequest: mebibytes(4) } }) } }),
    [
      'test › RECEIVER › copyTo.traces: requests of up to 21Mi go to otlp.example.com, which takes at most 4Mi | offers: { largestRequest: mebibytes(21) } in its external({ … }) if it takes as much, or a smaller request at the sender',
    ],
  ],
])('%s', (_title, given, findings) => {
  test.each(Object.keys(receivers) as (keyof typeof receivers)[])('%s', (name) => {
    expect(receiver(name, given)).toEqual(findings.map((finding) => finding.replace('RECEIVER', name)));
  });
});

/** Somebody else who sends, and its findings. */
function sender(make: (environment: Environment, made: ReturnType<typeof storesOf>) => void): string[] {
  const environment = testEnvironment();
  make(environment, storesOf(environment));
  return findingsOf(environment);
}

const agents = (environment: Environment) =>
  environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });

const alloy = (environment: Environment, props: Partial<AlloyProps>) =>
  new Alloy(environment, { namespace: agents(environment), collect: [podLogs()], ...props });

test.each<[string, Parameters<typeof sender>[0], readonly string[]]>([
  [
    'an Alloy with a copy of samples of which it has none',
    (environment, { loki, mimir }) => alloy(environment, { logsTo: loki.push, copyTo: { metrics: mimir.remoteWrite } }),
    [
      'test › alloy › copyTo.metrics: there is a copy of metrics and no first destination | metricsTo, with this endpoint where it is to be the only one',
    ],
  ],
  [
    'an Alloy with a copy of lines to where they go',
    (environment, { loki }) => alloy(environment, { logsTo: loki.push, copyTo: { logs: loki.push } }),
    [
      'test › alloy › copyTo.logs: http://loki.monitoring.svc:3100/loki/api/v1/push is where logsTo sends already, so everything would be there twice | another destination, or logsTo alone',
    ],
  ],
  [
    'a Tempo with a copy of metrics that it does not make',
    (environment, { mimir }) => {
      new Tempo(environment, { ...size, name: 'traces', copyTo: { metrics: mimir.remoteWrite } });
    },
    [
      'test › traces › copyTo.metrics: there is a copy of metrics and no first destination | metricsTo, with this endpoint where it is to be the only one',
    ],
  ],
  [
    'a Promtail, which waits for the slowest of those that it sends to',
    (environment, { loki }) =>
      new Promtail(
        environment,
        untyped({
          namespace: agents(environment),
          collect: [podLogs()],
          logsTo: loki.push,
          copyTo: { logs: loki.push },
        }),
      ),
    [
      'test › promtail › copyTo: there is no property copyTo | one of: name, namespace, pods, collect, logsTo, resources, configuration',
    ],
  ],
  [
    'a remote in the place of a store that there is not',
    (environment) => remoteStores(environment, untyped({ prometheus: { otlp: cloud(environment) } })),
    ['test › remotes › stores.prometheus: there is no property prometheus | one of: mimir, loki, tempo, pyroscope'],
  ],
  [
    'an endpoint in the place of all that a store has',
    (environment) => remoteStores(environment, untyped({ tempo: cloud(environment) })),
    [
      'test › remotes › stores.tempo: an endpoint of otlp.example.com that speaks otlp.http is given | an object such as { otlp: tempo.otlp }',
    ],
  ],
  [
    'a remote in the place of a Mimir that takes OTLP alone',
    (environment) => remoteStores(environment, untyped({ mimir: { otlp: cloud(environment) } })),
    ['test › remotes › stores.mimir.remoteWrite: remoteWrite is missing | remoteWrite: mimir.remoteWrite'],
  ],
  [
    'a log agent that is to be Promtail',
    (environment, { loki }) =>
      logAgent(
        environment,
        untyped({
          program: 'promtail',
          namespace: agents(environment),
          collect: [podLogs()],
          logsTo: loki.push,
          copyTo: { logs: loki.push },
        }),
      ),
    [
      'test › promtail › copyTo: there is no property copyTo | one of: name, namespace, pods, collect, logsTo, resources, configuration',
    ],
  ],
])('%s', (_title, make, findings) => {
  expect(sender(make)).toEqual(findings);
});
