import { onPath } from '../../programs/path';
import type { Need } from '../suite/need';

/** The path of a Chromium on this machine. */
export const browser: Need<string> = {
  find: () => {
    const path = onPath('chromium') ?? onPath('chromium-browser');
    return path ? { given: path } : { missing: 'no chromium on PATH (Debian package chromium)' };
  },
};
