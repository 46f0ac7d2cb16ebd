import { holdsFile, isAddress, type Use, useOf } from './keys';
import { isWithin, normalized } from './paths';

/** A path of a container's file system, and where it is named. */
export interface NamedPath {
  readonly path: string;
  /** An argument, a variable, `<ConfigMap>/<file>:<line> <key>`, or the image. */
  readonly place: string;
  readonly use: Use;
}

/** The folders that every Linux system has: https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html */
const topLevel = 'bin boot dev etc home lib lib64 media mnt opt proc root run sbin srv sys tmp usr var'.split(' ');

/**
 * Where a path can begin: at the slash of no address, sed expression or other word. A quote within a quoted string
 * belongs to a query, whose label values may look like paths.
 */
const candidate = /(?<![\w.\-/}\])*~$\\]|\\")\/[\w.@$*{][^\s"'`;,:()<>[\]|&\\]*/g;

/** What stands right before a path: `--flag=`, `-flag:`. */
const flag = /(?:^|[\s"'])-{1,2}([\w.-]+)[=:](?:file:)?$/;

/**
 * The file paths of a text. A path counts as one if it begins with a folder that every system has or with one of the
 * container's mounts, or if its key holds files; `/metrics` and `/loki/api/v1/push` are neither.
 */
export function pathsIn(text: string, key: string, place: string, mountPaths: readonly string[]): NamedPath[] {
  return [...text.matchAll(candidate)].flatMap(({ 0: match, index }) => {
    const before = text.slice(0, index);
    const own = flag.exec(before)?.[1] ?? key;
    const path = fixedPart(match);
    if (path === '' || isAddress(own)) return [];
    const known = topLevel.some((folder) => isWithin(path, `/${folder}`)) || mountPaths.some((at) => below(path, at));
    if (!known && !holdsFile(own)) return [];
    const redirected = /(^|[^<>])>{1,2}\s*$/.test(before);
    return [{ path, place: own === key ? place : `${place} -${own}`, use: redirected ? 'writes' : useOf(own) }];
  });
}

/** A program's operand that is a path and nothing else: `cp /javaagent.jar …`. */
export const isOperand = (argument: string): boolean => /^\/[\w.][\w./-]*$/.test(argument);

const below = (path: string, mount: string): boolean => path.split('/')[1] === mount.split('/')[1];

/** Up to the first folder whose name is a pattern or known only when the program runs. */
function fixedPart(path: string): string {
  const folders = path.split('/');
  const open = folders.findIndex((folder) => /[$*{}]/.test(folder));
  return normalized(open < 0 ? path : folders.slice(0, open).join('/'));
}
