/** A program that the tests use, built from its Go module where the machine does not have it. */
export interface Pin {
  /** The package that `go install` builds. */
  readonly package: string;
  readonly version: string;
  /** The arguments that make the program print its version. */
  readonly versionArguments: readonly string[];
  /** The Go variable that a release build sets to the version. */
  readonly versionVariable: string;
}

/** Every program that is used in exactly one version, in one place. */
export const pins = {
  kubeconform: {
    package: 'github.com/yannh/kubeconform/cmd/kubeconform',
    version: 'v0.8.0',
    versionArguments: ['-v'],
    versionVariable: 'main.version',
  },
  'kube-score': {
    package: 'github.com/zegl/kube-score/cmd/kube-score',
    version: 'v1.20.0',
    versionArguments: ['version'],
    versionVariable: 'main.version',
  },
  // The newest that Go 1.26 builds.
  kustomize: {
    package: 'sigs.k8s.io/kustomize/kustomize/v5',
    version: 'v5.8.2',
    versionArguments: ['version'],
    versionVariable: 'sigs.k8s.io/kustomize/api/provenance.version',
  },
} as const satisfies Record<string, Pin>;

export type PinnedName = keyof typeof pins;
