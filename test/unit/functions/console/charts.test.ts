import { describe, expect, it } from 'vitest';
import { barChart } from '../../../../functions/console/charts/bars.ts';
import type { Chart } from '../../../../functions/console/charts/chart.ts';
import { columnChart, lineChart } from '../../../../functions/console/charts/over-time.ts';

const aChart = (parts: Partial<Chart> = {}): Chart => ({
  id: 'towns',
  title: '各乡镇未结个案',
  summary: '柳湾镇最多',
  labelTitle: '乡镇',
  tableTitle: '以表格显示',
  labels: ['柳湾镇', '石桥镇'],
  series: [
    { name: '拟停发', color: 'stop', values: [30, 10] },
    { name: '复核', color: 'look', values: [70, 40] },
  ],
  ...parts,
});

describe('a chart', () => {
  it('stacks its series: the longest bar fills the width, the others in proportion', () => {
    const widths = [...String(barChart(aChart())).matchAll(/x="([\d.]+)%"\s+y="\d+"\s+width="([\d.]+)%"/g)];
    expect(widths.map(([, x, width]) => [Number(x), Number(width)])).toEqual([
      [0, 30],
      [30, 70],
      [0, 10],
      [10, 40],
    ]);
  });

  it('puts what stands for nothing at the foot and nothing above the highest line', () => {
    const chart = lineChart(aChart({ series: [{ name: '疑点', color: 'brand', values: [0, 100] }] }));
    const heights = [...String(chart).matchAll(/cy="([\d.]+)"/g)].map(([, y]) => Number(y));
    expect(heights).toEqual([168, 8]);
  });

  it.each([
    ['bars', barChart],
    ['columns', columnChart],
    ['lines', lineChart],
  ])('%s say in words and in a table what they show', (_, draw) => {
    const drawn = String(draw(aChart()));
    expect(drawn).toMatch(/<desc id="towns-summary">柳湾镇最多<\/desc>/);
    expect(drawn.match(/<td class="num">(\d+)<\/td>/g)).toHaveLength(4);
    expect(drawn).not.toContain('NaN');
  });

  it.each([
    ['bars', barChart],
    ['columns', columnChart],
    ['lines', lineChart],
  ])('%s can be drawn of nothing', (_, draw) => {
    const empty = { labels: [], series: [{ name: '复核', color: 'look' as const, values: [] }] };
    expect(String(draw(aChart(empty)))).not.toMatch(/NaN|Infinity/);
  });

  it('takes a hostile name for text', () => {
    const drawn = String(barChart(aChart({ labels: ['<script>alert(1)</script>', '石桥镇'] })));
    expect(drawn).not.toContain('<script>');
  });
});
