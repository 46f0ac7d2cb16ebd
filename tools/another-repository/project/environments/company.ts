import type { App } from 'cdk8s';
import { Alloy, days, Environment, Grafana, gibibytes, Loki, lokiLogs, plainNetwork, podLogs } from 'lgtm-cdk8s';

/** Logs of one cluster. */
export function company(app: App): Environment {
  const company = new Environment(app, 'company', { cluster: { network: plainNetwork() } });
  company.addNamespace('observability');
  const agents = company.addNamespace('agents', {
    podSecurity: 'privileged',
    reason: 'an agent reads the log files of every pod',
  });

  const loki = new Loki(company, { retention: days(7), disk: gibibytes(20) });
  new Alloy(company, { namespace: agents, collect: [podLogs()], logsTo: loki.push });
  new Grafana(company, { datasources: [loki.datasource], dashboards: [lokiLogs()] });
  return company;
}
