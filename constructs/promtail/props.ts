import type { ComponentProps, ConfigurationChange, Endpoint, ResourceProps } from '../kit';
import type { PromtailConfiguration } from './config';

export interface PromtailProps extends ComponentProps {
  /** What is collected on each node: `podLogs()`, and nothing else. */
  readonly collect: readonly { readonly name: string }[];
  /** Where log lines go. */
  readonly logsTo: Endpoint<'loki.push'>;
  /** Requests and limit. Default: enough for a node with about 100 pods. */
  readonly resources?: ResourceProps;
  /**
   * What is to be different in Promtail's configuration, where there is no property for it. Default: nothing.
   * https://grafana.com/docs/loki/latest/send-data/promtail/configuration/
   */
  readonly configuration?: ConfigurationChange<PromtailConfiguration>;
}
