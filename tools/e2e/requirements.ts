import { onPath } from '../programs/path';

/** The programs of the system that a run needs, and the Debian packages that bring them. */
const packages: Readonly<Record<string, readonly string[]>> = {
  coreutils: ['mkfifo'],
  'libc-bin': ['ldd'],
  iproute2: ['ip'],
  mount: ['mount'],
  nftables: ['nft'],
  openssl: ['openssl'],
  tar: ['tar'],
  'util-linux': ['unshare', 'nsenter', 'setpriv'],
};

/** What keeps a run from starting on this machine, in words; empty if nothing does. */
export function missingRequirements(): string[] {
  if (process.platform !== 'linux') return ['Linux: pods become processes in namespaces'];
  const programs = Object.entries(packages).flatMap(([name, programs]) =>
    programs.filter((program) => !onPath(program)).map((program) => `${program} (Debian package ${name})`),
  );
  const root = process.getuid?.() === 0 ? [] : ['the user root: network and mount namespaces, users of the pods'];
  return [...root, ...programs];
}
