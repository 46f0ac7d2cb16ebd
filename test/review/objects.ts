import { stringify } from 'yaml';
import type { ReviewedFile, ReviewedObject } from '../../tools/review/objects';

/** A StatefulSet with a claim, with changes to its spec. */
export const statefulSet = (spec: object = {}, name = 'store'): ReviewedObject => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name, namespace: 'monitoring' },
  spec: {
    serviceName: 'store-headless',
    podManagementPolicy: 'Parallel',
    selector: { matchLabels: { 'app.kubernetes.io/name': 'store' } },
    volumeClaimTemplates: [claim('10Gi')],
    ...spec,
  },
});

export const claim = (storage: string, spec: object = {}) => ({
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } }, ...spec },
});

export const service = (spec: object = {}): ReviewedObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'store', namespace: 'monitoring' },
  spec: { ...spec },
});

/** An object without a spec. */
export const plain = (kind: string, fields: object, name = 'store'): ReviewedObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace: 'monitoring' },
  ...fields,
});

/** What Argo CD leaves in the cluster. */
export const kept = (kind: string, name: string): ReviewedObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' } },
});

/** An object in the folder that it has in `dist/`. */
export const fileOf = (object: ReviewedObject, folder = 'company/store'): ReviewedFile => ({
  path: `${folder}/${object.kind}.${object.metadata.name}.yaml`,
  object,
});

/** The same as texts. */
export const textsOf = (files: readonly ReviewedFile[]): Map<string, string> =>
  new Map(files.map(({ path, object }) => [path, stringify(object)]));
