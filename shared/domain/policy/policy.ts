/** Reading a policy document, and naming the version of it. */
import type { z } from 'zod';
import { digestOf } from '../kernel/canonical-json.ts';
import { findContradictions } from './contradictions.ts';
import { policy, type Policy } from './document.ts';
import type { Problem } from './problem.ts';
import { ruleNames, sourceNames } from '../catalogue/catalogue.ts';

export type { Policy } from './document.ts';

export type PolicyReading =
  { kind: 'policy'; policy: Policy } | { kind: 'contradictory'; problems: Problem[] };

/**
 * Reads a policy document.
 *
 * @param json the parsed JSON
 * @returns the policy; or every problem, with the path to the entry (`rules.2.mode`) and what to do about it
 */
export function readPolicy(json: unknown): PolicyReading {
  const parsed = policy.safeParse(json);
  if (!parsed.success) return { kind: 'contradictory', problems: parsed.error.issues.map(toProblem) };
  const problems = findContradictions(parsed.data);
  return problems.length > 0 ? { kind: 'contradictory', problems } : { kind: 'policy', policy: parsed.data };
}

/** First 12 hexadecimal digits of the SHA-256 of the policy's canonical JSON: the same for any order of keys. */
export function policyVersion(document: Policy): string {
  return digestOf(document).slice(0, 12);
}

function toProblem(issue: z.core.$ZodIssue): Problem {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join(', ');
    return {
      path,
      problem: `unknown: ${keys}; take it out or correct its spelling`,
      zh: `未知的项目：${keys}；请删去或更正`,
    };
  }
  if (issue.path.at(-1) === 'rule') {
    return {
      path,
      problem: `unknown rule; use one of ${ruleNames.join(', ')}`,
      zh: `未知的规则；可用：${ruleNames.join('、')}`,
    };
  }
  if (issue.path.at(-1) === 'source') {
    return {
      path,
      problem: `unknown source; use one of ${sourceNames.join(', ')}`,
      zh: `未知的数据源；可用：${sourceNames.join('、')}`,
    };
  }
  return { path, problem: issue.message, zh: `内容不符合要求：${issue.message}` };
}
