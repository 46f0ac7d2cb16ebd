import type { Pipeline } from '../alloy';
import type { ComponentProps, Endpoint, ResourceProps } from '../kit';

export interface LogAgentProps extends ComponentProps {
  /** `alloy`, or `promtail`, which is past its end of life. Default: `alloy`. */
  readonly program?: 'alloy' | 'promtail';
  /** What is collected on each node: `podLogs()`; Alloy can do more. */
  readonly collect: readonly Pipeline[];
  /** Where log lines go. */
  readonly logsTo: Endpoint<'loki.push'>;
  /** Requests and limit. Default: those of the program. */
  readonly resources?: ResourceProps;
}
