import type { App } from 'cdk8s';
import { Environment, errors, percent, plainNetwork, seconds } from '../../../../constructs';
import { addPlatform } from '../platform';

/** Collectors in two tiers, which wait less long for a trace than they usually do. Two pods judge each trace. */
export function tiered(app: App): Environment {
  const environment = new Environment(app, 'tiers', { cluster: { network: plainNetwork() } });
  environment.addNamespace('monitoring');
  addPlatform(environment, {
    keep: [errors(), percent(10)],
    decisionWait: seconds(15),
    decisionWaitAfterRootReceived: seconds(4),
    tracesPerSecond: 400,
    tiers: { routing: { replicas: 2 }, sampling: { replicas: 3 }, samplingCopy: { replicas: 2 } },
  });
  return environment;
}
