import { Alertmanager, type AlertmanagerProps, email, pagerduty, slack, webhook } from '../../constructs/alertmanager';
import { type Cluster, cilium, days, type Environment, gibibytes, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Prometheus } from '../../constructs/prometheus';
import { testEnvironment } from '../support';

/** What Alertmanager's tests are made of. */

export const team = email({ name: 'team', to: ['team@example.com', 'on-call@example.com'] });
export const smtp = {
  smarthost: 'smtp.example.com:587',
  from: 'alerts@example.com',
  authUsername: 'alerts',
  authPassword: { secretName: 'smtp', key: 'password' },
  addresses: ['203.0.113.25'],
} as const;

const addresses = ['198.51.100.0/24'];

/** One receiver of each kind, and every property. */
export const everything: AlertmanagerProps = {
  smtp,
  receiver: team,
  routes: [
    {
      match: { team: 'payments', severity: ['warning', 'critical'] },
      receiver: slack({
        name: 'payments',
        apiUrl: { secretName: 'alert-slack', key: 'url' },
        channel: '#payments',
        addresses,
      }),
      continue: true,
      routes: [
        {
          match: { severity: 'critical' },
          receiver: pagerduty({
            name: 'on-call',
            routingKey: { secretName: 'alert-pagerduty', key: 'routing-key' },
            addresses,
          }),
          repeatInterval: days(1),
        },
      ],
    },
    {
      matchers: ['namespace!="demo"'],
      match: { team: 'shop' },
      receiver: webhook({
        name: 'bridge',
        url: { secretName: 'alert-webhook', key: 'url' },
        host: 'hooks.example.com:8443',
        bearerToken: { secretName: 'alert-webhook', key: 'token' },
        certificateAuthority: { secretName: 'company-ca', key: 'ca.crt' },
        sendResolved: false,
        addresses,
      }),
      groupBy: ['...'],
    },
  ],
  deadMansSwitch: webhook({ name: 'silence', url: 'https://watch.example.com/ping', addresses }),
  externalUrl: 'https://alerts.example.com/alertmanager',
  retention: days(10),
};

/** An Alertmanager that Prometheus and Loki tell. */
export function alerting(props: AlertmanagerProps, cluster: Cluster = { network: plainNetwork() }): Environment {
  const environment = testEnvironment(cluster);
  const alertmanager = new Alertmanager(environment, props);
  const size = { retention: days(3), disk: gibibytes(2) };
  new Prometheus(environment, { ...size, alertsTo: alertmanager.push }).watch(alertmanager);
  new Loki(environment, { ...size, alertsTo: alertmanager.push });
  return environment;
}

/** A network whose policies know names. */
export const byName: Cluster = { network: cilium() };
