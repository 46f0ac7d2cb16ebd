import path from 'node:path';
import pc from 'picocolors';
import { type Command, sharedOptions } from '../cli/command';
import { noticesFor, printNotices } from '../review/of-call';
import { compare, type Difference, write } from './output-folder';
import { type Rendering, renderEnvironment } from './render';

export const command: Command = {
  name: 'synth',
  summary: 'Renders environments into dist/, and checks the types of what main.ts imports.',
  details: 'When anything is wrong, everything that is wrong is said and nothing is written.',
  options: {
    environment: sharedOptions.environment,
    check: sharedOptions.check,
    'without-types': { help: 'do not check types; npm test and the checks of a pull request do' },
    base: sharedOptions.base,
    json: sharedOptions.json,
  },
  async run(call) {
    const { environments, findings } = call.build();
    if (findings.length > 0) return call.refuse(await call.withTypes(findings), 'nothing was written');
    const renderings = environments.map(renderEnvironment);
    const files = new Map(renderings.flatMap((rendering) => [...rendering.files]));
    // With names given, other environments' files are not looked at; without, every file in dist/ is ours.
    const owned = (file: string) => !call.partial || renderings.some((rendering) => belongs(file, rendering));
    const folder = path.resolve('dist');
    const difference = compare(folder, files, owned);
    const notices = noticesFor(call, folder, files);
    // The compiler has worked meanwhile.
    const problems = await call.withTypes([]);
    if (problems.length > 0) return call.refuse(problems, 'nothing was written');
    call.warn(environments.flatMap(({ warnings }) => warnings));
    if (call.has('check')) {
      const code = report(renderings, difference, call.program);
      printNotices(call, notices);
      return code;
    }
    // `cdk8s synth` wants to see files in a folder of its own.
    const { CDK8S_OUTDIR: copy } = process.env;
    if (copy)
      write(
        copy,
        files,
        compare(copy, files, () => true),
        { whole: true },
      );
    write(folder, files, difference, { whole: !call.partial });
    if (call.has('json')) {
      console.log(JSON.stringify({ ...difference, ...notices }, null, 2));
      return 0;
    }
    for (const rendering of renderings) console.log(summary(rendering, difference));
    printNotices(call, notices);
    if (difference.interrupted) {
      const next = call.partial ? `${call.program} synth completes it` : 'this one completed it';
      console.log(pc.yellow(`An earlier run was killed while it wrote; ${next}.`));
    }
    return 0;
  },
};

const belongs = (file: string, { environment }: Rendering): boolean =>
  file.startsWith(`${environment}/`) || file.startsWith(`argocd/${environment}/`);

function summary(rendering: Rendering, difference: Difference): string {
  const count = (list: readonly string[]) => list.filter((file) => belongs(file, rendering)).length;
  const { added, changed, removed } = difference;
  return [
    `${pc.bold(rendering.environment)}: ${rendering.components.length} components (${rendering.components.join(', ')})`,
    `  ${rendering.objects} objects in ${rendering.files.size} files: ${count(added)} added, ${count(changed)} changed, ${count(removed)} removed; ${Math.round(rendering.milliseconds)} ms`,
  ].join('\n');
}

/** Prints what differs; the exit code says whether anything does. */
function report(renderings: readonly Rendering[], difference: Difference, program: string): number {
  const { added, changed, removed, interrupted } = difference;
  for (const file of added) console.log(`${pc.green('missing')}  dist/${file}`);
  for (const file of changed) console.log(`${pc.yellow('differs')}  dist/${file}`);
  for (const file of removed) console.log(`${pc.red('left over')} dist/${file}`);
  if (interrupted) console.log(`${pc.red('interrupted')} a run was killed while it wrote dist/`);
  const count = added.length + changed.length + removed.length;
  const names = renderings.map((rendering) => rendering.environment).join(', ');
  if (count === 0 && !interrupted) {
    console.log(`dist/ is what ${names} renders`);
    return 0;
  }
  console.log(`dist/ is not what ${names} renders (${count} files); run: ${program} synth`);
  return 1;
}
