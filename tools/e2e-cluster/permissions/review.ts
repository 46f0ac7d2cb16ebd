/**
 * The status of a SelfSubjectRulesReview, which `kubectl auth can-i --list` prints:
 * https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-rules-review-v1/
 */
export interface RulesStatus {
  readonly resourceRules?: readonly {
    readonly verbs: readonly string[];
    readonly apiGroups?: readonly string[];
    readonly resources?: readonly string[];
    readonly resourceNames?: readonly string[];
  }[];
  readonly nonResourceRules?: readonly {
    readonly verbs: readonly string[];
    readonly nonResourceURLs?: readonly string[];
  }[];
  readonly incomplete?: boolean;
  readonly evaluationError?: string;
}

/** What an account was told, asked once in each namespace: by the namespace's name. */
export type Reviews = Readonly<Record<string, RulesStatus>>;
