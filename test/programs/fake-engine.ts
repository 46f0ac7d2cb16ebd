import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a made-up engine does with one of its commands, as lines of a shell script. */
export type Behaviour = Readonly<Partial<Record<'info' | 'inspect' | 'pull' | 'run' | 'create' | 'export', string>>>;

/** As an engine prints it of an image that it has. */
const inspection = JSON.stringify([
  {
    Id: 'sha256:abc',
    Config: { Entrypoint: ['/program'], Cmd: ['serve'], Env: ['A=b=c', 'PATH=/bin'], User: '10001' },
  },
]);

export const hasImage = `echo '${inspection}'`;
export const notThere = 'echo "Error: image not known" >&2; exit 125';
export const cannotPull = 'echo "Trying to pull it..." >&2; echo "Error: pinging registry: no such host" >&2; exit 125';
export const hangs = 'exec /bin/sleep 600';

/** A folder of programs that are shell scripts, to be the whole PATH of a test. */
export class FakePath {
  readonly folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-fake-'));

  /** An engine that notes every command; what is not stated of it succeeds without a word. */
  engine(name: 'docker' | 'podman', behaviour: Behaviour): string {
    const cases = Object.entries(behaviour).map(([command, script]) => `  ${command}) ${script} ;;`);
    return this.program(
      name,
      [
        `echo "$*" >> ${this.calls(name)}`,
        'command=$1',
        'if [ "$command" = image ]; then command=$2; fi',
        'case $command in',
        ...cases,
        'esac',
      ].join('\n'),
    );
  }

  program(name: string, script: string): string {
    const file = join(this.folder, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  /** How often an engine was given a command. */
  count(name: 'docker' | 'podman', command: string): number {
    const file = this.calls(name);
    if (!existsSync(file)) return 0;
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith(command)).length;
  }

  /** Runs something with this folder as the whole PATH. */
  async as<T>(run: () => Promise<T> | T): Promise<T> {
    const before = process.env.PATH;
    process.env.PATH = this.folder;
    try {
      return await run();
    } finally {
      process.env.PATH = before;
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private calls(name: string): string {
    return join(this.folder, `${name}.calls`);
  }
}
