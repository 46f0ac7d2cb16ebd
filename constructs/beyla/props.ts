import type { ConfigurationChange, Endpoint, Percentage, ResourceProps } from '../kit';
import { type ComponentProps, componentValidators } from '../kit/environment/component-props';
import { anything, endpoint, list, optional, percentage, urlPath, type Validators } from '../kit/model/validation';
import { resourceValidator } from '../kit/pods/container';
import type { BeylaConfiguration } from './config';
import { type InstrumentedService, instrumentedService } from './instrumented-service';

/** `namespace`: one for node agents, with `podSecurity: 'privileged'`. */
export interface BeylaProps extends ComponentProps {
  /** What is instrumented, and nothing else. What sends OTLP itself is refused, as each of its requests would be two spans. */
  readonly instrument: readonly InstrumentedService[];
  /** Where traces and metrics go. */
  readonly otlpTo: Endpoint<'otlp.grpc'>;
  /**
   * The share of the traces that Beyla sends, where no caller has decided already. What samples behind it, and counts, then knows no
   * others. Default: all.
   */
  readonly sampling?: Percentage;
  /**
   * Paths of which each is one `http.route`, with `:name` or `*` for what differs: `/users/:id`. A path that fits none is guessed by its
   * parts. Default: all are guessed. https://grafana.com/docs/beyla/latest/configure/routes-decorator/
   */
  readonly routes?: readonly string[];
  /** Requests and limit. Default: enough for a node with some tens of instrumented processes. */
  readonly resources?: ResourceProps;
  /**
   * What is to be different in Beyla's configuration, where there is no property for it. Default: nothing.
   * https://grafana.com/docs/beyla/latest/configure/options/
   */
  readonly configuration?: ConfigurationChange<BeylaConfiguration>;
}

export const beylaValidators: Validators<BeylaProps> = {
  ...componentValidators,
  instrument: list(instrumentedService, { least: 1 }),
  otlpTo: endpoint('otlp.grpc'),
  sampling: optional(percentage('percent(10)')),
  routes: optional(list(urlPath('/users/:id'), { least: 1 })),
  resources: optional(resourceValidator),
  // Checked when it is applied.
  configuration: anything(),
};
