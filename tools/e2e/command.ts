import type { Environment } from '../../constructs/kit';
import { type Call, type Command, Refused, sharedOptions, UsageError } from '../cli/command';
import { prepared } from '../namespaces';
import { type Prepared, runInner } from './inside';
import { Sources } from './programs/sources';
import { missingRequirements } from './requirements';
import { run } from './run';
import { SuiteError } from './suite/bind';
import { nameOf, type Suite } from './suite/suite';
import { suites } from './suites';

export const command: Command = {
  name: 'e2e',
  summary: 'Runs environments of dist/ as real processes, sends data through each, and asks the stores for it.',
  details: `Needs Linux and root. Everything happens in namespaces of its own, without a way to any network, and ends with them.
Parts:
${suites.map((suite) => `  ${nameOf(suite)}: ${Object.keys(suite.parts).join(', ')}`).join('\n')}`,
  words: { name: 'part', help: 'a part alone; default: all' },
  options: {
    environment: sharedOptions.environment,
    full: { help: 'long parts in their full form, such as an outage of minutes where it is one of seconds otherwise' },
    'no-pull': sharedOptions['no-pull'],
    'no-build': sharedOptions['no-build'],
  },
  async run(call) {
    const inner = prepared<Prepared>();
    if (inner) {
      const passed = await runInner(call.environments(), suites, inner).catch((error: Error) => {
        console.error(error.stack);
        return false;
      });
      // What was started before an error would keep this process, and with it the namespaces.
      process.exit(passed ? 0 : 1);
    }
    const chosen = chosenSuites(call);
    const needs = missingRequirements();
    if (needs.length > 0) throw new UsageError(needs.map((need) => `this needs ${need}`).join('\n'));
    const sources = new Sources({ build: !call.has('no-build'), pull: !call.has('no-pull') });
    try {
      return await run({
        environments: environmentsOf(call, chosen),
        suites: chosen,
        parts: call.words,
        full: call.has('full'),
        sources,
      });
    } catch (error) {
      if (error instanceof SuiteError) throw new UsageError(error.message);
      throw error;
    } finally {
      sources.remove();
    }
  },
};

/** The suites of the environments that the call names; without `--environment`, all suites. */
function chosenSuites({ names, partial, words }: Call): readonly Suite[] {
  const isNamed = ({ environment, sender, inPlaceOf }: Suite): boolean =>
    [environment, sender?.environment, inPlaceOf].some((name) => name !== undefined && names.includes(name));
  const chosen = partial ? suites.filter(isNamed) : suites;
  if (chosen.length === 0) throw new UsageError(`there is no end-to-end run of ${names.join(', ')}`);
  const known = new Set(chosen.flatMap(({ parts }) => Object.keys(parts)));
  const unknown = words.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    const of = partial ? ` of ${names.join(', ')}` : '';
    const said = [`there is no part ${unknown.join(', ')}${of}; there are: ${[...known].join(', ')}`];
    throw new UsageError([...said, ...unknown.flatMap(elsewhere)].join('\n'));
  }
  return chosen;
}

/** Where a part is, and the command that runs it. Nothing if it is nowhere. */
function elsewhere(part: string): readonly string[] {
  const found = suites.filter(({ parts }) => Object.hasOwn(parts, part)).map(nameOf);
  return found.length > 0 ? [`${part} is a part of ${found.join(' and ')}: npm run e2e -- ${part}`] : [];
}

/** The environments of suites, those that only run beside them included. */
function environmentsOf({ project }: Call, chosen: readonly Suite[]): readonly Environment[] {
  const wanted = chosen.flatMap(({ environment, sender }) => [environment, ...(sender ? [sender.environment] : [])]);
  const { environments, findings } = project.build(project.names.filter((name) => wanted.includes(name)));
  if (findings.length > 0) throw new Refused(findings);
  return environments;
}
