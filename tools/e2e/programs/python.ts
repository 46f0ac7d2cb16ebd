import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { run } from '../../command';
import { type Artifact, attempt, cachedFolder } from './artifacts';

/** The system's Python: that of a user's own folder cannot be entered by the users of pods. */
export const python = '/usr/bin/python3';

/**
 * Packages for it, in a folder of the cache: from PyPI, once. `words`: what pip installs. `files`: those of its words that are
 * files, and the files that they name.
 */
export function pythonPackages(name: string, words: readonly string[], files: readonly string[] = []): Artifact {
  return attempt(() => {
    if (!existsSync(python)) throw new Error(`no ${python} (Debian packages python3 and python3-pip)`);
    const hash = createHash('sha256').update([run(python, '--version').trim(), ...words].join('\n'));
    for (const file of files) hash.update(readFileSync(file));
    return cachedFolder(`${name}-${hash.digest('hex').slice(0, 16)}`, (folder) => {
      run(python, ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--target', folder], ...words);
    });
  });
}

/** What of the operator's image the applications of a run need. The exporter follows from the version of the others. */
const instrumentations = [
  ...['asyncio', 'confluent-kafka', 'exceptions', 'flask', 'kafka-python', 'logging', 'mysql', 'pymysql', 'redis'],
  ...['requests', 'sqlalchemy', 'system-metrics', 'threading', 'urllib', 'urllib3'],
];

/** OpenTelemetry for Python of the version in the rendered image. */
export const pythonAgent = (tag: string): Artifact =>
  pythonPackages(`opentelemetry-python-${tag}`, [
    `opentelemetry-distro==${tag}`,
    'opentelemetry-exporter-otlp-proto-http',
    ...instrumentations.map((each) => `opentelemetry-instrumentation-${each}==${tag}`),
  ]);
