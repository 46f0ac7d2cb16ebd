import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, keep, unfinishedFolder } from '../../programs/cache';
import { onPath } from '../../programs/path';
import type { Artifact } from './artifacts';

/** Packages for the Python of this machine, in a folder of the cache: from PyPI, once. */
export function pythonPackages(name: string, requirements: readonly string[]): Artifact {
  const python = onPath('python3');
  if (!python) return { missing: 'no python3 on PATH (Debian package python3)' };
  const version = spawnSync(python, ['--version'], { encoding: 'utf8' }).stdout.trim();
  const digest = createHash('sha256')
    .update([version, ...requirements].join('\n'))
    .digest('hex')
    .slice(0, 16);
  const folder = join(cacheFolder(), `${name}-${digest}`);
  if (existsSync(folder)) return { path: folder };
  const unfinished = unfinishedFolder(name);
  const words = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--target', unfinished];
  const { status, stderr } = spawnSync(python, [...words, ...requirements], { encoding: 'utf8', timeout: 300_000 });
  if (status !== 0) return { missing: `python3 -m pip install failed: ${stderr.trim().split('\n').at(-1)}` };
  keep(unfinished, folder);
  return { path: folder };
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
