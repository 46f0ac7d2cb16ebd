import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { type Cluster, days, gibibytes, minutes, plainNetwork } from '../../constructs/kit';
import { Pyroscope, type PyroscopeProps } from '../../constructs/pyroscope';
import { objectOf, rendered, testEnvironment } from '../support';

const size = { retention: days(3), disk: gibibytes(10) };

test('one Pyroscope on a disk of its own', () => {
  const environment = testEnvironment();
  new Pyroscope(environment, size);
  expect(rendered(environment, 'pyroscope')).toMatchSnapshot();
});

describe('its configuration', () => {
  const configuration = (props: Partial<PyroscopeProps> = {}, cluster?: Cluster) => {
    const environment = testEnvironment(cluster);
    new Pyroscope(environment, { ...size, ...props });
    return parse(objectOf(environment, 'ConfigMap', 'pyroscope').data['pyroscope.yaml']);
  };

  test('what is kept can be seen, however long ago it was', () => {
    expect(configuration({ retention: days(30) }).limits).toMatchObject({
      retention_period: '720h',
      max_query_lookback: '0s',
      max_query_length: '0s',
    });
  });

  test('a question may take as long as is said, and its answer a little longer', () => {
    const { server, query_backend } = configuration({ queryTimeout: minutes(2) });
    expect([query_backend.client_timeout, server.http_server_write_timeout]).toEqual(['2m', '130s']);
  });

  test('where there is no IPv4, its parts find each other without an address of the pod', () => {
    expect(configuration().frontend).toBeUndefined();
    const { distributor, overrides_exporter, segment_writer, frontend, memberlist } = configuration(
      {},
      { network: plainNetwork(), ipFamilies: ['IPv6'] },
    );
    const of = [
      distributor.ring.instance_addr,
      overrides_exporter.ring.instance_addr,
      segment_writer.lifecycler.address,
      frontend.address,
      memberlist.bind_addr[0],
    ];
    expect(new Set(of)).toEqual(new Set(['::1']));
  });
});

test('profiles are pushed and asked for at one address', () => {
  const environment = testEnvironment();
  const { push, query } = new Pyroscope(environment, size);
  expect([push.url, query.url]).toEqual([
    'http://pyroscope.monitoring.svc:4040',
    'http://pyroscope.monitoring.svc:4040',
  ]);
});
