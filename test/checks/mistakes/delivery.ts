import { all, having, replaced, without } from '../subjects';
import type { Mistake } from './mistake';

const configMap = 'loki/ConfigMap.loki.yaml';
const application = 'argocd/applications/Application.whole-loki.yaml';
const project = 'argocd/project/AppProject.whole.yaml';

export const deliveryMistakes: readonly Mistake[] = [
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
      'loki › dist/whole/loki/ConfigMap.loki.yaml: it holds no object with apiVersion, kind and metadata.name | one object, as npm run synth writes it',
    ],
  },
  {
    check: 'delivery/files',
    title: 'a file that is no YAML',
    edit: having(configMap, 'a: [\n'),
    finds: [
      'loki › dist/whole/loki/ConfigMap.loki.yaml: it is no YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 2, column 1: | one object, as npm run synth writes it',
    ],
  },
  {
    check: 'delivery/completeness',
    title: 'a file that is missing',
    edit: without(configMap),
    finds: [
      'loki › ConfigMap loki: the environment renders it, and it is not in dist/ | what the environment renders: npm run synth',
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
      'loki › ConfigMap notes: it is in dist/, and nothing renders it | what the environment renders: npm run synth',
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
  {
    check: 'delivery/kustomize',
    title: 'an Application that the root does not bring',
    edit: replaced('argocd/applications/kustomization.yaml', '  - Application.whole-loki.yaml\n', ''),
    finds: [
      'argocd › Application whole-loki: kustomize build dist/argocd/whole/applications does not contain it | a kustomization that lists the file and changes nothing',
    ],
  },
  {
    check: 'delivery/kustomize',
    title: 'a list of what is not there',
    edit: without('argocd/project/kustomization.yaml'),
    finds: [
      "argocd › dist/argocd/whole: kustomize cannot build it: accumulating resources: accumulation err='accumulating resources from 'project': 'dist/argocd/whole/project' must resolve to a file': couldn't make target for path 'dist/argocd/whole/project': unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory 'dist/argocd/whole/project' | a kustomization that lists what is there",
      "argocd › dist/argocd/whole/applications: kustomize cannot build it: accumulating resources: accumulation err='accumulating resources from '../project': 'dist/argocd/whole/project' must resolve to a file': couldn't make target for path 'dist/argocd/whole/project': unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory 'dist/argocd/whole/project' | a kustomization that lists what is there",
    ],
  },
  {
    check: 'delivery/separation',
    title: 'an object of Argo CD among the others',
    edit: having(
      'loki/Application.loki.yaml',
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: loki\n  namespace: argocd\n',
    ),
    finds: ['loki › Application loki: it belongs to Argo CD | a place in dist/argocd/whole'],
  },
  {
    check: 'delivery/applications',
    title: 'a component without an Application',
    edit: without(application),
    finds: [
      'argocd › dist/whole/loki: no Application brings it to the cluster | an Application with this folder as its source.path',
    ],
  },
  {
    check: 'delivery/applications',
    title: 'an Application of another folder',
    edit: replaced(application, 'path: dist/whole/loki', 'path: dist/whole/logs'),
    finds: [
      'argocd › dist/whole/loki: no Application brings it to the cluster | an Application with this folder as its source.path',
      'argocd › Application whole-loki › source.path: dist/whole/logs has no kustomization.yaml | the folder of a component',
    ],
  },
  {
    check: 'delivery/project',
    title: 'an Application of a project that is not there',
    edit: replaced(application, 'project: whole', 'project: default'),
    finds: [
      'argocd › AppProject default: there is none, and an Application belongs to it | an AppProject with the kinds, namespaces and repository of its Applications',
    ],
  },
  {
    check: 'delivery/project',
    title: 'a component in the project of the root',
    edit: replaced('argocd/applications/Application.whole-namespaces.yaml', 'project: whole', 'project: whole-root'),
    finds: [
      'argocd › AppProject whole-root › clusterResourceWhitelist: it lacks Namespace, which is in use | Namespace as well',
      'argocd › AppProject whole-root › namespaceResourceWhitelist: it lacks NetworkPolicy of networking.k8s.io, which is in use | NetworkPolicy of networking.k8s.io as well',
      'argocd › AppProject whole-root › destinations: it lacks monitoring in https://kubernetes.default.svc, which is in use | monitoring in https://kubernetes.default.svc as well',
      'argocd › AppProject whole-root › destinations: it lacks agents in https://kubernetes.default.svc, which is in use | agents in https://kubernetes.default.svc as well',
      'argocd › AppProject whole-root › destinations: it lacks shop in https://kubernetes.default.svc, which is in use | shop in https://kubernetes.default.svc as well',
      'argocd › AppProject whole › clusterResourceWhitelist: it admits Namespace, which nothing uses | what is in use',
    ],
  },
  {
    check: 'delivery/project',
    title: 'no project',
    edit: without(project),
    finds: [
      'argocd › AppProject whole: there is none, and an Application belongs to it | an AppProject with the kinds, namespaces and repository of its Applications',
    ],
  },
  {
    check: 'delivery/project',
    title: 'a project of components that admits Applications',
    edit: replaced(
      project,
      '  namespaceResourceWhitelist:\n',
      '  namespaceResourceWhitelist:\n    - group: argoproj.io\n      kind: Application\n',
    ),
    finds: [
      'argocd › AppProject whole › namespaceResourceWhitelist: it admits Application of argoproj.io, which nothing uses | what is in use',
    ],
  },
  {
    check: 'delivery/project',
    title: 'a kind that nothing renders, in the place of one that is rendered',
    edit: replaced(project, 'kind: ConfigMap', 'kind: Secret'),
    finds: [
      'argocd › AppProject whole › namespaceResourceWhitelist: it lacks ConfigMap, which is in use | ConfigMap as well',
      'argocd › AppProject whole › namespaceResourceWhitelist: it admits Secret, which nothing uses | what is in use',
    ],
  },
  {
    check: 'delivery/project',
    title: 'another repository, and a namespace less',
    edit: all(
      replaced(project, 'example/platform.git', 'example/other.git'),
      replaced(project, '    - namespace: shop\n      server: https://kubernetes.default.svc\n', ''),
    ),
    finds: [
      'argocd › AppProject whole › destinations: it lacks shop in https://kubernetes.default.svc, which is in use | shop in https://kubernetes.default.svc as well',
      'argocd › AppProject whole › sourceRepos: it lacks https://github.com/example/platform.git, which is in use | https://github.com/example/platform.git as well',
      'argocd › AppProject whole › sourceRepos: it admits https://github.com/example/other.git, which nothing uses | what is in use',
    ],
  },
  {
    check: 'delivery/project',
    title: 'a namespace of another cluster',
    edit: replaced(
      project,
      'namespace: shop\n      server: https://kubernetes.default.svc',
      'namespace: shop\n      name: other',
    ),
    finds: [
      'argocd › AppProject whole › destinations: it lacks shop in https://kubernetes.default.svc, which is in use | shop in https://kubernetes.default.svc as well',
      'argocd › AppProject whole › destinations: it admits shop in other, which nothing uses | what is in use',
    ],
  },
  {
    check: 'delivery/pruning',
    title: 'a namespace that goes with the Application',
    edit: replaced('namespaces/Namespace.shop.yaml', 'Prune=false,Delete=false', 'Prune=true'),
    finds: [
      'namespaces › Namespace shop › argocd.argoproj.io/sync-options: it is Prune=true, so that its data goes with it | Prune=false,Delete=false',
    ],
  },
  {
    check: 'delivery/pruning',
    title: 'volumes that go with their StatefulSet',
    edit: replaced('loki/StatefulSet.loki.yaml', 'whenDeleted: Retain', 'whenDeleted: Delete'),
    finds: ['loki › StatefulSet loki › persistentVolumeClaimRetentionPolicy.whenDeleted: it is Delete | Retain'],
  },
  {
    check: 'delivery/pruning',
    title: 'a claim that the API server completes',
    edit: replaced(
      'loki/StatefulSet.loki.yaml',
      '- apiVersion: v1\n      kind: PersistentVolumeClaim\n      metadata',
      '- metadata',
    ),
    finds: [
      'loki › StatefulSet loki › volumeClaimTemplates data: it has no apiVersion and kind, so Argo CD shows the StatefulSet as out of sync for ever | apiVersion: v1 and kind: PersistentVolumeClaim',
    ],
  },
  {
    check: 'delivery/sizes',
    title: 'more than Argo CD takes',
    edit: having('loki/notes.txt', 'x'.repeat(11 * 1024 * 1024)),
    finds: ['loki › dist/whole/loki: its files have 11.0 MiB, and Argo CD takes 10.0 MiB | two components'],
  },
];
