import type { Protocol } from './protocols';

/** What programs call through a proxy by a key of their own configuration. */
const spoken: readonly Protocol[] = [
  'alertmanager',
  'http',
  'loki.push',
  'otlp.http',
  'otlp.logs',
  'otlp.metrics',
  'prometheus.exposition',
  'prometheus.remote-write',
  'pyroscope.push',
  'webhook',
];

const byGrpc: readonly Protocol[] = ['otlp.grpc', 'otlp.traces'];
const buckets: readonly Protocol[] = ['s3', 'gcs', 'azure-blob'];

/** A program that reads them sends what is called within the cluster through the proxy too. */
const byVariables = 'goes through a proxy by variables of the whole program alone';

/** What to write where a program cannot be told of a proxy. */
export const withoutProxy = 'no proxy, and the addresses of the host, to which the network must let pods out';

/** Why something is not called through a proxy, and what to write instead; undefined where it can be. */
export function proxyProblem(protocol: Protocol): readonly [problem: string, instead: string] | undefined {
  if (byGrpc.includes(protocol))
    return [`${protocol} is gRPC, which ${byVariables}`, "protocol: 'otlp.http', if the host takes it, or no proxy"];
  if (buckets.includes(protocol)) return [`object storage ${byVariables}`, withoutProxy];
  if (protocol === 'http-proxy') return ['no program calls a proxy through another one', 'one proxy'];
  return spoken.includes(protocol) ? undefined : [`${protocol} does not go through a proxy of HTTP`, withoutProxy];
}
