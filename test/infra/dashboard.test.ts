import { expect, test } from 'vitest';
import { queueMetrics, stageMetrics } from '../../shared/contracts/stage-metrics.ts';
import { measureNight } from '../../shared/domain/runs/measure-night.ts';
import { resourcesOf, synthesize } from './synthesized.ts';

interface Widget {
  properties: { title: string; metrics?: unknown[][] };
}

const boardsOf = (template: ReturnType<typeof synthesize>) =>
  resourcesOf<{ DashboardBody: unknown }>(template, 'AWS::CloudWatch::Dashboard');
const [board] = boardsOf(synthesize({ hedui: { dashboard: true } })).values();
const { widgets } = JSON.parse(bodyOf(board?.Properties.DashboardBody)) as { widgets: Widget[] };

/** The body as JSON; what is known only when it is deployed is in it as a name. */
function bodyOf(body: unknown): string {
  if (typeof body === 'string') return body;
  const { 'Fn::Join': join } = body as { 'Fn::Join': [string, unknown[]] };
  return join[1].map((part) => (typeof part === 'string' ? part : 'deployed')).join(join[0]);
}

/** Names of a widget's metrics, of those that a namespace holds. */
function metricsOf({ properties }: Widget, namespace: string): string[] {
  return (properties.metrics ?? []).filter(([of]) => of === namespace).map(([, name]) => String(name));
}

test('a stack pays for a dashboard only where its settings ask for one', () => {
  expect(boardsOf(synthesize()).size).toBe(0);
});

test('last night appears first, whether it finished before all, and then what needs somebody', () => {
  const [night, attention] = widgets;
  expect(night?.properties.title).toContain('Last night');
  expect(night && metricsOf(night, 'Hedui')[0]).toBe('NightFinished');
  expect(attention && metricsOf(attention, 'Hedui')).toEqual([
    'ProvidersOverdue',
    'DeliveriesHeld',
    'RostersHeld',
    'FilesRejected',
  ]);
});

test('nothing is shown that no function measures', () => {
  const nothing = { day: '2026-10-31', run: undefined, reports: [], overdue: [] };
  const night = measureNight({ ...nothing, heldDeliveries: [], heldRosters: [], filesRejected: 0 });
  const measured = new Set([...Object.keys(night), ...Object.values(stageMetrics).flat(), ...queueMetrics]);
  const shown = widgets.flatMap((widget) => metricsOf(widget, 'Hedui'));
  expect(shown.length).toBeGreaterThan(measured.size / 2);
  expect(shown.filter((name) => !measured.has(name))).toEqual([]);
});
