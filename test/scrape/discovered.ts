import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { eventually } from '../../tools/wait';
import { freePort } from '../ports';

/** A target as a program found it. */
export interface Found {
  readonly job: string;
  readonly url: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Runs a program on one file and asks it again and again, until it answers. */
export async function running<Answer>(
  program: string,
  file: { readonly name: string; readonly text: string },
  words: (file: string, folder: string, port: number) => readonly string[],
  ask: (port: number) => Promise<Answer | undefined>,
): Promise<Answer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'scrape-'));
  let child: ChildProcess | undefined;
  try {
    writeFileSync(path.join(folder, file.name), file.text);
    const port = await freePort();
    child = spawn(program, words(path.join(folder, file.name), folder, port), {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { NODE_NAME: 'a' },
    });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    const answer = await eventually(30, () => ask(port));
    if (answer === undefined) throw new Error(`${program} found something else: ${said.slice(-2000)}`);
    return answer;
  } finally {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

export const json = async <Answer>(url: string): Promise<Answer> => (await fetch(url)).json() as Promise<Answer>;

interface ActiveTarget {
  readonly scrapeUrl: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** What a Prometheus with the rendered jobs finds by a Kubernetes API, once there are as many. */
export async function byPrometheus(program: string, rendered: string, api: string, count: number): Promise<Found[]> {
  const configuration = parse(rendered);
  const [, ...jobs] = configuration.scrape_configs;
  for (const { kubernetes_sd_configs } of jobs) kubernetes_sd_configs[0].api_server = api;
  const targets = await running(
    program,
    { name: 'prometheus.yaml', text: stringify({ ...configuration, scrape_configs: jobs }) },
    (file, folder, port) => [
      `--config.file=${file}`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    async (port) => {
      const url = `http://127.0.0.1:${port}/api/v1/targets?state=active`;
      const { data } = await json<{ data: { activeTargets: ActiveTarget[] } }>(url);
      return data.activeTargets.length >= count ? data.activeTargets : undefined;
    },
  );
  return targets.map(({ scrapeUrl, labels: { job = '', instance: _, ...labels } }) => ({
    job,
    url: scrapeUrl,
    labels,
  }));
}

/** An export of one of Alloy's components, or a field of it. */
interface Exported {
  readonly name?: string;
  readonly key?: string;
  readonly value: { readonly value: unknown };
}

/** What an Alloy with the rendered file finds, once there are as many. `jobs`: by their names in it, with their paths. */
export function byAlloy(
  program: string,
  rendered: string,
  api: string,
  props: { readonly jobs: Readonly<Record<string, string>>; readonly count: number },
): Promise<Found[]> {
  return running(
    program,
    {
      name: 'config.alloy',
      text: rendered.replaceAll(/^(discovery\.kubernetes .*)$/gm, `$1\n\tapi_server = "${api}"`),
    },
    (file, folder, port) => [
      ...['run', file, `--storage.path=${folder}/state`, '--disable-reporting'],
      `--server.http.listen-addr=127.0.0.1:${port}`,
    ],
    async (port) => {
      const all = await Promise.all(
        Object.entries(props.jobs).map(async ([job, usualPath]) => {
          const component = `discovery.relabel.scrape_${job.replaceAll('-', '_')}`;
          const url = `http://127.0.0.1:${port}/api/v0/web/components/${component}`;
          const { exports = [] } = await json<{ exports?: Exported[] }>(url);
          return targetsIn(exports).map(({ __address__, __metrics_path__ = usualPath, ...labels }) => ({
            job,
            url: `http://${__address__}${__metrics_path__}`,
            labels,
          }));
        }),
      );
      return all.flat().length >= props.count ? all.flat() : undefined;
    },
  );
}

/** The targets that a component gives on, without what is only known until then. */
function targetsIn(exports: readonly Exported[]): Record<string, string>[] {
  const { value } = exports.find(({ name }) => name === 'output')?.value ?? { value: [] };
  return (value as readonly { readonly value: readonly Exported[] }[]).map(({ value: labels }) =>
    Object.fromEntries(
      labels
        .map(({ key = '', value: text }) => [key, String(text.value)] as const)
        .filter(([key]) => !/^__(meta|tmp)_/.test(key)),
    ),
  );
}
