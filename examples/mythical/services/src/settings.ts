/** Host and port, as the environment writes them. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** The value of a variable. Throws if it is not there. */
export function required(name: string, variables: NodeJS.ProcessEnv = process.env): string {
  const value = variables[name];
  if (!value) throw new Error(`the variable ${name} is missing`);
  return value;
}

/** Reads `host:port`; the last colon stands before the port. */
export function addressOf(text: string): Address {
  const colon = text.lastIndexOf(':');
  const port = Number(text.slice(colon + 1));
  if (colon < 1 || !Number.isInteger(port)) throw new Error(`${text} is no host:port`);
  return { host: text.slice(0, colon), port };
}

/** The attributes of OTEL_RESOURCE_ATTRIBUTES, decoded. */
export function resourceAttributes(text = process.env.OTEL_RESOURCE_ATTRIBUTES ?? ''): Record<string, string> {
  const pairs = text.split(',').filter((pair) => pair.includes('='));
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key = '', ...rest] = pair.split('=');
      return [key.trim(), decodeURIComponent(rest.join('='))];
    }),
  );
}
