import pc from 'picocolors';

/** One thing that is wrong with an environment, in the words that its reader needs to mend it. */
export interface Finding {
  /** The environment, as in `environments/<name>.ts`. */
  readonly environment: string;
  /** The component, or `cluster` for what the environment says of its cluster. */
  readonly component: string;
  /** The property of the component, as it is written in the environment file. */
  readonly property: string;
  /** What is wrong, with the value. */
  readonly problem: string;
  /** What to write instead. */
  readonly instead: string;
}

/** Where a finding belongs. */
export type Place = Pick<Finding, 'environment' | 'component' | 'property'>;

export function formatFinding(finding: Finding): string {
  const place = `${finding.environment} › ${finding.component} › ${finding.property}`;
  return `${pc.bold(place)}: ${finding.problem}\n  write instead: ${finding.instead}`;
}

/** What a pure function throws that has no component at hand to report to; whoever calls it makes it a finding. */
export class Refusal extends Error {
  constructor(
    /** What is wrong, with the value. */
    readonly problem: string,
    /** What to write instead. */
    readonly instead: string,
  ) {
    super(`${problem}\n  write instead: ${instead}`);
    this.name = 'Refusal';
  }
}

/** Thrown once, with everything that is wrong in all environments, after the last component has been looked at. */
export class SynthesisError extends Error {
  constructor(readonly findings: readonly Finding[]) {
    const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
    super(`${count}; nothing was written\n\n${findings.map(formatFinding).join('\n')}`);
    this.name = 'SynthesisError';
  }
}
