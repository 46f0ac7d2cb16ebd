import type { ComponentProps, Endpoint, ResourceProps } from '../kit';

export interface PromtailProps extends ComponentProps {
  /** What is collected on each node: `podLogs()`, and nothing else. */
  readonly collect: readonly { readonly name: string }[];
  /** Where log lines go. */
  readonly logsTo: Endpoint<'loki.push'>;
  /** Requests and limit. Default: enough for a node with about 100 pods. */
  readonly resources?: ResourceProps;
}
