import { AlloyReceiver, type AlloyReceiverProps } from '../../constructs/alloy';
import { bearerToken, type Environment, gibibytes, percent } from '../../constructs/kit';
import { OtelCollector, type OtelCollectorProps } from '../../constructs/otel-collector';
import { Tempo } from '../../constructs/tempo';
import { size, stores } from '../bad-input/cases';
import { proxied } from '../fixtures/proxy';
import { at, certificateAuthority, login } from '../fixtures/remote';
import { objectOf, testEnvironment } from '../support';

/** Remotes and copies, of the Collector and of Alloy in its place: the same input, and both call the same hosts in the same way. */

const token = bearerToken({ secretName: 'cloud-2' });

type Shared = Pick<OtelCollectorProps & AlloyReceiverProps, 'metricsTo' | 'logsTo' | 'tracesTo' | 'copyTo' | 'disk'>;
export type Given = (environment: Environment) => Partial<Shared>;

export const everySignal = (environment: Environment) =>
  at(environment, 'otlp.http', 'https://otlp.example.com/otlp', { credentials: login });

export const rows: readonly (readonly [string, Given])[] = [
  ['stores alone', () => ({})],
  [
    'one gateway of a cloud for everything, with a login',
    (environment) => {
      const cloud = everySignal(environment);
      return { metricsTo: cloud, logsTo: cloud, tracesTo: cloud };
    },
  ],
  [
    'traces by gRPC, with a token and an authority of the company',
    (environment) => ({
      tracesTo: at(environment, 'otlp.traces', 'https://tempo.example.com', {
        credentials: token,
        certificateAuthority,
      }),
    }),
  ],
  [
    'two remotes, each with credentials of its own, one by gRPC for every signal',
    (environment) => ({
      logsTo: everySignal(environment),
      tracesTo: at(environment, 'otlp.grpc', 'https://other.example.com:4317', { credentials: token }),
    }),
  ],
  [
    'a remote behind the proxy of a company',
    (environment) => ({ logsTo: proxied(environment, 'otlp.http', 'https://logs.example.com') }),
  ],
  [
    'a copy of every signal',
    (environment) => {
      const cloud = everySignal(environment);
      const traces = at(environment, 'otlp.traces', 'https://tempo.example.com', { credentials: token });
      return { disk: gibibytes(5), copyTo: { metrics: cloud, logs: cloud, traces } };
    },
  ],
  [
    'a copy of one signal, with an authority and no credentials',
    (environment) => ({
      copyTo: { logs: at(environment, 'otlp.http', 'https://logs.example.com', { certificateAuthority }) },
    }),
  ],
];

/** An environment with the Collector, or with Alloy in its place. Its Tempo makes no metrics, so that either makes them. */
export function sending(receiver: 'otel-collector' | 'alloy-receiver', given: Given) {
  const environment = testEnvironment();
  const { mimir, loki } = stores(environment);
  const pipelines = {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: new Tempo(environment, { ...size, name: 'traces' }).otlp,
    keep: [percent(10)],
    ...given(environment),
  };
  let plain: unknown;
  const made =
    receiver === 'otel-collector'
      ? new OtelCollector(environment, pipelines)
      : new AlloyReceiver(environment, {
          ...pipelines,
          configuration: (file) => {
            plain = file.plain();
            return file;
          },
        });
  const file = () => String(objectOf(environment, 'ConfigMap', 'alloy-receiver').data['config.alloy']);
  const rendered = () => {
    file();
    return plain;
  };
  return { environment, made, file, plain: rendered };
}
