/** What this process has used. */
import { readFileSync } from 'node:fs';

export interface Usage {
  peakMegabytes: number;
  /** Processor time of all threads. */
  cpuSeconds: number;
}

/**
 * Peak of the resident memory. Linux counts the parent's at the moment of the fork into what `resourceUsage` tells; the
 * high-water mark in /proc is this program's alone.
 */
export function measureUsage(): Usage {
  const kilobytes = readHighWaterMark() ?? process.resourceUsage().maxRSS;
  const { user, system } = process.cpuUsage();
  return { peakMegabytes: (kilobytes * 1024) / 1e6, cpuSeconds: (user + system) / 1e6 };
}

function readHighWaterMark(): number | undefined {
  try {
    const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return found ? Number(found[1]) : undefined;
  } catch {
    return undefined;
  }
}
