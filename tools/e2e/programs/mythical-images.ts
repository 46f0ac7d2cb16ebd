import { join } from 'node:path';
import type { ImageKey } from '../../../constructs/images';
import { type Application, entrypointScript, from } from './from-artifacts';
import { installed } from './message-artifacts';
import { mythicalPage, mythicalServices, rabbitmq, recorderPackages } from './mythical-artifacts';
import { python } from './python';

const source = join('examples', 'mythical');

/** The mythical services, as their images have them. */
export const mythicalImages: Readonly<Partial<Record<ImageKey, Application>>> = {
  mythicalServer: () => service('server'),
  mythicalRequester: () => service('requester'),
  mythicalRecorder: () =>
    from([recorderPackages()], ([packages = '']) => ({
      entrypoint: [
        'sh',
        '-c',
        `cd /app && PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PYTHONPATH=/packages exec ${python} -m recorder`,
      ],
      files: { '/app/recorder': join(source, 'recorder', 'recorder'), '/packages': packages },
      description: `${source}/recorder with the Python of this machine`,
    })),
  mythicalFrontend: () =>
    from([mythicalPage(), installed('nginx', 'nginx-light')], ([page = '']) => ({
      entrypoint: ['nginx'],
      files: { '/usr/share/nginx/html': join(page, 'page') },
      description: `the page of ${source}/frontend in the nginx of this machine`,
    })),
  rabbitmq: () =>
    from([rabbitmq()], ([folder = '']) => ({
      entrypoint: ['sh', entrypointScript, folder],
      files: { [entrypointScript]: join('tools', 'e2e', 'programs', 'rabbitmq-entrypoint.sh') },
      description: `RabbitMQ of this machine (${folder})`,
    })),
};

const service = (name: 'server' | 'requester') =>
  from([mythicalServices()], ([folder = '']) => ({
    entrypoint: [process.execPath, '--require', '/app/src/telemetry.js', `/app/src/${name}/index.js`],
    files: { '/app/src': join(folder, 'built', 'src'), '/app/node_modules': join(folder, 'node_modules') },
    description: `${source}/services with the Node.js of this machine`,
  }));
