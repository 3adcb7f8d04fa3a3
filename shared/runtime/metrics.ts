/** Measurements, as lines of the log that CloudWatch reads as metrics: counts only, by the function that made them. */
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** The service is the function, by its environment; the namespace too, where it is not this one. */
const metrics = new Metrics({ namespace: process.env['POWERTOOLS_METRICS_NAMESPACE'] ?? 'Hedui' });

/** Notes counts; they leave with `flushMetrics`, added up. Names in UpperCamelCase. */
export function count(measured: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(measured)) metrics.addMetric(name, MetricUnit.Count, value);
}

/** Notes how long something took; they leave with the counts, as a distribution. */
export function time(name: string, milliseconds: number): void {
  metrics.addMetric(name, MetricUnit.Milliseconds, Math.round(milliseconds));
}

/** Sends what was counted in this invocation. */
export function flushMetrics(): void {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
}
