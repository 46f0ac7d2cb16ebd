import { readFileSync } from 'node:fs';
import type { Container, EnvVar } from '../../../imports/k8s';
import type { Endpoint } from '../../kit';
import { packageFile } from '../../kit/model/package-file';
import type { LogsFrom, PythonPlatform } from '../../kit/vocabulary/instrumentation-labels';
import { brought } from '../brought';
import { exporterVariables } from '../exporter';
import { attributesOf, podFields, type ServiceSettings, type SignalRoute, serviceNameOf } from '../service';

/**
 * What OpenTelemetry for Python needs in a pod, the same for both ways in which a pod gets it.
 * https://opentelemetry.io/docs/zero-code/python/configuration/
 */

const folder = '/otel-python';

/** The name of the variable whose value the application's own is kept in. */
export const pythonPath = 'PYTHONPATH';

/** The folder that comes first on the path: its `sitecustomize` starts everything, and puts the packages last. */
export const startFolder = `${folder}/start`;

const folders: Readonly<Record<PythonPlatform, string>> = {
  glibc: '/autoinstrumentation',
  musl: '/autoinstrumentation-musl',
};

/** What the init container is told of the platform. */
export const platformVariables = (platform: PythonPlatform): EnvVar[] => [
  { name: 'PACKAGES', value: folders[platform] },
];

const copy = [
  `mkdir -p ${folder}/packages ${startFolder}`,
  `cp -r "$PACKAGES/." ${folder}/packages`,
  `printf %s "$SITECUSTOMIZE" > ${startFolder}/sitecustomize.py`,
];

/** The packages, copied to where the application's container finds them, and the file that starts them. */
export const packages = brought('opentelemetry-python', folder, ['sh', '-c', copy.join(' && ')]);

/** What copies them. `image`: the reference by which the pod pulls it. */
export const packagesContainer = (image: string, platform: PythonPlatform = 'glibc'): Container =>
  packages.initContainer(image, [...platformVariables(platform), { name: 'SITECUSTOMIZE', value: sitecustomize() }]);

/** The Python file that starts OpenTelemetry. */
const sitecustomize = (): string =>
  readFileSync(packageFile('constructs', 'instrumentation', 'python', 'sitecustomize.py'), 'utf8');

/** Which copies of a log line it can have stored: Python has no appender for Loki of its own. */
export const logCopies = ['stdout', 'otlp'] as const satisfies readonly LogsFrom[];
export type LogCopy = (typeof logCopies)[number];

export interface AgentSettings extends ServiceSettings {
  /** Where it sends its signals. The image has no client for gRPC, as that is bound to one version of Python. */
  readonly otlpTo: Endpoint<'otlp.http'>;
}

/** The variables, in an order in which each reference finds what it refers to. */
export function environmentVariables(settings: AgentSettings, route: SignalRoute, logs: LogCopy = 'stdout'): EnvVar[] {
  return [
    ...podFields(settings),
    ...exporterVariables(settings.otlpTo),
    serviceNameOf(settings),
    // Everything is sent; the Collector decides what is kept.
    { name: 'OTEL_TRACES_SAMPLER', value: 'always_on' },
    ...logVariables(logs),
    // A line leads to its trace by this form; with an ISO timestamp at its start it is known as one that the framework prints.
    { name: 'OTEL_PYTHON_LOG_CORRELATION', value: 'true' },
    {
      name: 'OTEL_PYTHON_LOG_FORMAT',
      value: '%(asctime)s %(levelname)s [%(otelTraceID)s,%(otelSpanID)s] %(name)s : %(message)s',
    },
    // Python's own level. Otherwise an application that sets none would print its libraries' news.
    { name: 'OTEL_PYTHON_LOG_LEVEL', value: 'warning' },
    // Today's names and units, as the Java agent's: seconds. The former ones are what it sends otherwise.
    { name: 'OTEL_SEMCONV_STABILITY_OPT_IN', value: 'http,database' },
    attributesOf(settings, route),
  ];
}

const logsExporter = 'OTEL_LOGS_EXPORTER';
const logHandler = 'OTEL_PYTHON_LOG_AUTO_INSTRUMENTATION';

/** Records are sent only where they are what is stored, and then by a handler of the root logger. */
export const logVariables = (logs: LogCopy): EnvVar[] =>
  logs === 'otlp'
    ? [
        { name: logsExporter, value: 'otlp' },
        { name: logHandler, value: 'true' },
      ]
    : [
        { name: logsExporter, value: 'none' },
        { name: logHandler, value: 'false' },
      ];
