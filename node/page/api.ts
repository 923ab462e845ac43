/**
 * Requests to the gateway that served this page, with its token where it asks for one.
 * @module
 */
import { signal } from '@preact/signals';

/** An error of the API: what went wrong, its code, and what to do next. */
export class ApiFailure extends Error {
  readonly code: string;
  readonly hint: string | null;
  /** HTTP; 0 where nothing answered. */
  readonly status: number;

  constructor(code: string, message: string, hint: string | null, status: number) {
    super(message);
    this.name = 'ApiFailure';
    this.code = code;
    this.hint = hint;
    this.status = status;
  }
}

/** As the API writes it. */
export interface ApiErrorBody {
  readonly error: { readonly code: string; readonly message: string; readonly hint?: string };
}

const KEY = 'veilmesh-token';

/** Set once a request was refused for want of a token. */
export const tokenAsked = signal(false);
/** Counts tokens that were given: what failed for want of one is asked again. */
export const tokenGiven = signal(0);

/** Kept as long as the tab is open. */
export function giveToken(token: string): void {
  sessionStorage.setItem(KEY, token.trim());
  tokenAsked.value = false;
  tokenGiven.value++;
}

export const hasToken = (): boolean => sessionStorage.getItem(KEY) !== null;

export const isErrorBody = (body: unknown): body is ApiErrorBody =>
  typeof (body as ApiErrorBody | null)?.error?.code === 'string';

export const failureOf = ({ error }: ApiErrorBody, status: number): ApiFailure =>
  new ApiFailure(error.code, error.message, error.hint ?? null, status);

/** @throws ApiFailure of the API; GATEWAY_GONE where nothing answers; the signal's reason */
export async function apiFetch(path: string, init: RequestInit = {}): Promise<Response> {
  const token = sessionStorage.getItem(KEY);
  const headers = new Headers(init.headers);
  if (token !== null) headers.set('authorization', `Bearer ${token}`);
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers });
  } catch (thrown) {
    if (init.signal?.aborted === true) throw thrown;
    throw new ApiFailure(
      'GATEWAY_GONE',
      'the gateway that served this page does not answer',
      'is its process still running? veilmesh status',
      0,
    );
  }
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  if (!isErrorBody(body)) {
    throw new ApiFailure('GATEWAY_ANSWER', `the gateway answered ${response.status}`, null, response.status);
  }
  if (body.error.code === 'TOKEN_REFUSED') tokenAsked.value = true;
  throw failureOf(body, response.status);
}

/** @throws as apiFetch */
export const getJson = async <T>(path: string, abort?: AbortSignal): Promise<T> =>
  (await (await apiFetch(path, abort === undefined ? {} : { signal: abort })).json()) as T;

/** @throws as apiFetch */
export const postJson = async <T>(path: string, body: unknown, abort?: AbortSignal): Promise<T> =>
  (await (await apiFetch(path, postOf(body, abort))).json()) as T;

export const postOf = (body: unknown, abort?: AbortSignal): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
  ...(abort === undefined ? {} : { signal: abort }),
});
