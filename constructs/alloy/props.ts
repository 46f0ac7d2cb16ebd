import type { ComponentProps, Endpoint, ResourceProps } from '../kit';
import type { Pipeline } from './pipelines';

export interface AlloyProps extends ComponentProps {
  /** What is collected on each node, such as `podLogs()` and `cadvisor()`. */
  readonly collect: readonly Pipeline[];
  /** Where log lines go. Required by `podLogs()`. */
  readonly logsTo?: Endpoint<'loki.push'>;
  /** Where metrics go. Required by everything that is scraped. */
  readonly metricsTo?: Endpoint<'prometheus.remote-write'>;
  /** Where OTLP goes that applications send to the Alloy of their node. Default: Alloy takes no OTLP. */
  readonly otlpTo?: Endpoint<'otlp.grpc'>;
  /** Requests and limit. Default: enough for a node with about 100 pods. */
  readonly resources?: ResourceProps;
}
