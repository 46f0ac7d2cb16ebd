import pc from 'picocolors';
import type { Command } from '../cli/command';
import { changes } from './changes';
import { type Ended, Repository } from './repository';

/** Every test but that of the committed `dist/`, which is the one that knows the examples. */
const tests = ['--ci', '--testPathIgnorePatterns', '/node_modules/', 'test/dist\\.test\\.ts$'];

/** What somebody runs after a change, and what a pull request runs then. */
const steps: readonly (readonly [title: string, run: (repository: Repository) => Ended])[] = [
  ['synth', (repository) => repository.command('synth')],
  ['docs', (repository) => repository.command('docs')],
  ['types', (repository) => repository.installed('tsc', '--noEmit')],
  ['synth --check', (repository) => repository.command('synth', '--check')],
  ['docs --check', (repository) => repository.command('docs', '--check')],
  ['check', (repository) => repository.command('check')],
  ['tests', (repository) => repository.installed('jest', ...tests)],
];

export const command: Command = {
  name: 'experiment',
  summary:
    'Changes the environments of copies of this repository as a new user would, and runs what a pull request runs.',
  details:
    'An environment is added, a percentage changed, the demo removed, an environment renamed. Ends with the true counts.',
  options: {
    only: { value: 'TEXT', help: 'the changes with this text in their title alone; default: all' },
  },
  run(call) {
    const only = call.value('only') ?? '';
    const counts = { passed: 0, failed: 0 };
    for (const { title, make } of changes.filter((change) => change.title.includes(only))) {
      console.log(pc.bold(title));
      const repository = new Repository();
      try {
        make(repository);
        for (const [step, run] of steps) {
          const start = performance.now();
          const { passed, output } = run(repository);
          const seconds = ((performance.now() - start) / 1000).toFixed(1);
          console.log(`  ${step}: ${passed ? pc.green('passed') : pc.red('failed')} in ${seconds} s`);
          if (!passed) console.log(output);
          counts[passed ? 'passed' : 'failed']++;
        }
      } finally {
        repository.end();
      }
    }
    console.log(`${counts.passed} passed, ${counts.failed} failed`);
    return counts.failed > 0 || counts.passed === 0 ? 1 : 0;
  },
};
