import { describe, expect, test } from '@jest/globals';
import { ipv4Network } from '../../tools/e2e/cluster/addresses';
import { answerTo } from '../../tools/e2e/cluster/dns-server';
import { networkNamespace } from '../../tools/e2e/cluster/network';
import { renderedPods } from '../../tools/e2e/cluster/pod';
import { hostsFile, serviceNames } from '../../tools/e2e/cluster/services';
import { bind } from '../../tools/e2e/suite/bind';
import { playedPods } from '../../tools/e2e/suite/play';
import { alerting } from '../../tools/e2e/suites/alerting';

/** A StatefulSet of several pods, and the names of each. */

const { manifests } = bind(alerting, []);
const pods = renderedPods(manifests);
const members = pods.filter(({ workload }) => workload === 'alertmanager');
const played = playedPods([{ name: 'mail-server', hostNames: ['smtp.example.com'] }], ipv4Network);
const names = serviceNames(pods, pods, manifests, ipv4Network, [...played.values()]);
const headless = 'alertmanager-headless.monitoring.svc';

test('each replica is a pod with a name, an address and a place of its own', () => {
  expect(members.map(({ name, title }) => [name, title])).toEqual([
    ['alertmanager-0', 'alertmanager-0'],
    ['alertmanager-1', 'alertmanager-1'],
    ['alertmanager-2', 'alertmanager-2'],
  ]);
  for (const key of ['uid', 'address'] as const) expect(new Set(members.map((pod) => pod[key])).size).toBe(3);
  expect(new Set(members.map(networkNamespace)).size).toBe(3);
  // A workload of one pod is called as before.
  expect(pods.find(({ workload }) => workload === 'loki')?.title).toBe('loki');
});

test('a headless Service names them all, and each by its own name', () => {
  const addresses = members.map(({ address }) => address);
  expect(names.addresses.get(headless)).toEqual(addresses);
  expect(names.addresses.get(`alertmanager-1.${headless}`)).toEqual([addresses[1]]);
  expect(names.addresses.get('alertmanager.monitoring.svc')).toEqual(addresses);
  const [first] = members;
  const lines = first ? hostsFile(first, names).split('\n') : [];
  expect(lines.filter((line) => line.endsWith(` ${headless}`))).toHaveLength(3);
  expect(lines).toContain('10.244.0.201 smtp.example.com');
});

/** A question as a program asks it. */
function question(name: string, type: number): Buffer {
  const labels = name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  const head = Buffer.from([0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  return Buffer.concat([head, ...labels, Buffer.from([0, 0, type, 0, 1])]);
}

describe('a DNS server answers', () => {
  const answer = (name: string, type: number) => answerTo(question(name, type), names, ipv4Network);

  test('with each address', () => {
    const found = answer(headless, 1);
    expect(found?.readUInt16BE(6)).toBe(3);
    for (const { address } of members) {
      expect(found?.includes(Buffer.from(address.split('.').map(Number)))).toBe(true);
    }
  });

  test('with each port of a name, and the pod that has it', () => {
    const found = answer(`_http._tcp.${headless}.cluster.local`, 33);
    expect(found?.readUInt16BE(6)).toBe(3);
    // No priority, no weight, the port, and the pod's name.
    expect(
      found?.includes(Buffer.concat([Buffer.from([0, 0, 0, 0, 0x23, 0x85, 14]), Buffer.from('alertmanager-2')])),
    ).toBe(true);
  });

  test('with nothing to another question, and that a name is not there', () => {
    expect(answer(headless, 28)?.readUInt16BE(6)).toBe(0);
    expect((answer(headless, 28)?.readUInt16BE(2) ?? 3) & 15).toBe(0);
    expect((answer('nobody.monitoring.svc', 1)?.readUInt16BE(2) ?? 0) & 15).toBe(3);
  });
});
