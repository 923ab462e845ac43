/**
 * Errors as the API's clients know them, with our codes: { error: { message, type, param, code } } under a status of the family.
 *
 * | family | status | type |
 * |---|---|---|
 * | usage | 400, or 401, 403, 404, 405, 413, 415, 422 by code | invalid_request_error, authentication_error |
 * | unavailable | 503 with Retry-After; 429 where the day's budget is spent | service_unavailable_error, insufficient_quota |
 * | verification | 502 | verification_error |
 * | internal | 500 | server_error |
 * @module
 */
import {
  asVeilmeshError,
  type ErrorFamily,
  UnavailableError,
  UsageError,
  type VeilmeshError,
} from '../../crypto/core/errors.ts';
import { BudgetError } from './budget.ts';

/** Of the body, or a header, that is to blame. */
export class ParameterError extends UsageError {
  readonly param: string;

  constructor(code: string, param: string, message: string, hint?: string) {
    super(code, message, hint === undefined ? {} : { hint });
    this.param = param;
  }
}

/**
 * Asking again costs nothing then, and is all there is to do. Known by its class: a code is a word that a hop can say too, and would be
 * paid for each time.
 */
export class AgainError extends UnavailableError {}

const STATUS: Readonly<Record<ErrorFamily, number>> = {
  usage: 400,
  unavailable: 503,
  verification: 502,
  internal: 500,
};

/** Of some codes. 422: well said, and not possible for this model. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  TOKEN_REFUSED: 401,
  HOST_REFUSED: 403,
  ORIGIN_REFUSED: 403,
  MODEL_UNKNOWN: 404,
  MODEL_NOT_REGISTERED: 404,
  RECEIPT_UNKNOWN: 404,
  RECEIPT_NONE: 404,
  ANSWER_UNKNOWN: 404,
  NODE_UNKNOWN: 404,
  BATCH_UNKNOWN: 404,
  CHECK_UNKNOWN: 404,
  PATH_UNKNOWN: 404,
  METHOD_REFUSED: 405,
  BODY_TOO_LARGE: 413,
  BODY_NOT_JSON: 415,
  CHAT_CONTEXT: 422,
  CHAT_TEMPLATE_NONE: 422,
  MODEL_TASK: 422,
  PRIVACY_CLOSED_MODEL: 422,
  PRIVACY_MODEL_TASK: 422,
  PRIVACY_VEIL_ONLY: 422,
  SENTENCES_COUNT: 422,
  TEXT_TOO_LONG: 422,
  BUDGET_SPENT: 429,
};

const TYPE: Readonly<Record<ErrorFamily, string>> = {
  usage: 'invalid_request_error',
  unavailable: 'service_unavailable_error',
  verification: 'verification_error',
  internal: 'server_error',
};

const PARAM_OF_CODE: Readonly<Record<string, string>> = {
  MODEL_UNKNOWN: 'model',
  MODEL_NOT_REGISTERED: 'model',
  MODEL_TASK: 'model',
  STOP_STRING: 'stop',
};

const RETRY_SECONDS = { soon: 1, later: 10 } as const;

export interface ApiError {
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
    readonly code: string;
    /** What to do next. */
    readonly hint?: string;
    readonly details?: VeilmeshError['details'];
  };
}

export function bodyOf(error: VeilmeshError): ApiError {
  const { code, family, details, hint } = error;
  const param = error instanceof ParameterError ? error.param : (PARAM_OF_CODE[code] ?? null);
  return {
    error: {
      // of a bug the text may be anybody's, of a prompt too
      message: family === 'internal' ? 'a fault of the gateway itself' : error.message,
      type: typeOf(error),
      param,
      code,
      ...(hint === undefined ? {} : { hint }),
      ...(family === 'internal' || Object.keys(details).length === 0 ? {} : { details }),
    },
  };
}

/** A code is a word that a hop can say too: of others' failures it says nothing. */
export const statusOf = (error: VeilmeshError): number =>
  (error.family === 'usage' || error instanceof BudgetError ? STATUS_OF_CODE[error.code] : undefined) ??
  STATUS[error.family];

function typeOf(error: VeilmeshError): string {
  if (error.code === 'TOKEN_REFUSED') return 'authentication_error';
  return error instanceof BudgetError ? 'insufficient_quota' : TYPE[error.family];
}

/** The answer to a request that failed before anything of an answer left. */
export function errorResponse(thrown: unknown): Response {
  const error = asVeilmeshError(thrown);
  const { family, code } = error;
  const again = error instanceof AgainError;
  const seconds = error instanceof BudgetError ? error.seconds : RETRY_SECONDS[again ? 'soon' : 'later'];
  return Response.json(bodyOf(error), {
    status: statusOf(error),
    headers: {
      ...(family === 'unavailable' ? { 'retry-after': String(seconds) } : {}),
      // the client here has tried other routes already, and each try may cost: nobody is to repeat it unasked
      ...(family === 'usage' ? {} : { 'x-should-retry': String(again) }),
      ...(code === 'TOKEN_REFUSED' ? { 'www-authenticate': 'Bearer' } : {}),
    },
  });
}

export const timedOut = (seconds: number): VeilmeshError =>
  new UnavailableError(
    'GATEWAY_TIMEOUT',
    `no whole answer came within ${seconds} seconds; its session is closed`,
    {
      details: { seconds },
      hint: 'a shorter answer (max_tokens), or veilmesh status',
    },
  );
