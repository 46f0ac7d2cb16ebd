import { answer, edit, inBranch, type WrongEdit, wrong } from './table';

/** What is wired before it is there, or twice, or across environments. */
export const order: readonly WrongEdit[] = [
  wrong(
    'an endpoint that may not be there',
    edit('otlpTo: otel.otlp.grpc, receivers', 'otlpTo: alloy.otlp.grpc, receivers'),
    answer(
      'company › instrumentation › otlpTo',
      'alloy.otlp may not be there',
      'what is there in any case, or alloy.otlp?. with a value for where it is not',
    ),
    'accepted',
  ),
  wrong(
    'an endpoint of another environment',
    [
      edit(
        'const mimir =',
        "const other = new Environment(app, 'other', { cluster: { network: cilium() } });\n  other.addNamespace('platform');\n  const far = new Mimir(other, { retention: days(3), disk: gibibytes(10) });\n  const mimir =",
      ),
      edit('metricsTo: mimir.otlp', 'metricsTo: far.otlp'),
    ],
    [
      answer(
        'company › otel-collector › metricsTo',
        'mimir belongs to the environment other',
        "an endpoint of company, or one of the other's Gateway, by endpointsOf(…)",
        { line: 'metricsTo: far' },
      ),
      answer(
        'other › environment › return',
        'the function makes it and returns another one, so nothing of it would be written',
        'a function of its own for each environment',
      ),
    ],
  ),
  wrong(
    'a namespace of another environment',
    [
      edit(
        'const mimir =',
        "const other = new Environment(app, 'other', { cluster: { network: cilium() } });\n  const far = other.addNamespace('platform');\n  const mimir =",
      ),
      edit('namespace: platform }', 'namespace: far }'),
    ],
    [
      answer(
        'company › prometheus › namespace',
        'the namespace platform belongs to another environment',
        "one of this environment's: platform, agents, shop",
        { line: 'const self =' },
      ),
      answer(
        'other › environment › return',
        'the function makes it and returns another one, so nothing of it would be written',
        'a function of its own for each environment',
      ),
    ],
  ),
  wrong(
    'a component that is used before it is made',
    edit(
      'collect: [podLogs(), kubelet(), cadvisor(), hubble()],\n    logsTo: loki.push',
      'collect: [podLogs(), kubelet(), cadvisor(), hubble()],\n    logsTo: self.push',
    ),
    answer(
      'company › Alloy › logsTo',
      'self is used before the line that makes it',
      'the line that makes self, before this one',
    ),
    answer(
      'company › environment file › self',
      'self is used before the line that makes it',
      'the line that makes self, before this one',
    ),
  ),
  wrong(
    'components that need each other',
    edit('metricsTo: mimir.remoteWrite,\n  });', 'metricsTo: grafana.metrics,\n  });'),
    answer(
      'company › Tempo › metricsTo',
      'grafana is used before the line that makes it',
      'the line that makes grafana, before this one',
    ),
    answer(
      'company › environment file › grafana',
      'grafana is used before the line that makes it',
      'the line that makes grafana, before this one',
    ),
  ),
  wrong(
    'a component that is used before it is made, of the right kind',
    edit(
      '  const loki = new Loki',
      "  const second = new Tempo(company, { retention: days(7), disk: gibibytes(20), name: 'second', metricsTo: third.remoteWrite });\n  const third = new Mimir(company, { retention: days(7), disk: gibibytes(20), name: 'third' });\n  const loki = new Loki",
    ),
    answer(
      'company › Tempo › metricsTo',
      'third is used before the line that makes it',
      'the line that makes third, before this one',
    ),
    answer(
      'company › environment file › third',
      'third is used before the line that makes it',
      'the line that makes third, before this one',
    ),
  ),
  wrong(
    'a variable that nothing was assigned to',
    [
      edit('  const loki = new Loki', '  let later: Mimir;\n  const loki = new Loki'),
      edit('metricsTo: mimir.remoteWrite,\n  });', 'metricsTo: later.remoteWrite,\n  });'),
    ],
    answer(
      'company › Tempo › metricsTo',
      'later is used before the line that makes it',
      'the line that makes later, before this one',
      { line: 'metricsTo: later' },
    ),
    answer(
      'company › environment file › remoteWrite',
      'what stands before .remoteWrite is undefined',
      'a value that has remoteWrite',
      { line: 'metricsTo: later' },
    ),
  ),
  wrong(
    'a component that is watched twice',
    edit('self.watch(alloy, otel, loki', 'self.watch(alloy, otel, loki, loki'),
    answer('company › prometheus › watch', 'loki is watched twice', 'each component once'),
  ),
  wrong(
    'an endpoint that is watched',
    edit('self.watch(alloy, otel, loki', 'self.watch(alloy, otel, loki.metrics'),
    answer(
      'company › prometheus › watch',
      'an endpoint of loki that speaks prometheus.exposition is given',
      'a component that has metrics, such as loki',
    ),
  ),
  wrong(
    'a name that is watched',
    edit('self.watch(alloy, otel, loki', "self.watch(alloy, otel, 'loki'"),
    answer('company › prometheus › watch', '"loki" is given', 'a component that has metrics, such as loki'),
  ),
  wrong(
    'a list that is watched',
    edit(
      'self.watch(alloy, otel, loki, tempo, mimir, grafana)',
      'self.watch([alloy, otel, loki, tempo, mimir, grafana])',
    ),
    answer('company › prometheus › watch', 'a list is given', 'a component that has metrics, such as loki'),
  ),
  wrong(
    'a component without metrics that is watched',
    inBranch('stack.watch(loki, agent)', 'stack.watch(loki, agent, stack)'),
    answer(
      'branch › kube-prometheus-stack › watch',
      'the component kube-prometheus-stack is given',
      'a component that has metrics, such as loki',
    ),
  ),
  wrong(
    'alerts to a store',
    inBranch('alertsTo: stack.alertmanager', 'alertsTo: stack.query'),
    answer(
      'branch › loki › alertsTo',
      'kube-prometheus-stack speaks prometheus.query there',
      'an endpoint that speaks alertmanager, such as alertmanager.push',
    ),
  ),
  wrong(
    'alerts to the stack itself',
    inBranch('alertsTo: stack.alertmanager', 'alertsTo: stack'),
    answer(
      'branch › loki › alertsTo',
      'the component kube-prometheus-stack is given',
      'its property alertmanager, an endpoint that speaks alertmanager',
    ),
  ),
  wrong(
    'remote write that the stack does not take',
    [
      inBranch(
        'new GrafanaContent(branch, {',
        'new Tempo(branch, { retention: days(3), disk: gibibytes(10), metricsTo: stack.remoteWrite ?? loki.push });\n  new GrafanaContent(branch, {',
      ),
      inBranch(
        "import { Loki } from '../constructs/loki';",
        "import { Loki } from '../constructs/loki';\nimport { Tempo } from '../constructs/tempo';",
      ),
    ],
    answer(
      'branch › tempo › metricsTo',
      'loki speaks loki.push there',
      'an endpoint that speaks prometheus.remote-write, such as mimir.remoteWrite',
      { line: 'new Tempo(branch' },
    ),
  ),
];
