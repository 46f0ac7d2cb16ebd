import type { StoreProps } from '../stores';

/** `retention`: how long samples are kept. `resources` by default: enough for about 100,000 active series. */
export type MimirProps = StoreProps;
