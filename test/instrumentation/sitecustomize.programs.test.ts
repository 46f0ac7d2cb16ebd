import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { onPath } from '../../tools/programs/path';

/** The file that starts OpenTelemetry for Python, by a real Python. In the place of the packages is a module that says what it sees. */

const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-python-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (path: string, ...lines: readonly string[]) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${lines.join('\n')}\n`);
};

const start = join(folder, 'otel', 'start');
mkdirSync(start, { recursive: true });
cpSync('constructs/instrumentation/python/sitecustomize.py', join(start, 'sitecustomize.py'));
write(
  'otel/packages/opentelemetry/instrumentation/auto_instrumentation.py',
  'import logging, os, sys',
  'def initialize():',
  '    if os.environ.get("BROKEN"): raise ImportError("protobuf is too old")',
  '    print("started, children get", os.environ["PYTHONPATH"], flush=True)',
  '    logging.basicConfig(format="TRACED %(message)s", level=logging.WARNING, stream=sys.stdout)',
);
write('otel/packages/shared.py', 'whose = "what is added"');
write('app/shared.py', 'whose = "the application"');
write('app/sitecustomize.py', 'print("own sitecustomize", flush=True)');
write('broken/sitecustomize.py', 'raise RuntimeError("own fault")');
write('work/colorsys.py', 'print("the working directory is on the path")');

const python = onPath('python3');
const testPython = (title: string, run: () => void) =>
  python ? test(title, run) : test.skip(`${title} (not run: no python3 on PATH)`, run);

/** What a program prints that is run with this path. */
function run(program: readonly string[], path: string, variables: Readonly<Record<string, string>> = {}): string {
  write('program.py', ...program);
  const { stdout, stderr } = spawnSync(python ?? '', [join(folder, 'program.py')], {
    cwd: join(folder, 'work'),
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: folder, PYTHONDONTWRITEBYTECODE: '1', PYTHONPATH: path, ...variables },
  });
  return (stdout + stderr).replaceAll(folder, '…');
}

describe('before the program', () => {
  testPython('it starts, and what the application has is found first', () => {
    const printed = run(['import shared', 'print(shared.whose)'], `${start}:${join(folder, 'app')}`);
    expect(printed).toBe('own sitecustomize\nstarted, children get …/app\nthe application\n');
  });

  testPython('what the application lacks is found in what is added', () => {
    expect(run(['import shared', 'print(shared.whose)'], start)).toBe('started, children get \nwhat is added\n');
  });

  testPython('the working directory is not searched where Kustomize ends the path with a separator', () => {
    expect(run(['import colorsys'], `${start}:`)).toBe('started, children get \n');
    expect(run(['import colorsys'], `${start}::`)).toContain('the working directory is on the path');
  });

  testPython('processes of the program start it too', () => {
    const child = ['import subprocess, sys', 'subprocess.run([sys.executable, "-c", "print(1)"])'];
    expect(run(child, start).match(/started/g)).toHaveLength(2);
  });

  testPython('the program runs where the start fails, and where its own sitecustomize does', () => {
    expect(run(['print("runs")'], start, { BROKEN: 'yes' })).toBe(
      "runs\nOpenTelemetry is not started: ImportError('protobuf is too old')\n",
    );
    const printed = run(['print("runs")'], `${start}:${join(folder, 'broken')}`);
    expect(printed).toMatch(/^started, children get …\/broken\nruns\nError in sitecustomize;[\s\S]*own fault/);
  });
});

describe('what the application logs', () => {
  const logged = (...setup: readonly string[]) =>
    run(
      [
        'import logging, sys',
        ...setup,
        'logging.getLogger("shop").info("news")',
        'logging.getLogger("shop").error("fault")',
      ],
      start,
    ).replace(/^started.*\n/, '');

  testPython('gets the trace where it sets up nothing, from its usual level on', () => {
    expect(logged()).toBe('TRACED fault\n');
  });

  testPython('gets the trace by basicConfig without a format, at the level that it sets', () => {
    expect(logged('logging.basicConfig(level=logging.INFO, stream=sys.stdout)')).toBe('TRACED news\nTRACED fault\n');
  });

  testPython('keeps a format of its own', () => {
    expect(logged('logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="OWN %(message)s")')).toBe(
      'OWN news\nOWN fault\n',
    );
  });

  testPython('is printed once where it has a handler of its own', () => {
    const handler = 'logging.StreamHandler(sys.stdout)';
    expect(logged(`logging.getLogger().addHandler(${handler})`)).toBe('fault\n');
    expect(logged(`logging.getLogger("shop").addHandler(${handler})`)).toBe('fault\n');
  });
});
