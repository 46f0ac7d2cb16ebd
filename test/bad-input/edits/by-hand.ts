import { images } from '../../../constructs/images';
import { answer, edit, importing, type WrongEdit, wrong } from './table';

/** Images, log rules, and what is changed by hand. */
export const byHand: readonly WrongEdit[] = [
  wrong(
    'an image with an empty tag',
    [
      importing('image'),
      edit(
        '    cluster: {\n      network: cilium',
        "    images: { springApp: image('registry.example.com/spring-app', '') },\n    cluster: {\n      network: cilium",
      ),
    ],
    answer(
      'company › environment › images.springApp',
      'registry.example.com/spring-app has the tag "", which is not valid',
      'at most 63 letters, digits, hyphens, underscores and dots that begin and end with a letter or digit; a digest is the third argument of image(…)',
      { line: 'images: { springApp' },
    ),
  ),
  wrong(
    'an image as text',
    edit(
      '    cluster: {\n      network: cilium',
      "    images: { loki: 'docker.io/grafana/loki:3.7.9' },\n    cluster: {\n      network: cilium",
    ),
    answer(
      'company › environment › images.loki',
      '"docker.io/grafana/loki:3.7.9" is not an image',
      "image('docker.io/grafana/loki', '3.7.8')",
    ),
  ),
  wrong(
    'an image of a program that is not there',
    [
      importing('image'),
      edit(
        '    cluster: {\n      network: cilium',
        "    images: { lokki: image('docker.io/grafana/loki', '3.7.9') },\n    cluster: {\n      network: cilium",
      ),
    ],
    answer(
      'company › environment › images',
      'there is no image named lokki',
      `one of: ${Object.keys(images).join(', ')}`,
      { line: 'images: { lokki' },
    ),
  ),
  wrong(
    'images as a list',
    [
      importing('image'),
      edit(
        '    cluster: {\n      network: cilium',
        "    images: [image('docker.io/grafana/loki', '3.7.9')],\n    cluster: {\n      network: cilium",
      ),
    ],
    answer(
      'company › environment › images',
      'a list is given',
      "images by their names, such as { loki: image('docker.io/grafana/loki', '3.7.9') }",
      { line: 'images: [image' },
    ),
  ),
  wrong(
    'an image with its tag in its name',
    [
      importing('image'),
      edit(
        '    cluster: {\n      network: cilium',
        "    images: { loki: image('docker.io/grafana/loki:3.7.9', 'latest') },\n    cluster: {\n      network: cilium",
      ),
    ],
    answer(
      'company › environment › images.loki',
      '"docker.io/grafana/loki:3.7.9" is not a valid repository of images',
      'the registry and a path in lower case, without scheme and tag, such as docker.io/grafana/loki',
      { line: 'images: { loki' },
    ),
  ),
  wrong(
    'a mirror with a scheme',
    [
      importing('podDefaults'),
      edit(
        '    cluster: {\n      network: cilium',
        "    pods: podDefaults({ registry: 'https://registry.example.com' }),\n    cluster: {\n      network: cilium",
      ),
    ],
    answer(
      'company › environment › pods.registry',
      '"https://registry.example.com" is not a valid mirror',
      'a host and optionally a path in lower case, without scheme and final slash, such as registry.example.com/mirror',
      { line: 'pods: podDefaults' },
    ),
  ),
  wrong(
    'a misspelt word of every pod',
    [
      importing('podDefaults'),
      edit(
        '    cluster: {\n      network: cilium',
        "    pods: podDefaults({ nodeSelectors: { pool: 'observability' } }),\n    cluster: {\n      network: cilium",
      ),
    ],
    answer(
      'company › environment › pods',
      'nodeSelectors is not a property here',
      'one of: registry, imageDigests, imagePullSecrets, nodeSelector, tolerations, affinity, priorityClassName, labels, annotations, commonLabels, commonAnnotations, serviceAccountAnnotations',
      { line: 'pods: podDefaults' },
    ),
  ),
  wrong(
    'pods as text',
    edit(
      '    cluster: {\n      network: cilium',
      "    pods: 'registry.example.com',\n    cluster: {\n      network: cilium",
    ),
    answer(
      'company › environment › pods',
      '"registry.example.com" is not what podDefaults(…) returns',
      'podDefaults({ nodeSelector: { … } })',
    ),
  ),
  wrong(
    'pods of one component as text',
    edit("chunkEncoding: 'zstd'", "pods: 'registry.example.com'"),
    answer(
      'company › loki › pods',
      '"registry.example.com" is not what podDefaults(…) returns',
      'podDefaults({ nodeSelector: { … } })',
    ),
  ),
  wrong(
    'a configuration that is no function',
    edit("chunkEncoding: 'zstd'", 'configuration: { limits_config: {} }'),
    answer(
      'company › loki › configuration',
      'it is an object instead of a function',
      'a function that returns the changed configuration, such as (configuration) => ({ ...configuration, … })',
    ),
  ),
  wrong(
    'a configuration of nothing',
    edit("chunkEncoding: 'zstd'", 'configuration: () => undefined'),
    answer(
      'company › loki › configuration',
      'it returns nothing instead of a map of settings',
      'a function that returns the changed configuration, such as (configuration) => ({ ...configuration, … })',
    ),
  ),
  wrong(
    'log rules as text',
    edit('    cluster: {\n      network: cilium', "    logRules: 'drop debug',\n    cluster: {\n      network: cilium"),
    answer('company › environment › logRules', '"drop debug" is given', "a list such as [drop({ namespace: 'demo' })]"),
  ),
  wrong(
    'a log rule without its parentheses',
    [
      importing('drop'),
      edit('    cluster: {\n      network: cilium', '    logRules: [drop],\n    cluster: {\n      network: cilium'),
    ],
    answer('company › environment › logRules', 'drop is given without its parentheses', "drop({ namespace: 'demo' })", {
      line: 'logRules: [drop',
    }),
  ),
  wrong(
    'a log rule that drops everything',
    [
      importing('drop'),
      edit('    cluster: {\n      network: cilium', '    logRules: [drop({})],\n    cluster: {\n      network: cilium'),
    ],
    answer(
      'company › environment › logRules › drop',
      'it chooses every line, and nothing would be stored',
      "what is to be dropped, such as drop({ namespace: 'demo', level: 'debug' })",
      { line: 'logRules: [drop' },
    ),
  ),
  wrong(
    'metrics that nobody could name',
    edit(
      '    cluster: {\n      network: cilium',
      "    knownMetrics: ['shop_orders_total'],\n    cluster: {\n      network: cilium",
    ),
    answer(
      'company › environment › knownMetrics',
      '"shop_orders_total" is given',
      "metrics such as { name: /^shop_orders_total$/, labels: ['pod'] }",
    ),
  ),
  wrong(
    'an object that is not there, changed by hand',
    edit(
      '  new ArgoCd(company,',
      "  company.override('Deployment', 'lokki', (manifest) => manifest);\n  new ArgoCd(company,",
    ),
    answer(
      "company › environment › override('Deployment', 'lokki')",
      'there is no Deployment lokki',
      'one of: backend, frontend, spring-app',
    ),
  ),
  wrong(
    'an object changed by hand to nothing',
    edit(
      '  new ArgoCd(company,',
      "  company.override('Deployment', 'frontend', () => undefined as never);\n  new ArgoCd(company,",
    ),
    answer(
      "company › demo › override('Deployment', 'frontend')",
      'it returns nothing instead of a manifest',
      'a function that returns the changed manifest, such as (manifest) => ({ ...manifest, … })',
    ),
  ),
  wrong(
    'alerts as text',
    edit('retention: days(3), disk: gibibytes(2)', "retention: days(3), alerts: 'up == 0', disk: gibibytes(2)"),
    answer('company › prometheus › alerts', 'it is no list', 'a list, such as [alert({ … })]'),
  ),
  wrong(
    'a destination without a name',
    edit("revision: 'main'", 'destination: {}'),
    answer(
      'company › argocd › destination',
      'it names neither a server nor a name',
      "destination: { server: 'https://…' } or destination: { name: '…' }, as argocd cluster list shows them",
    ),
  ),
  wrong(
    'a sync that does not exist',
    edit("revision: 'main'", "sync: 'auto'"),
    answer('company › argocd › sync', '"auto" is none of automated, manual', 'one of: automated, manual'),
  ),
];
