import type { Checks } from '../model/checks';

/** The kernel that a program needs which loads its own programs into it. */
export interface NeededKernel {
  /** The oldest version. */
  readonly least: { readonly major: number; readonly minor: number };
  /** The oldest build of Red Hat's kernel of an older version that can do the same. Default: none. */
  readonly redHat?: { readonly major: number; readonly minor: number; readonly build: number };
  /** Both, in words. */
  readonly written: string;
}

/** Reports nodes whose kernel is too old. `program`: what people call it. `kernel`: the oldest, of `cluster`; nothing is said where it is not known. */
export function checkKernel(
  check: Checks,
  program: string,
  { least, redHat, written }: NeededKernel,
  kernel: string | undefined,
): void {
  if (kernel === undefined) return;
  const [, major = 0, minor = 0, build = 0] = (/^(\d+)\.(\d+)(?:\.\d+)?(?:-(\d+))?/.exec(kernel) ?? []).map(Number);
  const isNew = major > least.major || (major === least.major && minor >= least.minor);
  const isOfRedHat = major === redHat?.major && minor === redHat.minor && build >= redHat.build;
  check.require(
    isNew || isOfRedHat,
    'cluster.kernel',
    `${program} needs ${written}, and the cluster has nodes with ${kernel}`,
    `nodes with a newer kernel, or no ${program}`,
  );
}
