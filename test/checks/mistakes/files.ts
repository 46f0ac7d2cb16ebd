import { having, replaced, without } from '../subjects';
import type { Mistake } from './mistake';

const configMap = 'loki/ConfigMap.loki.yaml';

export const fileMistakes: readonly Mistake[] = [
  {
    check: 'delivery/files',
    title: 'a file that is named after another object',
    edit: replaced(configMap, 'name: loki\n  namespace', 'name: logs\n  namespace'),
    finds: ['loki › ConfigMap logs › file: it is in dist/whole/loki/ConfigMap.loki.yaml | ConfigMap.logs.yaml'],
  },
  {
    check: 'delivery/files',
    title: 'one object in two files',
    edit: having(
      'mimir/ServiceAccount.loki.yaml',
      'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: loki\n  namespace: monitoring\n',
    ),
    finds: [
      'mimir › ServiceAccount loki: dist/whole/loki/ServiceAccount.loki.yaml holds the same object | each object once',
    ],
  },
  {
    check: 'delivery/files',
    title: 'an empty file',
    edit: having(configMap, '# nothing\n'),
    finds: [
      'loki › dist/whole/loki/ConfigMap.loki.yaml: it holds no object with apiVersion, kind and metadata.name | one object, as synth writes it',
    ],
  },
  {
    check: 'delivery/files',
    title: 'a file that is no YAML',
    edit: having(configMap, 'a: [\n'),
    finds: [
      'loki › dist/whole/loki/ConfigMap.loki.yaml: it is no YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 2, column 1: | one object, as synth writes it',
    ],
  },
  {
    check: 'delivery/completeness',
    title: 'a file that is missing',
    edit: without(configMap),
    finds: [
      'loki › ConfigMap loki: the environment renders it, and it is not in dist/ | what the environment renders: synth writes it',
    ],
  },
  {
    check: 'delivery/completeness',
    title: 'an object that nothing renders',
    edit: having(
      'loki/ConfigMap.notes.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: notes\n  namespace: monitoring\n',
    ),
    finds: [
      'loki › ConfigMap notes: it is in dist/, and nothing renders it | what the environment renders: synth writes it',
    ],
  },
  {
    check: 'delivery/kustomizations',
    title: 'a kustomization that leaves a file out',
    edit: replaced('loki/kustomization.yaml', '  - ConfigMap.loki.yaml\n', ''),
    finds: [
      'loki › dist/whole/loki/kustomization.yaml: it does not list ConfigMap.loki.yaml, so nobody applies it | - ConfigMap.loki.yaml',
    ],
  },
  {
    check: 'delivery/kustomizations',
    title: 'a kustomization that leaves a component out',
    edit: replaced('kustomization.yaml', '  - loki\n', ''),
    finds: ['environment › dist/whole/kustomization.yaml: it does not list loki, so nobody applies it | - loki'],
  },
  {
    check: 'delivery/kustomizations',
    title: 'a kustomization that lists what is not there',
    edit: replaced('loki/kustomization.yaml', 'ConfigMap.loki.yaml', 'ConfigMap.loki.yaml\n  - ConfigMap.logs.yaml'),
    finds: [
      'loki › dist/whole/loki/kustomization.yaml: it lists ConfigMap.logs.yaml, which is not there | files and folders beside it',
    ],
  },
  {
    check: 'delivery/kustomizations',
    title: 'a folder without a kustomization',
    edit: without('loki/kustomization.yaml'),
    finds: ['loki › dist/whole/loki/kustomization.yaml: there is no such file | a list of the objects beside it'],
  },
  {
    check: 'delivery/kustomize',
    title: 'a kustomization that changes what it lists',
    edit: replaced(
      'loki/kustomization.yaml',
      'kind: Kustomization',
      'kind: Kustomization\nnamePrefix: my-\nnamespace: other',
    ),
    finds: [
      'loki › ConfigMap loki: kustomize build dist/whole does not contain it | a kustomization that lists the file and changes nothing',
      'loki › NetworkPolicy loki: kustomize build dist/whole does not contain it | a kustomization that lists the file and changes nothing',
      'loki › Service loki-headless: kustomize build dist/whole does not contain it | a kustomization that lists the file and changes nothing',
      'loki › Service loki: kustomize build dist/whole does not contain it | a kustomization that lists the file and changes nothing',
      'loki › ServiceAccount loki: kustomize build dist/whole does not contain it | a kustomization that lists the file and changes nothing',
      'loki › StatefulSet loki: kustomize build dist/whole does not contain it | a kustomization that lists the file and changes nothing',
      'environment › dist/whole: it contains ServiceAccount other/my-loki | the objects of this folder alone',
      'environment › dist/whole: it contains ConfigMap other/my-loki | the objects of this folder alone',
      'environment › dist/whole: it contains Service other/my-loki | the objects of this folder alone',
      'environment › dist/whole: it contains Service other/my-loki-headless | the objects of this folder alone',
      'environment › dist/whole: it contains StatefulSet other/my-loki | the objects of this folder alone',
      'environment › dist/whole: it contains NetworkPolicy other/my-loki | the objects of this folder alone',
    ],
  },
];
