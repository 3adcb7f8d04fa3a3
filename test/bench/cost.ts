export function measureCost(): Promise<{ markdown: string; usdPerMillionRows: number }> {
  throw new Error('later');
}
