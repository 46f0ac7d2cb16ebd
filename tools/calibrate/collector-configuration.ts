import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { host } from './addresses';

/** The two tiers. */
export const tiers = ['routing', 'sampling'] as const;
/** The same where two pods judge each trace. */
export const tiersWithCopies = [...tiers, 'copies'] as const;
export type Tier = (typeof tiersWithCopies)[number];

/** Where each answers, and for how many seconds a trace is waited for. */
export const ports = {
  otlp: 4318,
  sink: 4400,
  routing: { health: 13_133, grpc: 4317, metrics: 8888 },
  sampling: { health: 13_134, grpc: 4327, metrics: 8889 },
  copies: { health: 13_135, grpc: 4337, metrics: 8890 },
  decisionWait: 20,
} as const;

/** A part of a configuration. */
interface Section {
  [key: string]: Section | string | number | boolean | readonly (Section | string)[] | undefined;
}

interface Rendered {
  readonly extensions: Record<string, Section>;
  readonly receivers: Record<string, { readonly protocols: Record<string, Section> }>;
  readonly processors: Record<string, Section>;
  exporters: Record<string, Section>;
  readonly service: {
    readonly telemetry: object;
    readonly pipelines: Record<string, { processors: string[]; exporters: string[] }>;
  };
}

const files: Readonly<Record<Tier, string>> = {
  routing: 'otel-collector/ConfigMap.otel-collector.yaml',
  sampling: 'otel-collector/ConfigMap.otel-collector-sampling-first.yaml',
  copies: 'otel-collector/ConfigMap.otel-collector-sampling-copy.yaml',
};

/** The exporters to pods that judge. */
const judges: Readonly<Record<string, Exclude<Tier, 'routing'>>> = {
  load_balancing: 'sampling',
  'load_balancing/copy': 'copies',
};

/** The file of a tier as it is rendered for the first environment that has two, and has two pods judge each trace. */
function renderedFile(tier: Tier): string {
  const environments = readdirSync('dist').map((name) => path.join('dist', name));
  const withTiers = environments.find((folder) => existsSync(path.join(folder, files.copies)));
  if (withTiers === undefined)
    throw new Error('no environment of dist/ has Collectors in two tiers of which two judge each trace');
  return readFileSync(path.join(withTiers, files[tier]), 'utf8');
}

/**
 * What a tier is told in that environment, with addresses of this machine, and without what only a cluster has. `running`: those to whom
 * it sends.
 */
export const collectorConfiguration = (tier: Tier, running: readonly Tier[]) => (folder: string) => {
  const object = parse(renderedFile(tier)) as { data: Record<string, string> };
  const configuration = parse(object.data['config.yaml'] ?? '') as Rendered;
  const { extensions, receivers, processors, service } = configuration;
  Object.assign(extensions.health_check ?? {}, { endpoint: `${host}:${ports[tier].health}`, path: '/ready' });
  if (extensions.file_storage) extensions.file_storage.directory = `${folder}/queue`;
  for (const { protocols } of Object.values(receivers)) {
    if (protocols.grpc) protocols.grpc.endpoint = `${host}:${ports[tier].grpc}`;
    if (protocols.http) protocols.http.endpoint = `${host}:${ports.otlp}`;
  }
  delete processors.k8s_attributes;
  delete processors['transform/sums_of_pod'];
  if (processors.tail_sampling) processors.tail_sampling.decision_wait = `${ports.decisionWait}s`;
  Object.assign(service.telemetry, { metrics: { level: 'none' } });
  for (const [name, judge] of Object.entries(judges))
    if (!running.includes(judge)) delete configuration.exporters[name];
  const renamed = (name: string) => name.replace('otlp_grpc', 'otlp_http');
  configuration.exporters = Object.fromEntries(
    Object.entries(configuration.exporters).map(([name, { tls: _, ...exporter }]) => {
      const judge = judges[name];
      const sent = judge
        ? { resolver: { static: { hostnames: [`${host}:${ports[judge].grpc}`] } } }
        : { endpoint: `http://${host}:${ports.sink}` };
      return [renamed(name), { ...exporter, ...sent }];
    }),
  );
  for (const pipeline of Object.values(service.pipelines)) {
    pipeline.processors = pipeline.processors.filter((name) => processors[name] !== undefined);
    pipeline.exporters = pipeline.exporters.map(renamed).filter((name) => configuration.exporters[name] !== undefined);
  }
  return configuration;
};
