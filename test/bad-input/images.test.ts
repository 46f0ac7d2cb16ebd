import { expect, test } from '@jest/globals';
import { images as usual } from '../../constructs/images';
import { type EnvironmentProps, image, podDefaults } from '../../constructs/kit';
import { findingsOf } from '../support';
import { Sample, untyped } from './cases';
import { environmentWith, testPodAnswers } from './of-pods';

/** What a company can't say of images: from where they come, and which they are. */

const digest = `sha256:${'0'.repeat(64)}`;

testPodAnswers([
  [
    'a mirror with its scheme',
    { registry: 'https://registry.example.com' },
    [
      'pods.registry: "https://registry.example.com" is not a valid mirror | a host and optionally a path in lower case, without scheme and final slash, such as registry.example.com/mirror',
    ],
  ],
  [
    'a mirror with a final slash',
    { registry: 'registry.example.com/' },
    [
      'pods.registry: "registry.example.com/" is not a valid mirror | a host and optionally a path in lower case, without scheme and final slash, such as registry.example.com/mirror',
    ],
  ],
  [
    'a mirror that is no host',
    { registry: 'mirror' },
    [
      'pods.registry: "mirror" is not a valid mirror | a host and optionally a path in lower case, without scheme and final slash, such as registry.example.com/mirror',
    ],
  ],
  [
    'a mirror for a path',
    { registry: { 'docker.io/grafana': 'registry.example.com' } },
    [
      'pods.registry: "docker.io/grafana" is not the host of a registry | the host as image names have it, such as docker.io',
    ],
  ],
  [
    'mirrors of which one is missing',
    { registry: { 'ghcr.io': 'registry.example.com/ghcr' } },
    ["pods.registry: there is no mirror for docker.io, from which images come | 'docker.io': 'registry.example.com/…'"],
  ],
  [
    'a short digest',
    { imageDigests: { 'docker.io/example/sample:1.2.3': 'sha256:0' } },
    [
      'pods.imageDigests: docker.io/example/sample:1.2.3 has the digest "sha256:0", which is not valid | sha256: and 64 hexadecimal digits, as `crane digest` prints it',
    ],
  ],
  [
    'a digest of no version',
    { imageDigests: { 'docker.io/example/sample': digest } },
    [
      'pods.imageDigests: "docker.io/example/sample" does not name a version of an image | the repository and the tag, such as docker.io/grafana/loki:3.7.8',
    ],
  ],
  [
    'digests of which one is missing',
    { imageDigests: { 'docker.io/example/sample:1.2.2': digest } },
    [
      "pods.imageDigests: the image docker.io/example/sample:1.2.3 has no digest, and the others are pinned by theirs | 'docker.io/example/sample:1.2.3': 'sha256:…', as `crane digest docker.io/example/sample:1.2.3` prints it",
    ],
  ],
  [
    'a digest by the name in the mirror',
    {
      registry: 'registry.example.com/mirror',
      imageDigests: { 'registry.example.com/mirror/example/sample:1.2.3': digest },
    },
    [
      `pods.imageDigests: registry.example.com/mirror/example/sample:1.2.3 is the name in the mirror, and an image is pinned by its name without one | 'docker.io/example/sample:1.2.3': '${digest}'`,
    ],
  ],
  [
    'a pull secret as text',
    { imagePullSecrets: untyped(['registry']) },
    ['pods.imagePullSecrets: "registry" is not a map | [{ name: \'registry\' }]'],
  ],
  [
    'a pull secret that can not be',
    { imagePullSecrets: [{ name: 'My_Registry' }] },
    [
      'pods.imagePullSecrets: "My_Registry" is no name that Kubernetes takes | lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit',
    ],
  ],
]);

type Images = EnvironmentProps['images'];

