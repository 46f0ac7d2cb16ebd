import { agents } from './agents';
import { alerting } from './alerting';
import { apart } from './apart';
import { byHand } from './by-hand';
import { cluster } from './cluster';
import { collector } from './collector';
import { durations } from './durations';
import { endpoints } from './endpoints';
import { environment } from './environment';
import { gateway } from './gateway';
import { grafana } from './grafana';
import { instrumentation } from './instrumentation';
import { language } from './language';
import { main } from './main';
import { order } from './order';
import { ownSdk } from './own-sdk';
import { pushing } from './pushing';
import { sizes } from './sizes';
import { storeProperties } from './store-properties';
import { storeSizes } from './store-sizes';
import type { WrongEdit } from './table';
import { wires } from './wires';

/** Every wrong edit, by its subject. */
export const tables: readonly (readonly WrongEdit[])[] = [
  agents,
  alerting,
  apart,
  byHand,
  cluster,
  collector,
  durations,
  endpoints,
  environment,
  gateway,
  grafana,
  instrumentation,
  language,
  main,
  order,
  ownSdk,
  pushing,
  sizes,
  storeProperties,
  storeSizes,
  wires,
];
