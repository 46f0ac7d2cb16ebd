import type { RoleSize, StoreSize } from '../sizing/size';
import type { Role, Roles } from './role';

/** The roles that one workload has. */
export interface RoleGroup<Name extends string> {
  /** What its name has after that of the store. Empty: it is the store's one workload. */
  readonly suffix: string;
  readonly roles: readonly Name[];
  readonly size: RoleSize;
  /** The zone that all of its pods are in, counted from 0. Undefined: they are in several. */
  readonly zone?: number;
}

/**
 * Which roles a workload has: all of them, or one, or one in one zone. `left`: roles that nobody needs here. `named`: how many zones
 * the cluster names.
 */
export function grouped<Name extends string, Configuration>(
  roles: Roles<Name, Configuration>,
  size: StoreSize<Name>,
  { left = [], named }: { readonly left?: readonly Name[]; readonly named: number },
): RoleGroup<Name>[] {
  const names = (Object.keys(roles) as Name[]).filter((name) => !left.includes(name));
  if (size.form !== 'distributed') return [{ suffix: '', roles: names, size: size.process }];
  return names.flatMap((name): RoleGroup<Name>[] => {
    const ofRole = size.roles[name];
    const zones = ownZones(roles[name], ofRole, named);
    if (zones === undefined) return [{ suffix: `-${name}`, roles: [name], size: ofRole }];
    const replicas = Math.ceil(ofRole.replicas / zones);
    return Array.from({ length: zones }, (_, zone) => ({
      suffix: `-${name}-${zoneName(zone)}`,
      roles: [name],
      size: { ...ofRole, replicas },
      zone,
    }));
  });
}

/** In how many zones a role has a workload of its own; undefined where one workload has all of its pods. */
function ownZones<Name extends string, Configuration>(
  { copies }: Role<Name, Configuration>,
  { replicas }: RoleSize,
  named: number,
): number | undefined {
  if (!copies) return undefined;
  const { zones, workloadPerZone } = copies;
  const whether = { always: true, 'in-named-zones': named >= zones, 'with-several': false }[workloadPerZone];
  return whether || replicas > zones ? zones : undefined;
}

/** A zone as the program and the names of workloads know it. They stay when nodes move to a zone of another name. */
export const zoneName = (zone: number): string => `zone-${String.fromCharCode('a'.charCodeAt(0) + zone)}`;
