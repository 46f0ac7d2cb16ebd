/**
 * Where the schemas come from: Go modules at fixed versions, so that two runs give the same bytes.
 * A new Kubernetes minor, or a newer patch of one, is one line here and `npm run schemas`.
 */

/**
 * One patch of every minor that is supported, oldest first: the newest that the module proxy gives
 * (`go list -m -versions k8s.io/kubernetes`). A patch release does not change a minor's schema, but for corrections.
 */
export const kubernetesVersions = [
  'v1.28.15',
  'v1.29.15',
  'v1.30.14',
  'v1.31.14',
  'v1.32.13',
  'v1.33.13',
  'v1.34.4',
  'v1.35.4',
  'v1.36.3',
] as const;

/** The published schema of a Kubernetes version, in its Go module. */
export const kubernetesModule = { path: 'k8s.io/kubernetes', file: 'api/openapi-spec/swagger.json' };

/** A Go module with custom resource definitions. */
export interface DefinitionsModule {
  readonly path: string;
  readonly version: string;
  readonly files: readonly string[];
  /** The file below `imports/` that gets the TypeScript classes. Default: none is written. */
  readonly classes?: string;
}

export const definitionsModules: readonly DefinitionsModule[] = [
  {
    path: 'github.com/argoproj/argo-cd/v3',
    version: 'v3.5.7',
    files: ['manifests/crds/application-crd.yaml', 'manifests/crds/appproject-crd.yaml'],
    classes: 'argoproj.io.ts',
  },
  {
    path: 'github.com/cilium/cilium',
    version: 'v1.20.2',
    files: ['pkg/k8s/apis/cilium.io/client/crds/v2/ciliumnetworkpolicies.yaml'],
  },
  {
    path: 'github.com/prometheus-operator/prometheus-operator',
    version: 'v0.93.1',
    files: ['servicemonitors', 'prometheusrules'].map(
      (kind) => `example/prometheus-operator-crd/monitoring.coreos.com_${kind}.yaml`,
    ),
    classes: 'monitoring.coreos.com.ts',
  },
];
