import type { Container } from '../cluster/container';
import type { Model } from '../model';
import { firstOf, type Need } from '../suite/need';
import { running } from './running';

/** An agent that follows log files: the first of the environment's that runs. */
export function logAgent({ logAgents }: Model): Need<Container> {
  const [first, ...others] = logAgents;
  return firstOf([running(first.pods), ...others.map(({ pods }) => running(pods))]);
}
