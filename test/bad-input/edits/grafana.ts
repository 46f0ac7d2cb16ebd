import { answer, edit, inBranch, type WrongEdit, wrong } from './table';

/** Grafana, its datasources and dashboards. */
export const grafana: readonly WrongEdit[] = [
  wrong(
    'a panel that is wider than its dashboard',
    [
      edit('dashboards: [springBoot()', 'dashboards: [orders, springBoot()'),
      edit(
        '  const grafana = new',
        `  const orders = dashboard({
    uid: 'orders',
    title: 'Orders',
    description: 'Lines of orders.',
    asks: ['logs'],
    sections: [
      ({ logs }) => ({
        title: 'Lines',
        panels: [[30, panels.logs({ title: 'All', description: 'All.', datasource: logs, expression: '{pod="a"}' })]],
      }),
    ],
  });
  const grafana = new`,
      ),
      edit('import { Grafana, ', 'import { dashboard, Grafana, panels, '),
    ],
    answer(
      'company › grafana › dashboards › Orders',
      'a panel of the section Lines has the width 30',
      'a whole number from 1 to 24, the columns of a dashboard',
      { line: 'const orders = dashboard(' },
    ),
  ),
  wrong(
    'a unit that there is not',
    [
      edit('dashboards: [springBoot()', 'dashboards: [...[units.CountPerSecond].flatMap(() => []), springBoot()'),
      edit('import { Grafana, ', 'import { Grafana, units, '),
    ],
    answer('company › grafana › dashboards', 'units has no CountPerSecond', 'CountsPerSecond', {
      line: 'units.CountPerSecond',
    }),
    'accepted',
  ),
  wrong(
    'a component in place of its datasource',
    edit('datasources: [mimir.datasource,', 'datasources: [mimir,'),
    answer(
      'company › grafana › datasources',
      'the component mimir is given',
      'its property datasource, the datasource of a store',
    ),
  ),
  wrong(
    'an endpoint in place of a datasource',
    edit('datasources: [mimir.datasource,', 'datasources: [mimir.query,'),
    answer(
      'company › grafana › datasources',
      'an endpoint of mimir that speaks prometheus.query is given',
      'the datasource of a store, such as mimir.datasource',
    ),
  ),
  wrong(
    'a component that has no datasource',
    edit('datasources: [mimir.datasource,', 'datasources: [otel,'),
    answer(
      'company › grafana › datasources',
      'the component otel-collector is given',
      'the datasource of a store, such as mimir.datasource',
    ),
  ),
  wrong(
    'a misspelt datasource',
    edit('datasources: [mimir.datasource,', 'datasources: [mimir.dataSource,'),
    answer('company › grafana › datasources', 'Mimir has no dataSource', 'datasource'),
    answer(
      'company › grafana › datasources',
      'undefined stands in the list',
      'the datasource of a store, such as mimir.datasource',
    ),
  ),
  wrong(
    'a datasource twice',
    edit('datasources: [mimir.datasource,', 'datasources: [mimir.datasource, mimir.datasource,'),
    answer(
      'company › grafana › datasources',
      'two datasources have the uid mimir',
      'a store with a name of its own, once each',
    ),
  ),
  wrong(
    'no datasource',
    [
      edit('datasources: [mimir.datasource, loki.datasource, tempo.datasource, self.datasource]', 'datasources: []'),
      edit('    dashboards: [springBoot(), pipelineHealth()],\n', ''),
    ],
    answer(
      'company › grafana › datasources',
      'there is none, so Grafana has nothing to show',
      'the datasource of at least one store, such as mimir.datasource',
    ),
  ),
  wrong(
    'a hole in the datasources',
    edit('mimir.datasource, loki', 'mimir.datasource, , loki'),
    answer(
      'company › grafana › datasources',
      'undefined stands in the list',
      'the datasource of a store, such as mimir.datasource',
    ),
  ),
  wrong(
    'a dashboard without its parentheses',
    edit('[springBoot(), ', '[springBoot, '),
    answer('company › grafana › dashboards', 'springBoot is given without its parentheses', 'springBoot()'),
  ),
  wrong(
    'a dashboard by its name',
    edit('[springBoot(), ', "['spring-boot', "),
    answer('company › grafana › dashboards', '"spring-boot" is given', 'a dashboard such as springBoot()'),
  ),
  wrong(
    'a dashboard twice',
    edit('[springBoot(), ', '[springBoot(), springBoot(), '),
    answer('company › grafana › dashboards', 'two dashboards have the uid spring-boot', 'each dashboard once'),
  ),
  wrong(
    'a dashboard without its datasource',
    edit('springBoot(), pipelineHealth()', "{ ...springBoot(), asks: ['profiles'] }, pipelineHealth()"),
    answer(
      'company › grafana › dashboards',
      'the dashboard Spring Boot asks a datasource for profiles, and none of the given is one',
      'in datasources a datasource for profiles, such as pyroscope.datasource, or no Spring Boot',
      { line: 'dashboards: ' },
    ),
  ),
  wrong(
    'dashboards that are no list',
    edit('dashboards: [springBoot(), pipelineHealth()]', 'dashboards: springBoot()'),
    answer('company › grafana › dashboards', 'the dashboard Spring Boot is given', 'a list such as [springBoot()]'),
  ),
  wrong(
    'a host with a scheme',
    edit("host: 'grafana.example.com'", "host: 'https://grafana.example.com'"),
    answer(
      'company › grafana › ingress.host',
      '"https://grafana.example.com" is no host name',
      'a name below a domain without scheme, port or path, such as grafana.example.com',
    ),
  ),
  wrong(
    'an empty host',
    edit("host: 'grafana.example.com'", "host: ''"),
    answer(
      'company › grafana › ingress.host',
      '"" is no host name',
      'a name below a domain without scheme, port or path, such as grafana.example.com',
    ),
  ),
  wrong(
    'an ingress without a host',
    edit("ingress: { host: 'grafana.example.com' }", 'ingress: {}'),
    answer('company › grafana › ingress.host', 'host is missing', "host: 'grafana.example.com'"),
  ),
  wrong(
    'an ingress as text',
    edit("ingress: { host: 'grafana.example.com' }", "ingress: 'grafana.example.com'"),
    answer(
      'company › grafana › ingress',
      '"grafana.example.com" is given',
      "an object such as { host: 'grafana.example.com' }",
    ),
  ),
  wrong(
    'an ingress with the hosts of another chart',
    edit("ingress: { host: 'grafana.example.com' }", "ingress: { hosts: ['grafana.example.com'] }"),
    answer('company › grafana › ingress.hosts', 'there is no property hosts', 'host'),
  ),
  wrong(
    'an ingress class that the cluster does not serve',
    edit("host: 'grafana.example.com'", "host: 'grafana.example.com', className: 'traefik'"),
    answer('company › grafana › ingress.className', 'the cluster serves no ingress class "traefik"', 'one of: nginx'),
  ),
  wrong(
    'an ingress where the cluster serves none',
    edit("      ingressClasses: [{ name: 'nginx', namespace: 'ingress' }],\n", ''),
    answer(
      'company › grafana › ingress',
      'the cluster serves no ingress class',
      "ingressClasses: [{ name: 'kong', namespace: 'kong' }] in the environment's cluster, or no ingress",
      { line: 'ingress: { host' },
    ),
  ),
  wrong(
    'a Grafana that is not there',
    inBranch('grafana: stack.grafana', 'grafana: stack'),
    answer(
      'branch › grafana-content › grafana',
      'the component kube-prometheus-stack is given',
      'its property grafana, the Grafana that is there',
    ),
  ),
  wrong(
    'no Grafana',
    inBranch('    grafana: stack.grafana,\n', ''),
    answer('branch › grafana-content › grafana', 'grafana is missing', 'grafana: stack.grafana', {
      line: 'new GrafanaContent',
    }),
  ),
  wrong(
    'content in a namespace of its own',
    inBranch('    grafana: stack.grafana,\n', '    grafana: stack.grafana,\n    namespace: monitoring,\n'),
    answer(
      'branch › grafana-content › namespace',
      'there is no property namespace',
      'one of: name, pods, grafana, datasources, dashboards, configuration',
    ),
  ),
];
