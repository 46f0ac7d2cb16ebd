import { all, having, replaced, without } from '../subjects';
import type { Mistake } from './mistake';

const application = 'argocd/applications/Application.whole-loki.yaml';
const project = 'argocd/project/AppProject.whole.yaml';

export const argoCdMistakes: readonly Mistake[] = [
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
];
