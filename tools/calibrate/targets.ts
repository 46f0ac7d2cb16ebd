import type { Target, Used } from './target';

/** What the roles of a store have used until a moment. */
export class Usage<Role extends string> {
  constructor(private readonly roles: ReadonlyMap<Role, Used>) {}

  /** What a role had used. Throws where it did not run then. */
  of(role: Role): Used {
    const used = this.roles.get(role);
    if (!used) throw new Error(`${role} did not run when it was looked at`);
    return used;
  }

  /** The processor time of a role since an earlier moment, in seconds. */
  secondsSince(before: Usage<Role>, role: Role): number {
    return this.of(role).seconds - before.of(role).seconds;
  }

  /** By how many bytes the most memory of a role lies above what it had at an earlier moment. */
  grownSince(before: Usage<Role>, role: Role): number {
    return this.of(role).mostMemory - before.of(role).memory;
  }
}

/** The roles of a store that run for a measurement. */
export class Targets<Role extends string> {
  private readonly started: Target[] = [];
  private readonly byRole = new Map<Role, Target>();

  /** How a role becomes a process. */
  constructor(private readonly start: (role: Role) => Target) {}

  /** Starts a role. One that is started again takes the place of the one before. */
  launch(role: Role): Target {
    const target = this.start(role);
    this.started.push(target);
    this.byRole.set(role, target);
    return target;
  }

  /** Starts roles in their order, and waits until all of them are ready: some are only when another has come. */
  async launchAll(roles: readonly Role[]): Promise<void> {
    const targets = roles.map((role) => this.launch(role));
    for (const target of targets) await target.ready();
  }

  /** A role that was started. Throws where it was not. */
  of(role: Role): Target {
    const target = this.byRole.get(role);
    if (!target) throw new Error(`${role} was not started`);
    return target;
  }

  /** What all that were started have used until now; of those that were started again, what the last has used. */
  used(): Usage<Role> {
    return new Usage(new Map([...this.byRole].map(([role, target]) => [role, target.used()] as const)));
  }

  /** Ends all of them. */
  async stop(): Promise<void> {
    for (const target of this.started) await target.stop();
  }
}
