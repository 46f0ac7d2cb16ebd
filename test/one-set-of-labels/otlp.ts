import { createServer, type Server } from 'node:http';
import type { Labels } from './pods';

interface KeyValue {
  readonly key: string;
  readonly value: { readonly stringValue?: string };
}

interface Resource {
  readonly resource?: { readonly attributes?: readonly KeyValue[] };
}

interface DataPoint {
  readonly attributes?: readonly KeyValue[];
  /** 1: the series has ended. */
  readonly flags?: number;
}

interface MetricsOfResource extends Resource {
  readonly scopeMetrics?: readonly {
    readonly metrics?: readonly {
      readonly name: string;
      readonly gauge?: { readonly dataPoints?: readonly DataPoint[] };
    }[];
  }[];
}

/** A request as OTLP has it in JSON, of whichever signal. */
export interface Request {
  readonly resourceMetrics?: readonly MetricsOfResource[];
  readonly resourceLogs?: readonly Resource[];
  readonly resourceSpans?: readonly Resource[];
}

/** Takes OTLP by HTTP in JSON, of every signal. */
export const receiver = (take: (request: Request) => void): Server =>
  createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      take(JSON.parse(Buffer.concat(chunks).toString()));
      outgoing.setHeader('content-type', 'application/json').end('{}');
    });
  });

const textsOf = (attributes: readonly KeyValue[] = []): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue]));

/** The labels among attributes. `service`: the attribute that the store makes the label `service_name` from. */
function labelsOf(attributes: readonly KeyValue[] | undefined, service = 'service_name'): Partial<Labels> {
  const { namespace, pod, container, [service]: service_name } = textsOf(attributes);
  return { namespace, pod, container, service_name };
}

/** The labels of each resource of a signal. */
export const labelsOfResources = (resources: readonly Resource[] = [], service?: string): Partial<Labels>[] =>
  resources.map(({ resource }) => labelsOf(resource?.attributes, service));

/** A sample of a series. */
export interface Sample {
  readonly name: string;
  readonly labels: Partial<Labels>;
  readonly ended: boolean;
}

/** The samples of a request. */
export const samplesOf = ({ resourceMetrics = [] }: Request): Sample[] =>
  resourceMetrics
    .flatMap(({ scopeMetrics = [] }) => scopeMetrics)
    .flatMap(({ metrics = [] }) => metrics)
    .flatMap(({ name, gauge }) =>
      (gauge?.dataPoints ?? []).map(({ attributes, flags = 0 }) => ({
        name,
        labels: labelsOf(attributes),
        ended: flags === 1,
      })),
    );
