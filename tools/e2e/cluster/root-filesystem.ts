import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { run } from '../../command';
import type { Image } from './image';
import type { Container, KeyToPath, Volume, VolumeMount } from './kubernetes';
import type { Manifests } from './manifests';
import type { Pod } from './pod';
import type { PrivilegeDrop } from './privilege-drop';
import type { RunFolder } from './run-folder';
import type { User } from './user';
import { configMapsOf, volumeFiles } from './volume-files';

/** What a container finds in its file system beside what its volumes bring. */
export interface RootContents {
  readonly image: Image;
  readonly user: User;
  readonly privilegeDrop: PrivilegeDrop;
  readonly hosts: string;
  readonly resolver: string;
  /** The certificate authority of hosts beyond the cluster, in PEM, which programs trust as a public one. Default: there is none. */
  readonly authority?: string;
  /** The folder with the service account's files, where the pod has them mounted. */
  readonly serviceAccount: string | undefined;
}

/** A root file system, and the folder in it where the process begins: both as paths of this machine. */
export interface Root {
  readonly root: string;
  readonly workingDirectory: string;
}

/** One tmpfs for all root file systems. */
export function mountRoots(folder: RunFolder): void {
  run('mount', '-t', 'tmpfs', 'tmpfs', folder.roots);
}

/**
 * The root file system of a container: its image's or, where a program of this machine stands for the image, this machine's. With
 * an overlay, so that mount points can be made, and with the volumes at the paths of the manifest. The mounts exist in this run's
 * mount namespace only.
 */
export function makeRoot(
  pod: Pod,
  container: Container,
  contents: RootContents,
  manifests: Manifests,
  folder: RunFolder,
): Root {
  const place = folder.make('roots', `${pod.namespace}.${pod.title}.${container.name}`);
  const [upper, work, root] = ['upper', 'work', 'root'].map((name) => join(place, name));
  if (!upper || !work || !root) throw new Error(`no place for ${container.name}`);
  for (const path of [upper, work, root]) mkdirSync(path);
  const { image, user, privilegeDrop } = contents;
  const lower = image.root?.folder ?? '/';
  run('mount', '-t', 'overlay', 'overlay', '-o', `lowerdir=${lower},upperdir=${upper},workdir=${work}`, root);
  if (!image.root) imitateImage(root, user);
  writeInRoot(root, '/etc/hosts', contents.hosts);
  writeInRoot(root, '/etc/resolv.conf', contents.resolver);
  if (contents.authority) trust(root, contents.authority);
  for (const [path, file] of Object.entries(image.files)) bindInto(file, inRoot(root, path));
  const workingDirectory = inRoot(root, image.root?.workingDirectory ?? '/');
  mkdirSync(workingDirectory, { recursive: true });
  bind(privilegeDrop.source, inRoot(root, privilegeDrop.path), true);
  if (contents.serviceAccount) {
    bind(contents.serviceAccount, inRoot(root, '/var/run/secrets/kubernetes.io/serviceaccount'), true);
  }
  for (const mount of container.volumeMounts ?? []) {
    const volume = (pod.spec.volumes ?? []).find(({ name }) => name === mount.name);
    if (volume?.hostPath?.path === '/') {
      bindMachine(pod, mount, inRoot(root, mount.mountPath));
      continue;
    }
    const source = volumeFolder(pod, volume, mount.name, manifests, folder);
    bind(source, inRoot(root, mount.mountPath), mount.readOnly === true);
  }
  mountSystem(root);
  if (container.securityContext?.readOnlyRootFilesystem) run('mount', '-o', 'remount,ro', root);
  return { root, workingDirectory };
}

/** What an image has and this machine may not: a folder for temporary files and an entry for the user that it is made for. */
function imitateImage(root: string, { user }: User): void {
  chmodSync(join(root, 'tmp'), 0o1777);
  if (user !== 0) appendFileSync(join(root, 'etc/passwd'), `user${user}:x:${user}:${user}::/:/bin/sh\n`);
}

