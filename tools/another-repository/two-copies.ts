import type { Report } from '../report';
import type { Adopter } from './adopter';
import { outcome, same } from './expect';

const library = 'node_modules/company-components';
const environment = 'environments/company.ts';

/** A library of components with a copy of the package for itself, as npm installs it where versions differ. */
function addLibrary(adopter: Adopter): void {
  adopter.copy(adopter.file('node_modules/lgtm-cdk8s'), `${library}/node_modules/lgtm-cdk8s`);
  const description = { name: 'company-components', version: '1.0.0', main: 'index.js', types: 'index.d.ts' };
  adopter.write(`${library}/package.json`, JSON.stringify(description));
  adopter.write(
    `${library}/index.js`,
    `const { Loki, days, gibibytes, podLogs } = require('lgtm-cdk8s');
exports.companyLoki = (environment) => new Loki(environment, { retention: days(7), disk: gibibytes(20) });
exports.podLogs = podLogs;
`,
  );
  adopter.write(
    `${library}/index.d.ts`,
    `import { type Environment, type Loki, podLogs } from 'lgtm-cdk8s';
export declare const companyLoki: (environment: Environment) => Loki;
export { podLogs };
`,
  );
}

/** The environment takes its store and a pipeline from the library. */
function useLibrary(adopter: Adopter): void {
  const edits = [
    ['new Loki(company, { retention: days(7), disk: gibibytes(20) })', 'companyLoki(company)'],
    ['days, ', ''],
    ['gibibytes, Loki, ', ''],
    [', podLogs', ''],
    ['import {', "import { companyLoki, podLogs } from 'company-components';\nimport {"],
  ] as const;
  for (const [before, after] of edits) adopter.replace(environment, before, after);
}

/** Two copies of the package in one program: they are as one, and where their types do not fit the synth says so. */
export async function twoCopies(report: Report, adopter: Adopter): Promise<void> {
  const before = adopter.contents('dist');
  addLibrary(adopter);
  useLibrary(adopter);
  await report.check('a second copy of the package', 'a library’s own: synth ends with 0, with types', () =>
    outcome(adopter.lgtm('synth'), { status: 0, says: [/^company: /m] }),
  );
  await report.check('dist/ with two copies', 'as with one', () => same(before, adopter.contents('dist'), 'dist/'));

  const declaration = `${library}/node_modules/lgtm-cdk8s/lib/constructs/kit/environment/environment.d.ts`;
  adopter.replace(declaration, 'readonly name: string;', 'readonly name: string;\n    readonly later: string;');
  await report.check('a second copy of a version that does not fit', 'synth ends with 1 and says what to do', () =>
    outcome(adopter.lgtm('synth'), { status: 1, says: ['lgtm-cdk8s is here twice', 'npm ls lgtm-cdk8s'] }),
  );
}
