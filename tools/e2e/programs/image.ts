import { join } from 'node:path';
import { images } from '../../../constructs/images';
import { isAvailable, locate, obtain, type ProgramName, whyUnavailable } from '../../programs';
import { type Artifact, httpbin, java, javaAgent, postgresql, springApplication } from './artifacts';

/** What stands for a container image: a program of this machine at the path where the image has it. */
export interface Image {
  readonly entrypoint: readonly string[];
  /** Files of this machine by their path in the container. */
  readonly files: Readonly<Record<string, string>>;
  /** What it is, and how it differs from the image. */
  readonly description: string;
  /** Of something else in the image's place: why the image's program is not there. */
  readonly standsFor?: string;
}

export interface MissingImage {
  readonly missing: string;
}

export type ImageTable = Readonly<Record<string, Image | MissingImage>>;

/** Servers, by the names of their images; with a tag where the program is that of one tag alone. */
const servers: Readonly<Record<string, { program: ProgramName; entrypoint: string }>> = {
  'docker.io/grafana/mimir': { program: 'mimir', entrypoint: '/bin/mimir' },
  'docker.io/grafana/loki': { program: 'loki', entrypoint: '/usr/bin/loki' },
  'docker.io/grafana/tempo': { program: 'tempo', entrypoint: '/tempo' },
  'docker.io/grafana/alloy': { program: 'alloy', entrypoint: '/bin/alloy' },
  'docker.io/grafana/promtail': { program: 'promtail', entrypoint: '/usr/bin/promtail' },
  'docker.io/otel/opentelemetry-collector-contrib': { program: 'otelcol', entrypoint: '/otelcol-contrib' },
  'quay.io/prometheus/prometheus': { program: 'prometheus', entrypoint: '/bin/prometheus' },
  // Another tag of this image has modules that a package of the system has not.
  [`${images.nginx}`]: { program: 'nginx', entrypoint: '/usr/sbin/nginx' },
};

/** What stands for each of these images on this machine, as far as something can. What Go or Maven must build first is built here. */
export async function obtainImages(references: readonly string[], buildServers: boolean): Promise<ImageTable> {
  const table: Record<string, Image | MissingImage> = {};
  for (const reference of new Set(references)) {
    const found = await obtainImage(reference, buildServers);
    if (found) table[reference] = found;
  }
  return table;
}

async function obtainImage(reference: string, buildServers: boolean): Promise<Image | MissingImage | undefined> {
  const name = withoutTag(reference);
  const server = servers[reference] ?? servers[name];
  return server ? obtainServer(server, buildServers) : applications[name]?.();
}

async function obtainServer(
  { program, entrypoint }: { program: ProgramName; entrypoint: string },
  build: boolean,
): Promise<Image | MissingImage> {
  const located = build ? await obtain(program) : locate(program);
  if (!isAvailable(located)) return { missing: whyUnavailable(located) };
  const { version, wanted, path, source } = located;
  if (source === 'image') {
    return { missing: `${program} ${wanted} is there as an image only; a run needs it as a program` };
  }
  const description = version === wanted ? `${program} ${version}` : `${program} ${version} instead of ${wanted}`;
  return { entrypoint: [entrypoint], files: { [entrypoint]: path }, description };
}

const entrypointScript = '/usr/local/bin/docker-entrypoint.sh';

/** The demo, by the names of its images. */
const applications: Readonly<Record<string, () => Image | MissingImage>> = {
  'ghcr.io/mccutchen/go-httpbin': () =>
    from([httpbin()], ([program = '']) => ({
      entrypoint: ['/bin/go-httpbin'],
      files: { '/bin/go-httpbin': program },
      description: 'go-httpbin from its Go module',
    })),
  'docker.io/library/postgres': () =>
    from([postgresql()], ([folder = '']) => ({
      entrypoint: ['sh', entrypointScript, folder],
      files: { [entrypointScript]: join('tools', 'e2e', 'programs', 'postgresql-entrypoint.sh') },
      description: `PostgreSQL of this machine (${folder})`,
    })),
  'spring-app': () =>
    from([springApplication(), java()], ([jar = '', runtime = '']) => ({
      entrypoint: [runtime, '-jar', '/app/spring-app.jar'],
      files: { '/app/spring-app.jar': jar },
      description: 'examples/spring-app with the Java of this machine',
    })),
  'ghcr.io/open-telemetry/opentelemetry-operator/autoinstrumentation-java': () =>
    from([javaAgent()], ([jar = '']) => ({
      entrypoint: ['true'],
      files: { '/javaagent.jar': jar },
      description: 'the Java agent from Maven Central',
    })),
};

function from(artifacts: readonly Artifact[], make: (paths: readonly string[]) => Image): Image | MissingImage {
  const missing = artifacts.find((artifact) => 'missing' in artifact);
  if (missing && 'missing' in missing) return missing;
  return make(artifacts.map((artifact) => ('path' in artifact ? artifact.path : '')));
}

/** What stands for the image that a container of the manifest names. */
export function imageOf(table: ImageTable, reference: string): Image | MissingImage {
  return table[reference] ?? { missing: `no program of this machine can stand for the image ${withoutTag(reference)}` };
}

const withoutTag = (reference: string): string => reference.replace(/:[^:/]+$/, '');
