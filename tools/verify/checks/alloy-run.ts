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
import { notIsolated, ofFile, ofImage, outputUntil } from './started';

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

/** Where Kubernetes mounts the token of a pod's service account. Without it discovery is not even made. */
const accountFolder = '/var/run/secrets/kubernetes.io/serviceaccount';
const script = [
  // On this machine /var/run leads there.
  'mount -t tmpfs tmpfs /run',
  `mkdir -p ${accountFolder}`,
  `echo none > ${accountFolder}/token`,
  'exec "$@"',
].join(' && ');

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
  const unusable = program.image ? undefined : notIsolated();
  if (unusable) return notChecked(unusable);
  // A component that reads one is not made without it.
  layout.standInForSecrets({ named: !program.image });
  const account = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-account-'));
  try {
    writeFileSync(join(account, 'token'), 'none');
    chmodSync(account, 0o755);
    const started = program.image
      ? ofImage(program.image, words, environment, { ...layout.mounts, [accountFolder]: account })
      : ofFile(['sh', '-c', script, 'sh', program.path, ...words], environment);
    const { output, status } = await outputUntil(madeAll, started);
    if (program.image && engineStatuses.includes(status)) return notChecked(lastWords(output));
    return verdictOn(layout.there(output), program);
  } finally {
    rmSync(account, { recursive: true, force: true });
  }
}

function verdictOn(output: string, program: Available): Verdict {
  if (output.includes(madeAll)) return accepted;
  const absent = absentComponents(output);
  if (program.version !== program.wanted && absent.length > 0) {
    return notChecked(`this build has no ${absent.join(', ')}, so it starts nothing`);
  }
  // A reader of Kafka is not made before a broker has answered.
  const called = /\bdial tcp: lookup (\S+)/.exec(output)?.[1];
  if (called) return notChecked(`it calls ${called} before it begins, and nobody answers here`);
  const errors = output.indexOf('Error: ');
  return rejected(errors < 0 ? output : output.slice(errors));
}
