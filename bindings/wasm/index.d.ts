/** A place in a draft. */
export interface Position {
  /** Offset into the text as UTF-8, from 0. */
  byte: number;
  /** From 1. */
  line: number;
  /** In characters (code points), from 1. */
  column: number;
}

/** A stretch of a draft; `end` is behind its last character. */
export interface Span {
  start: Position;
  end: Position;
}

export type Severity = "error" | "warning" | "info";
export type Confidence = "high" | "medium";
export type Stage = "first" | "follow-up" | "final" | "single";
export type Language = "ja" | "en";

/** Another place that a finding is about. */
export interface Label {
  path: string;
  span: Span | null;
  message: string;
}

/** A law or practice that a rule rests on. */
export interface Source {
  name: string;
  /** In force since. */
  since: string | null;
  /** When it was last looked up. */
  checked: string | null;
}

/** How to mend a finding. */
export interface Fix {
  edits: { span: Span; replacement: string }[];
  /** Whether it changes nothing of what the draft says. */
  safe: boolean;
}

/** What a rule says about a draft: as in `noticelint check --format json`. */
export interface Finding {
  /** Such as `contact-point/dangling`. */
  rule: string;
  severity: Severity;
  confidence: Confidence;
  message: string;
  help: string | null;
  /** The element of a notice that it is about, such as `contact-point`. */
  element: string | null;
  /** `null` where the draft has no text. */
  span: Span | null;
  /** What stands there. */
  text: string;
  /** In a Word file: the paragraph, or the row of a table. */
  anchor: string | null;
  labels: Label[];
  source: Source[];
  fix: Fix | null;
}

export interface Options {
  /** What the draft is called; says how it is read: `.md`, `.html`, `.txt` or `.docx`. Default: `draft.md`. */
  name?: string;
  /** The day that counts as today, as `2026-11-22`. Default: today. */
  asOf?: string;
  /** Planned day of publication, where the draft does not say. */
  publishOn?: string;
  /** Default: as read from the draft. */
  stage?: Stage;
  /** Who publishes, as the ruleset names it, such as `public-hospital`. Default: as read from the draft. */
  publisher?: string;
  /** Language of the messages. Default: the draft's. */
  lang?: Language;
  /** An organisation's rules: the text of a noticelint.toml, or files by name and the name of the one to begin with. */
  rules?: string | { files: Record<string, string>; main: string };
}

/** A check that could not be made; says why. */
export class NoticelintError extends Error {
  name: "NoticelintError";
}

/**
 * Checks a draft: a text, or the bytes of a file. The first call compiles the engine. Nothing leaves the process.
 *
 * Rejects with a NoticelintError where the check cannot be made.
 */
export function check(draft: string | Uint8Array, options?: Options): Promise<Finding[]>;
