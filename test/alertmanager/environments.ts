import {
  Alertmanager,
  type AlertmanagerProps,
  email,
  msteamsv2,
  opsgenie,
  pagerduty,
  slack,
  timeInterval,
  webhook,
} from '../../constructs/alertmanager';
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

export const weekend = timeInterval({
  name: 'weekend',
  timeIntervals: [{ weekdays: ['saturday:saturday', 'sunday'] }],
});

/** Every property of times. */
export const officeHours = timeInterval({
  name: 'office-hours',
  timeIntervals: [
    {
      times: [{ startTime: '09:00', endTime: '17:30' }],
      weekdays: ['monday:friday'],
      location: 'Europe/Berlin',
    },
    { daysOfMonth: ['1:5', '-3:-1'], months: ['december', '1:3'], years: ['2026:2028'] },
  ],
});

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
    {
      match: { team: 'search' },
      receiver: msteamsv2({
        name: 'search',
        webhookUrl: { secretName: 'alert-teams', key: 'url' },
        host: 'prod-12.westeurope.logic.azure.com',
        addresses,
      }),
      activeTimeIntervals: [officeHours],
    },
    {
      match: { team: 'stock' },
      receiver: opsgenie({
        name: 'stock',
        apiKey: { secretName: 'alert-opsgenie', key: 'api-key' },
        apiUrl: 'https://api.eu.opsgenie.com/',
        responders: [
          { type: 'team', name: 'stock' },
          { type: 'user', name: 'lead@example.com' },
        ],
        priority: 'P2',
        addresses,
      }),
      muteTimeIntervals: [weekend, officeHours],
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
