// Compiled, never run: what a caller writes has the types it should have.
import { check, NoticelintError, type Finding, type Options } from "@noticelint/wasm";

const options: Options = { name: "notice.md", asOf: "2026-11-22", stage: "follow-up", lang: "en", rules: "noticelint = 1" };

export async function errors(draft: string | Uint8Array): Promise<string[]> {
  try {
    const findings: Finding[] = await check(draft, options);
    return findings.filter((each) => each.severity === "error").map((each) => `${each.span?.start.line ?? 0} ${each.rule}`);
  } catch (error) {
    if (error instanceof NoticelintError) return [error.message];
    throw error;
  }
}

// @ts-expect-error there is no such stage
export const wrong: Options = { stage: "second" };
