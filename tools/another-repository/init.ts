import { rmSync, symlinkSync } from 'node:fs';
import { parse } from 'yaml';
import type { Report } from '../report';
import { Adopter } from './adopter';
import { outcome, same } from './expect';

/** What `init` must write. */
const files = [
  '.github/workflows/pull-request.yaml',
  '.gitignore',
  'cdk8s.yaml',
  'environments/company.ts',
  'main.ts',
  'tsconfig.json',
];

/** A repository that begins with `init`, in an empty folder. `installed`: where the package is. */
export async function newRepository(report: Report, folder: string, installed: Adopter): Promise<void> {
  const adopter = new Adopter(folder);
  const launcher = installed.file('node_modules/.bin/lgtm-cdk8s');
  await report.check('npx lgtm-cdk8s init', 'in an empty folder it writes every file', () =>
    outcome(adopter.run(launcher, 'init'), {
      status: 0,
      says: ['package.json', ...files].map((file) => `wrote ${file}`),
    }),
  );
  // What `npm install` would do. The folder is there, as the launcher keeps what it bundles in it.
  rmSync(adopter.file('node_modules'), { recursive: true });
  symlinkSync(installed.file('node_modules'), adopter.file('node_modules'));
  await report.check('package.json of a new repository', 'it asks for what is installed here', () => {
    const asked = Object.keys(JSON.parse(adopter.read('package.json')).dependencies).sort();
    const there = Object.keys(JSON.parse(installed.read('package.json')).dependencies).sort();
    return { passed: asked.join() === there.join(), got: asked.join(', ') };
  });
  const before = files.map((file) => adopter.read(file)).join('');
  await report.check('npx lgtm-cdk8s init, again', 'it says what is there, and leaves it', () => {
    const again = outcome(adopter.lgtm('init'), { status: 0, says: files.map((file) => `left  ${file}`) });
    return again.passed ? same(before, files.map((file) => adopter.read(file)).join(''), 'every file') : again;
  });
  for (const words of ['synth', 'docs']) {
    await report.check(`npm run ${words}`, 'what init wrote passes at once', () =>
      outcome(adopter.run('npm', 'run', '--silent', words), { status: 0 }),
    );
  }
  await pullRequest(report, adopter);
}

/** The commands of the workflow, as they stand in it. */
async function pullRequest(report: Report, adopter: Adopter): Promise<void> {
  const { jobs } = parse(adopter.read('.github/workflows/pull-request.yaml'));
  const steps: readonly { readonly run?: string }[] = jobs.check.steps;
  for (const { run = '' } of steps) {
    const [program, ...words] = run.split(' ');
    // `verify` would build programs here, and the package is installed already.
    if (program !== 'npx') continue;
    const further = words.includes('verify') ? ['--no-build'] : [];
    await report.check(`the workflow: ${run}`, 'it ends with 0', () =>
      outcome(adopter.run('npx', '--no-install', ...words, ...further), { status: 0 }),
    );
  }
}
