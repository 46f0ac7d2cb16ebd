import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Available } from '../../programs';
import { engineStatuses, lastWords } from '../../programs/images';
import { ending, type ProgramCheck } from '../check';
import type { Layout } from '../layout';
import { accepted, notChecked, rejected, type Verdict } from '../result';
import type { ConfiguredContainer } from '../workloads';
import { absentComponents } from './alloy';

/**
 * A short run, as `alloy validate` is static: what a component refuses when it is made shows only here. In namespaces of its
 * own, without a network, so the arguments stay as they are and nothing that it tries leaves this machine.
 */
export const shortRun: ProgramCheck = {
  program: 'alloy',
  title: 'alloy run',
  reads: ending('.alloy'),
  words: (container) => container.arguments,
  start,
};

/** What it says when every component was made. */
const madeAll = 'scheduling loaded components and services';

/** How long it may take to say so, on a busy machine. */
const limitMilliseconds = 60_000;

/** Where Kubernetes mounts the token of a pod's service account. Without it discovery is not even made. */
const accountFolder = '/var/run/secrets/kubernetes.io/serviceaccount';
const script = [
  // On this machine /var/run leads there.
  'mount -t tmpfs tmpfs /run',
  `mkdir -p ${accountFolder}`,
  `echo none > ${accountFolder}/token`,
  'exec "$@"',
].join(' && ');

const namespaces = ['--user', '--map-root-user', '--net', '--mount'];

/** How it is started. */
interface Start {
  readonly file: string;
  readonly words: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** What ends it beside the end of the process that was started. Default: nothing. */
  readonly end?: () => void;
}

interface Ended {
  readonly output: string;
  /** Null where it was ended. */
  readonly status: number | null;
}

async function start(
  program: Available,
  words: readonly string[],
  container: ConfiguredContainer,
  layout: Layout,
): Promise<Verdict> {
  const environment = {
    ...container.variables,
    // The API server that discovery asks: none answers there.
    KUBERNETES_SERVICE_HOST: '127.0.0.1',
    KUBERNETES_SERVICE_PORT: '6443',
  };
  if (!program.image && spawnSync('unshare', [...namespaces, 'true']).status !== 0) {
    return notChecked(
      'this machine lets no user make a network namespace, and without one it listens on every address',
    );
  }
  const account = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-account-'));
  try {
    writeFileSync(join(account, 'token'), 'none');
    chmodSync(account, 0o755);
    const started = program.image
      ? ofImage(program.image, words, environment, { ...layout.mounts, [accountFolder]: account })
      : ofFile(program.path, words, environment);
    const { output, status } = await outputUntilMade(started);
    if (program.image && engineStatuses.includes(status)) return notChecked(lastWords(output));
    return verdictOn(layout.there(output), program);
  } finally {
    rmSync(account, { recursive: true, force: true });
  }
}

function ofImage(
  { engine, held, entrypoint }: NonNullable<Available['image']>,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  mounts: Readonly<Record<string, string>>,
): Start {
  const name = engine.nextName();
  const container = engine.words(held, name, { entrypoint, words, environment, mounts });
  return { file: engine.path, words: container, environment: process.env, end: () => engine.end(name) };
}

function ofFile(path: string, words: readonly string[], variables: Readonly<Record<string, string>>): Start {
  return {
    file: 'unshare',
    words: [...namespaces, 'sh', '-c', script, 'sh', path, ...words],
    environment: { PATH: process.env.PATH, ...variables },
  };
}

function verdictOn(output: string, program: Available): Verdict {
  if (output.includes(madeAll)) return accepted;
  const absent = absentComponents(output);
  if (program.version !== program.wanted && absent.length > 0) {
    return notChecked(`this build has no ${absent.join(', ')}, so it starts nothing`);
  }
  const errors = output.indexOf('Error: ');
  return rejected(errors < 0 ? output : output.slice(errors));
}

/** What it prints until it has made all components, or ended. It is not running any more then. */
function outputUntilMade({ file, words, environment, end }: Start): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(file, words, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let stopped = false;
    const stop = () => {
      if (stopped) return;
      stopped = true;
      end?.();
      child.kill('SIGKILL');
    };
    const limit = setTimeout(stop, limitMilliseconds);
    const read = (text: string) => {
      output += text;
      if (output.includes(madeAll)) stop();
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', fail);
    child.once('close', (status) => {
      clearTimeout(limit);
      done({ output, status });
    });
  });
}
