import { expect, test } from '@jest/globals';
import { ipv6Network, networkOf } from '../../tools/e2e/cluster/addresses';
import { renderedPods } from '../../tools/e2e/cluster/pod';
import { bind } from '../../tools/e2e/suite/bind';
import { ipv6 } from '../../tools/e2e/suites/ipv6';

test('a suite can make an environment that the project does not have', () => {
  const { model, manifests, parts, images } = bind(ipv6, []);
  expect(networkOf(model.environment.cluster)).toEqual(ipv6Network);
  expect(renderedPods(manifests, ipv6Network).map(({ workload }) => workload)).toEqual(
    expect.arrayContaining(['loki', 'mimir', 'tempo', 'otel-collector', 'prometheus', 'gateway']),
  );
  expect(images.some((image) => image.includes('nginx'))).toBe(true);
  const rows = parts.flatMap(({ steps }) => steps.filter(({ row }) => row).map(({ name }) => name));
  expect(rows).toEqual(expect.arrayContaining(['http://loki:3100 answers', 'gateway: a live tail passes']));
});

test('and what is wrong with it is said', () => {
  const create = () => {
    throw new Error('nothing is made');
  };
  expect(() => bind({ ...ipv6, create }, [])).toThrow('nothing is made');
});