test.each<[string, Images, readonly string[]]>([
  [
    'a name that is in no table',
    untyped<Images>({ lokki: image('docker.io/grafana/loki', '3.7.8') }),
    [`test › environment › images: there is no image named lokki | one of: ${Object.keys(usual).join(', ')}`],
  ],
  [
    'a symbol in the place of an image, and of its tag',
    untyped<Images>({ loki: Symbol('x'), tempo: image('docker.io/grafana/tempo', untyped(Symbol('x'))) }),
    [
      "test › environment › images.loki: Symbol(x) is not an image | image('docker.io/grafana/loki', '3.7.8')",
      "test › environment › images.tempo: image(\"docker.io/grafana/tempo\", Symbol(x)) is not an image | image('docker.io/grafana/loki', '3.7.8')",
    ],
  ],
  [
    'an image as text',
    untyped<Images>({ loki: 'docker.io/grafana/loki:3.7.8' }),
    [
      "test › environment › images.loki: \"docker.io/grafana/loki:3.7.8\" is not an image | image('docker.io/grafana/loki', '3.7.8')",
    ],
  ],
  [
    'an empty tag',
    { loki: image('docker.io/grafana/loki', '') },
    [
      'test › environment › images.loki: docker.io/grafana/loki has the tag "", which is not valid | at most 63 letters, digits, hyphens, underscores and dots that begin and end with a letter or digit; a digest is the third argument of image(…)',
    ],
  ],
  [
    'a digest in the tag',
    { loki: image('docker.io/grafana/loki', `3.7.8@${digest}`) },
    [
      'test › environment › images.loki: docker.io/grafana/loki has the tag "3.7.8@sha256:0000000000000000000000000000000000000000000000000000000000000000", which is not valid | at most 63 letters, digits, hyphens, underscores and dots that begin and end with a letter or digit; a digest is the third argument of image(…)',
    ],
  ],
  [
    'a tag in the repository',
    { loki: image('docker.io/grafana/loki:3.7.8', '3.7.8') },
    [
      'test › environment › images.loki: "docker.io/grafana/loki:3.7.8" is not a valid repository of images | the registry and a path in lower case, without scheme and tag, such as docker.io/grafana/loki',
    ],
  ],
  [
    'a scheme',
    { loki: image('https://docker.io/grafana/loki', '3.7.8') },
    [
      'test › environment › images.loki: "https://docker.io/grafana/loki" is not a valid repository of images | the registry and a path in lower case, without scheme and tag, such as docker.io/grafana/loki',
    ],
  ],
  [
    'capitals',
    { loki: image('docker.io/Grafana/Loki', '3.7.8') },
    [
      'test › environment › images.loki: "docker.io/Grafana/Loki" is not a valid repository of images | the registry and a path in lower case, without scheme and tag, such as docker.io/grafana/loki',
    ],
  ],
  [
    'a digest of another kind',
    { loki: image('docker.io/grafana/loki', '3.7.8', 'md5:0') },
    [
      'test › environment › images.loki: docker.io/grafana/loki:3.7.8 has the digest "md5:0", which is not valid | sha256: and 64 hexadecimal digits, as `crane digest` prints it',
    ],
  ],
])('%s', (_title, images, expected) => {
  expect(findingsOf(environmentWith({ images }))).toEqual(expected);
});

test('an image that names no registry, where each registry has a mirror', () => {
  const pods = podDefaults({ registry: { 'docker.io': 'registry.example.com/dockerhub' } });
  const environment = environmentWith({ pods });
  new Sample(environment, { image: image('own', '1') }, { name: 'second' });
  expect(findingsOf(environment)).toEqual([
    "test › environment › pods.registry: the image own:1 names no registry, so none of the mirrors is its own | the image with its registry, such as image('registry.example.com/own', '1')",
  ]);
});

test('what several images meet is said once, to whom it is', () => {
  const pods = podDefaults({ registry: { 'ghcr.io': 'registry.example.com/ghcr' } });
  const environment = environmentWith({ pods });
  new Sample(environment, {}, { name: 'second' });
  new Sample(
    environment,
    {},
    { name: 'third', pods: podDefaults({ registry: { 'quay.io': 'registry.example.com/quay' } }) },
  );
  expect(findingsOf(environment)).toEqual([
    "test › environment › pods.registry: there is no mirror for docker.io, from which images come | 'docker.io': 'registry.example.com/…'",
    "test › third › pods.registry: there is no mirror for docker.io, from which images come | 'docker.io': 'registry.example.com/…'",
  ]);
});
