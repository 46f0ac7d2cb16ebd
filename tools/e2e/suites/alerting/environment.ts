import type { App } from 'cdk8s';
import {
  Alertmanager,
  days,
  Environment,
  email,
  gibibytes,
  Loki,
  minutes,
  Prometheus,
  plainNetwork,
  seconds,
  webhook,
} from '../../../../constructs';

const size = { retention: days(1), disk: gibibytes(2) };
const addresses = ['203.0.113.0/24'];

/** Three Alertmanagers that send mail, told by a Prometheus and a Loki. Groups wait less than by default, so that the run does. */
export function alerting(app: App): Environment {
  const environment = new Environment(app, 'alerting', { cluster: { network: plainNetwork() } });
  environment.addNamespace('monitoring');
  const alertmanager = new Alertmanager(environment, {
    replicas: 3,
    smtp: {
      smarthost: 'smtp.example.com:587',
      from: 'alerts@example.com',
      authUsername: 'alerts',
      authPassword: { secretName: 'smtp', key: 'password' },
      addresses,
    },
    receiver: email({ name: 'team', to: ['team@example.com'] }),
    groupWait: seconds(5),
    groupInterval: minutes(1),
    deadMansSwitch: webhook({ name: 'silence', url: 'https://watch.example.com/ping', addresses }),
  });
  const loki = new Loki(environment, { ...size, alertsTo: alertmanager.push });
  new Prometheus(environment, { ...size, alertsTo: alertmanager.push }).watch(alertmanager, loki);
  return environment;
}
