/** What a program says of a configuration. */
export interface Verdict {
  readonly verdict: 'accepted' | 'rejected' | 'not checked';
  /** Of a rejection: the program's own words. Of what was not checked: why. */
  readonly words?: string;
}

export const accepted: Verdict = { verdict: 'accepted' };
export const rejected = (words: string): Verdict => ({ verdict: 'rejected', words: words.trim() });
export const notChecked = (words: string): Verdict => ({ verdict: 'not checked', words });

/** A list of what is wrong, as a verdict. */
export const verdictOf = (problems: readonly string[]): Verdict =>
  problems.length === 0 ? accepted : rejected(problems.join('\n'));

/** A row of the table. */
export interface Result extends Verdict {
  readonly environment: string;
  readonly component: string;
  /** Whose program it is, where a component has several workloads; otherwise the component. */
  readonly workload: string;
  /** The program, and which of its checks. */
  readonly program: string;
  /** The version that checked; undefined where none could. */
  readonly version?: string;
  /** The version that the versions table wants. */
  readonly wanted?: string;
  /** The manifests whose files were checked, below the folder of environments. */
  readonly manifests: readonly string[];
  readonly milliseconds: number;
}
