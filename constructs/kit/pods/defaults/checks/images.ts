import type { Checks } from '../../../model/checks';
import { checkDigest, checkImageName, checkMirror, checkRegistryHost } from '../../../model/image-checks';
import { repeated } from '../../../model/repeated';
import { checkKeys, mapsOf, textsOf } from './maps';

/** A mirror for every registry, or one for each. */
export function checkRegistry(check: Checks, property: string, value: unknown): void {
  if (typeof value === 'string') {
    checkMirror(check, property, value);
    return;
  }
  const example = "'registry.example.com/mirror', or { 'docker.io': 'registry.example.com/dockerhub' }";
  for (const [host, mirror] of Object.entries(textsOf(check, property, value, example))) {
    checkRegistryHost(check, property, host);
    checkMirror(check, property, mirror);
  }
}

export function checkImageDigests(check: Checks, property: string, value: unknown): void {
  const example = "{ 'docker.io/grafana/loki:3.7.8': 'sha256:…' }";
  for (const [name, digest] of Object.entries(textsOf(check, property, value, example))) {
    if (checkImageName(check, property, name)) checkDigest(check, property, name, digest);
  }
}

export function checkImagePullSecrets(check: Checks, property: string, value: unknown): void {
  const names: string[] = [];
  for (const secret of mapsOf(check, property, value, "[{ name: 'registry' }]")) {
    checkKeys(check, property, secret, ['name']);
    const name = String(secret.name ?? '');
    if (check.subdomain(property, name)) names.push(name);
  }
  for (const name of repeated(names)) check.report(property, `the Secret ${name} is there twice`, 'each Secret once');
}
