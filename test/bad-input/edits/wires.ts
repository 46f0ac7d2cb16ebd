import { answer, edit, type WrongEdit, wrong } from './table';

/** What the wiring promises, taken away by hand, and what it promises twice. */

const calls = (host: string) =>
  `by which it calls ${host}: network policies, Secrets and what is checked of the two are for that address`;

export const wires: readonly WrongEdit[] = [
  wrong(
    'nobody who is told of alerts, by configuration',
    edit('disk: gibibytes(2)', 'disk: gibibytes(2), configuration: ({ alerting, ...rest }) => rest'),
    answer(
      'company › prometheus › configuration',
      `it takes away alerting.alertmanagers[0].static_configs[0].targets[0], ${calls('alertmanager.platform.svc')}`,
      'alertsTo without it, or with another; external(…) is for what is elsewhere',
    ),
  ),
  wrong(
    'a pipeline of the Collector that sends nowhere',
    edit(
      'keep: [errors(), slowerThan(seconds(2)), percent(10)]',
      "keep: [errors(), slowerThan(seconds(2)), percent(10)], configuration: (given) => ({ ...given, service: { ...given.service, pipelines: { ...given.service.pipelines, logs: { receivers: ['otlp'], processors: [], exporters: ['debug'] } } } })",
    ),
    answer(
      'company › otel-collector › configuration',
      `it changes the pipelines of logs, ${calls('loki.platform.svc')}`,
      'logsTo without it, or with another; external(…) is for what is elsewhere',
    ),
  ),
  wrong(
    'kubelets that two agents ask for one store',
    edit(
      '  const self = new Prometheus',
      "  new Alloy(company, { name: 'second', namespace: agents, collect: [cadvisor()], metricsTo: mimir.remoteWrite });\n  const self = new Prometheus",
    ),
    answer(
      'company › second › collect',
      'alloy sends what kubelets show to cadvisor() to mimir.platform.svc as well, so each would be stored twice',
      'one of the two, or for one of them other nodes by pods: podDefaults({ nodeSelector: { … } }), or another store',
    ),
  ),
];
