import path from 'node:path';
import type { Report } from '../report';
import type { Adopter } from './adopter';
import { outcome, same } from './expect';

const environment = 'environments/company.ts';

/** An environment file that is wrong: what is said, and that nothing is written. */
export async function wrongEdits(report: Report, adopter: Adopter): Promise<void> {
  const before = adopter.contents('dist');
  const good = adopter.read(environment);
  const refuses = async (what: string, edit: readonly [string, string], says: readonly string[]) => {
    adopter.replace(environment, ...edit);
    await report.check(what, 'synth ends with 1 and names the line', () =>
      outcome(adopter.lgtm('synth'), { status: 1, says: [...says, `at ${environment}:`] }),
    );
    adopter.write(environment, good);
  };
  await refuses(
    'a value of the wrong unit',
    ['retention: days(7)', 'retention: gibibytes(7)'],
    ['company › loki › retention: gibibytes(7) is given'],
  );
  await refuses(
    'a property that does not exist',
    ['disk: gibibytes(20)', 'disc: gibibytes(20)'],
    ['company › loki › dis'],
  );
  await report.check('dist/ after wrong edits', 'as it was', () => same(before, adopter.contents('dist'), 'dist/'));
}

/** A check of the repository's own, beside those of the package. */
export async function ownCheck(report: Report, adopter: Adopter, project: string): Promise<void> {
  adopter.copy(path.join(project, 'checks'), 'checks');
  const main = adopter.read('main.ts');
  adopter.replace(
    'main.ts',
    "from 'lgtm-cdk8s';\n",
    "from 'lgtm-cdk8s';\nimport { costCentre } from './checks/cost-centre';\n",
  );
  adopter.replace('main.ts', '{ company } }', '{ company }, checks: [costCentre] }');
  await report.check('a check of the repository’s own', 'check ends with 1 and says what it found', () =>
    outcome(adopter.lgtm('check'), {
      status: 1,
      says: [
        'company › loki › StatefulSet loki › metadata.labels: example.com/cost-centre is not there',
        `at ${environment}:`,
      ],
    }),
  );
  adopter.write('main.ts', main);
}

const component = 'components/status-page.ts';
const cloud =
  "external(environment, { protocol: 'otlp.http', url: 'https://otlp.example.com', addresses: ['203.0.113.0/24'] })";

/** A component of the repository's own, written with the kit, with a patch. */
export async function ownComponent(report: Report, adopter: Adopter, project: string): Promise<void> {
  adopter.copy(path.join(project, 'components'), 'components');
  // What a patch brings into a pod is a file of the package.
  adopter.replace(
    component,
    "from 'lgtm-cdk8s/kit';\n",
    "from 'lgtm-cdk8s/kit';\nimport { external, withPythonAgent } from 'lgtm-cdk8s';\n",
  );
  adopter.replace(
    component,
    '      readiness:',
    `      patch: withPythonAgent({ otlpTo: ${cloud} }),\n      readiness:`,
  );
  adopter.replace(
    environment,
    "from 'lgtm-cdk8s';\n",
    "from 'lgtm-cdk8s';\nimport { StatusPage } from '../components/status-page';\n",
  );
  adopter.replace(
    environment,
    '  return company;',
    '  new StatusPage(company, { logs: loki.query });\n  return company;',
  );
  await report.check('a change is seen', 'synth --check ends with 1 and says what is missing', () =>
    outcome(adopter.lgtm('synth', '--check'), {
      status: 1,
      says: ['missing  dist/company/status-page/Deployment.status-page.yaml', 'run: npx lgtm-cdk8s synth'],
    }),
  );
  await report.check('a component of the repository’s own', 'synth renders it, with policies of both sides', () =>
    outcome(adopter.lgtm('synth'), { status: 0, says: [/^company: 5 components \(.*status-page/m] }),
  );
  await report.check('its policies', 'loki admits it', () => {
    const policy = adopter.read('dist/company/loki/NetworkPolicy.loki.yaml');
    return { passed: policy.includes('status-page'), got: policy.match(/.*status-page/)?.[0]?.trim() ?? policy };
  });
  await report.check('its patch', 'the init container has the file that starts OpenTelemetry', () => {
    const deployment = adopter.read('dist/company/status-page/Deployment.status-page.yaml');
    return {
      passed: deployment.includes('initialize()'),
      got: deployment.match(/.*initialize\(\)/)?.[0]?.trim() ?? deployment,
    };
  });
  await report.check('npx lgtm-cdk8s check', 'the component is sound', () =>
    outcome(adopter.lgtm('check'), { status: 0 }),
  );
}
