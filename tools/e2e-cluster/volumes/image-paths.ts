import type { ImageKey } from '../../../constructs/images';

/** A path that no manifest brings, with the reason why it is there or needed. */
export interface ImagePath {
  /** Of the image with this name in `constructs/images.ts`. Default: every image. */
  readonly image?: ImageKey;
  /** The file or folder; what is below it belongs to it. */
  readonly path: string;
  readonly reason: string;
}

/** What is in an image, or made by the container runtime: the only named paths that need no volume. */
export const provided: readonly ImagePath[] = [
  { path: '/dev', reason: 'the devices that the container runtime makes' },
  { path: '/etc/resolv.conf', reason: 'where names are looked up: the kubelet writes it into every container' },
  { image: 'curl', path: '/bin/sh', reason: 'the shell of Alpine' },
  {
    image: 'nginxOtel',
    path: '/usr/lib/nginx/modules/ngx_otel_module.so',
    reason: 'the module that the image variant "otel" adds',
  },
  { image: 'alloy', path: '/bin/alloy', reason: 'the program' },
  { image: 'kafka', path: '/opt/kafka/bin', reason: 'the scripts of Kafka' },
  { image: 'vueFrontend', path: '/etc/nginx/mime.types', reason: 'the types of files that nginx serves' },
  { image: 'vueFrontend', path: '/usr/share/nginx/html', reason: 'the page' },
  { image: 'mythicalFrontend', path: '/etc/nginx/mime.types', reason: 'the types of files that nginx serves' },
  { image: 'mythicalFrontend', path: '/usr/share/nginx/html', reason: 'the page' },
  {
    image: 'autoinstrumentationJava',
    path: '/javaagent.jar',
    reason: 'all that the image is for',
  },
];

/** A path that a program uses although nothing rendered names it. */
export interface OwnPath extends ImagePath {
  readonly image: ImageKey;
  readonly use: 'reads' | 'writes';
  /** Only where a configuration of the container matches. Default: always. */
  readonly configured?: RegExp;
}

export const namedByImage: readonly OwnPath[] = [
  {
    image: 'grafana',
    path: '/etc/grafana/provisioning/datasources',
    use: 'reads',
    reason: 'GF_PATHS_PROVISIONING of the image',
  },
  {
    image: 'grafana',
    path: '/etc/grafana/provisioning/dashboards',
    use: 'reads',
    reason: 'GF_PATHS_PROVISIONING of the image',
  },
  {
    image: 'grafana',
    path: '/var/lib/grafana',
    use: 'writes',
    reason: 'GF_PATHS_DATA of the image',
  },
  {
    image: 'tempo',
    path: '/var/tempo',
    use: 'writes',
    reason: 'the default of the live store and the backend scheduler',
  },
  {
    image: 'postgresql',
    path: '/var/run/postgresql',
    use: 'writes',
    reason: 'the default of unix_socket_directories in this image',
  },
  {
    image: 'otelCollector',
    path: '/var/lib/otelcol/file_storage',
    use: 'writes',
    reason: 'the default directory of the extension file_storage',
    configured: /^ {2}file_storage:(?!(\n {4}.*)*\n {4}directory:)/m,
  },
];

/** Where Kubernetes puts an account's token; the clients of the API server look there without being told. */
export const accountFolder = '/var/run/secrets/kubernetes.io/serviceaccount';
