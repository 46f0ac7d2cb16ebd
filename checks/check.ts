import type { Finding } from '../constructs/kit';
import { errorMessage } from '../constructs/kit/model/error-message';
import type { ProgramName } from './programs';
import type { Subject } from './subject';

/** Something that holds for every environment. */
export interface Check {
  /** Its subject, and what of it: `references/volumes`. No two checks share a name. */
  readonly name: string;
  /** What holds where it finds nothing, as a sentence. */
  readonly description: string;
  /** The programs that it asks. Without one of them it is not run. Default: none. */
  readonly asks?: readonly ProgramName[];
  /** Everything that is wrong. It changes nothing, and throws for nothing that an environment could have wrong. */
  looks(subject: Subject): Finding[];
}

/** What came of one check. */
export interface CheckResult {
  readonly check: Check;
  readonly findings: readonly Finding[];
  /** Why it was not run: a program is missing. Undefined: it was. */
  readonly notRun?: string;
}

/** Runs checks on one environment: `runChecks(subject, [...checks, ...own])`. */
export function runChecks(subject: Subject, list: readonly Check[]): CheckResult[] {
  return list.map((check) => {
    const missing = (check.asks ?? []).flatMap((name) => {
      const program = subject.programs(name);
      return 'missing' in program ? [program.missing] : [];
    });
    if (missing.length > 0) return { check, findings: [], notRun: missing.join('; ') };
    return { check, findings: findingsOf(check, subject).map((finding) => located(subject, finding)) };
  });
}

/** What a check finds. One that fails itself is named: it may be the user's own. */
function findingsOf(check: Check, subject: Subject): Finding[] {
  try {
    return check.looks(subject);
  } catch (cause) {
    throw new Error(`the check ${check.name} failed: ${errorMessage(cause)}`, { cause });
  }
}

/** With the line of the environment file where the component is made, unless the check names one itself. */
function located({ environment }: Subject, finding: Finding): Finding {
  if (finding.callSites) return finding;
  const component = environment.components.find(({ name }) => name === finding.component);
  const callSites = [...(component ? [component.madeAt] : []), environment.madeAt];
  return { ...finding, callSites, exactLine: true };
}
