import { test } from '@jest/globals';
import { isAvailable, locate, type ProgramName } from '../tools/programs';

/**
 * A test of a program that is on this machine, outside of an image, which would not find the files. Where there is none, the test
 * is reported as skipped, with the reason in its title.
 */
export function testWith(name: ProgramName, title: string, run: (program: string) => Promise<void>): void {
  const located = locate(name);
  if (isAvailable(located) && located.source !== 'image') {
    test(`${name}: ${title}`, () => run(located.path), 120_000);
  } else {
    test.skip(`${name}: ${title} (not run: the program is not on this machine)`, () => {});
  }
}
