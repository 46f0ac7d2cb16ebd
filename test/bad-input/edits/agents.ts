import { answer, edit, inBranch, type WrongEdit, wrong } from './table';

/** Node agents. */
export const agents: readonly WrongEdit[] = [
  wrong(
    'a pipeline without its parentheses',
    edit('podLogs()', 'podLogs'),
    answer('company › alloy › collect', 'podLogs is given without its parentheses', 'podLogs()'),
  ),
  wrong(
    'a pipeline by its name',
    edit('podLogs()', "'podLogs'"),
    answer('company › alloy › collect', '"podLogs" is given', 'a pipeline such as podLogs()'),
  ),
  wrong(
    'one pipeline in place of a list',
    edit('collect: [podLogs(), kubelet(), cadvisor(), hubble()]', 'collect: podLogs()'),
    answer('company › alloy › collect', 'the pipeline podLogs() is given', 'a list such as [podLogs()]'),
  ),
  wrong(
    'a pipeline twice',
    edit('podLogs(), kubelet()', 'podLogs(), podLogs(), kubelet()'),
    answer(
      'company › alloy › collect',
      'podLogs() is there twice, so everything of it would be sent twice',
      'podLogs() once',
    ),
  ),
  wrong(
    'a dashboard in place of a pipeline',
    edit('podLogs(), kubelet()', 'springBoot(), kubelet()'),
    answer('company › alloy › collect', 'the dashboard Spring Boot is given', 'a pipeline such as podLogs()'),
  ),
  wrong(
    'no pipeline',
    [
      edit(
        'collect: [podLogs(), kubelet(), cadvisor(), hubble()],\n    logsTo: loki.push,\n    metricsTo: mimir.remoteWrite,\n    otlpTo: otel.otlp.grpc,',
        'collect: [],\n    logsTo: loki.push,',
      ),
      edit('receivers: [otel, alloy]', 'receivers: [otel]'),
    ],
    answer(
      'company › alloy › collect',
      'nothing is collected',
      'at least one pipeline, for example collect: [podLogs()]',
    ),
  ),
  wrong(
    'no list of pipelines',
    edit('    collect: [podLogs(), kubelet(), cadvisor(), hubble()],\n', ''),
    answer('company › alloy › collect', 'collect is missing', 'collect: [podLogs()]', { line: 'const alloy ' }),
  ),
  wrong(
    'log lines without a place to go',
    edit('    logsTo: loki.push,\n    metricsTo', '    metricsTo'),
    answer('company › alloy › logsTo', 'podLogs() has nowhere to send to', 'where to, for example logsTo: loki.push', {
      line: 'const alloy ',
    }),
  ),
  wrong(
    'metrics without a place to go',
    edit('    logsTo: loki.push,\n    metricsTo: mimir.remoteWrite,', '    logsTo: loki.push,'),
    answer(
      'company › alloy › metricsTo',
      'kubelet(), cadvisor(), hubble() have nowhere to send to',
      'where to, for example metricsTo: mimir.remoteWrite',
      { line: 'const alloy ' },
    ),
  ),
  wrong(
    'Hubble where there is none',
    edit('cilium({ hubble: true })', 'cilium()'),
    answer(
      'company › alloy › collect',
      'hubble() collects the metrics of Hubble, and the cluster has none',
      "network: cilium({ hubble: true }) in the environment's cluster, or collect without hubble()",
      { line: 'collect: [podLogs' },
    ),
  ),
  wrong(
    'ztunnel where there is no mesh',
    [
      edit('      mesh: istioAmbient(),\n', ''),
      edit('{ inMesh: true }', '{}'),
      edit('hubble()],', 'hubble(), ztunnel()],'),
      edit('import { Alloy, cadvisor', 'import { ztunnel, Alloy, cadvisor'),
    ],
    answer(
      'company › alloy › collect',
      'ztunnel() collects the metrics of an ambient mesh, and the cluster has none',
      "mesh: istioAmbient() in the environment's cluster, or collect without ztunnel()",
      { line: 'collect: [podLogs' },
    ),
  ),
  wrong(
    'an agent among restricted pods',
    edit('    namespace: agents,\n', ''),
    answer(
      'company › alloy › namespace',
      'the pods of platform are restricted, and Alloy reads folders of its node',
      "a namespace of its own for node agents, with podSecurity: 'privileged'",
      { line: 'const alloy ' },
    ),
  ),
  wrong(
    'an agent that does not exist',
    inBranch("program: 'alloy'", "program: 'fluentbit'"),
    answer('branch › alloy › program', '"fluentbit" is none of alloy, promtail', 'one of: alloy, promtail'),
  ),
  wrong(
    'Promtail with a pipeline that it can not do',
    [
      inBranch("program: 'alloy', collect: [podLogs()]", "program: 'promtail', collect: [podLogs(), kubelet()]"),
      inBranch('import { podLogs }', 'import { kubelet, podLogs }'),
    ],
    answer(
      'branch › promtail › collect',
      "Promtail can't do kubelet(): it follows log files alone",
      'collect: [podLogs()], or Alloy in its place',
      { line: 'const agent ' },
    ),
  ),
  wrong(
    'Promtail with a property of Alloy',
    inBranch("program: 'alloy', collect", "program: 'promtail', metricsTo: stack.remoteWrite, collect"),
    answer(
      'branch › promtail › metricsTo',
      'there is no property metricsTo',
      'one of: name, namespace, pods, collect, logsTo, resources, configuration',
    ),
  ),
  wrong(
    'an agent without properties',
    inBranch("logAgent(branch, { program: 'alloy', collect: [podLogs()], logsTo: loki.push })", 'logAgent(branch)'),
    answer('branch › alloy › properties', 'no properties are given', '{ collect: [podLogs()] }'),
  ),
];
