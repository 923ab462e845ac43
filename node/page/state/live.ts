/**
 * The mesh as the gateway sees it now: asked once, told of changes, and asked again when it changed.
 * @module
 */
import { computed, signal } from '@preact/signals';
import type { ApiFigures, ApiHistory, ApiLive, ApiMesh, ApiMode, ApiStart } from '../../gateway/api-types.ts';
import { type ApiFailure, apiFetch, getJson, tokenAsked, tokenGiven } from '../api.ts';
import { eventsOf } from '../events.ts';
import { asFailure } from './resource.ts';

/** A session on its way, and the peers that it goes through. */
export interface LiveSession {
  readonly id: string;
  readonly model: string;
  readonly mode: ApiMode;
  readonly route: readonly string[];
  readonly steps: number;
}

export const mesh = signal<ApiMesh | null>(null);
export const meshFailure = signal<ApiFailure | null>(null);
/** Null until the gateway has said how far it is. */
export const start = signal<ApiStart | null>(null);
/** There is no mesh to look at yet: it comes up, or could not. */
export const isStarting = computed(() => start.value !== null && start.value.state !== 'ready');
export const connection = signal<'opening' | 'live' | 'lost'>('opening');
export const sessions = signal<ReadonlyMap<string, LiveSession>>(new Map());
/** The last one that ended: its path stays faintly lit. */
export const lastSession = signal<LiveSession | null>(null);
export const figures = signal<ApiFigures | null>(null);
export const history = signal<ApiHistory | null>(null);
/** Counts receipts that came: views of answers ask again. */
export const settled = signal(0);

export const simulatedText = computed(() => mesh.value?.simulatedText ?? null);

/** Points of the history that a tab keeps. */
const KEPT = 2_000;
const AGAIN_MS = [500, 1_000, 2_000, 5_000, 10_000];
/** Mesh changes come in bursts. */
const SETTLE_MS = 150;

/** What an event makes of the sessions under way. */
export function withEvent(
  before: ReadonlyMap<string, LiveSession>,
  event: ApiLive,
): ReadonlyMap<string, LiveSession> {
  const after = new Map(before);
  if (event.type === 'session') {
    const { id, model, mode, route } = event;
    after.set(id, {
      id,
      model,
      mode,
      route: route.map(({ peer }) => peer),
      steps: before.get(id)?.steps ?? 0,
    });
  } else if (event.type === 'step') {
    const session = before.get(event.id);
    if (session === undefined) return before;
    after.set(event.id, { ...session, steps: event.steps });
  } else if (event.type === 'end') {
    if (!after.delete(event.id)) return before;
  } else return before;
  return after;
}

let refreshing: ReturnType<typeof setTimeout> | undefined;

export function refreshMesh(): void {
  clearTimeout(refreshing);
  refreshing = setTimeout(() => {
    getJson<ApiMesh>('/api/mesh').then(
      (value) => {
        mesh.value = value;
        meshFailure.value = null;
      },
      (thrown) => {
        meshFailure.value = asFailure(thrown);
      },
    );
  }, SETTLE_MS);
}

/** Once there is a mesh. */
function askAll(): void {
  getJson<ApiHistory>('/api/history').then(
    (value) => {
      history.value = value;
    },
    () => {}, // plots then begin with what comes
  );
  refreshMesh();
}

function take(event: ApiLive): void {
  if (event.type === 'mesh') refreshMesh();
  else if (event.type === 'start') {
    start.value = event;
    if (event.state === 'ready') askAll();
  } else if (event.type === 'settled') settled.value++;
  else if (event.type === 'figures') {
    figures.value = event;
    const { everyMs = 5_000, points = [] } = history.value ?? {};
    if (event.at <= (points.at(-1)?.at ?? 0)) return; // whoever begins to listen is told the last one again
    history.value = { everyMs, points: [...points, event].slice(-KEPT) };
  } else {
    if (event.type === 'end') lastSession.value = sessions.value.get(event.id) ?? lastSession.value;
    sessions.value = withEvent(sessions.value, event);
  }
}

/** Listens for as long as the page is open; what breaks off is opened again. */
export async function listen(): Promise<never> {
  for (let attempt = 0; ; attempt++) {
    try {
      const response = await apiFetch('/api/live');
      connection.value = 'live';
      attempt = 0;
      sessions.value = new Map(); // ends may have been missed
      for await (const data of eventsOf(response)) take(JSON.parse(data) as ApiLive);
    } catch {
      // said by `connection`
    }
    connection.value = 'lost';
    const before = tokenGiven.value;
    const wait = AGAIN_MS[Math.min(attempt, AGAIN_MS.length - 1)]!;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, wait);
      const stop = tokenGiven.subscribe((now) => {
        if (now !== before) queueMicrotask(done);
      });
      function done(): void {
        clearTimeout(timer);
        stop();
        resolve();
      }
    });
    while (tokenAsked.value) await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  }
}
