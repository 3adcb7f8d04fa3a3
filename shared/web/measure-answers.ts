/** What the answers of an interface say of it and of who asks: measured, so that somebody is called. */
import { count, flushMetrics } from '../runtime/metrics.ts';
import type { AnswerMetric } from '../contracts/stage-metrics.ts';

/** Notes an answer. @param path as the application itself knows it */
export function measureAnswer(path: string, status: number): void {
  for (const name of metricsOf(path, status)) count({ [name]: 1 });
  flushMetrics();
}

/**
 * A sign-in that came to nothing, or credentials that are none; a step that this person may not take. That somebody has to
 * sign in first, which leads there, is neither.
 */
function metricsOf(path: string, status: number): AnswerMetric[] {
  if (status >= 500) return ['AnswersFailed'];
  if (status === 401 || (path === '/auth/callback' && status >= 400)) return ['SignInsFailed'];
  return status === 403 ? ['StepsRefused'] : [];
}
