import { relative } from 'node:path';
import { manifestFiles } from '../manifests/files';
import { type Program, run } from '../programs';
import { ignoredScores } from './ignored-scores';

/** Something that kube-score finds critical. */
export interface Critical {
  /** Relative to the folder that was scored. */
  readonly file: string;
  /** The check's id, from `kube-score list`. */
  readonly check: string;
  readonly message: string;
}

interface ScoredObject {
  readonly file_name: string;
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly path: string; readonly summary: string }[] | null;
  }[];
}

/** The grade that kube-score prints as CRITICAL. */
const critical = 1;

/** Everything that kube-score finds critical in a folder with all that belongs together. */
export function criticals(kubeScore: Program, folder: string): readonly Critical[] {
  return scored(kubeScore, manifestFiles(folder)).flatMap(({ file_name, checks }) =>
    checks
      .filter(({ grade, skipped }) => !skipped && grade <= critical)
      .map(({ check, comments }) => ({
        file: relative(folder, file_name),
        check: check.id,
        message: (comments ?? []).map(({ path, summary }) => (path ? `${path}: ${summary}` : summary)).join('; '),
      })),
  );
}

function scored(kubeScore: Program, files: readonly string[]): readonly ScoredObject[] {
  if (files.length === 0) return [];
  const { stdout, stderr } = run(kubeScore, [
    'score',
    // A CPU limit throttles a program on an idle node.
    '--ignore-container-cpu-limit',
    '--disable-ignore-checks-annotations',
    ...['--ignore-test', Object.keys(ignoredScores).join(',')],
    ...['--output-format', 'json'],
    ...files,
  ]);
  // 1 means that something is critical, and then the output says what.
  if (!stdout.startsWith('[')) throw new Error(`kube-score failed: ${stderr.trim()}`);
  return JSON.parse(stdout) as ScoredObject[];
}
