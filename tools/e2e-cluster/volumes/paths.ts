import { posix } from 'node:path';

/** Whether a path is a folder or something in it. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);

/** Without dots and double or final slashes, so that equal paths are equal strings; empty for the root. */
export const normalized = (path: string): string => posix.normalize(path).replace(/\/+$/, '');
