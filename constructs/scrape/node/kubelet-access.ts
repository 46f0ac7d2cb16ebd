import type { Cluster } from '../../kit';

const folder = '/var/run/secrets/kubernetes.io/serviceaccount';

/** What a program shows a kubelet, which asks the API server whether the account may. */
export const kubeletToken = `${folder}/token`;

/**
 * By what a program knows that it talks to a kubelet, and shows its token to nobody else. Kubelets sign their certificates themselves unless the
 * cluster is set up otherwise. https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/#certificate-rotation
 */
export const kubeletTls = ({
  kubeletServingCertificates = 'self-signed',
}: Pick<Cluster, 'kubeletServingCertificates'>) =>
  kubeletServingCertificates === 'cluster' ? { ca_file: `${folder}/ca.crt` } : { insecure_skip_verify: true };
