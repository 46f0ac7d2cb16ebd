import { join } from 'node:path';
import { isAvailable, locate, obtain, type ProgramName } from '../../programs';
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

/** The servers of the lab, by the names of their images. */
const servers: Readonly<Record<string, { program: ProgramName; entrypoint: string }>> = {
  'docker.io/grafana/mimir': { program: 'mimir', entrypoint: '/bin/mimir' },
  'docker.io/grafana/loki': { program: 'loki', entrypoint: '/usr/bin/loki' },
  'docker.io/grafana/tempo': { program: 'tempo', entrypoint: '/tempo' },
  'docker.io/grafana/alloy': { program: 'alloy', entrypoint: '/bin/alloy' },
  'docker.io/otel/opentelemetry-collector-contrib': { program: 'otelcol', entrypoint: '/otelcol-contrib' },
  'quay.io/prometheus/prometheus': { program: 'prometheus', entrypoint: '/bin/prometheus' },
};

/** Every image of the lab that can be stood for on this machine. What Go or Maven must build first is built here. */
export async function obtainImages(buildServers: boolean): Promise<ImageTable> {
  const table: Record<string, Image | MissingImage> = {};
  for (const [image, { program, entrypoint }] of Object.entries(servers)) {
    const located = buildServers ? await obtain(program) : locate(program);
    if (!isAvailable(located)) {
      table[image] = { missing: `${program} ${located.wanted}: ${located.missing}` };
    } else if (located.source === 'image') {
      table[image] = { missing: `${program} ${located.wanted} is there as an image only; a run needs it as a program` };
    } else {
      const { version, wanted, path } = located;
      const description = version === wanted ? `${program} ${version}` : `${program} ${version} instead of ${wanted}`;
      table[image] = { entrypoint: [entrypoint], files: { [entrypoint]: path }, description };
    }
  }
  return { ...table, ...demoImages() };
}

function demoImages(): Record<string, Image | MissingImage> {
  const entrypointScript = '/usr/local/bin/docker-entrypoint.sh';
  return {
    'ghcr.io/mccutchen/go-httpbin': from([httpbin()], ([program = '']) => ({
      entrypoint: ['/bin/go-httpbin'],
      files: { '/bin/go-httpbin': program },
      description: 'go-httpbin from its Go module',
    })),
    'docker.io/library/postgres': from([postgresql()], ([folder = '']) => ({
      entrypoint: ['sh', entrypointScript, folder],
      files: { [entrypointScript]: join('tools', 'e2e', 'programs', 'postgresql-entrypoint.sh') },
      description: `PostgreSQL of this machine (${folder})`,
    })),
    'spring-app': from([springApplication(), java()], ([jar = '', runtime = '']) => ({
      entrypoint: [runtime, '-jar', '/app/spring-app.jar'],
      files: { '/app/spring-app.jar': jar },
      description: 'examples/spring-app with the Java of this machine',
    })),
    'ghcr.io/open-telemetry/opentelemetry-operator/autoinstrumentation-java': from([javaAgent()], ([jar = '']) => ({
      entrypoint: ['true'],
      files: { '/javaagent.jar': jar },
      description: 'the Java agent from Maven Central',
    })),
  };
}

function from(artifacts: readonly Artifact[], make: (paths: readonly string[]) => Image): Image | MissingImage {
  const missing = artifacts.find((artifact) => 'missing' in artifact);
  if (missing && 'missing' in missing) return missing;
  return make(artifacts.map((artifact) => ('path' in artifact ? artifact.path : '')));
}

/** The image that a container of the manifest names, without its tag. */
export function imageOf(table: ImageTable, reference: string): Image | MissingImage {
  const name = reference.replace(/:[^:/]+$/, '');
  return table[name] ?? { missing: `no program of this machine can stand for the image ${name}` };
}
