/** A class whose claims the controller manager binds to folders. */
export function storageClass(name: string, isDefault: boolean): object {
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: {
      name,
      annotations: isDefault ? { 'storageclass.kubernetes.io/is-default-class': 'true' } : undefined,
    },
    provisioner: 'kubernetes.io/host-path',
    reclaimPolicy: 'Delete',
    allowVolumeExpansion: true,
  };
}
