import type { ComponentProps, ConfigurationChange, Endpoint, ResourceProps } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import { anything, endpoint, list, optional, type Validators, validator } from '../kit/model/validation';
import { resourceValidator } from '../kit/pods/container';
import type { PromtailConfiguration } from './config';

/** Something that is collected, and how the environment file writes it. */
interface Named {
  readonly name: string;
  /** Default: the name with `()`. */
  readonly written?: string;
}

export interface PromtailProps extends ComponentProps {
  /** What is collected on each node: `podLogs()`, and nothing else. */
  readonly collect: readonly Named[];
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

const named = validator<Named>({
  example: 'podLogs()',
  expected: 'a pipeline such as podLogs()',
  standIn: { name: 'podLogs' },
  // Also a value of a class, such as what scrape() makes: of that, Promtail says itself that it is not for it.
  isKind: (value): value is Named =>
    typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string',
});

export const promtailValidators: Validators<PromtailProps> = {
  ...componentValidators,
  collect: list(named),
  logsTo: endpoint('loki.push'),
  resources: optional(resourceValidator),
  // Checked when it is applied.
  configuration: anything(),
};
