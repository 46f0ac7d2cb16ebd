import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Command } from '../cli/command';
import { Report } from '../report';
import { Adopter } from './adopter';
import { ownCheck, ownComponent, wrongEdits } from './changes';
import { cdk8sCommand, commandLine, dailyCommands } from './commands';
import { newRepository } from './init';
import { modules } from './modules';
import { installPackage, makePackage } from './package';
import { twoCopies } from './two-copies';

/** What the adopter writes by hand. */
const project = path.join('tools', 'another-repository', 'project');

export const command: Command = {
  name: 'another-repository',
  summary:
    'Packs this repository, installs the package into an empty folder, and does there what another repository does.',
  details: 'It needs npm and its registry. Ends with the true counts.',
  options: {},
  async run() {
    const report = new Report();
    const area = realpathSync(mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-adopter-')));
    try {
      await everything(report, area);
    } finally {
      rmSync(area, { recursive: true });
    }
    return report.finish() ? 0 : 1;
  },
};

async function everything(report: Report, area: string): Promise<void> {
  report.heading('The package');
  const file = await makePackage(report, area);
  const adopter = new Adopter(path.join(area, 'company'));
  if (!file || !(await installPackage(report, adopter, file))) return;
  await modules(report, adopter);

  report.heading('The files that somebody writes by hand');
  for (const name of ['main.ts', 'environments', 'cdk8s.yaml']) adopter.copy(path.join(project, name), name);
  await dailyCommands(report, adopter);
  await commandLine(report, adopter);
  await cdk8sCommand(report, adopter);
  await wrongEdits(report, adopter);

  report.heading('A new repository by init');
  await newRepository(report, path.join(area, 'new-repository'), adopter);

  report.heading('Two copies of the package');
  await twoCopies(report, adopter);

  report.heading('A check and a component of its own');
  adopter.copy(path.join(project, 'environments'), 'environments');
  await ownCheck(report, adopter, project);
  await ownComponent(report, adopter, project);
}
