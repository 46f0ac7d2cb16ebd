/** Enough frames to reach the environment file from inside a component. */
const depth = 40;

/** A place in the code, as the stack at the moment when it was taken. Its text is made when somebody reads it. */
export interface CallSite {
  readonly stack?: string;
}

/** Whether a value is an error, also one of another realm: a program that runs in a sandbox has errors of its own. */
export const isError = (value: unknown): value is Error => Object.prototype.toString.call(value) === '[object Error]';

/** Where the program is now. */
export function callSite(): CallSite {
  const usual = Error.stackTraceLimit;
  Error.stackTraceLimit = depth;
  const site = new Error('call site');
  Error.stackTraceLimit = usual;
  return site;
}
