import { type Answer, answer, edit, importing, inMain, type WrongEdit, wrong } from './table';

/** Values that stand apart from the call that takes them: in a constant, in a list of many lines, in a function that several environments call. */
const ofPods = (text: string) => [
  importing('podDefaults'),
  edit(
    '/** A store for each',
    `const ofCompany = podDefaults({\n  priorityClassName: 'platform',\n  ${text},\n});\n\n/** A store for each`,
  ),
  edit("new Environment(app, 'company', {", "new Environment(app, 'company', {\n    pods: ofCompany,"),
];

const twice = inMain('{ company, branch }', "{ company, branch, shop: (app) => company(app, 'shop') }");
const named = [
  edit('company(app: App)', "company(app: App, name = 'company')"),
  edit("new Environment(app, 'company', {", 'new Environment(app, name, {'),
];

/** The same words where types are checked and where they are not, each at a line: the compiler knows that of the value, synth that of the call. */
const atLines = (
  [ofValue, ofCall]: readonly [string, string],
  words: readonly [place: string, problem: string, instead: string],
): readonly [Answer, Answer] => [answer(...words, { line: ofValue }), answer(...words, { line: ofCall })];

export const apart: readonly WrongEdit[] = [
  wrong(
    'a Secret by its name, in a constant',
    ofPods("imagePullSecrets: ['registry']"),
    ...atLines(
      ['imagePullSecrets', 'pods: ofCompany'],
      ['company › environment › pods.imagePullSecrets', '"registry" is not a map', "[{ name: 'registry' }]"],
    ),
  ),
  wrong(
    'a label that is a number, in a constant',
    ofPods("commonLabels: { 'cost-centre': 4711 }"),
    ...atLines(
      ['cost-centre', 'pods: ofCompany'],
      [
        'company › environment › pods.commonLabels',
        'cost-centre is 4711, which is not a string',
        "'cost-centre': '4711'",
      ],
    ),
  ),
  wrong(
    'what a company says of pods, on a component',
    edit("chunkEncoding: 'zstd',", "chunkEncoding: 'zstd',\n    nodeSelector: { disk: 'ssd' },"),
    answer(
      'company › loki › nodeSelector',
      'there is no property nodeSelector',
      'pods: podDefaults({ nodeSelector: … })',
      { line: 'nodeSelector' },
    ),
  ),
  wrong(
    'a job of Prometheus among several lines',
    edit(
      'collect: [podLogs(), kubelet(), cadvisor(), hubble()]',
      "collect: [\n      podLogs(),\n      { job_name: 'orders' },\n    ]",
    ),
    ...atLines(
      ['job_name', 'collect: ['],
      ['company › alloy › collect', 'an object with job_name is given', 'a pipeline such as podLogs()'],
    ),
  ),
  wrong(
    'a store that was taken out and is used still',
    edit(
      "  const loki = new Loki(company, {\n    retention: days(14),\n    disk: gibibytes(40),\n    chunkEncoding: 'zstd',\n    resources: { cpu: cores(0.2), memory: gibibytes(1) },\n  });\n",
      '',
    ),
    answer(
      'company › OtelCollector › logsTo',
      'nothing here is called loki',
      'the line that makes loki, or its right name',
      { line: 'logsTo: loki.otlp' },
    ),
    answer('company › environment file › loki', 'nothing here is called loki', 'an import of loki, or its right name', {
      line: 'logsTo: loki.otlp',
    }),
  ),
  wrong(
    'one mistake in a function of two environments',
    [...named, edit('retention: days(7)', 'retention: 7'), twice],
    answer('company, shop › tempo › retention', '7 is given', 'a duration such as days(3)', { line: 'retention: 7' }),
  ),
];
