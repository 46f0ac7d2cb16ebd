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
      `it takes away alerting, ${calls('alertmanager.platform.svc')}`,
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
    'a workload without pods',
    edit(
      '  new ArgoCd(company,',
      "  company.override('Deployment', 'frontend', ({ spec, ...rest }: { spec: object }) => ({ ...rest, spec: { ...spec, replicas: 0 } }));\n  new ArgoCd(company,",
    ),
    answer(
      "company › demo › override('Deployment', 'frontend')",
      'it leaves no pod, and whatever is wired to it has nobody to call',
      'spec.replicas as it is, or the property of its component that says how many pods there are',
    ),
  ),
  wrong(
    'a volume that its program reads, taken away by hand',
    edit(
      '  new ArgoCd(company,',
      "  company.override('StatefulSet', 'loki', (manifest: { spec: { template: { spec: object } } }) => ({ ...manifest, spec: { ...manifest.spec, template: { ...manifest.spec.template, spec: { ...manifest.spec.template.spec, volumes: [] } } } }));\n  new ArgoCd(company,",
    ),
    answer(
      "company › loki › override('StatefulSet', 'loki')",
      'it takes away the volume loki',
      'volumes and volumeClaimTemplates with every one that was there; others may come beside them',
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
