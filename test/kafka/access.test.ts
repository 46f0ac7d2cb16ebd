import { expect, test } from '@jest/globals';
import { KafkaLogs } from '../../constructs/alloy';
import { KafkaExporter } from '../../constructs/kafka';
import { days, type Environment, type ExternalProps, external, gibibytes, type Sasl } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { objectOf, testEnvironment } from '../support';

/** How brokers are called that ask who calls, or that are called with TLS. No password is in what is rendered. */

const sasl: Sasl = { mechanism: 'SCRAM-SHA-512', username: 'platform', secretName: 'kafka-login', key: 'pass' };
const certificateAuthority = { secretName: 'kafka-ca', key: 'ca.crt' };

function called(asking: Pick<ExternalProps<'kafka'>, 'tls' | 'sasl' | 'certificateAuthority'>): Environment {
  const environment = testEnvironment();
  const place = { url: 'kafka://kafka.example.com:9094', addresses: ['203.0.113.0/28'] };
  const brokers = external(environment, { protocol: 'kafka', ...place, ...asking });
  new KafkaExporter(environment, { brokers });
  const loki = new Loki(environment, { retention: days(3), disk: gibibytes(10) });
  new KafkaLogs(environment, { brokers, topics: ['events'], logsTo: loki.push });
  return environment;
}

const containerOf = (environment: Environment, name: string) =>
  objectOf(environment, 'Deployment', name).spec.template.spec.containers[0];

const authentication = (environment: Environment): string | undefined =>
  /\n\tauthentication \{\n(?:\t\t.*\n|\n)+\t\}/.exec(
    objectOf(environment, 'ConfigMap', 'kafka-logs').data['config.alloy'],
  )?.[0];

test('by a mechanism of SASL, with TLS and an authority of their own', () => {
  const environment = called({ tls: true, sasl, certificateAuthority });
  const exporter = containerOf(environment, 'kafka-exporter');
  expect(exporter.args).toEqual([
    '--kafka.server=kafka.example.com:9094',
    '--sasl.enabled',
    '--sasl.mechanism=scram-sha512',
    '--sasl.username=platform',
    '--tls.enabled',
    '--tls.ca-file=/etc/kafka-exporter-secrets/kafka-ca/ca.crt',
  ]);
  expect(exporter.env).toContainEqual({
    name: 'SASL_USER_PASSWORD',
    valueFrom: { secretKeyRef: { name: 'kafka-login', key: 'pass' } },
  });
  expect(authentication(environment)).toMatchInlineSnapshot(`
"
	authentication {
		type = "sasl"

		sasl_config {
			mechanism = "SCRAM-SHA-512"
			user      = "platform"
			password  = string.trim_space(convert.nonsensitive(local.file.brokers.content))
			use_tls   = true

			tls_config {
				ca_file = "/etc/alloy-secrets/kafka-ca/ca.crt"
			}
		}
	}"
`);
  expect(
    environment.components.flatMap(({ expectedSecrets }) =>
      expectedSecrets.map(({ name, keys, reason }) => `${name} ${keys} ${reason}`),
    ),
  ).toMatchInlineSnapshot(`
[
  "kafka-ca ca.crt the certificate authority of kafka.example.com",
  "kafka-login pass the password of platform for kafka.example.com",
  "kafka-login pass the password of platform for kafka.example.com",
  "kafka-ca ca.crt the certificate authority of kafka.example.com",
]
`);
});

test('with TLS alone, and an authority that everybody knows', () => {
  const environment = called({ tls: true });
  expect(containerOf(environment, 'kafka-exporter').args).toEqual([
    '--kafka.server=kafka.example.com:9094',
    '--tls.enabled',
  ]);
  expect(authentication(environment)).toMatchInlineSnapshot(`
"
	authentication {
		type = "ssl"
	}"
`);
});

test('by a password that is not sent, without TLS', () => {
  const environment = called({ sasl });
  expect(containerOf(environment, 'kafka-exporter').args).not.toContain('--tls.enabled');
  expect(authentication(environment)).not.toContain('tls');
});
