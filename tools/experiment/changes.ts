import { callAt } from '../cli/call-extent';

/** The files of a repository, of which a change makes others. */
export interface Files {
  /** The names below `environments/`, without their ending. */
  readonly environments: readonly string[];
  /** The files of suites of `e2e`, which import the environment that they prove in another choice. */
  readonly suites: readonly string[];
  read(file: string): string;
  write(file: string, text: string): void;
  remove(file: string): void;
}

/** What somebody does with the environments on their first day. */
export interface Change {
  readonly title: string;
  make(files: Files): void;
}

const fileOf = (name: string): string => `environments/${name}.ts`;

/** A file of an environment that has a text. Throws where none has. */
function fileWith(files: Files, text: RegExp): string {
  const file = files.environments.map(fileOf).find((each) => files.read(each).search(text) >= 0);
  if (!file) throw new Error(`no environment has ${text}`);
  return file;
}

function replace(files: Files, file: string, before: RegExp, after: string): void {
  const text = files.read(file);
  if (text.search(before) < 0) throw new Error(`${file} has no ${before}`);
  files.write(file, text.replace(before, after));
}

/** A small environment beside the examples. */
const small = `import type { App } from 'cdk8s';
import { Alloy, podLogs } from '../constructs/alloy';
import { Grafana, lokiLogs } from '../constructs/grafana';
import { days, Environment, gibibytes, plainNetwork } from '../constructs/kit';
import { Loki } from '../constructs/loki';

export function firstDay(app: App): Environment {
  const environment = new Environment(app, 'first-day', { cluster: { network: plainNetwork() } });
  environment.addNamespace('logs');
  const agents = environment.addNamespace('log-agents', {
    podSecurity: 'privileged',
    reason: 'node agents read the log files of every pod',
  });
  const loki = new Loki(environment, { retention: days(7), disk: gibibytes(20) });
  new Alloy(environment, { namespace: agents, collect: [podLogs()], logsTo: loki.push });
  new Grafana(environment, { datasources: [loki.datasource], dashboards: [lokiLogs()] });
  return environment;
}
`;

export const changes: readonly Change[] = [
  {
    title: 'an environment is added',
    make(files) {
      files.write(fileOf('first-day'), small);
      replace(files, 'main.ts', /^import/, "import { firstDay } from './environments/first-day';\nimport");
      replace(files, 'main.ts', /environments: \{/, "environments: { 'first-day': firstDay,");
    },
  },
  {
    title: 'a percentage is changed',
    make(files) {
      const [, share = '0'] = /percent\((\d+)\)/.exec(files.read(fileWith(files, /percent\(\d+\)/))) ?? [];
      replace(files, fileWith(files, /percent\(\d+\)/), /percent\(\d+\)/, `percent(${Number(share) * 2})`);
    },
  },
  {
    title: 'the demo is removed',
    make(files) {
      const file = fileWith(files, /new Demo\(/);
      const text = files.read(file);
      const line = text.split('\n').findIndex((each) => each.includes('new Demo(')) + 1;
      files.write(file, withoutUnused(text.replace(callAt(text, line), '')));
    },
  },
  {
    title: 'an environment is renamed',
    make(files) {
      const [name = ''] = files.environments;
      // Neither a part of a path or of a domain; a method of the environment is called on it.
      const [old, now] = [new RegExp(`(?<![-.\\w/])${name}(?![-\\w]|\\.\\w+\\b(?!\\())`, 'g'), 'renamed'];
      const followed = (text: string) => text.replace(`/environments/${name}'`, `/environments/${now}'`);
      const imported = (text: string) => followed(text.replace(old, now));
      files.write(fileOf(now), files.read(fileOf(name)).replace(old, now));
      files.remove(fileOf(name));
      files.write('main.ts', imported(files.read('main.ts')));
      // An editor that renames a file follows it to those who import it; of a suite of its own the first line alone is of it.
      for (const suite of files.suites) {
        const text = files.read(suite);
        const moved = suite.includes(`/${name}/`) ? text.replace(/^import [^;]*;/, imported) : followed(text);
        if (moved !== text) files.write(suite, moved);
      }
    },
  },
];

/** A file without the imports and constants that nothing in it uses, as an editor would leave it. */
function withoutUnused(text: string): string {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '');
  const uses = (name: string) => code.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0;
  const trimmed = text
    .replace(/^import (type )?\{ ([^}]*) \} from ([^;]*);\n/gm, (_, type = '', names: string, from: string) => {
      const used = names.split(', ').filter((name) => uses(name.replace(/^type /, '')) > 1);
      return used.length > 0 ? `import ${type}{ ${used.join(', ')} } from ${from};\n` : '';
    })
    .replace(/^ *const (\w+) = [^;]*;\n/gm, (statement, name: string) => (uses(name) > 1 ? statement : ''));
  return trimmed === text ? text : withoutUnused(trimmed);
}
