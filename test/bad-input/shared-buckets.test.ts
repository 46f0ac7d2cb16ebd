import { expect, test } from '@jest/globals';
import {
  accessKey,
  cilium,
  defineProject,
  distributed,
  Environment,
  type Finding,
  Loki,
  Mimir,
  type S3Props,
  s3,
  Tempo,
} from '../../constructs';
import { loadOf } from '../loki/in-forms';
import { size } from './cases';

/** Stores that would delete what others keep in the same bucket. */

const right: S3Props = {
  bucket: 'company-loki',
  region: 'eu-central-1',
  credentials: accessKey({ secretName: 'loki-s3' }),
};

/** A project of environments, each with the given components. */
const clashes = (...environments: readonly ((environment: Environment) => void)[]): string[] =>
  findings(...environments).map(({ environment, component, problem }) => `${environment} › ${component}: ${problem}`);

function findings(...environments: readonly ((environment: Environment) => void)[]): readonly Finding[] {
  const project = defineProject({
    environments: Object.fromEntries(
      environments.map((fill, index) => [
        `e${index + 1}`,
        (app) => {
          const environment = new Environment(app, `e${index + 1}`, { cluster: { network: cilium() } });
          environment.addNamespace('monitoring');
          fill(environment);
          return environment;
        },
      ]),
    ),
  });
  return project.build().findings;
}

const loki =
  (props: Partial<S3Props> = {}) =>
  (environment: Environment) =>
    void new Loki(environment, { ...size, storage: s3({ ...right, ...props }) });
const tempo =
  (props: Partial<S3Props> = {}) =>
  (environment: Environment) =>
    void new Tempo(environment, { ...size, storage: s3({ ...right, ...props }) });
const mimir =
  (props: Partial<S3Props> = {}) =>
  (environment: Environment) =>
    void new Mimir(environment, { ...size, storage: s3({ ...right, ...props }) });

test('a store of several workloads is told of once', () => {
  const cluster = { network: cilium(), nodes: 12, zones: ['a', 'b', 'c'] };
  const project = defineProject({
    environments: {
      e1(app) {
        const environment = new Environment(app, 'e1', { cluster });
        environment.addNamespace('monitoring');
        mimir()(environment);
        new Loki(environment, { form: distributed({ storage: s3(right), load: loadOf(1) }) });
        return environment;
      },
    },
  });
  expect(project.build().findings.map(({ component }) => component)).toEqual(['loki']);
});

test('one bucket and prefix twice, also in two environments', () => {
  const both = (environment: Environment) => {
    loki()(environment);
    tempo({ prefix: 'traces' })(environment);
  };
  const same = (other: string) =>
    `${other} keeps its data in company-loki under the same prefix, so each would delete what the other has`;
  expect(clashes(both)).toEqual([`e1 › tempo: ${same('loki')}`]);
  expect(clashes(loki({ prefix: 'a' }), loki({ prefix: 'a' }))).toEqual([`e2 › loki: ${same('loki of e1')}`]);
  expect(clashes(mimir(), tempo({ prefix: 'blocks' }))).toEqual([`e2 › tempo: ${same('mimir of e1')}`]);
  expect(clashes(loki({ prefix: 'a' }), tempo({ prefix: 'b' }), mimir(), loki({ bucket: 'another' }))).toEqual([]);
});

test('the prefix to write is another one than what is there', () => {
  const instead = (...environments: readonly ((environment: Environment) => void)[]) =>
    findings(...environments).map((each) => each.instead);
  expect(instead(loki(), tempo())).toEqual(["prefix: 'tempo', another one than there, or a bucket of its own"]);
  expect(instead(mimir({ prefix: 'mimir' }), mimir({ prefix: 'mimir' }))).toEqual([
    "prefix: 'e2mimir', another one than there, or a bucket of its own",
  ]);
  expect(instead(loki({ prefix: 'loki' }), loki({ prefix: 'loki' }))).toEqual([
    "prefix: 'e2loki', another one than there, or a bucket of its own",
  ]);
});
