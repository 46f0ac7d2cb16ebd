import pc from 'picocolors';
import type { Command } from '../cli/command';
import { withPrograms } from '../test/command';
import { type Change, changes } from './changes';
import { type Ended, Repository } from './repository';

/** The tests of the committed `dist/`, and of choices that it does not have: they are the ones that know the examples. */
export const ofExamples = 'test/(dist\\.test\\.ts$|variants/)';

// Tests with programs see no environment: what is said of them here holds after every change.
const tests = ['--ci', '--testPathIgnorePatterns', '/node_modules/', ofExamples, withPrograms];

type Step = readonly [title: string, run: (repository: Repository) => Ended];

/** What somebody runs after a change, and what a pull request runs then. */
const steps: readonly Step[] = [
  ['synth', (repository) => repository.command('synth')],
  ['docs', (repository) => repository.command('docs')],
  ['types', (repository) => repository.installed('tsc', '--noEmit')],
  ['synth --check', (repository) => repository.command('synth', '--check')],
  ['docs --check', (repository) => repository.command('docs', '--check')],
  ['check', (repository) => repository.command('check')],
];

const testing: readonly Step[] = [
  ['tests', (repository) => repository.installed('jest', ...tests)],
  ['verify', (repository) => repository.command('verify', '--no-build', '--no-pull')],
];

/** Changes a copy, and says of each step whether it passes there. */
function tried(title: string, made: readonly Change[], taken: readonly Step[]): boolean[] {
  console.log(pc.bold(title));
  const repository = new Repository();
  try {
    for (const { make } of made) make(repository);
    return taken.map(([step, run]) => {
      const start = performance.now();
      const { passed, output } = run(repository);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      console.log(`  ${step}: ${passed ? pc.green('passed') : pc.red('failed')} in ${seconds} s`);
      if (!passed) console.log(output);
      return passed;
    });
  } finally {
    repository.end();
  }
}

export const command: Command = {
  name: 'experiment',
  summary:
    'Changes the environments of copies of this repository as a new user would, and runs what a pull request runs.',
  details:
    'An environment is added, a percentage changed, the demo removed, an environment renamed. The tests that can see an environment take longest: they run once, with all changes made, unless --each is given. Ends with the true counts.',
  options: {
    only: { value: 'TEXT', help: 'the changes with this text in their title alone; default: all' },
    each: { help: 'runs the tests after each change alone, to find the one that they do not stand' },
  },
  run(call) {
    const only = call.value('only') ?? '';
    const each = call.has('each');
    const made = changes.filter((change) => change.title.includes(only));
    const passes = made.flatMap((change) => tried(change.title, [change], each ? [...steps, ...testing] : steps));
    if (!each && made.length > 0) {
      passes.push(...tried('all of it', made, [...steps.slice(0, 1), ...testing]));
    }
    const passed = passes.filter((pass) => pass).length;
    console.log(`${passed} passed, ${passes.length - passed} failed`);
    return passed < passes.length || passed === 0 ? 1 : 0;
  },
};
