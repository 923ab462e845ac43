/**
 * Binary min-heap.
 * @module
 */
export interface Heap<T> {
  push(item: T): void;
  pop(): T | undefined;
}

export function createHeap<T>(compare: (a: T, b: T) => number): Heap<T> {
  const items: T[] = [];
  const less = (a: number, b: number): boolean => compare(items[a]!, items[b]!) < 0;
  const swap = (a: number, b: number): void => {
    [items[a], items[b]] = [items[b]!, items[a]!];
  };

  function push(item: T): void {
    items.push(item);
    for (let at = items.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!less(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  }

  function pop(): T | undefined {
    if (items.length === 0) return undefined;
    swap(0, items.length - 1);
    const top = items.pop();
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < items.length && less(child, least)) least = child;
      }
      if (least === at) return top;
      swap(at, least);
      at = least;
    }
  }

  return { push, pop };
}
