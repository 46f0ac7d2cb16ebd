import type { Endpoint } from './endpoint';

/** A source that gives the same data to everybody who reads it, such as the log files of a node. */
export interface SharedSource {
  /** What it is, such as `the log lines of pods`: the same text wherever it is read. */
  readonly what: string;
  /** Which part of it is read, as a text: two equal texts are the same part. Two other texts may still overlap. Default: all of it. */
  readonly chosen?: string;
  /** The property by which it is read. */
  readonly property: string;
  /** The properties that say where it is sent. */
  readonly sentBy: readonly string[];
  /** Where others send to the reader, as it is a store itself and keeps what it reads. Default: it is no store. */
  readonly keptAt?: readonly Endpoint[];
  /** What the environment says where the reader does not read it. Default: nothing, as the environment has the reader read it. */
  readonly unless?: string;
  /** The store keeps a piece once that it gets twice, so two may send it for a while. Default: the store keeps, or counts, it twice. */
  readonly isKeptOnce?: boolean;
}

/** What containers print. Every program that reads it uses this text. */
export const linesOfPods: Pick<SharedSource, 'what' | 'isKeptOnce'> = {
  what: 'the log lines of pods',
  isKeptOnce: true,
};
