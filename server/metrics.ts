import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 20 });
delay.enable();

/** Counters of this process, in the text format of Prometheus. */
export class Metrics {
  private readonly requests = new Map<string, number>();

  /** Counts one answered request of a door. */
  count(door: string, status: number): void {
    const key = `door="${door}",status="${status}"`;
    this.requests.set(key, (this.requests.get(key) ?? 0) + 1);
  }

  /** The page that a scraper reads. */
  render(gauges: { activeRuns: number }): string {
    const lines = [
      '# HELP patchbay_requests_total Requests answered, by door and status.',
      '# TYPE patchbay_requests_total counter',
      ...[...this.requests].map(([labels, value]) => `patchbay_requests_total{${labels}} ${value}`),
      '# HELP patchbay_active_runs Runs this process drives.',
      '# TYPE patchbay_active_runs gauge',
      `patchbay_active_runs ${gauges.activeRuns}`,
      '# HELP process_resident_memory_bytes Resident memory in bytes.',
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      '# HELP process_uptime_seconds Seconds since the process started.',
      '# TYPE process_uptime_seconds gauge',
      `process_uptime_seconds ${process.uptime().toFixed(1)}`,
      '# HELP patchbay_event_loop_delay_seconds 99th percentile of the delay of the event loop.',
      '# TYPE patchbay_event_loop_delay_seconds gauge',
      `patchbay_event_loop_delay_seconds ${(delay.percentile(99) / 1e9).toFixed(6)}`,
    ];
    return `${lines.join('\n')}\n`;
  }
}
