import path from 'node:path';
import type { Report } from '../report';
import type { Adopter } from './adopter';
import { outcome, same } from './expect';

/** The commands that the package brings. */
export const commands = ['capacity', 'check', 'docs', 'init', 'synth', 'verify'];

/** What everybody does at each change. */
export async function dailyCommands(report: Report, adopter: Adopter): Promise<void> {
  const does = (words: string, says: readonly (string | RegExp)[] = []) =>
    report.check(`npx lgtm-cdk8s ${words}`, 'it ends with 0', () =>
      outcome(adopter.npx(...words.split(' ')), { status: 0, says }),
    );
  await does('synth', [/^company: 4 components/m, /0 changed, 0 removed/]);
  await does('synth --check', ['dist/ is what company renders']);
  await does('check');
  await does('docs', ['wrote docs/environments/company.md']);
  await does('docs --check', ['the docs are what the model says']);
  await does('capacity --nodes 60', [/^mimir, /m, /^total /m]);
  await does('verify --no-build', [/^company .* accepted /m]);
  await report.check('the page of an environment', 'docs/environments/company.md names its command', () => ({
    passed: adopter.read('docs/environments/company.md').includes('`npx lgtm-cdk8s docs`'),
    got: adopter.read('docs/environments/company.md').split('\n')[2] ?? '',
  }));
}

/** How commands explain themselves and refuse what they do not know. */
export async function commandLine(report: Report, adopter: Adopter): Promise<void> {
  for (const name of commands) {
    await report.check(`npx lgtm-cdk8s ${name} --help`, 'it ends with 0 and says how it is called', () =>
      outcome(adopter.lgtm(name, '--help'), { status: 0, says: [`npx lgtm-cdk8s ${name} [options]`] }),
    );
  }
  await report.check('npx lgtm-cdk8s', 'without a command it ends with 2 and names all of them', () =>
    outcome(adopter.lgtm(), { status: 2, says: [`Commands: ${commands.join(', ')}`] }),
  );
  await report.check('npx lgtm-cdk8s sinth', 'an unknown command ends with 2', () =>
    outcome(adopter.lgtm('sinth'), { status: 2, says: ['there is no command sinth'] }),
  );
}

/** `cdk8s synth`, with the command line of cdk8s that this repository has. */
export async function cdk8sCommand(report: Report, adopter: Adopter): Promise<void> {
  const before = adopter.contents('dist');
  const program = path.resolve('node_modules', 'cdk8s-cli', 'bin', 'cdk8s');
  await report.check('npx cdk8s synth', 'it ends with 0', () =>
    outcome(adopter.run(process.execPath, program, 'synth', '--check-upgrade=false'), { status: 0 }),
  );
  await report.check('dist/ after npx cdk8s synth', 'as npx lgtm-cdk8s synth wrote it', () =>
    same(before, adopter.contents('dist'), 'dist/'),
  );
}
