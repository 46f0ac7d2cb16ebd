import type { App } from 'cdk8s';
import {
  Alertmanager,
  alerting as alertingDashboard,
  BlackboxExporter,
  cilium,
  days,
  Environment,
  email,
  Grafana,
  gibibytes,
  Loki,
  minutes,
  Prometheus,
  seconds,
  slack,
  webhook,
} from '../../../../constructs';

const size = { retention: days(1), disk: gibibytes(2) };

/**
 * Three Alertmanagers that send mail, told by a Prometheus and a Loki, on a network whose policies know names. Groups wait less than
 * by default, so that the run does.
 */
export function alerting(app: App): Environment {
  const environment = new Environment(app, 'alerting', { cluster: { network: cilium() } });
  environment.addNamespace('monitoring');
  const alertmanager = new Alertmanager(environment, {
    replicas: 3,
    smtp: {
      smarthost: 'smtp.example.com:587',
      from: 'alerts@example.com',
      authUsername: 'alerts',
      authPassword: { secretName: 'smtp', key: 'password' },
    },
    receiver: email({ name: 'team', to: ['team@example.com'] }),
    routes: [
      {
        match: { team: 'payments' },
        receiver: slack({
          name: 'payments',
          apiUrl: { secretName: 'alert-slack', key: 'url' },
          channel: '#payments',
          addresses: ['198.51.100.0/24'],
        }),
      },
    ],
    groupWait: seconds(5),
    groupInterval: minutes(1),
    deadMansSwitch: webhook({ name: 'silence', url: 'https://watch.example.com/ping' }),
  });
  const loki = new Loki(environment, { ...size, alertsTo: alertmanager.push });
  const prometheus = new Prometheus(environment, { ...size, alertsTo: alertmanager.push });
  const grafana = new Grafana(environment, {
    datasources: [prometheus.datasource, loki.datasource, alertmanager.datasource],
    dashboards: [alertingDashboard()],
  });
  const probes = new BlackboxExporter(environment, {
    probes: [
      { module: 'http_2xx', target: 'https://shop.example.com/health' },
      { module: 'tcp_tls', target: 'ldap.example.com:636' },
    ],
  });
  prometheus.watch(alertmanager, loki, grafana, probes);
  return environment;
}
