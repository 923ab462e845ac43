/**
 * Events in the order of their times; of two at one time, the one that was planned first.
 * @module
 */

export interface Events {
  readonly now: number;
  at(time: number, run: () => void): void;
  /** Runs until nothing is left, or `until` has come. */
  run(until: number): void;
}

interface Planned {
  readonly time: number;
  readonly order: number;
  readonly run: () => void;
}

const before = (a: Planned, b: Planned): boolean =>
  a.time < b.time || (a.time === b.time && a.order < b.order);

export function createEvents(): Events {
  const heap: Planned[] = [];
  let now = 0;
  let order = 0;

  const push = (event: Planned): void => {
    let i = heap.push(event) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (before(heap[parent]!, event)) break;
      heap[i] = heap[parent]!;
      i = parent;
    }
    heap[i] = event;
  };

  const pop = (): Planned => {
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (before(last, heap[child]!)) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = last;
    return first;
  };

  return {
    get now() {
      return now;
    },
    at: (time, run) => push({ time, order: order++, run }),
    run(until) {
      while (heap.length > 0 && heap[0]!.time <= until) {
        const event = pop();
        now = event.time;
        event.run();
      }
    },
  };
}
