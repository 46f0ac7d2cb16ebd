import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Image } from './image';
import type { Container } from './kubernetes';
import type { Pod } from './pod';

/** As whom a container runs. */
export interface User {
  readonly user: number;
  readonly group: number;
  /** Owns the volumes, and the process is in it. Undefined where the pod names none. */
  readonly fileGroup: number | undefined;
}

/** The manifest's user; else the image's, as a container runtime reads it. */
export function userOf(pod: Pod, { securityContext: own = {} }: Container, { root }: Pick<Image, 'root'>): User {
  const { securityContext: ofPod = {} } = pod.spec;
  const [name = '', groupName] = root?.user.split(':') ?? [];
  const user = own.runAsUser ?? ofPod.runAsUser ?? (name === '' ? 0 : numberOf(root?.folder, 'passwd', name));
  const inImage =
    groupName === undefined ? primaryGroup(root?.folder, user) : numberOf(root?.folder, 'group', groupName);
  return { user, group: own.runAsGroup ?? ofPod.runAsGroup ?? inImage, fileGroup: ofPod.fsGroup };
}

/** The number behind a name of the image's users or groups. */
function numberOf(folder: string | undefined, file: 'passwd' | 'group', name: string): number {
  if (/^\d+$/.test(name)) return Number(name);
  const entry = entriesOf(folder, file).find(([entryName]) => entryName === name);
  if (!entry) throw new Error(`the image has no entry of ${name} in /etc/${file}`);
  return Number(entry[2]);
}

/** The image's entry of a user says its group; without one it is root's. */
function primaryGroup(folder: string | undefined, user: number): number {
  return Number(entriesOf(folder, 'passwd').find(([, , number]) => number === `${user}`)?.[3] ?? 0);
}

function entriesOf(folder: string | undefined, file: string): string[][] {
  const path = join(folder ?? '/nonexistent', 'etc', file);
  if (folder === undefined || !existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
}
