import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { ask } from '../../tools/http';
import { eventually } from '../../tools/wait';
import { freePort, listen } from '../ports';
import type { Source } from './cases';

type Value = { readonly stringValue?: string; readonly kvlistValue?: object; readonly intValue?: string };
interface KeyValue {
  readonly key: string;
  readonly value: Value;
}

/** A log record as OTLP has it in JSON. */
export interface OtlpRecord {
  readonly body: Value;
  readonly severityNumber?: number;
  readonly severityText?: string;
  readonly attributes?: readonly KeyValue[];
}

/** A record that reached the store. */
export interface ReceivedRecord {
  readonly line: string;
  /** The attributes of its resource. */
  readonly labels: string;
  /** Its own attributes. */
  readonly attributes: Readonly<Record<string, Value>>;
}

/** A rendered Collector as a process on loopback: its own pipeline of logs, but for what asks the cluster. */
export class RunningCollector {
  readonly received: ReceivedRecord[] = [];
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'log-rules-'));
  private server?: Server;
  private process?: ChildProcess;
  private port = 0;

  constructor(
    private readonly program: string,
    private readonly configuration: string,
  ) {}

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.received.push(...recordsOf(JSON.parse(Buffer.concat(chunks).toString())));
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
    const sink = await listen(this.server);
    this.port = await freePort();
    const file = path.join(this.folder, 'config.yaml');
    writeFileSync(file, stringify(this.own(sink)));
    this.process = spawn(this.program, [`--config=${file}`], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    this.process.stderr?.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    const ready = await eventually(30, () => this.send([]).then(() => true), 100);
    if (!ready) throw new Error(`the Collector does not answer: ${said.slice(-2000)}`);
  }

  /** Sends records of one pod. */
  async send(records: readonly OtlpRecord[], source?: Source): Promise<void> {
    const names = {
      'k8s.namespace.name': source?.namespace,
      'k8s.pod.name': source?.pod,
      'k8s.container.name': source?.container,
      'service.name': source?.service,
    };
    const attributes = Object.entries(names).map(([key, stringValue]) => ({ key, value: { stringValue } }));
    const resource = { attributes: source ? attributes : [] };
    const { status, text } = await ask(`http://127.0.0.1:${this.port}/v1/logs`, {
      body: JSON.stringify({ resourceLogs: [{ resource, scopeLogs: [{ logRecords: records }] }] }),
      headers: { 'content-type': 'application/json' },
    });
    if (status !== 200) throw new Error(`${status} ${text}`);
  }

  stop(): void {
    this.process?.kill('SIGKILL');
    this.server?.closeAllConnections();
    this.server?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private own(sink: number): object {
    const { processors, service } = parse(this.configuration);
    const used: string[] = service.pipelines.logs.processors.filter((id: string) => id !== 'k8s_attributes');
    return {
      receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${this.port}` } } } },
      processors: Object.fromEntries(used.map((id) => [id, processors[id]])),
      exporters: {
        otlp_http: { endpoint: `http://127.0.0.1:${sink}`, encoding: 'json', compression: 'none' },
      },
      service: {
        telemetry: { metrics: { level: 'none' } },
        pipelines: { logs: { receivers: ['otlp'], processors: used, exporters: ['otlp_http'] } },
      },
    };
  }
}

interface Request {
  readonly resourceLogs?: readonly {
    readonly resource: { readonly attributes?: readonly KeyValue[] };
    readonly scopeLogs: readonly { readonly logRecords: readonly OtlpRecord[] }[];
  }[];
}

const recordsOf = ({ resourceLogs = [] }: Request): ReceivedRecord[] =>
  resourceLogs.flatMap(({ resource, scopeLogs }) =>
    scopeLogs
      .flatMap(({ logRecords }) => logRecords)
      .map(({ body, attributes = [] }) => ({
        line: body.stringValue ?? JSON.stringify(body),
        labels: JSON.stringify(resource.attributes),
        attributes: Object.fromEntries(attributes.map(({ key, value }) => [key, value])),
      })),
  );
