import { expect, test } from '@jest/globals';
import { basicUsers } from '../../constructs/gateway';
import { basicLogin, bearerToken, gibibytes } from '../../constructs/kit';
import { OtelForwarder, type OtelForwarderProps } from '../../constructs/otel-collector';
import { type Given, platform, platformBehindGateway, sending, sentTo } from '../fixtures/two-clusters';
import { objectOf, rendered } from '../support';
import { collectorOf, processorsOf } from './configuration';

/** A Collector that passes on to that of another cluster, and the one that takes it there. */

const forwarding = (sendTo: OtelForwarderProps['sendTo'], props: Partial<OtelForwarderProps> = {}) => {
  const environment = sending();
  const otel = new OtelForwarder(environment, { sendTo, ...props });
  return { environment, otel };
};

test('it adds what only its cluster knows, keeps what waits on a disk, and shows its token', () => {
  expect(rendered(forwarding(sentTo().otlp).environment, 'otel-collector')).toMatchSnapshot();
});

test('name and password, and an authority of the company', () => {
  const otlp = sentTo(
    { gateway: { senders: basicUsers('gateway-senders') } },
    {
      credentials: basicLogin({ username: 'shop', secretName: 'platform-sender' }),
      certificateAuthority: { secretName: 'company-ca', key: 'ca.crt' },
    },
  ).otlp;
  const { environment, otel } = forwarding(otlp);
  const { exporters, extensions } = collectorOf(environment);
  const { auth, tls } = exporters['otlp_http/traces'];
  expect(extensions[auth.authenticator]).toEqual({
    scheme: 'Basic',
    filename: '/etc/otelcol-secrets/platform-sender/encoded',
  });
  expect(tls).toEqual({ ca_file: '/etc/otelcol-secrets/company-ca/ca.crt' });
  expect(otel.expectedSecrets.map(({ name, keys, namespace }) => [namespace, name, keys])).toEqual([
    ['monitoring', 'platform-sender', ['encoded']],
    ['monitoring', 'company-ca', ['ca.crt']],
  ]);
});

test('what it takes is smaller than what the other side takes, by what it adds', () => {
  const { environment, otel } = forwarding(sentTo().otlp, { disk: gibibytes(5) });
  expect(otel.otlp.http.offers.largestRequest?.mebibytes).toBe(19);
  const { exporters, receivers } = collectorOf(environment);
  expect(receivers.otlp.protocols.http.max_request_body_size).toBe(19 * 2 ** 20);
  expect(exporters['otlp_http/traces'].sending_queue.batch.max_size).toBe(20 * 2 ** 20);
  expect(exporters['otlp_http/traces'].sending_queue.queue_size).toBe(2 ** 30);
});

test('its alerts are evaluated where its metrics go: by a platform that takes from other clusters', () => {
  const rulesOf = (given: Given): string => {
    const { environment } = platform({ evaluateAlerts: true, ...given });
    return objectOf(environment, 'ConfigMap', 'mimir-alerts').data['alerts.yaml'];
  };
  const rules = rulesOf({});
  for (const { name } of forwarding(sentTo().otlp).otel.alerts) expect(rules).toContain(`alert: ${name}\n`);
  // Their queues, by the name of any of them: never those of its own cluster.
  expect(rules).toContain('max by (cluster, exporter) (otelcol_exporter_queue_size{cluster!="platform"}');
  expect(rules).toContain('unless on (cluster, instance)');
  const asked = rules.match(/\b(otelcol_\w+|up)\{[^}]*\}/g) ?? [];
  expect(asked.filter((series) => !series.includes('cluster!="platform"'))).toEqual([]);
  expect(rulesOf({ otherClusters: false })).not.toContain('otelcol_');
});

test('it samples nothing', () => {
  const { processors, connectors } = collectorOf(forwarding(sentTo().otlp).environment);
  expect(Object.keys(processors).filter((id) => /sampl/.test(id))).toEqual([]);
  expect(connectors).toBeUndefined();
});

test('what others send is asked about at no Kubernetes, and says whose it is by the header', () => {
  const configuration = collectorOf(platformBehindGateway());
  for (const signal of ['traces', 'metrics', 'logs']) {
    const [own, others] = [
      processorsOf(configuration, `${signal}/own`),
      processorsOf(configuration, `${signal}/of_others`),
    ];
    expect(own).toEqual(expect.arrayContaining(['k8s_attributes', 'transform/cluster_name']));
    expect(others).not.toContain('k8s_attributes');
    expect(others).not.toContain('transform/cluster_name');
    expect(others).toContain('transform/sender_name');
  }
  expect(configuration.receivers['otlp/of_others'].protocols).not.toHaveProperty('grpc');
});

test('records of a pod whose printed lines are stored are dropped, whichever cluster it is in', () => {
  const configuration = collectorOf(platformBehindGateway());
  for (const name of ['logs/own', 'logs/of_others']) {
    expect(processorsOf(configuration, name)).toContain('filter/logs_once');
  }
});

test('where no other cluster sends there is one pipeline, and no port for others', () => {
  const { environment } = platform({ otherClusters: false });
  const configuration = collectorOf(environment);
  expect(Object.keys(configuration.service.pipelines).filter((name) => name.includes('others'))).toEqual([]);
  const { ports } = objectOf(environment, 'Service', 'otel-collector').spec;
  expect(ports.map(({ name }: { readonly name: string }) => name)).not.toContain('otlp-others');
});

test('the token is read from a file, so that a new one needs no new pod', () => {
  const otlp = sentTo({}, { credentials: bearerToken({ secretName: 'sender', key: 'shop' }) }).otlp;
  const { extensions } = collectorOf(forwarding(otlp).environment);
  expect(extensions['bearertokenauth/sender.shop']).toEqual({ filename: '/etc/otelcol-secrets/sender/shop' });
});
