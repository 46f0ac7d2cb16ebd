import type { Protocol, Protocols } from '../model/protocols';
import {
  anything,
  bytes,
  count,
  duration,
  flag,
  line,
  list,
  object,
  optional,
  type Validator,
  type Validators,
} from '../model/validation';

/** What something outside says of itself, one validator for each. What is compared with a wrong value would never be found wrong. */
type Offered<P extends Protocol> = Validators<Partial<Protocols[P]>>;

const takesData = { largestRequest: optional(bytes('mebibytes(4)')) };

const bucket = { bucket: optional(line('company')), prefixes: optional(list(line('loki'))) };

const known: { readonly [P in Protocol]?: Offered<P> } = {
  'otlp.http': takesData,
  'otlp.grpc': takesData,
  'otlp.traces': {
    ...takesData,
    spanMetrics: optional(object({ countsBySamplingThreshold: flag(), leavesOutCopies: optional(flag()) })),
    largestTrace: optional(bytes('mebibytes(50)')),
  },
  'otlp.metrics': { ...takesData, exemplars: optional(flag()) },
  'otlp.logs': takesData,
  'prometheus.exposition': {
    everyPod: optional(flag()),
    ofCluster: optional(flag()),
    ofNodes: optional(flag()),
    ofOthers: optional(flag()),
    // These say what a component here is.
    shows: anything(),
    probes: anything(),
    madeFromTracesOf: anything(),
  },
  'prometheus.remote-write': {
    ...takesData,
    exemplars: optional(flag()),
    nativeHistograms: optional(flag()),
    haLabels: optional(object({ cluster: line('cluster'), replica: line('__replica__') })),
  },
  'loki.push': takesData,
  'pyroscope.push': takesData,
  alertmanager: { everyPod: optional(flag()), watchdog: optional(flag()) },
  s3: bucket,
  gcs: bucket,
  'azure-blob': bucket,
  kafka: {
    ...takesData,
    retention: optional(duration('hours(24)')),
    brokers: optional(count(1, 1000, 3)),
    minInsyncReplicas: optional(count(1, 100, 2)),
  },
};

/** What may be said by `offers` of what speaks a protocol. */
export function offersOf<P extends Protocol>(protocol: P): Validator<Partial<Protocols[P]>> {
  const validators: object = (Object.hasOwn(known, String(protocol)) && known[protocol]) || {};
  return object(validators as Validators<Partial<Protocols[P]>>);
}
