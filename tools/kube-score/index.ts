import { spawnSync } from 'node:child_process';
import { relative, resolve } from 'node:path';
import { manifestFiles } from '../manifests';
import { program } from '../programs';
import { type AcceptedCritical, acceptedCriticals, ignoredChecks } from './checks';

/** Something that kube-score finds critical. */
export interface Critical {
  /** Relative to the folder that was scored. */
  readonly file: string;
  /** As `Deployment/grafana`. */
  readonly object: string;
  /** The check's id, from `kube-score list`. */
  readonly check: string;
  readonly message: string;
  /** Why it stays. Undefined: it must not. */
  readonly accepted?: string;
}

interface ScoredObject {
  readonly file_name: string;
  readonly type_meta: { readonly kind: string };
  readonly object_meta: { readonly name: string };
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly path: string; readonly summary: string }[] | null;
  }[];
}

/** The grade that kube-score prints as CRITICAL. */
const critical = 1;

/** Everything that kube-score finds critical in an environment's folder, which holds all that belongs together. */
export function criticals(
  folder: string,
  accepted: readonly AcceptedCritical[] = acceptedCriticals,
): readonly Critical[] {
  return runKubeScore(manifestFiles(resolve(folder))).flatMap((scored) =>
    scored.checks
      .filter(({ grade, skipped }) => !skipped && grade <= critical)
      .map(({ check, comments }) => {
        const object = `${scored.type_meta.kind}/${scored.object_meta.name}`;
        return {
          file: relative(folder, scored.file_name),
          object,
          check: check.id,
          message: (comments ?? []).map(({ path, summary }) => (path ? `${path}: ${summary}` : summary)).join('; '),
          accepted: accepted.find((entry) => entry.object === object && entry.check === check.id)?.reason,
        };
      }),
  );
}

function runKubeScore(files: readonly string[]): readonly ScoredObject[] {
  if (files.length === 0) return [];
  const words = [
    'score',
    // A CPU limit throttles a program on an idle node.
    '--ignore-container-cpu-limit',
    '--disable-ignore-checks-annotations',
    ...['--ignore-test', Object.keys(ignoredChecks).join(',')],
    ...['--output-format', 'json'],
  ];
  const result = spawnSync(program('kube-score'), [...words, ...files], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.error) throw result.error;
  // 1 means that something is critical, and then the output says what.
  if (!result.stdout.startsWith('[')) throw new Error(`kube-score failed: ${result.stderr.trim()}`);
  return JSON.parse(result.stdout) as ScoredObject[];
}
