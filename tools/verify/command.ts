import path from 'node:path';
import { deadlineIn } from '../cli/build-time';
import { type Command, sharedOptions } from '../cli/command';
import { Programs } from '../programs';
import { summary, table } from './table';
import { verify } from './verify';

export const command: Command = {
  name: 'verify',
  summary: 'Gives every configuration in dist/ to the program that will read it.',
  details: `A program is run from the workload's image where docker or podman has the image or can pull it. Else it is taken from PATH, in
the image's version or one near it. Else it is built once from the Go module registry into the cache (~/.cache/lgtm-cdk8s), which
needs Go 1.26 or newer. Loki, Mimir, Tempo, Pyroscope and Promtail are not built: their licence is the AGPL.`,
  options: {
    environment: sharedOptions.environment,
    strict: { help: 'exit with 1 also where something could not be checked' },
    'no-pull': sharedOptions['no-pull'],
    'no-build': sharedOptions['no-build'],
    'build-minutes': { value: 'N', help: 'begin no build after so many minutes; default: no limit' },
    json: sharedOptions.json,
  },
  async run(call) {
    const programs = new Programs({ pull: !call.has('no-pull'), buildUntil: deadlineIn(call) });
    const results = await verify({
      dist: path.resolve('dist'),
      environments: call.environments(),
      find: (name, image) => programs.obtain(name, image),
    });
    console.log(call.has('json') ? JSON.stringify(results, null, 2) : `${table(results)}\n\n${summary(results)}`);
    const strict = call.has('strict');
    const failures = results.filter(({ verdict }) => verdict === 'rejected' || (strict && verdict !== 'accepted'));
    return failures.length > 0 ? 1 : 0;
  },
};
