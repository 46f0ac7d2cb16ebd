import pc from 'picocolors';
import { brand } from './brand';
import type { CallSite } from './call-site';

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
  /** The places in the code to which it belongs, the nearest first; tools find the line of the user's file in them. Default: none is known. */
  readonly callSites?: readonly CallSite[];
  /** The nearest place is the line itself, and not the call in which the property stands. Default: no. */
  readonly exactLine?: boolean;
  /** The program ended there, as a consequence of something that may be said better elsewhere. Default: no. */
  readonly crash?: boolean;
  /** No value is there, for which the compiler may know a better reason, such as a misspelt name. Default: no. */
  readonly absent?: boolean;
}

/** A line of a file that the user wrote. */
export interface Position {
  /** The path, relative to the project's folder. */
  readonly file: string;
  /** The line in it, from 1. */
  readonly line: number;
}

/** Where a finding belongs. */
export type Place = Pick<Finding, 'environment' | 'component' | 'property'>;

/** Whether two findings say the same of the same, wherever in the code each was met. */
export const isSameFinding = (one: Finding, other: Finding): boolean =>
  (['environment', 'component', 'property', 'problem', 'instead'] as const).every((part) => one[part] === other[part]);

/** A text without what would break its line. */
export const oneLine = (text: string): string => text.replaceAll(/\s*\p{Cc}\s*/gu, ' ');

/** A finding as people read it. `position`: the line of the user's file, where it is known. */
export function formatFinding(finding: Finding, position?: Position): string {
  // A wrong name may have a line break.
  const place = oneLine(`${finding.environment} › ${finding.component} › ${finding.property}`);
  const at = position ? `\n  at ${position.file}:${position.line}` : '';
  return `${pc.bold(place)}: ${finding.problem}${at}\n  write instead: ${finding.instead}`;
}

/** What a pure function throws that has no component at hand to report to; its caller makes it a finding. */
export class Refusal extends Error {
  static {
    brand(Refusal, 'Refusal');
  }

  constructor(
    /** What is wrong, with the value. */
    readonly problem: string,
    /** What to write instead. */
    readonly instead: string,
    /** What it is about and where that was written, for what is called long after it. Default: that of the caller. */
    readonly about?: { readonly component?: string; readonly property: string; readonly madeAt: CallSite },
  ) {
    super(`${problem}\n  write instead: ${instead}`);
    this.name = 'Refusal';
  }
}

/** Thrown once, with everything that is wrong in all environments, after the last component has been looked at. */
export class SynthesisError extends Error {
  static {
    brand(SynthesisError, 'SynthesisError');
  }

  constructor(readonly findings: readonly Finding[]) {
    const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
    super(`${count}; nothing was written\n\n${findings.map((finding) => formatFinding(finding)).join('\n')}`);
    this.name = 'SynthesisError';
  }
}
