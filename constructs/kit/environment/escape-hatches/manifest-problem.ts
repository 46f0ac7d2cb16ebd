/** What is wrong with a manifest that took the place of another. */
export interface ManifestProblem {
  /** What it takes away or changes, and who relies on it. */
  readonly problem: string;
  /** What to write instead. */
  readonly instead: string;
}
