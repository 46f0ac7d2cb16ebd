import { describe, expect, test } from '@jest/globals';
import { Alloy, podLogs, podProfiles } from '../../constructs/alloy';
import { type Environment, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Pyroscope } from '../../constructs/pyroscope';
import { size, untyped } from '../bad-input/cases';
import { findingsOf, objectOf, rendered, testEnvironment } from '../support';

/** Profiles that Alloy fetches from the pods of its node. */

const agents = (environment: Environment) =>
  environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read the log files of their node' });

function profiling(props: Parameters<typeof podProfiles>[0]): Environment {
  const environment = testEnvironment({ network: plainNetwork(), name: 'east' });
  const profilesTo = new Pyroscope(environment, size).push;
  new Alloy(environment, { namespace: agents(environment), collect: [podProfiles(props)], profilesTo });
  return environment;
}

const profiled = () => profiling({ ports: [6060, 8080], namespaces: ['shop'] });

test('its file: each kind of profile from the pods that ask for it, with the labels of every signal', () => {
  expect(objectOf(profiled(), 'ConfigMap', 'alloy').data['config.alloy']).toMatchSnapshot();
});

test('policies let it ask at these ports alone, and Pyroscope take what it sends', () => {
  const [policy] = rendered(profiled(), 'alloy')
    .split('---')
    .filter((text) => text.includes('kind: NetworkPolicy'));
  for (const port of [6060, 8080, 4040]) expect(policy).toContain(`port: ${port}`);
  expect(rendered(profiled(), 'pyroscope')).toMatch(/kubernetes.io\/metadata.name: agents[\s\S]*port: http|port: 4040/);
});

describe('what cannot be meant is refused', () => {
  test('no place for profiles', () => {
    const environment = testEnvironment();
    const logsTo = new Loki(environment, size).push;
    const collect = [podLogs(), podProfiles({ ports: [6060] })];
    new Alloy(environment, { namespace: agents(environment), collect, logsTo });
    expect(findingsOf(environment)).toEqual([
      'test › alloy › profilesTo: podProfiles({ … }) has nowhere to send to | where to, for example profilesTo: pyroscope.push',
    ]);
  });

  test('no ports', () => {
    expect(findingsOf(profiling(untyped({})))).toEqual([
      'test › alloy › collect › podProfiles › ports: no port is given, and network policies let nothing through without one | the ports that annotations name, such as ports: [8080, 9090]',
    ]);
  });

  test('twice', () => {
    const environment = testEnvironment();
    const profilesTo = new Pyroscope(environment, size).push;
    const once = podProfiles({ ports: [6060] });
    new Alloy(environment, { namespace: agents(environment), collect: [once, once], profilesTo });
    expect(findingsOf(environment)).toEqual([
      'test › alloy › collect: podProfiles({ … }) is there twice, so everything of it would be sent twice | podProfiles({ … }) once',
    ]);
  });

  test('a question in the place of a push', () => {
    const environment = testEnvironment();
    const { query } = new Pyroscope(environment, size);
    const collect = [podProfiles({ ports: [6060] })];
    new Alloy(environment, { namespace: agents(environment), collect, profilesTo: untyped(query) });
    expect(findingsOf(environment)).toEqual([
      'test › alloy › profilesTo: pyroscope speaks pyroscope.query there | an endpoint that speaks pyroscope.push, such as pyroscope.push',
    ]);
  });
});
