import { KubeNamespace, KubeNetworkPolicy } from '../../../imports/k8s';
import { prefix } from '../vocabulary/labels';
import { Component, type Surroundings } from './component';

/**
 * The namespaces that the environment owns, each with its Pod Security level and a policy that denies what nobody wired.
 * Argo CD never prunes a namespace: with it would go every volume in it.
 */
export class Namespaces extends Component {
  constructor(environment: Surroundings) {
    super(environment, 'namespaces', {});
  }

  override build(): void {
    for (const namespace of this.environment.ownNamespaces) {
      const { podSecurity } = namespace;
      new KubeNamespace(this, `namespace-${namespace.name}`, {
        metadata: this.objectMetadata('Namespace', namespace.name, {
          namespace: null,
          labels: {
            'pod-security.kubernetes.io/enforce': podSecurity,
            'pod-security.kubernetes.io/audit': podSecurity,
            'pod-security.kubernetes.io/warn': podSecurity,
            ...(namespace.inMesh && namespace.mesh ? { 'istio.io/dataplane-mode': 'ambient' } : {}),
          },
          annotations: {
            'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
            ...(namespace.reason ? { [`${prefix}/pod-security-reason`]: namespace.reason } : {}),
          },
        }),
      });
      new KubeNetworkPolicy(this, `default-deny-${namespace.name}`, {
        metadata: this.objectMetadata('NetworkPolicy', `${namespace.name}-default-deny`, { namespace: namespace.name }),
        spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      });
    }
  }
}
