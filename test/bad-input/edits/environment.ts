import { answer, edit, inBranch, inMain, type WrongEdit, wrong } from './table';

/** The environment itself, its budget and its namespaces. */
export const environment: readonly WrongEdit[] = [
  wrong(
    'a property that an environment does not have',
    inBranch('appLabel: true', 'applabel: true'),
    answer('branch › environment › applabel', 'there is no property applabel', 'appLabel'),
  ),
  wrong(
    'volumes with an unknown fate',
    inBranch("volumesAtRemoval: 'delete'", "volumesAtRemoval: 'retain'"),
    answer('branch › environment › volumesAtRemoval', '"retain" is none of keep, delete', 'one of: keep, delete'),
  ),
  wrong('a budget without its units', inBranch('cpu: cores(2), memory: gibibytes(4)', "cpu: 2, memory: '4Gi'"), [
    answer('branch › environment › budget.cpu', '2 is given', 'a share of processor time such as cores(2)'),
    answer('branch › environment › budget.memory', '"4Gi" is given', 'an amount such as gibibytes(4)'),
  ]),
  wrong(
    'a budget without memory',
    inBranch('memory: gibibytes(4), ', ''),
    answer('branch › environment › budget.memory', 'memory is missing', 'memory: gibibytes(4)'),
  ),
  wrong(
    'a budget that is exceeded',
    inBranch('volumes: gibibytes(60)', 'volumes: gibibytes(20)'),
    answer(
      'branch › environment › budget.volumes',
      'the budget is 20Gi and the components take 30Gi\n  workload  pods  cpu   memory  volumes\n  loki      1     100m  512Mi   30Gi\n  alloy     3     180m  1536Mi\n  gateway   1     10m   64Mi\n  together  5     290m  2112Mi  30Gi',
      'smaller resources, disks or fewer components, or a larger budget',
    ),
  ),
  wrong(
    'a namespace without a name',
    inBranch("addNamespace('monitoring', {", 'addNamespace({'),
    answer(
      'branch › namespace › name',
      'an object with existing is given',
      "the name first, as in addNamespace('monitoring')",
    ),
  ),
  wrong(
    'a namespace that Kubernetes refuses',
    edit("addNamespace('shop'", "addNamespace('Shop'"),
    answer(
      'company › namespace Shop › name',
      '"Shop" is no name that Kubernetes takes',
      'at most 63 lower-case letters, digits and hyphens that begin and end with a letter or digit',
    ),
  ),
  wrong(
    'a namespace twice',
    edit("addNamespace('shop'", "addNamespace('platform'"),
    answer(
      'company › namespace platform › name',
      'there are two namespaces named platform',
      'one namespace, passed to every component that runs in it',
    ),
  ),
  wrong(
    'a namespace with an unknown level',
    edit("podSecurity: 'privileged'", "podSecurity: 'root'"),
    answer(
      'company › namespace agents › podSecurity',
      '"root" is none of restricted, baseline, privileged',
      'one of: restricted, baseline, privileged',
    ),
  ),
  wrong(
    'a privileged namespace that does not say why',
    edit("    reason: 'node agents read the log files of every pod',\n", ''),
    answer(
      'company › namespace agents › reason',
      'Pod Security is privileged and nothing says why',
      'the reason why its pods can not be restricted, or no podSecurity at all',
      { line: 'const agents' },
    ),
  ),
  wrong(
    'a reason that says nothing',
    edit("reason: 'node agents read the log files of every pod'", "reason: ' '"),
    answer(
      'company › namespace agents › reason',
      'the text is empty',
      "a text such as 'node agents read folders of the node'",
    ),
  ),
  wrong(
    'a first namespace that is privileged',
    [
      edit("  const platform = company.addNamespace('platform');\n", ''),
      edit('const shop = ', "const platform = company.addNamespace('platform');\n  const shop = "),
    ],
    answer(
      'company › namespace agents › podSecurity',
      'its pods are privileged, and alertmanager, mimir, loki, tempo, otel-collector, grafana need no privilege',
      'a restricted namespace before it, as components run in the first one where they name none',
      { line: 'podSecurity:' },
    ),
  ),
  wrong(
    'a namespace in a mesh that is not there',
    edit('      mesh: istioAmbient(),\n', ''),
    answer(
      'company › namespace shop › inMesh',
      'the cluster has no mesh',
      "mesh: istioAmbient() in the environment's cluster, or inMesh: false",
      { line: 'const shop =' },
    ),
  ),
  wrong(
    'a component before the first namespace',
    edit(
      '  const platform = ',
      "  new Mimir(company, { name: 'early', retention: days(30), disk: gibibytes(50) });\n  const platform = ",
    ),
    answer(
      'company › environment › namespaces',
      'there is no namespace, and a component runs in the first one where it names none',
      "addNamespace('monitoring') before the first component",
    ),
  ),
  wrong(
    'an environment without properties',
    edit(
      "export function company(app: App): Environment {\n  const company = new Environment(app, 'company', {\n    cluster: {\n      network: cilium({ hubble: true }),\n      mesh: istioAmbient(),\n      ingressClasses: [{ name: 'nginx', namespace: 'ingress' }],\n    },\n  });\n",
      "export function company(app: App): Environment {\n  const company = new Environment(app, 'company');\n",
    ),
    answer('company › environment › properties', 'no properties are given', '{ cluster: { network: plainNetwork() } }'),
  ),
  wrong(
    'an environment without an app',
    edit("new Environment(app, 'company', {", "new Environment('company', {"),
    answer(
      'company › environment › app',
      '"company" is given as the app',
      "the app first, as in new Environment(app, 'company', { cluster: … })",
    ),
  ),
  wrong(
    'an environment without a name',
    edit("new Environment(app, 'company', {", 'new Environment(app, {'),
    answer(
      'company › environment › name',
      'an object with cluster is given as the name',
      "the name as text, as in new Environment(app, 'company', { cluster: … })",
    ),
  ),
  wrong(
    'an environment that Kubernetes could not name',
    edit("new Environment(app, 'company', {", "new Environment(app, 'My Company', {"),
    answer(
      'My Company › environment › name',
      '"My Company" is no name that Kubernetes takes',
      'at most 63 lower-case letters, digits and hyphens that begin and end with a letter or digit',
    ),
  ),
  wrong(
    'an environment named as a folder of Argo CD',
    [
      edit("new Environment(app, 'company', {", "new Environment(app, 'argocd', {"),
      inMain('{ company, branch }', '{ argocd: company, branch }'),
    ],
    answer('argocd › environment › name', 'dist/argocd/ is the folder of Argo CD', 'another name'),
  ),
  wrong(
    'a switch of the environment as text',
    inBranch('appLabel: true', "appLabel: 'yes'"),
    answer('branch › environment › appLabel', '"yes" is given', 'true or false'),
  ),
  wrong(
    'a namespace with a property that it does not have',
    edit("addNamespace('shop', { inMesh: true })", "addNamespace('shop', { mesh: true })"),
    answer(
      'company › namespace shop › mesh',
      'there is no property mesh',
      'one of: existing, podSecurity, reason, inMesh, showFlows',
    ),
  ),
  wrong(
    'a namespace with a switch as text',
    edit("addNamespace('shop', { inMesh: true })", "addNamespace('shop', { inMesh: 'yes' })"),
    answer('company › namespace shop › inMesh', '"yes" is given', 'true or false'),
  ),
];
