import { pair } from '../../parts/pair';
import { measuringKubelet } from '../../stand-ins/node/measuring';
import type { Suite } from '../../suite/suite';
import { rules as create } from './environment';

/** A pair of Prometheus servers, a Mimir that keeps the samples of one of them, and three Alertmanagers. */
export const rules: Suite = {
  environment: 'rules',
  inPlaceOf: 'production',
  create,
  standIns: [measuringKubelet()],
  parts: { pair: pair({ alertname: 'SomethingIsPulled', interval: 5, targets: 7, longestSeconds: 60 }) },
};
