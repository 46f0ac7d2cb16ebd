import { describe, expect, test } from '@jest/globals';
import { repositoryOf, versionIn } from '../../tools/programs/images';
import { forEngine, parseReference } from '../../tools/programs/images/reference';

const digest = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';

describe('a reference to an image', () => {
  test.each([
    ['docker.io/grafana/loki:3.7.8', 'docker.io', 'grafana/loki', '3.7.8', undefined],
    ['localhost:5000/grafana/loki', 'localhost:5000', 'grafana/loki', undefined, undefined],
    ['localhost/loki:1', 'localhost', 'loki', '1', undefined],
    ['spring-app:1.0.0', undefined, 'spring-app', '1.0.0', undefined],
    ['grafana/loki', undefined, 'grafana/loki', undefined, undefined],
    [`registry.example.com/a/loki:3@${digest}`, 'registry.example.com', 'a/loki', '3', digest],
  ])('%s is taken apart', (text, registry, path, tag, ofDigest) => {
    expect(parseReference(text)).toEqual({ registry, path, tag, digest: ofDigest });
  });

  test('is named without tag and digest, and pinned by its digest', () => {
    expect(repositoryOf(`localhost:5000/loki:3@${digest}`)).toBe('localhost:5000/loki');
    expect(forEngine(`localhost:5000/loki:3@${digest}`)).toBe(`localhost:5000/loki@${digest}`);
    expect(forEngine('localhost:5000/loki:3')).toBe('localhost:5000/loki:3');
  });

  test('names the version by its tag', () => {
    expect(['a:v3.14.0', `a:1@${digest}`, `a@${digest}`, 'a'].map(versionIn)).toEqual([
      '3.14.0',
      '1',
      digest,
      'latest',
    ]);
  });
});
