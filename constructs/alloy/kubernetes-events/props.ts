import type { ComponentProps, ConfigurationChange, Endpoint, ResourceProps } from '../../kit';
import { componentValidators } from '../../kit/environment/component-props';
import { anything, endpoint, optional, type Validators } from '../../kit/model/validation';
import { resourceValidator } from '../../kit/pods/container';
import { type LogCopies, logCopies } from '../copies';
import type { AlloyFile } from '../syntax';

export interface KubernetesEventsProps extends ComponentProps {
  /** Where the lines go: a store, or `external` in its place. */
  readonly logsTo: Endpoint<'loki.push'>;
  /**
   * Where a copy of the lines goes, such as a cloud. The events are read for it once more, so that nothing else waits for it. Default: nothing
   * is copied.
   */
  readonly copyTo?: LogCopies;
  /** Requests and limit. Default: enough for the events of some thousands of pods. */
  readonly resources?: ResourceProps;
  /**
   * What is to be different in Alloy's configuration, where there is no property for it, in the words of Alloy's own pages. Default: nothing.
   * https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.kubernetes_events/
   */
  readonly configuration?: ConfigurationChange<AlloyFile, AlloyFile>;
}

export const kubernetesEventsValidators: Validators<KubernetesEventsProps> = {
  ...componentValidators,
  logsTo: endpoint('loki.push'),
  copyTo: optional(logCopies),
  resources: optional(resourceValidator),
  // Checked when it is applied.
  configuration: anything(),
};
