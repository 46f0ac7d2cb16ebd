import { errorMessage } from '../../constructs/kit/model/error-message';
import { isAvailable, type ProgramName, Programs as Sources, whyUnavailable } from '../programs';
import { onPath } from '../programs/path';
import { cachedDefinitions } from '../schemas/cached-definitions';

/** What a run starts, and is built where the machine does not have it. */
const built = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubectl',
  'kwok',
  'kustomize',
  'argocd',
] as const satisfies readonly ProgramName[];

/** The programs of the system that a run needs, and the Debian package that brings each. */
const system = { git: 'git', ip: 'iproute2', mount: 'mount', openssl: 'openssl', unshare: 'util-linux' } as const;

/** Any of these serves Argo CD as its cache. */
const redis = ['redis-server', 'valkey-server'];

export type Programs = Readonly<Record<(typeof built)[number] | 'redis', string>>;

/** What keeps a run from starting on this machine, in words; empty if nothing does. */
export function missingRequirements(): string[] {
  if (process.platform !== 'linux') return ['Linux: everything runs in namespaces of its own'];
  const programs = Object.entries(system)
    .filter(([program]) => !onPath(program))
    .map(([program, debian]) => `${program} (Debian package ${debian})`);
  return redis.some(onPath) ? programs : [...programs, 'redis-server or valkey-server (Debian package redis-server)'];
}

/** Every program, and the definitions of others' kinds in their cache, or why one is missing. `buildUntil`: none is begun later, in milliseconds since 1970. */
export async function obtainPrograms(buildUntil: number): Promise<Programs | { readonly missing: string }> {
  const sources = new Sources({ buildUntil });
  const paths: Record<string, string> = { redis: redis.map(onPath).find((path) => path !== undefined) ?? '' };
  for (const name of built) {
    const located = await sources.obtain(name);
    if (!isAvailable(located)) return { missing: whyUnavailable(located) };
    paths[name] = located.path;
  }
  try {
    cachedDefinitions();
  } catch (error) {
    return { missing: errorMessage(error) };
  }
  return paths as Programs;
}
