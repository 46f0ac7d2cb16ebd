import { join } from 'node:path';
import type { ImageKey } from '../../../constructs/images';
import { httpbin, java, javaAgent, postgresql, springApplication } from './artifacts';
import { type Application, entrypointScript, from } from './from-artifacts';
import { flaskPackages, installed, kafkaLibraries, vuePage } from './message-artifacts';
import { mythicalImages } from './mythical-images';
import { python, pythonAgent } from './python';

const programs = join('tools', 'e2e', 'programs');

/** What ends the version of an image that is built with `requirements-sdk.txt`. */
const ownSdk = '-sdk';

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
      files: { [entrypointScript]: join(programs, 'postgresql-entrypoint.sh') },
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
  flaskBackend: (version) =>
    from([flaskPackages({ ownSdk: version.endsWith(ownSdk) })], ([packages = '']) => ({
      // As in the image, but for the packages: an agent's stand before them. The authorities that Python brings lack that of the run.
      entrypoint: [
        'sh',
        '-c',
        `cd /app && PYTHONPATH="\${PYTHONPATH:+$PYTHONPATH:}/packages" REQUESTS_CA_BUNDLE=/etc/ssl/certs/ca-certificates.crt exec ${python} -m gunicorn --config python:messages.server messages.wsgi:app`,
      ],
      files: { '/app/messages': join('examples', 'flask-backend', 'messages'), '/packages': packages },
      description: `examples/flask-backend with the Python of this machine${version.endsWith(ownSdk) ? ' and an SDK of its own' : ''}`,
    })),
  vueFrontend: () =>
    from([vuePage(), installed('nginx', 'nginx-light')], ([page = '']) => ({
      entrypoint: ['nginx'],
      files: { '/usr/share/nginx/html': join(page, 'page') },
      description: 'the page of examples/vue-frontend in the nginx of this machine',
    })),
  mariadb: () =>
    from([installed('mariadbd', 'mariadb-server')], () => ({
      entrypoint: ['sh', entrypointScript],
      files: { [entrypointScript]: join(programs, 'mariadb-entrypoint.sh') },
      description: 'MariaDB of this machine',
    })),
  valkey: () =>
    from([installed('redis-server', 'redis-server')], ([program = '']) => ({
      entrypoint: ['valkey-server'],
      files: { '/usr/local/bin/valkey-server': program },
      description: 'Redis of this machine',
    })),
  kafka: (version) =>
    from([kafkaLibraries(version), java()], ([folder = '']) => ({
      entrypoint: ['sh'],
      files: {
        '/opt/kafka/libs': join(folder, 'libs'),
        ...Object.fromEntries(
          ['kafka-storage.sh', 'kafka-server-start.sh', 'kafka-topics.sh'].map((script) => [
            `/opt/kafka/bin/${script}`,
            join(programs, 'kafka', script),
          ]),
        ),
      },
      description: `Kafka ${version} from Maven Central`,
    })),
  ...mythicalImages,
};
