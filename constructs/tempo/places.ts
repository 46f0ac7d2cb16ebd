/** Where it keeps its data: everything that it writes lies below this folder by default. */
export const dataFolder = '/var/tempo';

/** Where each of its processes answers. */
export const ports = { http: { container: 3200 }, grpc: { container: 9095 } };

/** Where spans come in. */
export const otlpPort = { 'otlp-grpc': { container: 4317 } };

/** The port of its API, with the further one of its Service. */
export const httpPort = ({ alsoOnPort }: { readonly alsoOnPort?: number }) => ({
  ...ports.http,
  alsoService: alsoOnPort === undefined ? [] : [alsoOnPort],
});
