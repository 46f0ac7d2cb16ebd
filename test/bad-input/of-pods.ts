import { expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { Environment, type EnvironmentProps, type PodDefaults, plainNetwork } from '../../constructs/kit';
import { findingsOf } from '../support';
import { Sample } from './cases';

/** An environment with one component, of whose pods something is said. */
export function environmentWith(props: Partial<EnvironmentProps>, ofSample?: PodDefaults): Environment {
  const cluster = { network: plainNetwork() };
  const environment = new Environment(new App({ outdir: 'dist' }), 'test', { cluster, ...props });
  environment.addNamespace('monitoring');
  new Sample(environment, {}, { pods: ofSample });
  return environment;
}

/** What is wrong, what is said of pods, and the exact words that it is answered with, behind the place. */
export type PodCase = [string, PodDefaults, readonly string[]];

/** Two tests for each: an environment says it, and a component says it. */
export function testPodAnswers(cases: readonly PodCase[]): void {
  test.each(cases)('%s', (_title, given, expected) => {
    const said = (by: string) => expected.map((text) => `test › ${by} › ${text}`);
    expect(findingsOf(environmentWith({ pods: given }))).toEqual(said('environment'));
    expect(findingsOf(environmentWith({}, given))).toEqual(said('sample'));
  });
}
