import { spawn, spawnSync } from 'node:child_process';
import type { Available } from '../../programs';
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

/** The token of a pod's service account is at a path of its own, without which discovery is not even made. */
const script = [
  'mount -t tmpfs tmpfs /run',
  'mkdir -p /run/secrets/kubernetes.io/serviceaccount',
  'echo none > /run/secrets/kubernetes.io/serviceaccount/token',
  'exec "$@"',
].join(' && ');

const namespaces = ['--user', '--map-root-user', '--net', '--mount'];

async function start(
  program: Available,
  words: readonly string[],
  container: ConfiguredContainer,
  layout: Layout,
): Promise<Verdict> {
  if (program.image) return notChecked(`it is tried only with ${program.name} on PATH`);
  if (spawnSync('unshare', [...namespaces, 'true']).status !== 0) {
    return notChecked(
      'this machine lets nobody make a network namespace, without which it would listen on every address',
    );
  }
  const environment = {
    PATH: process.env.PATH,
    ...container.variables,
    // The API server that discovery asks: none answers there.
    KUBERNETES_SERVICE_HOST: '127.0.0.1',
    KUBERNETES_SERVICE_PORT: '6443',
  };
  const output = layout.there(await outputUntilMade(['sh', '-c', script, 'sh', program.path, ...words], environment));
  if (output.includes(madeAll)) return accepted;
  const absent = absentComponents(output);
  if (program.version !== program.wanted && absent.length > 0) {
    return notChecked(`this build has no ${absent.join(', ')}, so it starts nothing`);
  }
  const errors = output.indexOf('Error: ');
  return rejected(errors < 0 ? output : output.slice(errors));
}

/** What it prints until it has made all components, or ended. It is not running any more then. */
function outputUntilMade(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn('unshare', [...namespaces, ...words], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const stop = () => child.kill('SIGKILL');
    const limit = setTimeout(stop, limitMilliseconds);
    const read = (text: string) => {
      output += text;
      if (output.includes(madeAll)) stop();
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', fail);
    child.once('close', () => {
      clearTimeout(limit);
      done(output);
    });
  });
}
