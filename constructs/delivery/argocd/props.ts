export interface ArgoCdProps {
  /** The Git repository that holds `dist/`, as Argo CD reaches it. */
  readonly repository: string;
  /** The branch, tag or commit that Argo CD follows. Default: `main`. */
  readonly revision?: string;
}
