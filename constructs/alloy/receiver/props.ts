import type { ConfigurationChange, Endpoint } from '../../kit';
import { anything, endpoint, optional, type Validators } from '../../kit/model/validation';
import {
  type LogsDestination,
  type MetricsDestination,
  spoken,
  type TracesDestination,
} from '../../opentelemetry/destinations';
import {
  type ReceivingProps,
  receivingValidators,
  type SamplingProps,
  samplingValidators,
} from '../../opentelemetry/props';
import type { AlloyFile } from '../syntax';
import { type FaroProps, faroValidator } from './faro';

export interface AlloyReceiverProps extends ReceivingProps, SamplingProps {
  /**
   * Where metrics go: a store, or `external` in its place. With them go those that are made from traces, where the traces' store makes none.
   */
  readonly metricsTo: MetricsDestination;
  /** Where log records go: a store, or `external` in its place. */
  readonly logsTo: LogsDestination;
  /** Where the kept traces go: a store, or `external` in its place. */
  readonly tracesTo: TracesDestination;
  /**
   * Where log lines go that applications push in Loki's own protocol, to `push`, and those that browsers send. Default: it takes none.
   */
  readonly linesTo?: Endpoint<'loki.push'>;
  /** Where profiles go that SDKs send to `profiles`. Default: it takes none. */
  readonly profilesTo?: Endpoint<'pyroscope.push'>;
  /**
   * It takes what browsers send with Grafana's Faro SDK, at `faro`: spans go with those of services, lines to `linesTo`. Default: it takes none.
   * https://grafana.com/docs/alloy/latest/reference/components/faro/faro.receiver/
   */
  readonly faro?: FaroProps;
  /**
   * What is to be different in Alloy's configuration, where there is no property for it, in the words of Alloy's own pages. Default: nothing.
   * https://grafana.com/docs/alloy/latest/reference/components/
   */
  readonly configuration?: ConfigurationChange<AlloyFile, AlloyFile>;
}

export const alloyReceiverValidators: Validators<AlloyReceiverProps> = {
  ...receivingValidators,
  metricsTo: endpoint(...spoken.metrics),
  logsTo: endpoint(...spoken.logs),
  tracesTo: endpoint(...spoken.traces),
  ...samplingValidators,
  linesTo: optional(endpoint('loki.push')),
  profilesTo: optional(endpoint('pyroscope.push')),
  faro: optional(faroValidator),
  // Checked when it is applied.
  configuration: anything(),
};
