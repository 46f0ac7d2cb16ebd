import type { ConfigurationChange, Endpoint } from '../../kit';
import { anything, endpoint, optional, type Validators } from '../../kit/model/validation';
import {
  type ReceivingProps,
  receivingValidators,
  type SamplingProps,
  samplingValidators,
} from '../../opentelemetry/props';
import type { AlloyFile } from '../syntax';
import { type FaroProps, faroValidator } from './faro';

export interface AlloyReceiverProps extends ReceivingProps, SamplingProps {
  /** Where metrics go. With them go those that are made from traces, where the traces' store makes none. */
  readonly metricsTo: Endpoint<'otlp.metrics'>;
  /** Where log records go. */
  readonly logsTo: Endpoint<'otlp.logs'>;
  /** Where the kept traces go. */
  readonly tracesTo: Endpoint<'otlp.traces'>;
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
  metricsTo: endpoint('otlp.metrics'),
  logsTo: endpoint('otlp.logs'),
  tracesTo: endpoint('otlp.traces'),
  ...samplingValidators,
  linesTo: optional(endpoint('loki.push')),
  profilesTo: optional(endpoint('pyroscope.push')),
  faro: optional(faroValidator),
  // Checked when it is applied.
  configuration: anything(),
};
