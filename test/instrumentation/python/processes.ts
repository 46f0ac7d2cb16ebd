import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { withPythonAgent } from '../../../constructs/instrumentation';
import { app, deployment, instrumented, manifestOf } from '../deployments';

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string };
}
interface Scoped {
  readonly scope: { readonly name: string };
  readonly spans?: readonly { readonly name: string; readonly traceId: string }[];
  readonly metrics?: readonly { readonly name: string; readonly unit?: string }[];
  readonly logRecords?: readonly { readonly body: { readonly stringValue?: string } }[];
}
type Resource = Readonly<Record<'scopeSpans' | 'scopeMetrics' | 'scopeLogs', readonly Scoped[] | undefined>> & {
  readonly resource: { readonly attributes: readonly Attribute[] };
};

/** What came at the sink. */
export interface Sent {
  readonly authorization: string | null;
  readonly body: Readonly<Partial<Record<'resourceSpans' | 'resourceMetrics' | 'resourceLogs', readonly Resource[]>>>;
}

export const resourcesOf = ({ body }: Sent): readonly Resource[] => [
  ...(body.resourceSpans ?? []),
  ...(body.resourceMetrics ?? []),
  ...(body.resourceLogs ?? []),
];

export const scopesOf = (sent: readonly Sent[]): readonly Scoped[] =>
  sent
    .flatMap(resourcesOf)
    .flatMap(({ scopeSpans = [], scopeMetrics = [], scopeLogs = [] }) => [
      ...scopeSpans,
      ...scopeMetrics,
      ...scopeLogs,
    ]);

export const instancesOf = (sent: Sent): readonly (string | undefined)[] =>
  resourcesOf(sent).map(
    ({ resource }) => resource.attributes.find(({ key }) => key === 'service.instance.id')?.value.stringValue,
  );

/** A pod as the patch makes it, as processes of this machine: the folders, the variables, and somebody who takes what is sent. */
export class PythonPod {
  readonly sent: Sent[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-python-'));
  private readonly sink: ChildProcess;
  private readonly port: Promise<string>;

  /** `packages`: what the image of the agent has. `own`: the folder with the application's packages. */
  constructor(
    private readonly python: string,
    packages: string,
    private readonly own: string,
  ) {
    mkdirSync(join(this.folder, 'start'));
    cpSync('constructs/instrumentation/python/sitecustomize.py', join(this.folder, 'start', 'sitecustomize.py'));
    symlinkSync(packages, join(this.folder, 'packages'));
    this.sink = spawn(python, ['test/instrumentation/python/sink.py'], { env: { PYTHONPATH: packages } });
    const lines = createInterface({ input: this.sink.stdout ?? process.stdin });
    this.port = new Promise((resolve) => lines.once('line', resolve));
    lines.on('line', (line) => line.startsWith('{') && this.sent.push(JSON.parse(line) as Sent));
  }

  /** Starts a program with the variables of the patch. */
  async start(words: readonly string[], logs: 'stdout' | 'otlp'): Promise<ChildProcessWithoutNullStreams> {
    const { environment, otlpHttpTo: otlpTo } = instrumented();
    const given = deployment('shop', { containers: [app] }, { 'lgtm-cdk8s/java': 'no' });
    const patched = manifestOf(withPythonAgent({ otlpTo, logs })(given, environment));
    const stated = patched.spec.template.spec.containers[0]?.env ?? [];
    const variables = Object.fromEntries(stated.flatMap(({ name, value }) => (value ? [[name, value]] : [])));
    this.sent.length = 0;
    return spawn(this.python, words, {
      cwd: 'test/instrumentation/python',
      env: {
        ...variables,
        PATH: process.env.PATH,
        HOME: this.folder,
        PYTHONDONTWRITEBYTECODE: '1',
        // The application's own packages stand before those that are added, as site-packages do.
        PYTHONPATH: `${this.folder}/start:${this.own}`,
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await this.port}`,
        OTEL_EXPORTER_OTLP_HEADERS: 'Authorization=Bearer%20a+b/c==',
        OTEL_METRIC_EXPORT_INTERVAL: '500',
        OTEL_BSP_SCHEDULE_DELAY: '200',
      },
    });
  }

  end(): void {
    this.sink.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
