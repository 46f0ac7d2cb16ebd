import { BlackboxExporter, type BlackboxExporterProps } from '../../constructs/blackbox-exporter';
import { type Environment, minutes } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { testAnswers, untyped } from './cases';

/** Targets that nobody can ask, or that no policy lets through. */

const addresses = ['203.0.113.7'];

const asking =
  (...probes: BlackboxExporterProps['probes']) =>
  (environment: Environment) =>
    new BlackboxExporter(environment, { probes });

testAnswers([
  [
    'nothing to ask',
    asking(),
    [
      "test › blackbox-exporter › probes: the list is empty | a list such as [{ module: 'http_2xx', target: 'https://shop.example.com/health' }]",
    ],
  ],
  [
    'an invalid URL',
    asking({ module: 'http_2xx', target: 'shop.example.com', addresses }),
    [
      `test › blackbox-exporter › probes.target: "shop.example.com" is no URL of HTTP | a URL such as 'https://shop.example.com/health'`,
    ],
  ],
  [
    'a host without its port',
    asking({ module: 'tcp_tls', target: 'ldap.example.com', addresses }),
    [
      `test › blackbox-exporter › probes.target: "ldap.example.com" is no host with its port | a host and its port, such as 'db.example.com:5432'`,
    ],
  ],
  [
    'an invalid module',
    asking({ module: untyped('icmp'), target: 'db.example.com:5432', addresses }),
    [
      'test › blackbox-exporter › probes.module: "icmp" is none of http_2xx, tcp_connect, tcp_tls | one of: http_2xx, tcp_connect, tcp_tls',
    ],
  ],
  [
    'a host by its name where policies know addresses alone',
    asking({ module: 'tcp_connect', target: 'db.example.com:5432' }),
    [
      "test › blackbox-exporter › probes › db.example.com:5432: a policy of this network knows no names, so it cannot let db.example.com through | addresses: ['203.0.113.0/24'], the blocks of addresses that the host has",
    ],
  ],
  [
    'a target twice',
    asking(
      { module: 'tcp_connect', target: 'db.example.com:5432', addresses },
      { module: 'tcp_connect', target: 'db.example.com:5432', addresses },
    ),
    ['test › blackbox-exporter › probes: tcp_connect db.example.com:5432 is there twice | each target once'],
  ],
  [
    'too rarely',
    (environment) =>
      new BlackboxExporter(environment, {
        probes: [{ module: 'tcp_connect', target: 'db.example.com:5432', addresses }],
        interval: minutes(10),
      }),
    [
      'test › blackbox-exporter › interval: after 10m Prometheus takes a series for ended, so graphs would have gaps | a duration from seconds(1) to minutes(5)',
    ],
  ],
  [
    'an operator’s Prometheus, which has no targets to give',
    (environment) => {
      const namespace = environment.addNamespace('stack', { existing: true });
      const exporter = asking({ module: 'tcp_connect', target: 'db.example.com:5432', addresses })(environment);
      new KubePrometheusStack(environment, { namespace }).watch(exporter);
    },
    [
      'test › kube-prometheus-stack › watch: blackbox-exporter asks targets, which a ServiceMonitor cannot name | a Prometheus of the environment, or a Probe of your own beside the chart',
    ],
  ],
]);
