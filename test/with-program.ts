import { test } from '@jest/globals';
import { isAvailable, type ProgramName, Programs } from '../tools/programs';

/** Images are not asked: in a container a program would not find the files of a test. */
const programs = new Programs({ engine: { missing: 'images are not asked' } });

/**
 * A test of a program that is on this machine. If the machine does not have it, the test is reported as skipped, with the reason
 * in its title.
 */
export function testWith(name: ProgramName, title: string, run: (program: string) => Promise<void>): void {
  const located = programs.locate(name);
  if (isAvailable(located)) {
    test(`${name}: ${title}`, () => run(located.path), 120_000);
  } else {
    test.skip(`${name}: ${title} (not run: the program is not on this machine)`, () => {});
  }
}

/** The same of several programs at once. */
export function testWithEach<const Names extends readonly ProgramName[]>(
  names: Names,
  title: string,
  run: (paths: Readonly<Record<Names[number], string>>) => Promise<void>,
): void {
  const located = names.map((name) => [name, programs.locate(name)] as const);
  const paths = located.flatMap(([name, found]) => (isAvailable(found) ? [[name, found.path] as const] : []));
  if (paths.length === names.length) {
    const all = Object.fromEntries(paths) as Readonly<Record<Names[number], string>>;
    test(`${names.join(' and ')}: ${title}`, () => run(all), 120_000);
  } else {
    test.skip(`${names.join(' and ')}: ${title} (not run: one of the programs is not on this machine)`, () => {});
  }
}
