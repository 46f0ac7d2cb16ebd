import path from 'node:path';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { formatFinding, SynthesisError } from '../../constructs/kit';
import { environments } from '../../main';
import { compare, type Difference, write } from './output-folder';
import { type Rendering, render } from './render';

const help = `Renders environments into dist/.

Usage: npm run synth [-- [options] [environment ...]]

  environment   ${Object.keys(environments).join(', ')}; default: all of them
  --check       write nothing; list what differs from dist/ and exit with 1 if anything does
  --help        this text

Exits with 1 when an environment is wrong (nothing is written then), with 2 when the call is.`;

const folder = path.resolve('dist');

function main(): number {
  const { values, positionals } = parseArgs({
    options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const unknown = positionals.filter((name) => !(name in environments));
  if (unknown.length > 0) throw new UsageError(`there is no environment ${unknown.join(', ')}`);
  const renderings = render(positionals.length > 0 ? positionals : undefined);
  const files = new Map(renderings.flatMap((rendering) => [...rendering.files]));
  // With names given, other environments' files are not looked at; without, every file in dist/ is ours.
  const owned = (file: string) => positionals.length === 0 || renderings.some((rendering) => belongs(file, rendering));
  const difference = compare(folder, files, owned);
  // To the stream that also cdk8s hands on.
  for (const warning of renderings.flatMap(({ warnings }) => warnings)) {
    console.error(`${pc.yellow('warning')} ${formatFinding(warning)}`);
  }
  if (values.check) return report(renderings, difference);
  // `cdk8s synth` wants to see files in a folder of its own.
  const { CDK8S_OUTDIR: copy } = process.env;
  if (copy) {
    const everything = compare(copy, files, () => true);
    write(copy, files, everything, { whole: true });
  }
  const whole = positionals.length === 0;
  write(folder, files, difference, { whole });
  for (const rendering of renderings) console.log(summary(rendering, difference));
  if (difference.interrupted) {
    const next = whole ? 'this one completed it' : 'npm run synth completes it';
    console.log(pc.yellow(`An earlier run was killed while it wrote; ${next}.`));
  }
  return 0;
}

class UsageError extends Error {}

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
function report(renderings: readonly Rendering[], { added, changed, removed, interrupted }: Difference): number {
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
  console.log(`dist/ is not what ${names} renders (${count} files); run: npm run synth`);
  return 1;
}

try {
  process.exitCode = main();
} catch (error) {
  const usage = error instanceof UsageError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  const expected = usage || error instanceof SynthesisError;
  console.error(pc.red(expected ? (error as Error).message : String((error as Error).stack)));
  if (usage) console.error(`\n${help}`);
  process.exitCode = usage ? 2 : 1;
}
