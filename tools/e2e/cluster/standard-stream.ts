import { chownSync, closeSync, constants, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { run } from '../../command';

/** Where a container prints to, and where that is read. */
export interface StandardStream {
  readonly output: Readable;
  /** For the process; to be closed here when the process has it. */
  readonly descriptor: number;
}

/**
 * A pipe that belongs to the container's user, as a container runtime makes it: a program may open `/dev/stdout` as a file,
 * which it may not with the sockets that Node gives its children.
 */
export function standardStream(path: string, user: number): StandardStream {
  rmSync(path, { force: true });
  run('mkfifo', '-m', '600', path);
  chownSync(path, user, user);
  // Without waiting for a writer, which is opened only now that there is a reader.
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const descriptor = openSync(path, constants.O_WRONLY);
  return { output: new Socket({ fd: reader, readable: true, writable: false }), descriptor };
}

export function closeHere({ descriptor }: StandardStream): void {
  closeSync(descriptor);
}
