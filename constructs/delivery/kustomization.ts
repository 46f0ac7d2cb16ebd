import { toYaml } from '../kit';

/** A folder's kustomization: the files and folders that belong to it, sorted. https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
export function kustomization(resources: readonly string[]): string {
  return toYaml({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [...resources].sort(),
  });
}

export const kustomizationFile = 'kustomization.yaml';
