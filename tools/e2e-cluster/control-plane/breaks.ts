/** The parts of a container that a wrong commit changes. */
export interface BreakableContainer {
  image: string;
  args?: string[];
  resources?: { limits?: Record<string, string>; requests?: Record<string, string> };
}

/** A change of a container with which its pod never becomes ready. */
export interface Break {
  readonly what: string;
  readonly make: (container: BreakableContainer) => void;
  /** Whether a container is so, in jq: https://kwok.sigs.k8s.io/docs/user/stages-configuration/ */
  readonly test: string;
  /** Why the kubelet waits, and what the container's last end was. */
  readonly reason: string;
  readonly end?: { readonly reason: string; readonly exitCode: number };
}

// What is played is only known to this run: no real image, limit or flag is called so.
const tag = 'broken';
const limit = '1Mi';
const flag = '--no-such-flag';

/** The kinds of a broken roll-out. kwok runs no container, so the run says by these which one would not come up. */
export const breaks: readonly Break[] = [
  {
    what: 'an image that is not there',
    make: (container) => {
      container.image = `${container.image.replace(/[:@][^/]*$/, '')}:${tag}`;
    },
    test: `(.image | endswith(":${tag}"))`,
    reason: 'ImagePullBackOff',
  },
  {
    what: 'a memory limit that is too small',
    make: (container) => {
      const { limits, requests } = container.resources ?? {};
      container.resources = { limits: { ...limits, memory: limit }, requests: { ...requests, memory: limit } };
    },
    test: `(.resources.limits.memory == "${limit}")`,
    reason: 'CrashLoopBackOff',
    end: { reason: 'OOMKilled', exitCode: 137 },
  },
  {
    what: 'a flag that the program does not know',
    make: (container) => {
      container.args = [...(container.args ?? []), flag];
    },
    test: `((.args // []) | index("${flag}") != null)`,
    reason: 'CrashLoopBackOff',
    end: { reason: 'Error', exitCode: 1 },
  },
];

/** The names of a pod's containers that are broken in one of these ways; in any, if none is named. */
export const brokenContainers = (...some: readonly Break[]): string => {
  const tests = (some.length > 0 ? some : breaks).map(({ test }) => test).join(' or ');
  return `.spec.containers[] | select(${tests}) | .name`;
};
