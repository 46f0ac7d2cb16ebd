import { type Component, Duration, type Endpoint, mebibytes, scratch, toYaml, Workload } from '../../kit';
import type { Image } from '../../kit/model/image';
import type { Autoscaling } from '../../kit/pods/autoscaling';
import type { ConfigurationFiles } from '../../kit/pods/configuration';
import type { PortProps } from '../../kit/pods/container';
import type { Mount } from '../../kit/pods/volumes';
import type { WorkloadProps } from '../../kit/pods/workload-props';
import {
  connectStorage,
  expandsVariables,
  type ObjectStorage,
  onlyKnownVariables,
  type StoragePod,
  storagePod,
} from '../object-storage';
import type { StoreSize } from '../sizing/size';
import { checkForm } from './checks';
import { SharedDisruptionBudget } from './disruption-budget';
import { grouped, type RoleGroup, zoneName } from './grouped';
import { roleLabels, storeLabels, turnOf } from './labels';
import { gossipPort, Members } from './members';
import { Overrides } from './overrides';
import { type Roles, waits } from './role';
import { sectionsOf } from './sections';
import { TurnPolicy } from './turn-policy';

/** What the program of a store is told. */
export interface StoreConfiguration<Configuration extends object> {
  /** What it reads when it starts: the whole, of which each role is given what it reads. */
  readonly file: Configuration;
  /** What it reads again while it runs, so that a change rolls nobody. */
  readonly overrides: object;
}

/** What makes a store of several pods differ from others of its kind. */
export interface StoreWorkloadsProps<Name extends string, Configuration extends object> {
  /** The program's name, for its configuration file in `/etc`. */
  readonly program: string;
  readonly image: Image;
  readonly roles: Roles<Name, Configuration>;
  readonly size: StoreSize<Name>;
  /** Roles that nobody needs here, such as one that evaluates where there is nothing to evaluate. Default: none. */
  readonly leftOut?: readonly Name[];
  /** Roles of which an autoscaler decides how many pods there are. Default: each has as many as its size says. */
  readonly autoscaling?: Partial<Readonly<Record<Name, Autoscaling>>>;
  /** What the program is told, asked for once, when every component is there. */
  readonly configuration: () => StoreConfiguration<Configuration>;
  /** Where the program keeps its data. */
  readonly dataFolder: string;
  readonly storage: ObjectStorage;
  /** What the names of its objects begin with. Default: the prefix of its storage. */
  readonly storagePrefixes?: readonly string[];
  /** The ports that every role has beside that of memberlist. */
  readonly ports: Readonly<Record<'http' | 'grpc', PortProps>>;
  /** Files beside the configuration, for a workload with these roles. Default: none. */
  readonly furtherFiles?: (roles: readonly Name[]) => readonly ConfigurationFiles[];
  /** Arguments beside those that every program of this kind takes. Default: none. */
  readonly furtherArguments?: (roles: readonly Name[]) => readonly string[];
  /** Secrets of those whom a workload with these roles calls. Default: none. */
  readonly mounts?: (roles: readonly Name[]) => readonly Mount[];
}

/** A workload, and what it does. */
interface Placed<Name extends string> {
  readonly group: RoleGroup<Name>;
  readonly workload: Workload;
}

/** The workloads of a store that has several pods: three with every role, or some for each role. */
export class StoreWorkloads<Name extends string, Configuration extends object> {
  readonly members: Members;
  /** The file that is read again. */
  readonly overrides: Overrides;
  private readonly placed: readonly Placed<Name>[];
  private readonly known: readonly string[];
  private readonly storagePod: StoragePod | undefined;
  private readonly peers = new Map<string, Endpoint>();
  private stated?: StoreConfiguration<Configuration>;

  constructor(
    private readonly component: Component,
    private readonly props: StoreWorkloadsProps<Name, Configuration>,
  ) {
    const { roles, size, leftOut } = props;
    this.known = Object.values<Roles<Name, Configuration>[Name]>(roles).flatMap(
      ({ sections }): readonly string[] => sections,
    );
    this.overrides = new Overrides(component, props.program, () => this.configuration.overrides);
    this.storagePod = storagePod(component, props.storage);
    const named = component.environment.cluster.zones?.length ?? 0;
    const groups = grouped(roles, size, { left: leftOut, named });
    checkForm(component, roles, groups);
    this.placed = groups.map((group) => ({ group, workload: new Workload(component, this.workloadProps(group)) }));
    this.members = new Members(component);
    this.members.join(this.workloads);
    for (const { group, workload } of this.placed) this.connectRoles(group, workload);
    const inBucket = this.placed.filter(({ group }) => this.needsBucket(group)).map(({ workload }) => workload);
    connectStorage(component, inBucket, props.storage, props.storagePrefixes);
    for (const name of new Set(groups.filter(({ zone }) => zone !== undefined).flatMap((group) => group.roles))) {
      new SharedDisruptionBudget(component, name);
      new TurnPolicy(component, name);
    }
  }

  get workloads(): readonly Workload[] {
    return this.placed.map(({ workload }) => workload);
  }

  /** The workloads that have a role: one, or one for each zone. */
  of(role: Name): readonly Workload[] {
    return this.placed.filter(({ group }) => group.roles.includes(role)).map(({ workload }) => workload);
  }

  /** The workload that has a role, where one has it in all zones. */
  the(role: Name): Workload {
    const [workload, ...others] = this.of(role);
    if (!workload || others.length > 0) throw new Error(`${this.component.name} has not one workload that is ${role}`);
    return workload;
  }

