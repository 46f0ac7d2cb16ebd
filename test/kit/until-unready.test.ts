import { expect, test } from '@jest/globals';
import {
  Component,
  type Environment,
  Image,
  mebibytes,
  millicores,
  minutes,
  Workload,
  type WorkloadProps,
} from '../../constructs/kit';
import { findingsOf, objectOf, testEnvironment } from '../support';

class Sample extends Component {
  constructor(environment: Environment, props: Partial<WorkloadProps>) {
    super(environment, 'sample', {});
    const image = new Image('docker.io/example/sample', '1.2.3');
    const resources = { cpu: millicores(50), memory: mebibytes(64) };
    new Workload(this, {
      kind: 'Deployment',
      image,
      identity: { user: 10001 },
      ports: { http: { container: 8080 } },
      resources,
      sidecars: [{ name: 'beside', image, resources }],
      ...props,
    });
  }
}

function endOf(props: Partial<WorkloadProps>, kind = 'Deployment') {
  const environment = testEnvironment();
  new Sample(environment, props);
  const { containers, terminationGracePeriodSeconds: grace } = objectOf(environment, kind, 'sample').spec.template.spec;
  return { grace, waits: containers.map((each: { lifecycle?: object }) => each.lifecycle) };
}

const sleep = { preStop: { exec: { command: ['sleep', '10'] } } };

test.each<[string, Partial<WorkloadProps>, object]>([
  ['nobody waits', {}, { grace: undefined, waits: [undefined, undefined] }],
  [
    'its program waits',
    { untilUnready: 'program', terminationGrace: minutes(1) },
    { grace: 60, waits: [undefined, undefined] },
  ],
  ['the image has a program that waits', { untilUnready: 'sleep' }, { grace: 40, waits: [sleep, undefined] }],
  [
    'the kubelet waits',
    { untilUnready: 'kubelet', terminationGrace: minutes(1) },
    { grace: 70, waits: [{ preStop: { sleep: { seconds: 10 } } }, undefined] },
  ],
])('when %s, the time to end is longer by that', (_who, props, expected) => {
  expect(endOf(props)).toEqual(expected);
});

test('a StatefulSet may wait by its image, and not by the kubelet', () => {
  expect(endOf({ kind: 'StatefulSet', untilUnready: 'sleep' }, 'StatefulSet')).toEqual({
    grace: 40,
    waits: [sleep, undefined],
  });
  const environment = testEnvironment();
  new Sample(environment, { kind: 'StatefulSet', untilUnready: 'kubelet' });
  expect(findingsOf(environment)).toEqual([
    "test › sample › untilUnready: the kubelet waits for pods of Deployments, and this is a StatefulSet | untilUnready: 'sleep', or kind: 'Deployment'",
  ]);
});
