import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { springApp } from '../../tools/e2e/applications/spring-app';
import { ipv4Network } from '../../tools/e2e/cluster/addresses';
import { nodeName } from '../../tools/e2e/cluster/node';
import { renderedPods } from '../../tools/e2e/cluster/pod';
import { addresses } from '../../tools/e2e/parts/addresses';
import { gateway } from '../../tools/e2e/parts/gateway';
import { links } from '../../tools/e2e/parts/links';
import { logLines } from '../../tools/e2e/parts/log-lines';
import { nodeMetrics } from '../../tools/e2e/parts/node-metrics';
import { sampling } from '../../tools/e2e/parts/sampling';
import { type BoundSuite, bind, SuiteError } from '../../tools/e2e/suite/bind';
import { playedPods } from '../../tools/e2e/suite/play';
import { check } from '../../tools/e2e/suite/step';
import { inFull, type Suite } from '../../tools/e2e/suite/suite';
import { built, complete, joined, manifestsOf } from './environments';

const environments = built({ complete, joined: joined() });

const read = (name: string) => manifestsOf((name === 'complete' ? complete : joined())(new App()));

const bound = (suite: Suite) => bind(suite, environments, read);

function problemsOf(suite: Suite): readonly string[] {
  try {
    bound(suite);
    return [];
  } catch (error) {
    if (error instanceof SuiteError) return error.problems;
    throw error;
  }
}

const rowsOf = ({ parts }: BoundSuite) =>
  parts.flatMap(({ steps }) => steps.filter(({ row }) => row).map(({ name }) => name));

const load = { total: 100, failed: 10, slow: 10, rate: 10 };

describe('an inventory that cannot be met', () => {
  test('is of an environment that the project has not', () => {
    expect(problemsOf({ environment: 'other', parts: {} })).toEqual([
      'the suite of other: the project has no such environment',
    ]);
  });

  test('names every part that the environment has nothing for, and what it needs', () => {
    const parts = {
      outside: gateway('logs'),
      demo: links(springApp, { histogram: 'http_server_requests_seconds', edges: 'from others' }),
      logs: logLines(),
      known: addresses('http://nowhere:80/ready'),
    };
    expect(problemsOf({ environment: 'complete', parts })).toEqual([
      'the suite of complete: part outside: needs a gateway to logs, and the environment has none',
      'the suite of complete: part demo: needs the workload spring-app, and the environment has none',
      'the suite of complete: part known: needs the workload nowhere, and the environment has none',
    ]);
    expect(problemsOf({ environment: 'joined', parts: { node: nodeMetrics([]) } })).toEqual([
      'the suite of joined: part node: needs an agent that pulls the metrics of its node, and the environment has none',
    ]);
  });

  test('is of an environment that was not rendered', () => {
    const stale = () => bind({ environment: 'complete', parts: {} }, environments, () => read('joined'));
    expect(stale).toThrow('which the environment has: run npm run synth');
  });

  test('has two rows of one name, or none', () => {
    const twice = { title: '', steps: () => [row(), row()] };
    const nothing = { title: '', steps: () => [] };
    expect(problemsOf({ environment: 'complete', parts: { twice, nothing } })).toEqual([
      'the suite of complete: part nothing has no check',
      'the suite of complete: two rows are called right',
    ]);
  });

  test('has a full form of a part that no ordinary run has', () => {
    const part = { title: '', steps: () => [row()] };
    const suite = { environment: 'complete', parts: { short: part }, full: { short: part, long: part } };
    expect(problemsOf(suite)).toEqual(['the suite of complete: part long has only a full form']);
  });

  test('is of a variant that is wrong', () => {
    const create = (app: App) => {
      const environment = joined()(app);
      environment.addNamespace('monitoring');
      return environment;
    };
    const [problem = ''] = problemsOf({ environment: 'joined', variants: { Other: { create } }, parts: {} });
    expect(problem).toContain('the suite of joined: with Other: ');
    expect(problem).toContain('there are two namespaces named monitoring');
  });
});

