/**
 * One role's metrics: those of the table and, under their usual names, those of Node itself (memory, event loop, garbage collection).
 *
 * What is read of them is a snapshot, made at most every ten seconds: whoever reads more often learns no more of when a single question
 * came. A time is counted as its bucket's end, so that a histogram's sum says no more of it than its bucket does.
 * @module
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { sleep } from '../../crypto/core/pause.ts';
import { VERSION } from '../version.ts';
import { BUCKETS, METRICS, type MetricName, type MetricSpec, type NameOf, type Role } from './names.ts';

export type Labels = Readonly<Record<string, string>>;

export interface Metrics {
  count(name: NameOf<'counter'>, labels?: Labels, by?: number): void;
  /** @param total what a counter kept elsewhere stands at; it never goes back */
  countTo(name: NameOf<'counter'>, labels: Labels, total: number): void;
  set(name: NameOf<'gauge'>, value: number, labels?: Labels): void;
  observe(name: NameOf<'histogram'>, seconds: number): void;
  /** Runs before a snapshot is made; what throws, or takes longer than READ_MS, leaves its figures as they were. */
  onRead(read: () => void | Promise<void>): void;
  /** In Prometheus' text format. */
  read(): Promise<string>;
  readonly contentType: string;
}

export const SNAPSHOT_MS = 10_000;
/** Values of an open label; what comes after them is counted as `other`. */
const MAX_VALUES = 64;
const OTHER = 'other';
/** For what must be asked, of a chain that may be away, say: Prometheus itself waits for 10 s. */
export const READ_MS = 2_000;
/** Seconds: what a time above all buckets is counted as. */
const ABOVE = 100;

export function createMetrics(role: Role, now: () => number = () => performance.now()): Metrics {
  const registry = new Registry();
  const made = new Map<MetricName, Counter | Gauge | Histogram>();
  const seen = new Map<string, Set<string>>();
  const totals = new Map<string, number>();
  const readers: Reader[] = [];
  let snapshot: { readonly at: number; readonly text: Promise<string> } | null = null;

  for (const [name, spec] of Object.entries(METRICS) as [MetricName, MetricSpec][]) {
    if (!spec.roles.includes(role)) continue;
    const metric = make(name, spec, registry);
    made.set(name, metric);
    if (metric instanceof Histogram) continue;
    // a series that stands at 0 from the start shows its first event as a rise
    for (const labels of closedLabels(spec)) metric.inc(labels, 0);
  }
  collectDefaultMetrics({ register: registry });
  (made.get('veilmesh_build_info') as Gauge).set({ version: VERSION }, 1);

  const bounded = (name: MetricName, labels: Labels): Labels =>
    Object.fromEntries(
      Object.entries(labels).map(([label, value]) => {
        if ((METRICS[name] as MetricSpec).labels?.[label] !== 'open') return [label, value];
        const key = `${name} ${label}`;
        const values = seen.get(key) ?? new Set();
        seen.set(key, values);
        if (!values.has(value) && values.size >= MAX_VALUES) return [label, OTHER];
        values.add(value);
        return [label, value];
      }),
    );

  async function snap(): Promise<string> {
    const over = new AbortController();
    const reading = Promise.all(readers.map(refresh)).finally(() => over.abort());
    await Promise.race([reading, sleep(READ_MS, over.signal).catch(() => undefined)]);
    return await registry.metrics();
  }

  const count: Metrics['count'] = (name, labels = {}, by = 1) => {
    (made.get(name) as Counter).inc(bounded(name, labels), by);
  };
  return {
    count,
    countTo(name, labels, total) {
      const key = `${name} ${JSON.stringify(labels)}`;
      const before = totals.get(key) ?? 0;
      if (total <= before) return;
      totals.set(key, total);
      count(name, labels, total - before);
    },
    set(name, value, labels = {}) {
      (made.get(name) as Gauge).set(bounded(name, labels), value);
    },
    observe(name, seconds) {
      (made.get(name) as Histogram).observe(BUCKETS.find((end) => seconds <= end) ?? ABOVE);
    },
    onRead: (read) => {
      readers.push({ read, running: null });
    },
    read() {
      if (snapshot === null || now() - snapshot.at >= SNAPSHOT_MS) snapshot = { at: now(), text: snap() };
      return snapshot.text;
    },
    contentType: registry.contentType,
  };
}

interface Reader {
  readonly read: () => void | Promise<void>;
  /** One that is not done yet is not begun again. */
  running: Promise<void> | null;
}

async function refresh(reader: Reader): Promise<void> {
  reader.running ??= Promise.resolve()
    .then(reader.read)
    .catch(() => undefined) // its figures stay as they were
    .finally(() => {
      reader.running = null;
    });
  await reader.running;
}

function make(name: MetricName, spec: MetricSpec, registry: Registry): Counter | Gauge | Histogram {
  const common = {
    name,
    help: spec.help,
    labelNames: Object.keys(spec.labels ?? {}),
    registers: [registry],
  };
  if (spec.type === 'counter') return new Counter(common);
  if (spec.type === 'gauge') return new Gauge(common);
  return new Histogram({ ...common, buckets: [...BUCKETS] });
}

/** Every combination of labels that the table names in full. */
function closedLabels({ labels = {} }: MetricSpec): Labels[] {
  let all: Labels[] = [{}];
  for (const [label, values] of Object.entries(labels)) {
    if (values === 'open') return [];
    all = all.flatMap((one) => values.map((value) => ({ ...one, [label]: value })));
  }
  return all;
}
