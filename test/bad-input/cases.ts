import { expect, test } from '@jest/globals';
import {
  Component,
  type ComponentProps,
  type Duration,
  days,
  type Environment,
  gibibytes,
  Image,
  mebibytes,
  millicores,
  Workload,
  type WorkloadProps,
} from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Tempo } from '../../constructs/tempo';
import { findingsOf, testEnvironment } from '../support';

/** Wrong environments are made of these. */

/** What is wrong, an environment in which it is, and the exact words that it is answered with. */
export type Case = [string, (environment: Environment) => void, readonly string[]];

/** One test for each wrong environment. */
export function testAnswers(cases: readonly Case[]): void {
  test.each(cases)('%s', (_title, make, findings) => {
    const environment = testEnvironment();
    make(environment);
    expect(findingsOf(environment)).toEqual(findings);
  });
}

/** What every store takes here. */
export const size = { retention: days(3), disk: gibibytes(10) };

/** A component of one Deployment that is right but for the given properties. */
export class Sample extends Component {
  constructor(environment: Environment, props: Partial<WorkloadProps> = {}, component: ComponentProps = {}) {
    super(environment, 'sample', component);
    new Workload(this, {
      kind: 'Deployment',
      image: new Image('docker.io/example/sample', '1.2.3'),
      identity: { user: 10001 },
      ports: { http: { container: 8080 } },
      resources: { cpu: millicores(50), memory: mebibytes(64) },
      ...props,
    });
  }
}

/** A value as JavaScript, or a cast, would let it through. */
export const untyped = <T = Duration>(value: unknown) => value as T;

/** A store for each signal. */
export const stores = (environment: Environment) => {
  const mimir = new Mimir(environment, size);
  const loki = new Loki(environment, size);
  const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  return { mimir, loki, tempo };
};

export const nameRule = 'at most 63 lower-case letters, digits and hyphens that begin and end with a letter or digit';
