import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { eventually } from '../../tools/wait';
import { freePort } from '../ports';
import type { Source } from './cases';

/** Lines of one container. */
export interface Printed {
  readonly source: Source;
  readonly lines: readonly string[];
}

/** What an agent would send to its store, in the order in which it came. */
export interface Sent {
  readonly line: string;
  /** As the agent prints them. */
  readonly labels: string;
  /** Beside the line, as the agent prints it. */
  readonly metadata: string;
}

/** The last line, by which it is known that an agent has read everything. */
const end = 'the end of the file';

/** Lines as a container runtime writes them down. */
const runtimeFormat = (lines: readonly string[]): string =>
  lines
    .flatMap((line) => line.split('\n'))
    .map((line) => `2026-01-01T00:00:00.000000000Z stdout F ${line}\n`)
    .join('');

const labelsOf = ({ namespace, pod, container, service }: Source) => ({
  namespace,
  pod,
  container,
  service_name: service,
});

/** Gives printed lines to the rendered pipeline of Alloy: files that it is told of, and entries that it prints instead of sending. */
export async function throughAlloy(program: string, rendered: string, printed: readonly Printed[]): Promise<Sent[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'log-rules-'));
  try {
    const targets = printed.map(({ source, lines }, index) => {
      const file = path.join(folder, `${index}.log`);
      writeFileSync(file, runtimeFormat([...lines, end]));
      return `{ ${Object.entries({ ...labelsOf(source), __path__: file })
        .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
        .join(', ')} }`;
    });
    const configuration = rendered
      .replaceAll(/^(discovery\.\w+|loki\.write) "\w+" \{\n[\s\S]*?^\}\n/gm, '')
      .replace('loki.write.logs.receiver', 'loki.echo.logs.receiver')
      .replace('discovery.relabel.pod_logs.output', `[${targets.join(', ')}]`);
    const file = path.join(folder, 'config.alloy');
    writeFileSync(file, `logging { format = "json" }\nloki.echo "logs" { }\n${configuration}`);
    mkdirSync(path.join(folder, 'state'));
    const address = `--server.http.listen-addr=127.0.0.1:${await freePort()}`;
    const words = ['run', file, `--storage.path=${folder}/state`, address, '--disable-reporting'];
    const agent = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    agent.stderr.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    try {
      const all = await eventually(60, () => {
        const entries = entriesOf(said);
        return entries.filter(({ line }) => line === end).length === printed.length ? entries : undefined;
      });
      if (!all) throw new Error(`Alloy has not read everything: ${said.slice(-3000)}`);
      return all.filter(({ line }) => line !== end);
    } finally {
      agent.kill('SIGKILL');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function entriesOf(said: string): Sent[] {
  return said
    .split('\n')
    .filter((text) => text.startsWith('{') && text.includes('"received log entry"') && text.endsWith('}'))
    .map((text) => JSON.parse(text))
    .map(({ entry, labels, structured_metadata }) => ({ line: entry, labels, metadata: structured_metadata }));
}

/** The same for Promtail, which prints entries instead of sending them: each container's lines in a run of its own. */
export function throughPromtail(program: string, rendered: string, printed: readonly Printed[]): Sent[] {
  // Its configuration is read with variables, for which dollars and backslashes are doubled.
  const { scrape_configs } = parse(rendered.replaceAll('\\\\', '\\').replaceAll('$$', '$'));
  const stages = scrape_configs[0].pipeline_stages;
  return printed.flatMap(({ source, lines }) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'log-rules-'));
    const file = path.join(folder, 'promtail.yaml');
    const static_configs = [{ targets: ['localhost'], labels: labelsOf(source) }];
    writeFileSync(
      file,
      stringify({
        server: { disable: true },
        clients: [{ url: 'http://127.0.0.1:1/loki/api/v1/push' }],
        scrape_configs: [{ job_name: 'pod_logs', pipeline_stages: stages, static_configs }],
      }),
    );
    try {
      const { status, stdout, stderr } = spawnSync(
        program,
        [`-config.file=${file}`, '-stdin', '-dry-run', '-log.level=error'],
        // At the end of its input it stops at once, and may lose the entry that it holds back.
        { input: runtimeFormat([...lines, end]), encoding: 'utf8', timeout: 60_000 },
      );
      if (status !== 0) throw new Error(`Promtail ends with ${status}: ${stderr.slice(-2000)}`);
      return promtailEntries(stdout).filter(({ line }) => line !== end);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** `<time>{<labels>}<line>`, with or without a tab between them, the line over several lines. */
function promtailEntries(said: string): Sent[] {
  return said
    .split(/^(?=\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{4}\{)/m)
    .map((text) => /^[^{]*(\{(?:\w+="(?:[^"\\]|\\.)*"(?:, )?)*\})\t?([\s\S]*)\n$/.exec(text))
    .filter((match) => match !== null)
    .map(([, labels = '', line = '']) => ({ line, labels, metadata: '' }));
}