  /** Whether each zone has a workload of its own for a role. */
  knowsZones(role: Name): boolean {
    return this.placed.some(({ group }) => group.zone !== undefined && group.roles.includes(role));
  }

  /** Host and port at which every pod with a role is asked: a client looks the name up, and chooses among the addresses. */
  addressOf(role: Name, port: 'grpc' | 'http' = 'grpc'): string {
    return this.peer(this.the(role), port).address;
  }

  private get configuration(): StoreConfiguration<Configuration> {
    this.stated ??= this.props.configuration();
    return this.stated;
  }

  private peer(workload: Workload, port: 'grpc' | 'http'): Endpoint {
    const key = `${workload.name} ${port}`;
    const known = this.peers.get(key);
    if (known) return known;
    const made =
      port === 'grpc'
        ? workload.endpoint('store.grpc', 'grpc', { everyPod: true })
        : workload.endpoint('store.http', 'http', {});
    this.peers.set(key, made);
    return made;
  }

  private connectRoles({ roles }: RoleGroup<Name>, workload: Workload): void {
    const called = new Map<string, 'grpc' | 'http'>();
    for (const role of roles)
      for (const [name, port] of Object.entries<'grpc' | 'http' | undefined>(this.props.roles[role].calls ?? {}))
        if (port) called.set(`${name} ${port}`, port);
    const reached = new Set(
      [...called].flatMap(([key, port]) => this.of(key.split(' ')[0] as Name).map((each) => this.peer(each, port))),
    );
    for (const endpoint of reached) workload.connect('form', ['store.grpc', 'store.http'], endpoint);
  }

  private workloadProps(group: RoleGroup<Name>): WorkloadProps {
    const { component, props } = this;
    const { program, dataFolder } = props;
    const roles = group.roles.map((name) => props.roles[name]);
    const name = `${component.name}${group.suffix}`;
    const folder = `/etc/${program}`;
    const bucket = this.needsBucket(group) ? this.storagePod : undefined;
    const { size, zone } = group;
    const data = size.disk ? { data: { mountPath: dataFolder, size: size.disk } } : {};
    const written = Math.max(...roles.map(({ scratch: most = mebibytes(512) }) => most.mebibytes));
    const copies = roles.find((role) => role.copies)?.copies;
    const inZone = zone === undefined ? [] : (copies?.zoneArguments?.(zoneName(zone)) ?? []);
    const [only] = group.roles.length === 1 ? group.roles : [];
    const scaled = only && props.autoscaling?.[only];
    return {
      name,
      kind: size.disk || roles.some(({ kind }) => kind === 'StatefulSet') ? 'StatefulSet' : 'Deployment',
      ...(scaled ? { autoscaling: scaled } : { replicas: size.replicas }),
      image: props.image,
      args: [
        `-config.file=${folder}/${program}.yaml`,
        `-target=${group.suffix === '' ? 'all' : roles.map(({ target }) => target).join(',')}`,
        ...(bucket && expandsVariables(props.storage) ? ['-config.expand-env=true'] : []),
        ...inZone,
        ...(props.furtherArguments?.(group.roles) ?? []),
      ],
      configuration: [
        { name, mountPath: folder, files: () => ({ [`${program}.yaml`]: this.textFor(group) }) },
        ...(props.furtherFiles?.(group.roles) ?? []),
      ],
      // The user of the images.
      identity: { user: 10001 },
      ports: Object.assign(
        {},
        props.ports,
        { gossip: { container: gossipPort } },
        ...roles.map((role) => role.furtherPorts),
      ),
      ...data,
      ...bucket,
      podLabels: {
        ...bucket?.podLabels,
        ...(only ? roleLabels(component, only) : storeLabels(component)),
      },
      mounts: [
        scratch('tmp', '/tmp', mebibytes(64)),
        ...(size.disk ? [] : [scratch('data', dataFolder, mebibytes(written))]),
        this.overrides.mount,
        ...(props.mounts?.(group.roles) ?? []),
        ...(bucket?.mounts ?? []),
      ],
      goProgram: true,
      environmentVariables: {
        ...bucket?.environmentVariables,
        ...(only && props.roles[only].collectsAt !== undefined ? { GOGC: String(props.roles[only].collectsAt) } : {}),
      },
      resources: size.resources,
      readiness: { path: '/ready', port: 'http' },
      terminationGrace: longest(roles.map(({ terminationGrace }) => terminationGrace)),
      ...(roles.some(waits) ? { untilUnready: 'program' } : {}),
      headless: true,
      spread: copies && zone === undefined ? 'required' : 'preferred',
      ...(zone === undefined
        ? {}
        : {
            zone: component.environment.cluster.zones?.[zone],
            sharesDisruptionBudget: true,
            ...(only ? { rolledInTurn: turnOf(component, only) } : {}),
          }),
    };
  }

  private needsBucket({ roles }: RoleGroup<Name>): boolean {
    return roles.some((name) => !this.props.roles[name].needsNoBucket);
  }

  /** The configuration as the pods with these roles read it. */
  private textFor({ roles, suffix }: RoleGroup<Name>): string {
    const { component, props } = this;
    const { file } = this.configuration;
    const read = roles.flatMap((name): readonly string[] => props.roles[name].sections);
    const shown = suffix === '' ? file : sectionsOf(file, read, this.known);
    return onlyKnownVariables(component.check, props.storage, toYaml(shown));
  }
}

const longest = (times: readonly Duration[]): Duration =>
  new Duration(Math.max(...times.map(({ milliseconds }) => milliseconds)));
