import { createWriteStream, type WriteStream } from 'node:fs';
import type { Readable } from 'node:stream';

/** Writes what a container prints to a file in CRI format, as a container runtime does on a node. */
export class ContainerLog {
  private readonly file: WriteStream;
  /** The newest lines as they were printed, for the message when a container ends too early. */
  readonly tail: string[] = [];

  constructor(path: string) {
    this.file = createWriteStream(path, { flags: 'a', mode: 0o640 });
  }

  follow(stream: Readable, name: 'stdout' | 'stderr'): void {
    let rest = '';
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.write(line, name);
    });
    stream.on('end', () => {
      if (rest) this.write(rest, name);
    });
  }

  /** `P` marks a part of a line that goes on in the next: a container runtime cuts what is longer than 16 KiB. */
  write(line: string, stream: 'stdout' | 'stderr' = 'stdout', tag: 'F' | 'P' = 'F'): void {
    this.tail.push(line);
    if (this.tail.length > 20) this.tail.shift();
    this.file.write(`${new Date().toISOString().replace('Z', '000000Z')} ${stream} ${tag} ${line}\n`);
  }

  end(): void {
    this.file.end();
  }
}
