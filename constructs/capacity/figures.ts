import { alloyAssumptions } from '../alloy/assumptions';
import { kafkaAssumptions } from '../kafka/assumptions';
import { kubeStateMetricsAssumptions } from '../kube-state-metrics/assumptions';
import { lokiAssumptions } from '../loki/assumptions';
import { mimirAssumptions } from '../mimir/assumptions';
import { collectorAssumptions } from '../otel-collector/assumptions';
import type { Assumption, Assumptions } from '../stores/sizing';
import { tempoAssumptions } from '../tempo/assumptions';

const byComponent: Readonly<Record<string, Assumptions>> = {
  mimir: mimirAssumptions,
  loki: lokiAssumptions,
  tempo: tempoAssumptions,
  kafka: kafkaAssumptions,
  'otel-collector': collectorAssumptions,
  alloy: alloyAssumptions,
  'kube-state-metrics': kubeStateMetricsAssumptions,
};

/** Every figure by which a platform is sized, by its component and name, such as `mimir.ingesterMemory`. */
export const capacityFigures: ReadonlyMap<string, Assumption> = new Map(
  Object.entries(byComponent).flatMap(([component, figures]) =>
    Object.entries(figures).map(([name, figure]) => [`${component}.${name}`, figure] as const),
  ),
);
