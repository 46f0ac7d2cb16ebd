import { expect, test } from '@jest/globals';
import { Addresses } from '../../tools/calibrate/addresses';
import { Usage } from '../../tools/calibrate/targets';

test('no role of a store listens where another does, and all of them ask the first', () => {
  const roles = ['ingester', 'distributor', 'querier'] as const;
  const addresses = new Addresses(roles, 3101);
  const taken = roles.flatMap((role) => {
    const { http_listen_port, grpc_listen_port } = addresses.server(role);
    return [http_listen_port, grpc_listen_port, addresses.memberlist(role).bind_port];
  });
  expect(taken).toEqual([3101, 4101, 7946, 3102, 4102, 7947, 3103, 4103, 7948]);
  expect(addresses.grpc('querier')).toBe('127.0.0.1:4103');
  expect(roles.map((role) => addresses.memberlist(role).join_members)).toEqual(roles.map(() => ['127.0.0.1:7946']));
});

const before = new Usage(new Map([['ingester', { seconds: 2, memory: 100, mostMemory: 400 }]]));
const after = new Usage(
  new Map([
    ['ingester', { seconds: 5, memory: 150, mostMemory: 500 }],
    ['querier', { seconds: 1, memory: 10, mostMemory: 10 }],
  ]),
);

test('what a role took lies between two moments; its memory grew from what it had to the most that was seen', () => {
  expect(after.secondsSince(before, 'ingester')).toBe(3);
  expect(after.grownSince(before, 'ingester')).toBe(400);
});

test('a role that did not run before has no figure', () => {
  expect(() => after.secondsSince(before, 'querier')).toThrow('querier did not run when it was looked at');
});
