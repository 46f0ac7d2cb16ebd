import type { Model } from '../../model';
import { required } from '../../model/unmet-need';

/** The two tiers: those who take everything, and those who judge first what spans they are sent. */
export function tiersOf({ collector, otlp }: Model) {
  const between = collector.connections.find(
    ({ to }) => to.protocol === 'otlp.grpc' && to.owner.component === collector.name,
  );
  return { routing: otlp, sampling: required(between?.to, 'Collectors in two tiers') };
}
