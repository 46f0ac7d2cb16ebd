import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { onPath } from '../../programs/path';
import { type Artifact, attempt, cachedFolder, maven } from './artifacts';
import { npmBuilt } from './npm-built';
import { pythonPackages } from './python';

const flask = join('examples', 'flask-backend');

/** The packages of the Flask application, those of an SDK of its own among them or not. */
export function flaskPackages({ ownSdk }: { readonly ownSdk: boolean }): Artifact {
  const files = ['requirements.txt', ...(ownSdk ? ['requirements-sdk.txt'] : [])].map((file) => join(flask, file));
  return pythonPackages('flask-packages', ['--requirement', files.at(-1) ?? ''], files);
}

/** The page of `examples/vue-frontend`. */
export const vuePage = (): Artifact =>
  npmBuilt({
    source: 'examples/vue-frontend',
    name: 'vue-frontend',
    words: ['--logLevel', 'warn'],
    kept: { page: 'dist' },
  });

/** The libraries of a broker and of its tool for topics, in the version of the rendered image, from Maven Central. */
export function kafkaLibraries(version: string): Artifact {
  return attempt(() =>
    cachedFolder(`kafka-with-topics-${version}`, (folder) => {
      cpSync('tools/e2e/programs/kafka/pom.xml', join(folder, 'pom.xml'));
      maven(
        folder,
        'dependency:copy-dependencies',
        `-Dkafka.version=${version}`,
        '-DincludeScope=runtime',
        `-DoutputDirectory=${join(folder, 'libs')}`,
      );
    }),
  );
}

/** A program of a Debian package. */
export function installed(program: string, debianPackage: string): Artifact {
  const path = onPath(program);
  return path ? { path } : { missing: `no ${program} on PATH (Debian package ${debianPackage})` };
}
