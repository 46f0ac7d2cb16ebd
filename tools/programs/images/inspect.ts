/** An image that an engine has, with what it says of itself. */
export interface HeldImage {
  /** As the engine takes it. */
  readonly reference: string;
  /** The digest of its configuration: the same id is the same content. */
  readonly id: string;
  readonly entrypoint: readonly string[];
  /** The arguments where a container states none. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  /** A name or number, perhaps with `:` and a group. Empty: root. */
  readonly user: string;
}

interface Inspection {
  readonly Id: string;
  readonly Config?: {
    readonly Entrypoint?: readonly string[] | null;
    readonly Cmd?: readonly string[] | null;
    readonly Env?: readonly string[] | null;
    readonly WorkingDir?: string;
    readonly User?: string;
  };
}

/** What `image inspect` printed, as docker and podman print it. Undefined if it is nothing of that kind. */
export function inspected(reference: string, printed: string): HeldImage | undefined {
  const [found] = parsed(printed);
  if (!found?.Id) return undefined;
  const { Entrypoint, Cmd, Env, WorkingDir, User } = found.Config ?? {};
  return {
    reference,
    id: found.Id.replace(/^sha256:/, ''),
    entrypoint: Entrypoint ?? [],
    command: Cmd ?? [],
    environment: Object.fromEntries((Env ?? []).map(nameAndValue)),
    workingDirectory: WorkingDir || '/',
    user: User ?? '',
  };
}

function parsed(text: string): readonly Partial<Inspection>[] {
  try {
    const content: unknown = JSON.parse(text);
    return Array.isArray(content) ? content : [];
  } catch {
    return [];
  }
}

function nameAndValue(text: string): readonly [string, string] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}
