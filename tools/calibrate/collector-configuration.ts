import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { host } from './addresses';

/** The two tiers. */
export const tiers = ['routing', 'sampling'] as const;
export type Tier = (typeof tiers)[number];

/** Where each answers, and for how many seconds a trace is waited for. */
export const ports = {
  otlp: 4318,
  sink: 4400,
  routing: { health: 13_133, grpc: 4317, metrics: 8888 },
  sampling: { health: 13_134, grpc: 4327, metrics: 8889 },
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
  sampling: 'otel-collector/ConfigMap.otel-collector-sampling.yaml',
};

/** The file of a tier as it is rendered for the first environment that has two. */
function renderedFile(tier: Tier): string {
  const environments = readdirSync('dist').map((name) => path.join('dist', name));
  const withTiers = environments.find((folder) => existsSync(path.join(folder, files.sampling)));
  if (withTiers === undefined) throw new Error('no environment of dist/ has Collectors in two tiers');
  return readFileSync(path.join(withTiers, files[tier]), 'utf8');
}

/** What a tier is told in that environment, with addresses of this machine, and without what only a cluster has. */
export const collectorConfiguration = (tier: Tier) => (folder: string) => {
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
  // What a trace takes is measured that is judged once.
  delete configuration.exporters['load_balancing/copy'];
  const renamed = (name: string) => name.replace('otlp_grpc', 'otlp_http');
  configuration.exporters = Object.fromEntries(
    Object.entries(configuration.exporters).map(([name, { tls: _, ...exporter }]) => [
      renamed(name),
      name === 'load_balancing'
        ? { ...exporter, resolver: { static: { hostnames: [`${host}:${ports.sampling.grpc}`] } } }
        : { ...exporter, endpoint: `http://${host}:${ports.sink}` },
    ]),
  );
  for (const pipeline of Object.values(service.pipelines)) {
    pipeline.processors = pipeline.processors.filter((name) => processors[name] !== undefined);
    pipeline.exporters = pipeline.exporters.map(renamed).filter((name) => configuration.exporters[name] !== undefined);
  }
  return configuration;
};
