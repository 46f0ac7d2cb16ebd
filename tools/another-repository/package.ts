import { readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../command';
import type { Report } from '../report';
import type { Adopter } from './adopter';

/** What npm says of a package that it made. https://docs.npmjs.com/cli/commands/npm-pack#json */
interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** What a package must contain, and what belongs only to this repository. */
const needed = [
  'lib/constructs/index.js',
  'lib/constructs/index.d.ts',
  'LICENSE',
  'NOTICE',
  'CHANGELOG.md',
  'README.md',
];
const unwanted =
  /^(test|dist|environments|\.ci)\/|^main\.ts$|^tools\/(?!go\/|init\/project\/)|^lib\/tools\/(e2e|bench|test)/;

/** Makes the package, as `npm publish` would, and returns its file. Undefined where that failed. */
export async function makePackage(report: Report, folder: string): Promise<string | undefined> {
  let packed: Packed | undefined;
  await report.check('the package', 'npm pack: what another repository needs, and nothing else', () => {
    const [made] = JSON.parse(run('npm', 'pack', '--json', '--pack-destination', folder)) as Packed[];
    if (!made) throw new Error('npm made no package');
    packed = made;
    const files = made.files.map((file) => file.path);
    const wrong = [
      ...needed.filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
      ...files.filter((file) => unwanted.test(file)).map((file) => `${file} is in it`),
    ];
    const size = `${files.length} files, ${Math.round(made.size / 1024)} KiB`;
    return { passed: wrong.length === 0, got: wrong.length === 0 ? size : wrong.join(', ') };
  });
  return packed && path.join(folder, packed.filename);
}

/** Installs the package from its file, with what it depends on and nothing else. Returns whether that went well. */
export async function installPackage(report: Report, adopter: Adopter, file: string): Promise<boolean> {
  const { peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const dependencies = { ...peerDependencies, 'lgtm-cdk8s': `file:${file}` };
  adopter.write('package.json', `${JSON.stringify({ name: 'company', private: true, dependencies }, null, 2)}\n`);
  // Without scripts, as many companies do: nothing may be downloaded or built by one.
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  return await report.check('npm install', `npm ${words.join(' ')}, in an empty folder`, () => {
    const { status, stdout, stderr } = adopter.run('npm', ...words);
    return { passed: status === 0, got: status === 0 ? stdout.trim() : `${stdout}${stderr}`.trim() };
  });
}