/** Kubernetes brings these files whether the image has them or not. */
/** Go reads every file of the folder, others the one with all authorities. */
function trust(root: string, authority: string): void {
  writeInRoot(root, '/etc/ssl/certs/of-the-run.pem', authority);
  const all = '/etc/ssl/certs/ca-certificates.crt';
  const file = inRoot(root, all);
  writeInRoot(root, all, `${existsSync(file) ? readFileSync(file, 'utf8') : ''}${authority}`);
}

function writeInRoot(root: string, path: string, text: string): void {
  const file = inRoot(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function mountSystem(root: string): void {
  for (const path of ['proc', 'dev', 'sys']) mkdirSync(join(root, path), { recursive: true });
  run('mount', '-t', 'proc', 'proc', join(root, 'proc'));
  run('mount', '--rbind', '/dev', join(root, 'dev'));
  run('mount', '-t', 'tmpfs', '-o', 'mode=1777', 'tmpfs', join(root, 'dev/shm'));
  // Programs read their memory limit here.
  if (existsSync('/sys/fs/cgroup')) run('mount', '--rbind', '/sys', join(root, 'sys'));
}

/** The folder behind a mount: no volume of that name means a claim of a StatefulSet. */
function volumeFolder(
  pod: Pod,
  volume: Volume | undefined,
  name: string,
  manifests: Manifests,
  folder: RunFolder,
): string {
  if (volume?.hostPath) return folder.host(pod.node, volume.hostPath.path);
  const path = folder.volume(pod, name);
  const configMaps = volume ? configMapsOf(volume) : [];
  if (configMaps.length > 0) {
    for (const { name: configMap, items } of configMaps) {
      writeFiles(path, manifests.get('ConfigMap', pod.namespace, configMap).data, items);
    }
    return path;
  }
  if (volume?.secret) {
    const { stringData } = manifests.get('Secret', pod.namespace, volume.secret.secretName);
    return writeFiles(path, stringData, volume.secret.items);
  }
  if (!volume?.emptyDir && !pod.claims.includes(name)) throw new Error(`pod ${pod.name}: what is volume ${name}?`);
  const { fsGroup = 0 } = pod.spec.securityContext ?? {};
  chownSync(path, 0, fsGroup);
  // As the kubelet does it: an emptyDir is open to every user, a claimed disk to the pod's file group.
  chmodSync(path, volume?.emptyDir ? 0o2777 : 0o2775);
  return path;
}

/** The files of a ConfigMap or a Secret. */
function writeFiles(folder: string, data: Readonly<Record<string, string>>, items?: readonly KeyToPath[]): string {
  for (const [path, text] of Object.entries(volumeFiles(data, items))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Where a path of the container is: its symbolic links lead to places in the container, not on this machine. */
function inRoot(root: string, path: string): string {
  let place = '/';
  for (const name of path.split('/').filter((each) => each !== '')) {
    place = join(place, name);
    const entry = lstatSync(join(root, place), { throwIfNoEntry: false });
    if (entry?.isSymbolicLink()) place = resolve(place, '..', readlinkSync(join(root, place)));
  }
  return join(root, place);
}

function bind(source: string, target: string, readOnly: boolean): void {
  mkdirSync(target, { recursive: true });
  run('mount', '--bind', source, target);
  if (readOnly) run('mount', '-o', 'remount,ro,bind', target);
}

/** The root of a node is that of this machine, which a pod may read and not change. */
function bindMachine(pod: Pod, mount: VolumeMount, target: string): void {
  mkdirSync(target, { recursive: true });
  run('mount', howToBindRoot(pod, mount), '/', target);
  run('mount', '-o', 'remount,ro,bind', target);
}

/** Mounts below the root come along only if the manifest says so. Throws if the pod could write. */
export function howToBindRoot({ name }: Pod, { readOnly, mountPropagation }: VolumeMount): '--bind' | '--rbind' {
  if (!readOnly) throw new Error(`pod ${name} mounts the root of its node to write: a run has this machine's only`);
  return mountPropagation === 'HostToContainer' ? '--rbind' : '--bind';
}

function bindInto(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  // Some places of this machine cannot be entered by a pod's user: the mount can.
  if (statSync(source).isDirectory()) mkdirSync(target, { recursive: true });
  else if (!existsSync(target)) writeFileSync(target, '');
  run('mount', '--bind', source, target);
}
