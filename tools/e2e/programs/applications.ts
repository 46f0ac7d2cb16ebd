import { join } from 'node:path';
import type { ImageKey } from '../../../constructs/images';
import { type Artifact, httpbin, java, javaAgent, postgresql, springApplication } from './artifacts';
import type { Image, MissingImage } from './image';
import { pythonAgent } from './python';

/** What this machine has for an image of the demo in this version, or why it has nothing. */
export type Application = (version: string) => Image | MissingImage;

const entrypointScript = '/usr/local/bin/docker-entrypoint.sh';

/** The demo, by the names of its images: where an image cannot be had. */
export const applications: Readonly<Partial<Record<ImageKey, Application>>> = {
  goHttpbin: (version) =>
    from([httpbin(version)], ([program = '']) => ({
      entrypoint: ['/bin/go-httpbin'],
      files: { '/bin/go-httpbin': program },
      description: 'go-httpbin from its Go module',
    })),
  postgresql: () =>
    from([postgresql()], ([folder = '']) => ({
      entrypoint: ['sh', entrypointScript, folder],
      files: { [entrypointScript]: join('tools', 'e2e', 'programs', 'postgresql-entrypoint.sh') },
      description: `PostgreSQL of this machine (${folder})`,
    })),
  springApp: () =>
    from([springApplication(), java()], ([jar = '', runtime = '']) => ({
      entrypoint: [runtime, '-jar', '/app/spring-app.jar'],
      files: { '/app/spring-app.jar': jar },
      description: 'examples/spring-app with the Java of this machine',
    })),
  autoinstrumentationJava: (version) =>
    from([javaAgent(version)], ([jar = '']) => ({
      entrypoint: ['true'],
      files: { '/javaagent.jar': jar },
      description: 'the Java agent from Maven Central',
    })),
  autoinstrumentationPython: (version) =>
    from([pythonAgent(version)], ([packages = '']) => ({
      entrypoint: ['true'],
      files: { '/autoinstrumentation': packages },
      description: 'OpenTelemetry for Python from PyPI, for the Python of this machine',
    })),
};

function from(artifacts: readonly Artifact[], make: (paths: readonly string[]) => Image): Image | MissingImage {
  const missing = artifacts.find((artifact) => 'missing' in artifact);
  if (missing && 'missing' in missing) return missing;
  return make(artifacts.map((artifact) => ('path' in artifact ? artifact.path : '')));
}
