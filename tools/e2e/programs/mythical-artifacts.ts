import { existsSync } from 'node:fs';
import type { Artifact } from './artifacts';
import { npmBuilt } from './npm-built';
import { pythonPackages } from './python';

/** What of `examples/mythical` is built, and the broker between its programs. */

/** Server and requester: their programs in `built`, their tests beside them, and what they load. */
export const mythicalServices = (): Artifact =>
  npmBuilt({
    source: 'examples/mythical/services',
    name: 'mythical-services',
    kept: { built: 'built', node_modules: 'node_modules' },
    pruned: true,
  });

/** The page, its tests beside it. */
export const mythicalPage = (): Artifact =>
  npmBuilt({
    source: 'examples/mythical/frontend',
    name: 'mythical-frontend',
    scripts: ['build:test'],
    kept: { page: 'built/page', test: 'built/test' },
  });

const requirements = 'examples/mythical/recorder/requirements.txt';

/** The packages of the recorder. */
export const recorderPackages = (): Artifact =>
  pythonPackages('recorder-packages', ['--requirement', requirements], [requirements]);

/** The folder with RabbitMQ's programs. That on PATH changes the user, which a pod may not. */
export function rabbitmq(): Artifact {
  const folder = '/usr/lib/rabbitmq/bin';
  return existsSync(`${folder}/rabbitmq-server`)
    ? { path: folder }
    : { missing: 'RabbitMQ is not installed (Debian package rabbitmq-server)' };
}
