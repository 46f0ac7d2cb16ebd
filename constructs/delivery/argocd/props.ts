import {
  describe,
  isPlainObject,
  oneOf,
  optional,
  reportGiven,
  subdomain,
  text,
  type Validator,
  type Validators,
} from '../../kit/model/validation';

/**
 * The cluster that an environment is delivered to, as Argo CD knows it: by the address of its API server, or by the name
 * under which it was added to Argo CD. https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#clusters
 */
export type Destination = { readonly server: string } | { readonly name: string };

export interface ArgoCdProps {
  /** The Git repository that holds `dist/`, as Argo CD reaches it. */
  readonly repository: string;
  /** The branch, tag or commit that Argo CD follows. Default: `main`. */
  readonly revision?: string;
  /**
   * The cluster that the components are delivered to: `{ server: 'https://…' }` or `{ name: '…' }`. The Applications themselves
   * stay where Argo CD runs. Default: the cluster in which Argo CD runs.
   */
  readonly destination?: Destination;
  /**
   * The AppProject of the Applications, which somebody else makes and which must admit what is rendered; none is rendered then.
   * Default: a project of this environment's own, which admits exactly what is rendered.
   * https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
   */
  readonly project?: string;
  /**
   * When a commit reaches the cluster: `automated`, by itself, and what was changed by hand in the cluster is changed back; or
   * `manual`, when somebody syncs. Default: `automated`.
   * https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/
   */
  readonly sync?: 'automated' | 'manual';
}

const repository = 'https://github.com/your-organisation/lgtm-cdk8s.git';

const destinationValidator: Validator<Destination> = {
  example: "{ name: 'eu-west' }",
  expected: "{ server: 'https://…' } or { name: '…' }, as argocd cluster list shows them",
  validate(value, property, reporter) {
    if (isPlainObject(value)) return value as Destination;
    reportGiven(value, property, destinationValidator, reporter);
    return { name: 'missing' };
  },
};

export const argoCdValidators: Validators<ArgoCdProps> = {
  repository: text({
    example: repository,
    expected: `for example ${repository}`,
    standIn: repository,
    problem(value) {
      if (!/^((https|ssh|file):\/\/|git@[^\s:]+:)[^\s:/]\S*$|^file:\/\/\/\S+$/.test(value))
        return `${describe(value)} is no address of a Git repository`;
      const password = URL.canParse(value) ? new URL(value).password : '';
      return password === '' ? undefined : 'it has a password, which would be in Git';
    },
  }),
  revision: optional(
    text({
      example: 'main',
      expected: 'for example main',
      standIn: 'main',
      problem: (value) => (/^\S+$/.test(value) ? undefined : `${describe(value)} is no branch, tag or commit`),
    }),
  ),
  destination: optional(destinationValidator),
  project: optional(subdomain('platform')),
  sync: optional(oneOf(['automated', 'manual'])),
};
