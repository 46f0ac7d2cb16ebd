/**
 * Units in types: a retention can't be given in bytes, nor a disk in days.
 * The values check nothing themselves; the component that takes one knows its property and reports what is wrong.
 */

import { brand } from './brand';
import { times } from './no-number';

/** A length of time. Written by `milliseconds`, `seconds`, `minutes`, `hours` and `days`. */
export class Duration {
  static {
    brand(Duration, 'Duration');
  }

  constructor(readonly milliseconds: number) {}

  /** In seconds, with a fraction where it has one. */
  get seconds(): number {
    return this.milliseconds / 1000;
  }

  /** The form that Go programs and Prometheus read: the largest unit that divides it, hours at most (`72h`, `90s`). */
  toString(): string {
    if (this.milliseconds % 3_600_000 === 0) return `${this.milliseconds / 3_600_000}h`;
    if (this.milliseconds % 60_000 === 0) return `${this.milliseconds / 60_000}m`;
    if (this.milliseconds % 1000 === 0) return `${this.milliseconds / 1000}s`;
    return `${this.milliseconds}ms`;
  }
}

/** A length of time in thousandths of a second. */
export const milliseconds = (count: number) => times(count, 1, (each) => new Duration(each));
/** A length of time in seconds. */
export const seconds = (count: number) => times(count, 1000, (each) => new Duration(each));
/** A length of time in minutes. */
export const minutes = (count: number) => times(count, 60_000, (each) => new Duration(each));
/** A length of time in hours. */
export const hours = (count: number) => times(count, 3_600_000, (each) => new Duration(each));
/** A length of time in days of 24 hours. */
export const days = (count: number) => times(count, 86_400_000, (each) => new Duration(each));

/** An amount of memory or disk. Written by `mebibytes` and `gibibytes`. */
export class Bytes {
  static {
    brand(Bytes, 'Bytes');
  }

  constructor(readonly mebibytes: number) {}

  /** In bytes, as most configurations take it. */
  get bytes(): number {
    return this.mebibytes * 1_048_576;
  }

  /** A Kubernetes quantity in its canonical form (`10Gi`, `192Mi`), which the API server gives back unchanged. */
  toString(): string {
    return this.mebibytes % 1024 === 0 ? `${this.mebibytes / 1024}Gi` : `${this.mebibytes}Mi`;
  }

  /** A share of it, in whole mebibytes. */
  share(percentage: Percentage): Bytes {
    return new Bytes(Math.floor((this.mebibytes * percentage.value) / 100));
  }
}

/** An amount of memory or disk in units of 1,048,576 bytes, which Kubernetes writes `Mi`. */
export const mebibytes = (count: number) => times(count, 1, (each) => new Bytes(each));
/** An amount of memory or disk in units of 1,024 mebibytes, which Kubernetes writes `Gi`. */
export const gibibytes = (count: number) => times(count, 1024, (each) => new Bytes(each));

/** How many bytes come in a time. Written by `bytesPerSecond`, `megabytesPerSecond` and `gigabytesPerDay`. */
export class ByteRate {
  static {
    brand(ByteRate, 'ByteRate');
  }

  constructor(readonly bytesPerSecond: number) {}

  /** How many bytes come in this time. */
  during(time: Duration): number {
    return this.bytesPerSecond * time.seconds;
  }

  /** As people say it (`10 MB/s`, `500 kB/s`). */
  toString(): string {
    const [factor, unit] = this.bytesPerSecond >= 1_000_000 ? [1_000_000, 'MB/s'] : [1000, 'kB/s'];
    return `${Math.round((this.bytesPerSecond / factor) * 100) / 100} ${unit}`;
  }
}

/** A rate in bytes a second. */
export const bytesPerSecond = (count: number) => times(count, 1, (each) => new ByteRate(each));
/** A rate in megabytes, each of 1,000,000 bytes, a second. */
export const megabytesPerSecond = (count: number) => times(count, 1_000_000, (each) => new ByteRate(each));
/** A rate in gigabytes, each of 1,000,000,000 bytes, a day of 24 hours. */
export const gigabytesPerDay = (count: number) => times(count, 1_000_000_000, (each) => new ByteRate(each / 86_400));

/** A share of processor time. Written by `cores` and `millicores`. */
export class Cores {
  static {
    brand(Cores, 'Cores');
  }

  constructor(readonly millicores: number) {}

  /** A Kubernetes quantity in its canonical form (`2`, `50m`). */
  toString(): string {
    return this.millicores % 1000 === 0 ? `${this.millicores / 1000}` : `${this.millicores}m`;
  }
}

/** A share of processor time in cores; `cores(0.15)` is 150 millicores. */
export const cores = (count: number) => times(count, 1000, (each) => new Cores(Math.round(each)));
/** A share of processor time in thousandths of a core, which Kubernetes writes `m`. */
export const millicores = (count: number) => times(count, 1, (each) => new Cores(each));

/** A percentage, 0 to 100. Written by `percent`. */
export class Percentage {
  static {
    brand(Percentage, 'Percentage');
  }

  constructor(readonly value: number) {}

  /** As people write it, such as `10 %`. */
  toString(): string {
    return `${this.value} %`;
  }
}

/** A percentage, 0 to 100. */
export const percent = (value: number) => times(value, 1, (each) => new Percentage(each));
