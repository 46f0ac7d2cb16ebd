import type { PackageDescription } from './files';

/** What somebody does next, by the package.json that is there now: one that was there before may lack a package. */
export function nextSteps(packageJson: string, { version, peerDependencies }: PackageDescription): string {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(packageJson);
  const missing = Object.entries({ 'lgtm-cdk8s': version, ...peerDependencies })
    .filter(([name]) => !(name in dependencies || name in devDependencies))
    .map(([name, range]) => ` "${name}@${range}"`);
  return [
    'Next:',
    `  npm install${missing.join('')}`,
    '  edit environments/company.ts: say in `cluster` what the cluster has',
    '  npx lgtm-cdk8s synth   renders it into dist/',
    '  npx lgtm-cdk8s check   says whether that is sound',
    '  npx lgtm-cdk8s docs    writes a page about it',
    '  commit all of it, with dist/, docs/ and package-lock.json',
  ].join('\n');
}
