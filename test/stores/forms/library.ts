import {
  Component,
  type Endpoint,
  type Environment,
  Image,
  mebibytes,
  millicores,
  seconds,
} from '../../../constructs/kit';
import { metricsOf, type Roles, StoreWorkloads } from '../../../constructs/stores/forms';
import { accessKey, s3 } from '../../../constructs/stores/object-storage';
import type { RoleSize, StoreSize } from '../../../constructs/stores/sizing/size';

/** A store that exists nowhere, with one role of each kind. */

export type LibraryRole = 'shelf' | 'desk' | 'reader';

export interface LibraryProps {
  readonly name?: string;
  readonly size: StoreSize<LibraryRole>;
  readonly depth?: number;
  readonly pages?: number;
  readonly lines?: number;
}

const configuration = ({ depth = 1, pages = 1 }: LibraryProps, catalogue: string) => ({
  server: { port: 3100, slow: '5m' },
  shutdown_delay: '10s',
  shelf: { depth },
  desk: { catalogue },
  reader: { pages, catalogue },
  added: 'by hand',
});

type Configuration = ReturnType<typeof configuration>;

export const roles: Roles<LibraryRole, Configuration> = {
  shelf: {
    target: 'shelf',
    kind: 'StatefulSet',
    terminationGrace: seconds(300),
    sections: ['server.port', 'shelf'],
    copies: { zones: 3, workloadPerZone: 'with-several', zoneArguments: (zone) => [`-shelf.zone=${zone}`] },
  },
  desk: {
    target: 'desk',
    kind: 'Deployment',
    terminationGrace: seconds(30),
    sections: ['server.port', 'shutdown_delay', 'desk'],
    calls: { shelf: 'grpc' },
    needsNoBucket: true,
  },
  reader: {
    target: 'reader',
    kind: 'Deployment',
    terminationGrace: seconds(60),
    sections: ['server', 'reader'],
    calls: { shelf: 'grpc', desk: 'http' },
  },
};

export class Library extends Component {
  readonly metrics: Endpoint<'prometheus.exposition'>;
  readonly furtherMetrics: readonly Endpoint<'prometheus.exposition'>[];

  constructor(environment: Environment, props: LibraryProps) {
    super(environment, 'library', { name: props.name });
    const store: StoreWorkloads<LibraryRole, Configuration> = new StoreWorkloads(this, {
      program: 'library',
      image: new Image('docker.io/example/library', '1.2.3'),
      roles,
      size: props.size,
      configuration: () => ({
        file: configuration(props, store.addressOf('desk')),
        overrides: { lines: props.lines ?? 1 },
      }),
      dataFolder: '/var/library',
      storage: s3({ bucket: 'books', region: 'eu-central-1', credentials: accessKey({ secretName: 'books' }) }),
      ports: { http: { container: 3100 }, grpc: { container: 9095 } },
    });
    const { workloads } = store;
    const [first] = workloads;
    if (!first) throw new Error('it has no workload');
    [this.metrics, ...this.furtherMetrics] = metricsOf({ push: first, query: first, workloads, everyPod: true });
  }
}

const one = (replicas: number, disk?: RoleSize['disk']): RoleSize => ({
  replicas,
  resources: { cpu: millicores(100), memory: mebibytes(128) },
  disk,
});

const common = { bucket: { bytes: 0, writesAMonth: 0, readsAMonth: 0 }, caches: {}, weaknesses: [] };

export const replicatedSize: StoreSize<LibraryRole> = {
  ...common,
  form: 'replicated',
  process: one(3, mebibytes(1024)),
};

export const distributedSize = (shelves: number): StoreSize<LibraryRole> => ({
  ...common,
  form: 'distributed',
  roles: { shelf: one(shelves, mebibytes(1024)), desk: one(2), reader: one(2) },
});
