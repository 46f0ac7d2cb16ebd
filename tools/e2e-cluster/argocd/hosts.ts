import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../command';

/** Gives a host name this machine's own address, for the processes of the run alone: the file is mounted in their namespace. */
export function resolveToLoopback(host: string, folder: string): void {
  const file = join(folder, 'hosts');
  writeFileSync(file, `127.0.0.1 localhost ${host}\n`);
  run('mount', '--bind', file, '/etc/hosts');
}
