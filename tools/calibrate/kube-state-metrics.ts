import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { ask } from '../http';
import type { Available } from '../programs';
import { shownMetrics } from '../shown-metrics';
import { eventually } from '../wait';
import { host } from './addresses';
import { startApiServer } from './kubernetes/api-server';
import { objectsOf } from './kubernetes/objects';
import type { Measured } from './measured';
import { Target } from './target';

const ports = { api: 6101, metrics: 6102, telemetry: 6103 };

/** A cluster with next to nothing, one of nodes, and one of pods with what belongs to them. */
const clusters = {
  empty: { nodes: 1, pods: 1 },
  nodes: { nodes: 1001, pods: 1 },
  full: { nodes: 1, pods: 3001 },
} as const;

/** How often its metrics are pulled, as an agent pulls them. */
const pulls = 20;

const deployment = 'kube-state-metrics/Deployment.kube-state-metrics.yaml';

/** The arguments as they are rendered for the first environment in which it shows only what somebody asks for. */
function renderedArguments(): readonly string[] {
  for (const name of readdirSync('dist')) {
    const file = path.join('dist', name, deployment);
    if (!existsSync(file)) continue;
    const [{ args }] = parse(readFileSync(file, 'utf8')).spec.template.spec.containers;
    if (args.some(isAsked)) return args;
  }
  throw new Error('in no environment of dist/ has kube-state-metrics onlyAsked');
}

const isAsked = (argument: string): boolean => argument.startsWith('--metric-allowlist=');

/** What one kube-state-metrics shows and takes. */
interface Seen {
  readonly samples: number;
  readonly bytes: number;
  /** The most memory, in bytes. */
  readonly memory: number;
  /** Processor time of a pull, in seconds. */
  readonly pull: number;
}

async function seen(
  program: Available,
  folder: string,
  name: string,
  { nodes, pods }: (typeof clusters)[keyof typeof clusters],
  told: readonly string[],
): Promise<Seen> {
  const stopApi = startApiServer(ports.api, objectsOf(nodes, pods));
  const target = new Target({
    program,
    name,
    folder,
    port: ports.telemetry,
    configuration: () => ({}),
    args: [
      `--apiserver=http://${host}:${ports.api}`,
      `--host=${host}`,
      `--port=${ports.metrics}`,
      `--telemetry-host=${host}`,
      `--telemetry-port=${ports.telemetry}`,
      ...told,
    ],
    readyAt: '/readyz',
  });
  const url = `http://${host}:${ports.metrics}/metrics`;
  try {
    await target.ready();
    let last = '';
    const text = await eventually(90, async () => {
      const before = last;
      last = await shownMetrics(url);
      const known = (begin: string) => last.split('\n').filter((line) => line.startsWith(begin)).length;
      // The kinds come one after the other.
      const isAll = known('kube_pod_info{') >= pods && known('kube_node_status_condition{') >= nodes;
      return isAll && last.length === before.length ? last : undefined;
    });
    if (!text) throw new Error(`kube-state-metrics does not show ${pods} pods within 90 s`);
    const before = target.used();
    for (let pull = 0; pull < pulls; pull++) {
      const { status } = await ask(url, { headers: { 'Accept-Encoding': 'gzip' } });
      if (status !== 200) throw new Error(`kube-state-metrics answers ${status}`);
    }
    const { seconds, mostMemory: memory } = target.used();
    const samples = text.split('\n').filter((line) => line.startsWith('kube_')).length;
    return { samples, bytes: text.length, memory, pull: (seconds - before.seconds) / pulls };
  } finally {
    await target.stop();
    stopApi();
  }
}

/** kube-state-metrics as it is rendered, beside an API server whose objects are about as large as real ones. */
export async function measureKubeStateMetrics(program: Available, folder: string): Promise<Measured> {
  const asked = renderedArguments();
  const all = asked.filter((argument) => !isAsked(argument));
  const of = (name: keyof typeof clusters, told: readonly string[]) =>
    seen(program, path.join(folder, told === all ? 'all' : 'asked'), name, clusters[name], told);
  const empty = await of('empty', all);
  const nodes = await of('nodes', all);
  const full = await of('full', all);
  const emptyAsked = await of('empty', asked);
  const nodesAsked = await of('nodes', asked);
  const fullAsked = await of('full', asked);
  const [moreNodes, morePods] = [clusters.nodes.nodes - clusters.empty.nodes, clusters.full.pods - clusters.empty.pods];
  return {
    'kube-state-metrics.baseMemory': empty.memory / 1_048_576,
    'kube-state-metrics.podMemory': (full.memory - empty.memory) / morePods,
    'kube-state-metrics.askedPodMemory': (fullAsked.memory - emptyAsked.memory) / morePods,
    'kube-state-metrics.nodeMemory': (nodes.memory - empty.memory) / moreNodes,
    'kube-state-metrics.podSamples': (full.samples - empty.samples) / morePods,
    'kube-state-metrics.askedPodSamples': (fullAsked.samples - emptyAsked.samples) / morePods,
    'kube-state-metrics.nodeSamples': (nodes.samples - empty.samples) / moreNodes,
    'kube-state-metrics.askedNodeSamples': (nodesAsked.samples - emptyAsked.samples) / moreNodes,
    'kube-state-metrics.sampleBytes': full.bytes / full.samples,
    'kube-state-metrics.sampleTime': (full.pull / full.samples) * 1e6,
  };
}
