import { type ChildProcess, spawn } from 'node:child_process';
import { launcher } from './launcher';

/** The environment variable by which the inner process knows what the outer one has prepared. */
const preparedVariable = 'LGTM_CDK8S_PREPARED';

/** What the outer process has prepared. Undefined in the outer process itself. */
export function prepared<Prepared>(): Prepared | undefined {
  const text = process.env[preparedVariable];
  return text === undefined ? undefined : (JSON.parse(text) as Prepared);
}

/**
 * Starts a command again, in namespaces of its own: when its first process ends, in whatever way, the kernel ends every other
 * one and removes every mount and network. A user who is not root is root in there, and nowhere else.
 */
export function startInNamespaces(
  command: string,
  what: object,
  { stdout = 'inherit' }: { readonly stdout?: 'inherit' | 'pipe' } = {},
): ChildProcess {
  const root = process.getuid?.() === 0;
  // What is passed on to a terminal looks as if it were printed there.
  const colours = stdout === 'pipe' && process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const inner = spawn(
    'setpriv',
    [
      ...['--pdeathsig', 'KILL', '--'],
      ...['unshare', ...(root ? [] : ['--user', '--map-root-user'])],
      ...['--net', '--mount', '--pid', '--ipc', '--fork', '--kill-child', '--mount-proc', '--'],
      ...[process.execPath, launcher, command],
    ],
    {
      stdio: ['inherit', stdout, 'inherit'],
      env: { ...process.env, ...colours, [preparedVariable]: JSON.stringify(what) },
    },
  );
  // Ctrl-C reaches the inner process too: it is the one that ends the run.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => inner.kill('SIGKILL'));
  return inner;
}

/** Ends the inner process, and everything with it, when somebody interrupts it. */
export function endWhenInterrupted(): void {
  const interrupted = () => {
    console.error('Interrupted: every process of the run ends now.');
    // The first process of its namespace: with it the kernel ends all others.
    process.exit(130);
  };
  process.on('SIGINT', interrupted);
  process.on('SIGTERM', interrupted);
}
