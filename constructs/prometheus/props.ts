import type { ConfigurationChange } from '../kit';
import type { StoreProps } from '../stores';
import type { PrometheusConfiguration } from './config';

/** `retention`: how long samples are kept. `resources` by default: enough for about 50,000 series. */
export interface PrometheusProps extends StoreProps {
  /**
   * What is to be different in Prometheus's configuration, where there is no property for it. Default: nothing.
   * https://prometheus.io/docs/prometheus/latest/configuration/configuration/
   */
  readonly configuration?: ConfigurationChange<PrometheusConfiguration>;
}
