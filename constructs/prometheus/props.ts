import type { StoreProps } from '../stores';

/** `retention`: how long samples are kept. `resources` by default: enough for about 50,000 series. */
export type PrometheusProps = StoreProps;
