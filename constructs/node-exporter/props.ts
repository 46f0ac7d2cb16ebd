import type { ResourceProps } from '../kit';
import { type ComponentProps, componentValidators } from '../kit/environment/component-props';
import { optional, type Validators } from '../kit/model/validation';
import { resourceValidator } from '../kit/pods/container';
import { type NodeCollectors, nodeCollectorsValidator } from './collectors';

/** `namespace`: one for node agents, with `podSecurity: 'privileged'`. */
export interface NodeExporterProps extends ComponentProps {
  /**
   * Collectors that are on or off, by upstream's names: `{ processes: true, infiniband: false }`. Default: upstream's own.
   * https://github.com/prometheus/node_exporter#collectors
   */
  readonly collectors?: NodeCollectors;
  /** Requests and limit. Default: enough for a node with some hundred processors and devices. */
  readonly resources?: ResourceProps;
}

export const nodeExporterValidators: Validators<NodeExporterProps> = {
  ...componentValidators,
  collectors: optional(nodeCollectorsValidator),
  resources: optional(resourceValidator),
};
