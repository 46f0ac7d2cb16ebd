import { type ComponentProps, Endpoint, type Protocol } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import { hasBrand } from '../kit/model/brand';
import {
  describe,
  endpoint,
  isPlainObject,
  line,
  list,
  oneOf,
  optional,
  reportGiven,
  type Validator,
  type Validators,
} from '../kit/model/validation';
import { otlpProtocols } from './exporter';

/** What applications send by. */
export const receivedProtocols = [
  'otlp.grpc',
  'otlp.http',
  'jaeger.grpc',
  'jaeger.thrift-http',
  'jaeger.thrift-compact',
  'jaeger.thrift-binary',
] as const satisfies readonly Protocol[];

/** A protocol by which an application can send. */
export type ReceivedProtocol = (typeof receivedProtocols)[number];

/** A component that takes OTLP, such as the Collector or Alloy. */
export interface OtlpReceiver {
  /** Where it takes it. Undefined where it takes none. */
  readonly otlp?: { readonly grpc: Endpoint<'otlp.grpc'>; readonly http: Endpoint<'otlp.http'> };
  /** Jaeger's own protocols. Undefined where it takes none of them. */
  readonly jaeger?: readonly Endpoint[];
}

export interface InstrumentationProps extends ComponentProps {
  /** Where the agents send their signals. Its protocol follows from it. */
  readonly otlpTo: Endpoint<'otlp.grpc' | 'otlp.http'>;
  /**
   * Where those send that speak OTLP/HTTP alone: OpenTelemetry for Python, and applications with an SDK of their own where it is among
   * `receivers` or in another cluster. Default: `otlpTo`; where that speaks `otlp.grpc`, there is no component `python`.
   */
  readonly otlpHttpTo?: Endpoint<'otlp.http'>;
  /** What takes OTLP, and what else it takes, from applications in any language. Default: nothing does. */
  readonly receivers?: readonly OtlpReceiver[];
  /**
   * Where applications push their own log lines that have an appender for it: pods with the label `lgtm-cdk8s/logs: push`, or `any`
   * as `senders` says. Default: nobody may push.
   */
  readonly logsTo?: Endpoint<'loki.push'>;
  /**
   * Which pods the receivers take it from: those with the label `lgtm-cdk8s/otlp: enabled`, or `any` of the cluster, for
   * applications that send already. Default: `labelled`.
   */
  readonly senders?: 'labelled' | 'any';
  /**
   * By which protocols senders on the network of their nodes send, such as `['jaeger.grpc']` for Jaeger's agents as a DaemonSet with
   * `hostNetwork: true`. No label selects them, so the port is open to every address then; with Cilium, to the nodes. An error
   * where no receiver takes the protocol. Default: none.
   */
  readonly hostNetworkSenders?: readonly ReceivedProtocol[];
  /** The attribute `deployment.environment` of what they send. Default: the environment's name. */
  readonly deploymentEnvironment?: string;
}

const receiver: Validator<OtlpReceiver> = {
  example: 'otel',
  expected: 'a component that takes OTLP, such as an OtelCollector, or an Alloy with otlpTo',
  validate(value, property, reporter) {
    if (isReceiver(value)) return value;
    if (hasBrand(value, 'Component')) {
      reporter.report(property, `${describe(value)} takes neither OTLP nor Jaeger's protocols`, receiver.expected);
      return {};
    }
    reportGiven(value, property, receiver, reporter);
    return {};
  },
};

function isReceiver(value: unknown): value is OtlpReceiver {
  if (typeof value !== 'object' || value === null) return false;
  const takesOtlp = 'otlp' in value && isPlainObject(value.otlp) && value.otlp.grpc instanceof Endpoint;
  return takesOtlp || ('jaeger' in value && Array.isArray(value.jaeger));
}

export const instrumentationValidators: Validators<InstrumentationProps> = {
  ...componentValidators,
  otlpTo: endpoint(...otlpProtocols),
  otlpHttpTo: optional(endpoint('otlp.http')),
  receivers: optional(list(receiver)),
  logsTo: optional(endpoint('loki.push')),
  senders: optional(oneOf(['labelled', 'any'])),
  hostNetworkSenders: optional(list(oneOf(receivedProtocols))),
  deploymentEnvironment: optional(line('staging')),
};
