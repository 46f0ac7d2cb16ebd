/**
 * One step through which a log line goes, as Promtail's file has it; Alloy's blocks descend from it and do the same.
 * Regular expressions are RE2. https://grafana.com/docs/loki/latest/send-data/promtail/stages/
 */
export type Stage =
  /** Takes the container runtime's format apart, and joins what it has cut. */
  | { readonly cri: object }
  /** The same for Docker's own format, which is JSON; a line that Docker has cut stays in pieces. */
  | { readonly docker: object }
  /** Takes fields out of a JSON line, by JMESPath. */
  | { readonly json: { readonly expressions: Readonly<Record<string, string>> } }
  /** Takes named groups out of a line. */
  | { readonly regex: { readonly expression: string } }
  /** Replaces what the groups capture, by nothing unless something is given. */
  | { readonly replace: { readonly expression: string; readonly replace?: string } }
  /** Makes labels of values that were taken out. An empty text: the value under this name. */
  | { readonly labels: Readonly<Record<string, string>> }
  /** Keeps lines at random, this share of them between 0 and 1. `drop_counter_reason`: as below. */
  | { readonly sampling: { readonly rate: number; readonly drop_counter_reason: string } }
  /** Joins lines until the next first line. */
  | { readonly multiline: { readonly firstline: string; readonly max_lines: number } }
  /** Stores values beside the line. An empty text: the value that was taken out under this name. */
  | { readonly structured_metadata: Readonly<Record<string, string>> }
  /** Keeps these labels and no other. */
  | { readonly labelallow: readonly string[] }
  /** Steps for the lines that a LogQL selector chooses, or their end. */
  | { readonly match: MatchStage };

export interface MatchStage {
  readonly selector: string;
  /** Default: none. */
  readonly stages?: readonly Stage[];
  /** Default: the line goes on. */
  readonly action?: 'drop';
  /** The reason by which the agent's own metrics count what was dropped. */
  readonly drop_counter_reason?: string;
}