const row = () => check({ name: 'right', asked: '', needs: {}, find: () => ({ passed: true, got: '' }) });

describe('what is checked follows from the environment', () => {
  test('by the policy of its sampler, and who makes metrics from traces', () => {
    const parts = { sampling: sampling(load) };
    const ofKept = rowsOf(bound({ environment: 'complete', parts }));
    expect(ofKept).toEqual(
      expect.arrayContaining(['every error is kept', 'every slow trace is kept', 'of the rest 10 % are kept']),
    );
    const exact = ["a rate has the labels of Tempo's, none of the Collector's pod"];
    expect(ofKept).not.toEqual(expect.arrayContaining(exact));
    expect(rowsOf(bound({ environment: 'joined', parts }))).toEqual(expect.arrayContaining(exact));
  });

  test('by every agent, those of variants included', () => {
    const variants = { Promtail: { create: joined('promtail'), warning: 'end of life' } };
    const suite = bound({ environment: 'joined', variants, parts: { logs: logLines() } });
    const ofAgent = (name: string) => rowsOf(suite).filter((each) => each.startsWith(`${name}: `));
    expect(ofAgent('alloy').length).toBeGreaterThan(10);
    expect(ofAgent('promtail').length).toBe(ofAgent('alloy').length);
  });

  test('what only a variant has runs beside, on a node of its own', () => {
    const variants = { Promtail: { create: joined('promtail') } };
    const { manifests } = bound({ environment: 'joined', variants, parts: {} });
    const pods = renderedPods(manifests);
    expect(pods.find(({ workload }) => workload === 'promtail')?.node).toBe(nodeName(1));
    expect(pods.find(({ workload }) => workload === 'alloy')?.node).toBe(nodeName(0));
    expect(pods.filter(({ workload }) => workload === 'loki')).toHaveLength(1);
    // It is watched too, by an object of another component.
    expect(manifests.ofKind('ServiceMonitor').map(({ metadata }) => metadata.name)).toContain('promtail');
  });

  test('what a part needs is prepared, whichever parts are chosen', () => {
    const suite = bound({ environment: 'joined', parts: { outside: gateway('logs', 'traces') } });
    const { stringData } = suite.manifests.get('Secret', 'monitoring', 'people');
    expect(Object.keys(stringData)).toEqual(['auth']);
    expect(suite.prepares.pods?.map(({ name }) => name)).toContain('shop');
    expect(suite.images.some((image) => image.includes('nginx'))).toBe(true);
  });
});

describe('a run in full', () => {
  test('has the full form in the place of the ordinary one, and every other part', () => {
    const part = (title: string) => ({ title, steps: () => [] });
    const parts = { cut: part('20 s'), same: part('same') };
    const full = inFull({ environment: 'complete', parts, full: { cut: part('300 s') } });
    expect(Object.values(full.parts).map(({ title }) => title)).toEqual(['300 s', 'same']);
    expect(Object.keys(full.parts)).toEqual(Object.keys(parts));
  });
});

describe('pods that a run plays', () => {
  test('have addresses of their own, each once', () => {
    const pods = playedPods(
      [{ name: 'a' }, { name: 'b', service: 'c', node: nodeName(1) }, { name: 'a' }],
      ipv4Network,
    );
    expect([...pods.keys()]).toEqual(['a', 'b']);
    expect(new Set([...pods.values()].map(({ address }) => address)).size).toBe(2);
    expect(pods.get('b')).toMatchObject({ node: nodeName(1), labels: { 'app.kubernetes.io/name': 'c' } });
  });

  test('are not two of one name', () => {
    expect(() => playedPods([{ name: 'a' }, { name: 'a', namespace: 'other' }], ipv4Network)).toThrow(
      'two parts mean different pods by a',
    );
  });
});
